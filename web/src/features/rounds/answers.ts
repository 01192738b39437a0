// The three answers, in words and looks. About a proposal: for, against, abstain; about a card: this is what I mean, it is not, skip.
import type { RoundKind, Vote } from '../../api/types'
import type { IconName } from '../../ui/icon_names'
import { t } from '../../words'

export const votes: readonly Vote[] = ['agree', 'disagree', 'pass']
export const voteIcons: Readonly<Record<Vote, IconName>> = { agree: 'thumbs-up', disagree: 'thumbs-down', pass: 'circle-question-mark' }
const markIcons: Readonly<Record<Vote, IconName>> = { agree: 'check', disagree: 'x', pass: 'minus' }
const families: Readonly<Record<RoundKind, string>> = { statements: 'answer', support: 'support', marking: 'marking', sentence: 'sentence', meter: 'answer' }

/** One question, for or against: about a proposal or the shared sentence. */
export const asksSupport = (kind: RoundKind): boolean => kind === 'support' || kind === 'sentence'

export const iconOf = (kind: RoundKind, vote: Vote): IconName => (kind === 'marking' ? markIcons : voteIcons)[vote]

export function voteWord(kind: RoundKind, vote: Vote): string {
  return t(`rounds.${families[kind]}.${vote}`)
}
