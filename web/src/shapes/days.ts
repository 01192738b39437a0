// Days as "2026-10-13" texts, as everywhere between server and screen.

const DAY = 24 * 60 * 60 * 1000

const two = (n: number): string => String(n).padStart(2, '0')

/** The day it is where this person is. */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A moment on this person's clock, as a field for a day and an hour has it: "2026-10-13T09:30". */
export function dayAndHour(at: Date): string {
  return `${today(at)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}
