import { beforeAll, describe, expect, it } from 'vitest'
import type { Ballot } from '../../api/ballot'
import type { RoundLine, Todo } from '../../api/types'
import { setLanguage } from '../../words'
import { threadOf } from './threads'
import { greetingAt, minutesFor, placeOf, untilOf, withBegun } from './todo'

const todo = (kind: Todo['kind'], target = 1): Todo => ({ kind, title: '', target, count: 8 })
const round: RoundLine = { id: 3, programme: 1, kind: 'statements', title: 'R', statements: 8, closes: '2026-10-16T10:00:00.000Z', closed: false, mine: true, customers: '' }
const ballot = (handedIn: boolean): Ballot => ({ organisation: 1, round: 3, key: 'k', taken: true, votes: {}, handedIn, sent: true })

beforeAll(() => setLanguage('nl', false))

describe('today', () => {
  it('puts a vote that was begun here and not handed in before everything else', () => {
    expect(withBegun([todo('give_input')], [round], [ballot(false)]).map((one) => one.kind)).toEqual(['vote', 'give_input'])
    expect(withBegun([todo('give_input')], [round], [ballot(true)]).map((one) => one.kind)).toEqual(['give_input'])
    expect(withBegun([todo('nothing')], [{ ...round, closed: true }], [ballot(false)])).toEqual([])
  })
  it('knows where each thing is done and how long it takes', () => {
    expect(placeOf(todo('vote', 3))).toBe('/rounds/3')
    expect(minutesFor(todo('vote'))).toBe(2)
    expect(minutesFor(todo('import_people'))).toBeNull()
  })
  it('says a day as a day and a moment as a moment', () => {
    expect(untilOf('2026-10-16T00:00:00.000Z')).toBe('vrijdag 16 oktober')
    expect(untilOf('2026-10-16T10:30:00.000Z')).toContain(':30')
    expect(greetingAt(5)).toBe('night')
    expect(greetingAt(13)).toBe('afternoon')
  })
  it('shows how far a statement is', () => {
    expect(threadOf('published').map((link) => link.state)).toEqual(['done', 'later', 'later', 'later', 'later'])
    expect(threadOf('in_proposal').map((link) => link.state)).toEqual(['done', 'done', 'now', 'later', 'later'])
    expect(threadOf('result').every((link) => link.state === 'done')).toBe(true)
  })
})
