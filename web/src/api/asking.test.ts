import { describe, expect, it } from 'vitest'
import { drawn, type Draw } from './asking'

// Draws that are written down: the first is out of a thousand (below 100 is "evenly"), the next which one.
const from = (numbers: number[]): Draw => (count) => Math.min(numbers.shift() ?? 999, count - 1)

describe('the order in which a device asks', () => {
  const third = (id: number): number => (id <= 2 ? 1 : 3)
  it('begins with what is wanted most', () => {
    expect(drawn([1, 2, 3, 4], third, from([500, 1, 500, 0, 500, 0, 500, 0]))).toEqual([4, 3, 1, 2])
  })
  it('now and then asks any', () => {
    expect(drawn([1, 2, 3, 4], third, from([50, 0, 500, 0, 500, 0, 500, 0]))[0]).toBe(1)
  })
  it('asks everything once, whatever is wanted', () => {
    for (let n = 0; n < 50; ++n) expect([...drawn([1, 2, 3, 4, 5], (id) => id % 3)].sort()).toEqual([1, 2, 3, 4, 5])
  })
  it('gives every statement its chance to be first', () => {
    const first = new Set(Array.from({ length: 400 }, () => drawn([1, 2, 3, 4], third)[0]))
    expect(first.size).toBe(4)
  })
})
