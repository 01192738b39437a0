// A rhythm as a form and as the rule that the server keeps (a part of RFC 5545's RRULE), and meetings laid out by week.

import { addDays, daysBetween } from '../../shapes/days'
import type { PhaseDates } from './plan'

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export const PLACES = ['1', '2', '3', '4', '-1'] as const

export interface RhythmForm {
  every: number
  unit: 'week' | 'month'
  /** Which one of the month; for weeks it does not count. */
  place: (typeof PLACES)[number]
  weekday: Weekday
}

export function ruleOf(form: RhythmForm): string {
  const by = form.unit === 'month' ? form.place + form.weekday : form.weekday
  return `FREQ=${form.unit === 'month' ? 'MONTHLY' : 'WEEKLY'};INTERVAL=${form.every};BYDAY=${by}`
}

/** The form that says the same; null when it can only be said as a rule. */
export function formOf(rule: string): RhythmForm | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const freq = parts.get('FREQ')
  const by = /^(-?\d)?(MO|TU|WE|TH|FR)$/.exec(parts.get('BYDAY') ?? '')
  const known = [...parts.keys()].every((name) => ['FREQ', 'INTERVAL', 'BYDAY'].includes(name))
  if (!known || by === null || (freq !== 'WEEKLY' && freq !== 'MONTHLY')) return null
  const place = PLACES.find((it) => it === by[1]) ?? '1'
  if ((freq === 'MONTHLY') !== (by[1] !== undefined)) return null
  return { every: Number(parts.get('INTERVAL') ?? '1'), unit: freq === 'MONTHLY' ? 'month' : 'week', place, weekday: by[2] as Weekday }
}

/** How many days each phase lasts now: what a next cycle begins with. */
export const daysOf = (phases: readonly PhaseDates[]): number[] => phases.map((phase) => daysBetween(phase.opens, phase.closes) + 1)

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** The number of a week as calendars in Europe have it (ISO 8601). */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** The Mondays from the first of these days to the last, `most` of them around today when there are more. */
export function weeksAround(days: readonly string[], today: string, most: number): string[] {
  const sorted = [...days, today].map(mondayOf).sort()
  let first = sorted[0] ?? today
  const last = sorted.at(-1) ?? today
  const all = daysBetween(first, last) / 7 + 1
  if (all > most) first = addDays(mondayOf(today), -7 * Math.min(Math.floor(most / 2), daysBetween(first, mondayOf(today)) / 7))
  return Array.from({ length: Math.min(all, most) }, (_, i) => addDays(first, 7 * i)).filter((week) => week <= last)
}
