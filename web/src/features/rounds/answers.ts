// The three answers, in words and looks. In a support round they are about the proposal: for, against, abstain.
import type { RoundKind, Vote } from '../../api/types'
import type { IconName } from '../../ui/icons'
import { t } from '../../words'

export const votes: readonly Vote[] = ['agree', 'disagree', 'pass']
export const voteIcons: Readonly<Record<Vote, IconName>> = { agree: 'thumbs-up', disagree: 'thumbs-down', pass: 'circle-question-mark' }

export function voteWord(kind: RoundKind, vote: Vote): string {
  return t(kind === 'support' ? `rounds.support.${vote}` : `rounds.answer.${vote}`)
}
