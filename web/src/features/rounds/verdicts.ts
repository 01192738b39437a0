// How the five verdicts look; the words are in words/result.
import type { IconName } from '../../ui/icon_names'
import type { Verdict } from './reading'

export const verdicts = ['shared', 'rejected', 'differ', 'unclear', 'hidden'] as const satisfies readonly Verdict[]
export const verdictLooks: Readonly<Record<Verdict, { icon: IconName; look: string }>> = {
  shared: { icon: 'check', look: 'goed' },
  rejected: { icon: 'x', look: 'goed' },
  differ: { icon: 'unlink', look: 'letop' },
  unclear: { icon: 'circle-dashed', look: '' },
  hidden: { icon: 'eye-off', look: 'dash' },
}
