import { describe, expect, it } from 'vitest'
import { faultsOf, mondayFrom, planFrom, planLike } from './plan'

describe('the plan of a cycle', () => {
  it('puts the phases one after another, each ending the day before the next opens', () => {
    const plan = planFrom('2026-10-05', [1, 2, 2, 3, 4, 1])
    expect(plan).toHaveLength(6)
    expect(plan[0]).toEqual({ phase: 'map', opens: '2026-10-05', closes: '2026-10-11' })
    expect(plan[5]?.closes).toBe('2027-01-03')
    expect(faultsOf(plan)).toEqual([])
  })
  it('keeps its rhythm when it starts on another day, over the change of the clock', () => {
    const again = planLike(planFrom('2026-10-05', [1, 2, 2, 3, 4, 1]), '2027-03-22')
    expect(again[0]?.opens).toBe('2027-03-22')
    expect(again[1]).toEqual({ phase: 'connect', opens: '2027-03-29', closes: '2027-04-11' })
  })
  it('starts on a Monday: today when it is one', () => {
    expect(mondayFrom('2026-10-13')).toBe('2026-10-19')
    expect(mondayFrom('2026-10-12')).toBe('2026-10-12')
    expect(mondayFrom('2026-10-18')).toBe('2026-10-19')
  })
  it('says which phase ends before it starts, overlaps, or has no such date', () => {
    const plan = planFrom('2026-10-05', [1, 1, 1, 1, 1, 1])
    const broken = plan.map((p, i) => (i === 1 ? { ...p, opens: '2026-10-11' } : i === 2 ? { ...p, closes: '2026-10-01' } : i === 4 ? { ...p, opens: '2026-02-30' } : p))
    expect(faultsOf(broken).map((f) => [f.phase, f.fault])).toEqual([
      ['connect', 'starts_before_the_last_ends'],
      ['explore', 'ends_before_it_starts'],
      ['carry_out', 'not_a_date'],
    ])
  })
})
