// What the three screens of a session say of it in one line.
import type { GuidedSessionView } from '../../api/types'
import { t } from '../../words'
import { say } from '../../ui/say'
import type { StepWords } from './steps'

export function sentenceOf(view: GuidedSessionView, words: StepWords, names: ReadonlyMap<number, string>, me: number | undefined): string {
  const parts = [words.step === null ? t('session.no_words') : say(words.step.title)]
  if (view.speaks != null) parts.push(view.speaks === me ? t('session.you_speak') : t('session.speaks', { name: names.get(view.speaks) ?? '' }))
  if (words.step?.question != null) parts.push(say(words.step.question))
  return parts.join('. ')
}
