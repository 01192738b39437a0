import { describe, expect, it } from 'vitest'
import { costSays, outward, rangeSays, trendSays, typedRange } from './reading'

describe('what an estimate says', () => {
  it('is rounded outward, never inward', () => {
    expect([outward(1234, 'low'), outward(1234, 'high'), outward(99, 'low'), outward(150_001, 'high')]).toEqual([1200, 1300, 99, 160_000])
  })
  it('keeps nothing known and nothing apart', () => {
    const cost = { silos: 0, of_silos: 2, items: 0, of_items: 1 }
    expect(costSays(cost)).toEqual({ key: 'none' })
    expect(costSays({ ...cost, low: 0, high: 0 })).toEqual({ key: 'one', low: 0, high: 0 })
    expect(rangeSays(4, 8)).toEqual({ key: 'range', low: 4, high: 8 })
  })
  it('is taken from two whole numbers, or from none', () => {
    expect(typedRange('', ' ')).toEqual({ range: null, fault: false })
    expect(typedRange('4', '8')).toEqual({ range: { low: 4, high: 8 }, fault: false })
    for (const [low, high] of [['4', ''], ['8', '4'], ['-1', '4'], ['1,5', '4']] as const) expect(typedRange(low, high).fault).toBe(true)
  })
  it('is more or less than before only when the ranges lie apart', () => {
    const bar = (month: string, low: number | null, high: number | null) => ({ month, low, high })
    expect(trendSays([bar('a', null, null)])).toBe('none')
    expect(trendSays([bar('a', 4, 8)])).toBe('one')
    expect(trendSays([bar('a', 40, 80), bar('b', null, null), bar('c', 10, 30)])).toBe('less')
    expect(trendSays([bar('a', 40, 80), bar('c', 60, 100)])).toBe('unclear')
    expect(trendSays([bar('a', 4, 8), bar('c', 9, 10)])).toBe('more')
  })
})
