import { describe, expect, it } from 'vitest'
import { moved, still, zoomed } from './pan_zoom'

const size = { width: 400, height: 200 }

describe('looking closer at a picture', () => {
  it('keeps the point under the pointer where it is', () => {
    const look = zoomed(still, 2, 100, 50, size)
    expect(look).toEqual({ scale: 2, x: -100, y: -50 })
    expect((100 - look.x) / look.scale).toBe(100)
  })
  it('never leaves the frame, and comes back to exactly the whole', () => {
    const near = zoomed(still, 3, 0, 0, size)
    expect(moved(near, 500, 500, size)).toEqual({ scale: 3, x: 0, y: 0 })
    expect(moved(near, -5000, -5000, size)).toEqual({ scale: 3, x: -800, y: -400 })
    expect(zoomed(near, 1 / 3, 10, 10, size)).toEqual(still)
    expect(zoomed(still, 100, 0, 0, size).scale).toBe(6)
  })
})
