import { describe, expect, it } from 'vitest'
import { blocking, effectOf, newPairs, pairsIn, ruleOf, silosOf, type Circle, type Circles } from './reading'

const circle = (id: number, silos: string[], violations: string[] = []): Circle => ({
  id, name: `Kring ${id}`, goal: '', locked: false, announced: false, met: null, violations,
  people: silos.map((silo, i) => ({ id: 10 * id + i, name: `P${i}`, silo })),
  reasons: [{ kind: 'new_pairs', count: 2, names: [] }],
})
const draft = (circles: Circle[], score: number): Circles => ({ programme: 1, programme_title: '', border: 'department', draft: circles, announced: [], without: [], score, bound: 1, obstacles: [] })

describe('a circle of the draft', () => {
  it('counts its silos once and its pairs', () => {
    expect(silosOf(circle(1, ['B', 'A', 'B', '']))).toEqual(['A', 'B'])
    expect(pairsIn(circle(1, ['A', 'B', 'C']))).toBe(3)
    expect(newPairs(circle(1, ['A']))).toBe(2)
  })
  it('cannot be announced with two people, with eight, or with two who must stay apart', () => {
    const fine = circle(1, ['A', 'B', 'C'], ['violation.hours'])
    const list = [fine, circle(2, ['A', 'B']), circle(3, Array<string>(8).fill('A')), circle(4, ['A', 'B', 'C'], ['violation.apart'])]
    expect(blocking(list).map((c) => c.id)).toEqual([2, 3, 4])
  })
  it('names a broken rule by the last part of its key', () => {
    expect(ruleOf('violation.reporting_line')).toBe('reporting_line')
    expect(ruleOf('hours')).toBe('hours')
  })
})

describe('a move by hand', () => {
  it('says what it changed: the score, and the rules that broke or mended', () => {
    const before = draft([circle(1, ['A', 'B', 'C'], ['hours']), circle(2, ['A', 'B', 'C'])], 0.8)
    const after = draft([circle(1, ['A', 'B']), circle(2, ['A', 'B', 'C', 'C'], ['same_team'])], 0.7)
    expect(effectOf(before, after)).toEqual({ before: 0.8, after: 0.7, broken: [{ circle: 'Kring 2', rule: 'same_team' }], mended: [{ circle: 'Kring 1', rule: 'hours' }] })
  })
})
