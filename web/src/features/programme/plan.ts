// The dates of a cycle from the day it starts. Dates are "2026-10-13" texts, as everywhere between server and screen.

import { addDays, daysBetween, isDay } from '../../shapes/days'

export type Phase = 'map' | 'connect' | 'explore' | 'devise' | 'carry_out' | 'result'
export interface PhaseDates {
  phase: Phase
  opens: string
  closes: string
}

export const PHASES: readonly Phase[] = ['map', 'connect', 'explore', 'devise', 'carry_out', 'result']

export interface Template {
  readonly name: 'quarter' | 'half_year' | 'try_out'
  /** Weeks per phase, in the order of the method. */
  readonly weeks: readonly number[]
}

export const TEMPLATES: readonly Template[] = [
  { name: 'quarter', weeks: [1, 2, 2, 3, 4, 1] },
  { name: 'half_year', weeks: [2, 3, 4, 6, 8, 3] },
  { name: 'try_out', weeks: [1, 1, 1, 1, 2, 1] },
]

/** The Monday on or after a day: a cycle starts with a week. */
export function mondayFrom(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, (8 - weekday) % 7)
}

/** Phases one after another, each ending the day before the next one opens. */
export function planFrom(start: string, weeks: readonly number[]): PhaseDates[] {
  let opens = start
  return PHASES.map((phase, i) => {
    const closes = addDays(opens, 7 * (weeks[i] ?? 1) - 1)
    const dates = { phase, opens, closes }
    opens = addDays(closes, 1)
    return dates
  })
}

/** The same rhythm again, from another day. */
export function planLike(phases: readonly PhaseDates[], start: string): PhaseDates[] {
  const first = phases[0]?.opens ?? start
  const shift = daysBetween(first, start)
  return phases.map((p) => ({ phase: p.phase, opens: addDays(p.opens, shift), closes: addDays(p.closes, shift) }))
}

export type PlanFault = { readonly phase: Phase; readonly fault: 'not_a_date' | 'ends_before_it_starts' | 'starts_before_the_last_ends' }

export function faultsOf(phases: readonly PhaseDates[]): PlanFault[] {
  const faults: PlanFault[] = []
  phases.forEach((p, i) => {
    const before = phases[i - 1]
    if (!isDay(p.opens) || !isDay(p.closes)) faults.push({ phase: p.phase, fault: 'not_a_date' })
    else if (p.closes < p.opens) faults.push({ phase: p.phase, fault: 'ends_before_it_starts' })
    else if (before !== undefined && isDay(before.closes) && p.opens <= before.closes) faults.push({ phase: p.phase, fault: 'starts_before_the_last_ends' })
  })
  return faults
}
