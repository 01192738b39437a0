import { describe, expect, it } from 'vitest'
import { asked, blank, expectedOf, lookOf } from './check_in'

const written = { ...blank, expected: ' acht ', happened: 'negen', learned: 'meer oefenen' }

describe('a check-in', () => {
  it('begins with what was expected: of the experiment first, then of the last step', () => {
    const view = { expected: 'vier van de vijf', planned: [], check_ins: [] }
    expect(expectedOf(view)).toBe('vier van de vijf')
    expect(expectedOf({ ...view, check_ins: [{ next: { step: 'bellen', expected: 'drie' } }] })).toBe('drie')
    expect(expectedOf({ ...view, check_ins: [{ next: { step: 'bellen', expected: 'drie' } }, {}] })).toBe('')
  })
  it('proposes the planned day behind the one that is made now', () => {
    const view = { expected: '', planned: ['2026-10-01', '2026-10-08'], check_ins: [] }
    expect(lookOf(view)).toBe('2026-10-08')
    expect(lookOf({ ...view, check_ins: [{}] })).toBe('')
  })
  it('can go without a next step, but not with half a one', () => {
    expect(asked({ ...written, lookOn: '2026-10-08' })).toEqual({ expected: 'acht', happened: 'negen', learned: 'meer oefenen', next: null })
    expect(asked({ ...written, obstacle: 'de lunch' })).toBe('half_step')
    expect(asked({ ...written, step: 'om de beurt', promise: 'acht', lookOn: '' })).toBe('half_step')
    expect(asked({ ...written, step: 'om de beurt', promise: 'acht', lookOn: '2026-10-08' })).toMatchObject({ next: { obstacle: '', step: 'om de beurt', expected: 'acht', look_on: '2026-10-08' } })
  })
  it('needs what was expected, what happened and what was learned', () => {
    expect(asked({ ...written, learned: '  ' })).toBe('missing')
  })
})
