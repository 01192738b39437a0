import { describe, expect, it } from 'vitest'
import { checkInDates, tidyDates } from './moments'
import { stepsOf } from './steps'

describe('the check-ins of an experiment', () => {
  it('come every so many weeks after its start', () => {
    expect(checkInDates('2026-10-13', 2, 3)).toEqual(['2026-10-27', '2026-11-10', '2026-11-24'])
  })
  it('are in order, once, and never before the start', () => {
    expect(tidyDates(['2026-11-10', '2026-10-01', '2026-10-27', '2026-11-10', ''], '2026-10-13')).toEqual(['2026-10-27', '2026-11-10'])
  })
})

describe('the chain of an experiment', () => {
  const view = { experiment: { ending: null }, starts: '2026-10-13', check_ins: [], evidence: null, lasting_check: null, lasts: null }
  it('is at running until something was noted', () => {
    expect(stepsOf(view).find((s) => s.state === 'now')?.name).toBe('running')
    expect(stepsOf({ ...view, check_ins: [{}] }).find((s) => s.state === 'now')?.name).toBe('measure')
  })
  it('asks after a result whether it lasts', () => {
    expect(stepsOf({ ...view, experiment: { ending: 'result' }, evidence: {} }).find((s) => s.state === 'now')?.name).toBe('lasting')
  })
  it('goes no further than it came when it was stopped', () => {
    expect(stepsOf({ ...view, experiment: { ending: 'stopped' } }).map((s) => s.name)).toEqual(['chosen', 'running'])
  })
})
