import { describe, expect, it } from 'vitest'
import { along, valueAxis } from './run'

describe('a run chart', () => {
  it('has round ticks that hold every number, also below zero and far from it', () => {
    for (const numbers of [[10.5, 3, 12, 5], [0], [0, 0], [7], [-3, 4], [980, 1010, 1003], [0.002, 0.0041], [1e9, 3.5e9], [-20, -5]]) {
      const axis = valueAxis(numbers)
      expect(axis.from, String(numbers)).toBeLessThanOrEqual(Math.min(...numbers))
      expect(axis.to, String(numbers)).toBeGreaterThanOrEqual(Math.max(...numbers))
      expect(axis.to, String(numbers)).toBeGreaterThan(axis.from)
      expect(axis.ticks.length, String(numbers)).toBeLessThanOrEqual(6)
    }
    expect(valueAxis([10.5, 3, 12, 5]).ticks).toEqual([0, 5, 10, 15])
    expect(valueAxis([980, 1010, 1003]).from).toBeGreaterThan(900)
  })
  it('places days evenly, and one alone in the middle', () => {
    expect([along('2026-10-01', '2026-10-01', '2026-10-11'), along('2026-10-06', '2026-10-01', '2026-10-11'), along('2026-10-11', '2026-10-01', '2026-10-11')]).toEqual([0, 0.5, 1])
    expect(along('2026-10-01', '2026-10-01', '2026-10-01')).toBe(0.5)
  })
})
