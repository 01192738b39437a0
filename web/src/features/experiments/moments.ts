// When an experiment is looked at: every so many weeks from its start. Dates are "2026-10-13" texts.

const DAY = 24 * 60 * 60 * 1000

export function checkInDates(starts: string, everyWeeks: number, times: number): string[] {
  const first = Date.parse(`${starts}T00:00:00Z`)
  if (Number.isNaN(first) || everyWeeks < 1) return []
  return Array.from({ length: Math.max(0, times) }, (_, i) => new Date(first + (i + 1) * everyWeeks * 7 * DAY).toISOString().slice(0, 10))
}

/** Sorted, without doubles and without what is not a date after the start. */
export function tidyDates(dates: readonly string[], starts: string): string[] {
  return [...new Set(dates)].filter((d) => /^\d{4}-\d{2}-\d{2}$/.test(d) && d >= starts).sort()
}
