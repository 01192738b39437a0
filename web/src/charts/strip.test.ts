import { describe, expect, it } from 'vitest'
import { hexPath, frameOf } from './hexes'
import { stacked } from './strip'

describe('markers on one line', () => {
  it('stay on it when there is room, and step aside when there is none', () => {
    expect(stacked([0, 20, 40], 10)).toEqual([0, 0, 0])
    expect(stacked([0, 1, 2, 30], 10)).toEqual([0, -1, 1, 0])
  })
  it('never cover each other', () => {
    const at = Array.from({ length: 12 }, (_, i) => (i * 7) % 23)
    const rows = stacked(at, 10)
    for (let i = 0; i < at.length; ++i) for (let j = 0; j < i; ++j) if (rows[i] === rows[j]) expect(Math.abs((at[i] ?? 0) - (at[j] ?? 0))).toBeGreaterThanOrEqual(10)
  })
})

describe('the opinion map', () => {
  it('fits its drawing, with one line as a band', () => {
    const map = { lines: 1, axes: [], size: 0.5, cells: [{ x: -2, y: 0, many: 1 }, { x: 2, y: 0, many: 3 }], silos: [], between: null }
    const frame = frameOf(map, [], 600, 20)
    expect(frame.x(-2.5)).toBeCloseTo(20)
    expect(frame.x(2.5)).toBeCloseTo(580)
    expect(frame.height).toBeLessThan(300)
  })
  it('has hexagons of six corners', () => {
    expect(hexPath(0, 0, 10).match(/[ML]/g)).toHaveLength(6)
  })
})
