// A run chart: what was counted, day by day. Round numbers for its axes; nothing here knows a screen.
import { daysBetween } from '../shapes/days'

export interface Counted {
  readonly on: string
  readonly value: number
}
export interface Axis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

/** Round ticks, four or five, that hold all these numbers; from 0 when none is below it and that costs no detail. */
export function valueAxis(numbers: readonly number[]): Axis {
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const least = low >= 0 && low <= (high - low) * 2 ? 0 : low
  const range = high - least || Math.abs(high) || 1
  const size = 10 ** Math.floor(Math.log10(range / 4))
  const step = [1, 2, 2.5, 5, 10].map((by) => by * size).find((one) => range / one <= 4.5) ?? 10 * size
  const from = Math.floor(least / step + 1e-9) * step
  const count = Math.max(1, Math.ceil((high - from) / step - 1e-9))
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12)))
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks }
}

/** Where a day lies between the first and the last, 0..1; a single day lies in the middle. */
export function along(day: string, first: string, last: string): number {
  const all = daysBetween(first, last)
  return all <= 0 ? 0.5 : Math.min(1, Math.max(0, daysBetween(first, day) / all))
}
