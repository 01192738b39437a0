import { describe, expect, it } from 'vitest'
import { standPillars } from './pillars'

const silos = (n: number): { name: string; people: number }[] => Array.from({ length: n }, (_, i) => ({ name: `s${i}`, people: 10 * (i + 1) }))

describe('pillars', () => {
  it('stay inside the width they are given, from one to twelve of them', () => {
    for (const n of [1, 2, 5, 12]) {
      for (const width of [320, 744]) {
        for (const p of standPillars(silos(n), [], width).pillars) {
          expect(p.x - p.width / 2).toBeGreaterThanOrEqual(0)
          expect(p.x + p.width / 2).toBeLessThanOrEqual(width)
        }
      }
    }
  })
  it('keep the order they are given in, and are wider with more people', () => {
    const { pillars } = standPillars(silos(4), [], 744)
    expect(pillars.map((p) => p.index)).toEqual([0, 1, 2, 3])
    expect(pillars.map((p) => p.width)).toEqual([...pillars.map((p) => p.width)].sort((a, b) => a - b))
  })
  it('have walls drawn last, so that they lie on top', () => {
    const { arcs } = standPillars(silos(3), [{ a: 0, b: 1, kind: 'wall', number: 1 }, { a: 1, b: 2, kind: 'expected' }], 744)
    expect(arcs.map((a) => a.kind)).toEqual(['expected', 'wall'])
  })
  it('have no two numbers on each other', () => {
    const links = [{ a: 0, b: 2, kind: 'wall' as const, number: 1 }, { a: 0, b: 2, kind: 'wall' as const, number: 2 }]
    const [p, q] = standPillars(silos(3), links, 744).arcs
    expect(Math.abs((p?.badge.x ?? 0) - (q?.badge.x ?? 0))).toBeGreaterThan(20)
  })
})
