import { describe, expect, it } from 'vitest'
import { higherThan, stepsOf } from './steps'

describe('the chain of a proposal', () => {
  const open = { proposal: { stage: 'input_open' as const, input_until: '2026-10-16', unanswered: 2 }, round: null, round_open: false, support: null }
  const now = (view: Parameters<typeof stepsOf>[0], today: string): string | undefined => stepsOf(view, today).find((s) => s.state === 'now')?.name
  it('is at input on the last day of input, and at answering the day after', () => {
    expect(now(open, '2026-10-16')).toBe('input_open')
    expect(now(open, '2026-10-17')).toBe('answering')
  })
  it('goes to support when every input is answered, and to the decision when support is counted', () => {
    const answered = { ...open, proposal: { ...open.proposal, unanswered: 0 } }
    expect(now(answered, '2026-10-17')).toBe('support')
    expect(now({ ...answered, round: 1, support: {} }, '2026-10-17')).toBe('decided')
  })
  it('is done all along once it is decided', () => {
    expect(stepsOf({ ...open, proposal: { ...open.proposal, stage: 'decided' } }, '2026-10-17').every((s) => s.state === 'done')).toBe(true)
  })
})

describe('the participation ladder', () => {
  it('can be raised but never lowered', () => {
    expect(higherThan('advising')).toEqual(['coproducing', 'codeciding'])
    expect(higherThan('codeciding')).toEqual([])
  })
})
