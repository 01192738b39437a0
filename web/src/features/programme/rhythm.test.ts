import { describe, expect, it } from 'vitest'
import { daysOf, formOf, mondayOf, ruleOf, weekNumber, weeksAround } from './rhythm'

describe('a rhythm', () => {
  it('is the same as a rule and as a form', () => {
    const quarter = { every: 3, unit: 'month', place: '1', weekday: 'MO' } as const
    expect(ruleOf(quarter)).toBe('FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO')
    expect(formOf(ruleOf(quarter))).toEqual(quarter)
    const weeks = { every: 13, unit: 'week', place: '1', weekday: 'TU' } as const
    expect(ruleOf(weeks)).toBe('FREQ=WEEKLY;INTERVAL=13;BYDAY=TU')
    expect(formOf(ruleOf(weeks))).toEqual(weeks)
  })
  it('has no form when the rule says more than a form can', () => {
    for (const rule of ['', 'FREQ=MONTHLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3']) expect(formOf(rule)).toBeNull()
  })
  it('begins with the days that the phases last now', () => {
    expect(daysOf([{ phase: 'map', opens: '2026-10-05', closes: '2026-10-11' }])).toEqual([7])
  })
  it('numbers weeks as calendars do, over the turn of the year', () => {
    expect(weekNumber('2026-10-13')).toBe(42)
    expect(weekNumber('2027-01-01')).toBe(53)
    expect(weekNumber('2027-01-04')).toBe(1)
    expect(mondayOf('2026-10-18')).toBe('2026-10-12')
  })
  it('shows a window of weeks around today when there are more', () => {
    expect(weeksAround(['2026-10-15', '2026-10-27'], '2026-10-13', 16)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26'])
    const many = weeksAround(['2026-01-05', '2026-12-21'], '2026-10-13', 16)
    expect(many[0]).toBe('2026-08-17')
    expect(many).toContain('2026-10-12')
    expect(many.length).toBeLessThanOrEqual(16)
  })
})
