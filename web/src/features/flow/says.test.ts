import { describe, expect, it } from 'vitest'
import type { LeadComparison, LeadCurve } from '../../api/types'
import { curveSays, differenceSays } from './says'

const curve = (some: Partial<LeadCurve> = {}): LeadCurve => ({ items: 10, results: 6, longest: 90, early: false, steps: [], half: 40, half_low: 30, half_high: 60, ...some })
const found = (p: number | null, a: Partial<LeadCurve>, b: Partial<LeadCurve>): LeadComparison => ({ p, with: curve(a), without: curve(b) })

describe('a curve', () => {
  it('says how many days half take, and between which days that lies', () => {
    expect(curveSays(curve())).toEqual({ key: 'flow.half', values: { items: 10, results: 6, half: 40, low: 30, high: 60 } })
  })
  it('does not make up a limit that is not reached', () => {
    expect(curveSays(curve({ half_high: null })).key).toBe('flow.half_open')
    expect(curveSays(curve({ half: null })).key).toBe('flow.half_not')
  })
  it('says that it is too early, and that nothing is there', () => {
    expect(curveSays(curve({ early: true })).key).toBe('flow.early')
    expect(curveSays(curve({ items: 0, early: true })).key).toBe('flow.none')
  })
})

describe('a comparison', () => {
  it('is too early, or not clear, before anything is called quicker', () => {
    expect(differenceSays(found(null, {}, {}))).toBe('early')
    expect(differenceSays(found(0.2, { half: 10 }, {}))).toBe('none')
  })
  it('names the quicker one by when half are done', () => {
    expect(differenceSays(found(0.01, { half: 10 }, {}))).toBe('with_quicker')
    expect(differenceSays(found(0.01, {}, { half: 10 }))).toBe('without_quicker')
    expect(differenceSays(found(0.01, { half: null }, {}))).toBe('without_quicker')
  })
  it('names it by the share that is done where half is not reached', () => {
    const step = (done: number) => [{ days: 20, open: 10, done, low: 0, high: 1 }]
    expect(differenceSays(found(0.01, { half: null, steps: step(0.4) }, { half: null, steps: step(0.1) }))).toBe('with_quicker')
    expect(differenceSays(found(0.01, { half: null, steps: step(0.1) }, { half: null, steps: step(0.4) }))).toBe('without_quicker')
  })
})
