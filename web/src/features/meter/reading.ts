// What a link meter's numbers say, in words.
import { absenceOf, valueOf, type Shown } from '../../api/shown'
import type { MeterChange, MeterDeed, MeterPair, PairStory } from '../../api/types'
import { decimal, number, t, tn } from '../../words'

export const scoreText = (value: number): string => number(Math.round(value))
// Near nothing with a decimal, so that what is above 0 is not called 0.
const sizeOf = (value: number): string => (Math.abs(value) < 1 ? decimal(Math.abs(value)) : number(Math.round(Math.abs(value))))
const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${sizeOf(value)}`

/** Why there is no number: hidden because few answered, or because its two silos read it first; skipped; or not a thing. */
export function whyNone(value: Shown<number>): string {
  const absence = absenceOf(value)
  if (absence === 'hidden') return t(typeof value === 'object' && value !== null && 'hidden' in value && value.hidden === 'theirs_first' ? 'meter.theirs_first.short' : 'common.hidden')
  return t(absence === 'unanswered' ? 'common.unanswered' : 'meter.no_mean')
}

/** Up, down, or no change that can be told; null when there is nothing to compare with. */
export function changeText(change: MeterChange | null | undefined): string | null {
  if (change == null) return null
  const [by, low, high] = [valueOf(change.by), valueOf(change.low), valueOf(change.high)]
  if (by === null || low === null || high === null) return t('meter.change.not_compared')
  const span = { low: signed(low), high: signed(high) }
  if (valueOf(change.clear) !== true) return t('meter.change.none', span)
  return t(by > 0 ? 'meter.change.up' : 'meter.change.down', { by: sizeOf(by), ...span })
}

/** Contacts of two silos as the map shows them; what it hides, in its own reasons. */
export function contactsText(deed: MeterDeed): string {
  if (deed.verdict === '') return t('meter.deeds.unknown')
  const ties = valueOf(deed.ties)
  if (ties !== null) return number(ties)
  const why = typeof deed.ties === 'object' && deed.ties !== null && 'hidden' in deed.ties ? deed.ties.hidden : ''
  return t(why === 'at_or_below_expected' ? 'meter.deeds.at_most_chance' : 'meter.deeds.kept')
}

/** What changed in the words of two silos, when that can be told: both ways or one, and never in opposite directions. */
function wordsMoved(story: PairStory, pairs: readonly MeterPair[]): 'up' | 'down' | 'none' | null {
  const ways = pairs.filter((pair) => [pair.asked, pair.about].sort().join('|') === [story.a, story.b].sort().join('|'))
  const changes = ways.flatMap((pair) => (pair.score.change == null ? [] : [{ by: valueOf(pair.score.change.by), clear: valueOf(pair.score.change.clear) === true }]))
  if (!changes.some((change) => change.by !== null)) return null
  const clear = changes.filter((change) => change.clear).map((change) => (change.by ?? 0) > 0)
  if (clear.length === 0 || new Set(clear).size > 1) return 'none'
  return clear[0] === true ? 'up' : 'down'
}

/** Two silos in a sentence or two: how their words moved, and what they agreed and reached. */
/** What became of a wall between two silos, of the last two measurements of which it is known; null = there was none, or nothing to compare. */
export function wallMoved(story: PairStory): 'gone' | 'came' | 'stays' | null {
  const known = story.moments.map((moment) => moment.contacts ?? null).filter((contacts) => contacts === 'wall' || contacts === 'as_expected' || contacts === 'corridor')
  const [before, now] = known.slice(-2)
  if (before === undefined || now === undefined || (before !== 'wall' && now !== 'wall')) return null
  return before !== 'wall' ? 'came' : now === 'wall' ? 'stays' : 'gone'
}

export function storyText(story: PairStory, pairs: readonly MeterPair[]): string {
  const last = story.moments.at(-1)
  if (last === undefined) return ''
  const { decided, running, results, ended } = last.agreed
  const moved = wordsMoved(story, pairs)
  const words = moved !== null ? t(`meter.stories.words_${moved}`) : t(valueOf(last.words) === null ? 'meter.stories.words_unknown' : 'meter.stories.words_once')
  const tried = running + results + ended
  const done = results > 0 ? tn('meter.stories.reached', results) : tried > 0 ? t('meter.stories.trying') : t(decided > 0 ? 'meter.stories.only_decided' : 'meter.stories.nothing')
  const wall = wallMoved(story)
  return [words, wall === null ? '' : t(`meter.stories.wall_${wall}`), done].filter((part) => part !== '').join(' ')
}

export interface Couple {
  a: string
  b: string
  ways: MeterPair[]
}
/** Both ways of two silos together, in order of their names: never by score. */
export function couplesOf(pairs: readonly MeterPair[]): Couple[] {
  const couples = new Map<string, Couple>()
  for (const pair of pairs) {
    const [a, b] = [pair.asked, pair.about].sort((x, y) => x.localeCompare(y)) as [string, string]
    const couple = couples.get(`${a}|${b}`) ?? { a, b, ways: [] }
    couple.ways.push(pair)
    couples.set(`${a}|${b}`, couple)
  }
  return [...couples.values()].sort((x, y) => x.a.localeCompare(y.a) || x.b.localeCompare(y.b))
}
/** There is something to read, of one way at least. */
export const anyNumber = (couple: Couple): boolean => couple.ways.some((way) => way.score.questions > 0)
export const anybodySaid = (couple: Couple): boolean => couple.ways.some((way) => way.lines.some((line) => absenceOf(line.now.answers) !== 'unanswered'))
