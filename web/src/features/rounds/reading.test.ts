import { describe, expect, it } from 'vitest'
import type { GroundCell, GroundStatement, ResultView } from '../../api/types'
import { resultsOf, sharesOf, verdictOf } from './reading'

const hidden = { hidden: 'small_group' }
const none = { low: null, high: null }
const statement = (id: string, counts: [number, number, number] | null): GroundStatement => ({
  id, agree: counts?.[0] ?? hidden, disagree: counts?.[1] ?? hidden, pass: counts?.[2] ?? hidden, seen: hidden, predicted_agree: null, low: null, high: null,
  bridge: null, divisive: null, floor: null, floor_low: null, group_informed_consensus: null, all_agree: null, silos_agreeing: null, split: null,
})
const cell = (name: string, low: number, high: number): GroundCell => ({ name, statement: '1', agree: (low + high) / 2, low, high, disagree: 0, pass: 0, answered: 20, basis: 'measured', blocks: null })

describe('a result', () => {
  it('calls shared only what is surely above one half in every silo that is shown, and in all together', () => {
    const [high, low, both] = [{ low: 0.6, high: 0.8 }, { low: 0.1, high: 0.3 }, { low: 0.4, high: 0.6 }]
    expect(verdictOf(3, 0, 0, high)).toBe('shared')
    expect(verdictOf(2, 0, 1, high)).toBe('unclear')
    expect(verdictOf(0, 2, 0, low)).toBe('rejected')
    expect(verdictOf(0, 0, 0, none)).toBe('hidden')
    expect(verdictOf(0, 0, 0, high)).toBe('shared')
    // One silo shown says nothing of those that are hidden.
    expect(verdictOf(0, 1, 0, both)).toBe('unclear')
    expect(verdictOf(1, 0, 0, none)).toBe('unclear')
  })
  it('says that we differ when one silo is surely above and another surely below', () => {
    expect(verdictOf(2, 1, 1, none)).toBe('differ')
  })
  it('sorts silos by their whole interval, and does not guess at hidden ones', () => {
    const unseen: GroundCell = { ...cell('D', 0, 0), agree: hidden, low: hidden, high: hidden, basis: 'unknown' }
    const silent: GroundCell = { ...unseen, name: 'E', agree: { unanswered: true } }
    const view = { round: {}, statements: [{ id: 1, kind: 'wish', text: 'x' }], ground: { list: [statement('1', [1, 1, 1])], silos: [cell('A', 0.6, 0.8), cell('B', 0.1, 0.3), cell('C', 0.4, 0.7), unseen, silent] } } as unknown as ResultView
    const [one] = resultsOf(view)
    expect([one?.text, one?.verdict, one?.above, one?.below, one?.between, one?.without]).toEqual(['x', 'differ', ['A'], ['B'], ['C'], { hidden: ['D'], unanswered: ['E'], undefined: [] }])
  })
  it('has shares of all who answered, and none when hidden or unanswered', () => {
    expect(sharesOf(statement('1', [6, 3, 1]))).toEqual({ agree: 0.6, pass: 0.1, disagree: 0.3, answers: 10 })
    expect(sharesOf(statement('1', null))).toBeNull()
    expect(sharesOf(statement('1', [0, 0, 0]))).toBeNull()
  })
})
