// What the curves say, as keys of the catalogue with their values. "Too early" is said, and so is "no clear difference".
import type { LeadComparison, LeadCurve } from '../../api/types'

export interface Says {
  readonly key: string
  readonly values: Readonly<Record<string, number>>
}

/** Below this p a difference is called clear. */
export const clear = 0.05

export function curveSays(curve: LeadCurve): Says {
  const counts = { items: curve.items, results: curve.results }
  if (curve.items === 0) return { key: 'flow.none', values: {} }
  if (curve.early) return { key: 'flow.early', values: counts }
  if (curve.half == null) return { key: 'flow.half_not', values: counts }
  if (curve.half_low == null || curve.half_high == null) return { key: 'flow.half_open', values: { ...counts, half: curve.half } }
  return { key: 'flow.half', values: { ...counts, half: curve.half, low: curve.half_low, high: curve.half_high } }
}

/** Which of the two is ahead: of the medians, or where both are not reached of the share that is done at the last day both are known. */
function withIsAhead(found: LeadComparison): boolean {
  const [a, b] = [found.with.half, found.without.half]
  if (a != null && b != null && a !== b) return a < b
  if ((a == null) !== (b == null)) return a != null
  const day = Math.min(found.with.longest, found.without.longest)
  const doneBy = (curve: LeadCurve): number => curve.steps.filter((step) => step.days <= day).at(-1)?.done ?? 0
  return doneBy(found.with) >= doneBy(found.without)
}

export function differenceSays(found: LeadComparison): 'early' | 'none' | 'with_quicker' | 'without_quicker' {
  if (found.p == null) return 'early'
  if (found.p >= clear) return 'none'
  return withIsAhead(found) ? 'with_quicker' : 'without_quicker'
}
