import { describe, expect, it } from 'vitest'
import { byPair, corridorsOf, gapOf, headlineOf, valueOf, wallsOf, type Cell } from './reading'

const cell = (a: string, b: string, ties: Cell['ties'], expected: number, verdict: string): Cell => ({ a, b, ties, expected, ratio: null, z: null, q: null, verdict })

describe('the silo map', () => {
  it('names the wall first where most ties are missing, and never a silo with itself', () => {
    const cells = [cell('A', 'A', 3, 40, 'wall'), cell('A', 'B', 8, 20, 'wall'), cell('A', 'C', 2, 30, 'wall'), cell('B', 'C', 31, 20, 'corridor')]
    expect(wallsOf(cells).map((c) => `${c.a}${c.b}`)).toEqual(['AC', 'AB'])
    expect(corridorsOf(cells).map((c) => `${c.a}${c.b}`)).toEqual(['BC'])
  })
  it('counts a hidden number as at most none, so the gap is the widest it can be', () => {
    expect(gapOf(cell('A', 'B', { hidden: 'at_or_below_expected' }, 12, 'wall'))).toBe(12)
  })
  it('does not guess a gap whose ties are hidden for another pair\'s sake: such a wall stands last', () => {
    const cells = [cell('A', 'B', { hidden: 'complement' }, 90, 'wall'), cell('A', 'C', 8, 20, 'wall')]
    expect(wallsOf(cells).map((c) => `${c.a}${c.b}`)).toEqual(['AC', 'AB'])
  })
  it('finds a pair whichever of the two is named first', () => {
    expect(byPair([cell('A', 'B', 1, 2, '')])('B', 'A')?.ties).toBe(1)
  })
  it('says closed only when the ties cross less than the whole band of chance', () => {
    const overall = { ei: -0.4, ei_expected: 0.5, ei_low: 0.4, ei_high: 0.6, assortativity: 0.5 }
    expect(headlineOf(overall)).toMatchObject({ crossing: 0.3, expected: 0.75, says: 'closed' })
    expect(headlineOf({ ...overall, ei: 0.41 })?.says).toBe('chance')
    expect(headlineOf({ ...overall, ei_low: null })?.says).toBe('unsure')
    expect(headlineOf({ ...overall, ei: { hidden: 'small_group' } })).toBeNull()
  })
  it('keeps hidden, unanswered and zero apart', () => {
    expect(valueOf(0)).toBe(0)
    expect(valueOf({ hidden: 'small_group' })).toBeNull()
    expect(valueOf({ unanswered: true })).toBeNull()
  })
})
