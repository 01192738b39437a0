import { describe, expect, it } from 'vitest'
import { corners, dayTicks } from './curve'

const steps = [{ days: 10, done: 0.25, low: 0.1, high: 0.5 }, { days: 30, done: 0.5, low: 0.2, high: 0.8 }]

describe('a curve of steps', () => {
  it('stays level until the day of a step, and is drawn to the last day that is known', () => {
    expect(corners(steps, 'done', 40)).toEqual([[0, 0], [10, 0], [10, 0.25], [30, 0.25], [30, 0.5], [40, 0.5]])
  })
  it('takes the band the same way', () => {
    expect(corners(steps, 'low', 30).at(-1)).toEqual([30, 0.2])
  })
  it('is level at nothing without a step', () => {
    expect(corners([], 'done', 12)).toEqual([[0, 0], [12, 0]])
  })
})

describe('the days along the axis', () => {
  it('are round, and five at most', () => {
    expect(dayTicks(100)).toEqual([0, 30, 60, 90])
    expect(dayTicks(3)).toEqual([0, 1, 2, 3])
    for (const until of [0, 1, 9, 33, 121, 400, 2000, 9000]) expect(dayTicks(until).length).toBeLessThanOrEqual(5)
  })
})
