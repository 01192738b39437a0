// How estimates are said: rounded outward, so that nothing looks more exact than it is, and always with how many there are.
import type { Cost, MonthlyRange } from '../../api/types'

/** To two digits that count, away from what lies between: 1234 → 1200 below, 1300 above. Up to 100 as it is. */
export function outward(value: number, which: 'low' | 'high'): number {
  if (value <= 100) return value
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  return (which === 'low' ? Math.floor(value / step) : Math.ceil(value / step)) * step
}

export type Says = { readonly key: 'none' } | { readonly key: 'range' | 'one'; readonly low: number; readonly high: number }

/** Nothing known is not nothing: a cost of which nobody said anything is 'none', one of 0 is 'one' with 0. */
export function rangeSays(low: number | null | undefined, high: number | null | undefined): Says {
  if (low == null || high == null) return { key: 'none' }
  const [from, to] = [outward(low, 'low'), outward(high, 'high')]
  return from === to ? { key: 'one', low: from, high: to } : { key: 'range', low: from, high: to }
}
export const costSays = (cost: Cost): Says => rangeSays(cost.low, cost.high)
export const estimateSays = (range: MonthlyRange | null | undefined): Says => rangeSays(range?.low, range?.high)

/** What was typed as a range: none when both are empty; a fault when one is, or when it is no whole number. */
export function typedRange(low: string, high: string): { range: MonthlyRange | null; fault: boolean } {
  const texts = [String(low).trim(), String(high).trim()]
  if (texts.every((text) => text === '')) return { range: null, fault: false }
  if (!texts.every((text) => /^\d{1,8}$/.test(text))) return { range: null, fault: true }
  const [from = 0, to = 0] = texts.map(Number)
  return from > to ? { range: null, fault: true } : { range: { low: from, high: to }, fault: false }
}

export interface Bar {
  readonly month: string
  readonly low: number | null
  readonly high: number | null
}

/** Whether the last month lies clear of the first one: only then it is said to be more or less. */
export function trendSays(bars: readonly Bar[]): 'none' | 'one' | 'less' | 'more' | 'unclear' {
  const known = bars.filter((bar) => bar.low !== null && bar.high !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return 'none'
  if (known.length === 1) return 'one'
  if ((last.high ?? 0) < (first.low ?? 0)) return 'less'
  if ((last.low ?? 0) > (first.high ?? 0)) return 'more'
  return 'unclear'
}
