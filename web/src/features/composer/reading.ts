// What the composer's circles say, as plain values: what changed after a move, what stands in the way of announcing.

import type { CircleReason as Reason, CirclesView as Circles, CircleView as Circle, PersonLine as Person } from '../../api/types'

export type { Circle, Circles, Person, Reason }

export function silosOf(circle: Circle): string[] {
  return [...new Set(circle.people.map((p) => p.silo).filter((s) => s !== ''))].sort((a, b) => a.localeCompare(b))
}

export function pairsIn(circle: Circle): number {
  return (circle.people.length * (circle.people.length - 1)) / 2
}

export function newPairs(circle: Circle): number | null {
  return circle.reasons.find((r) => r.kind === 'new_pairs')?.count ?? null
}

export interface Effect {
  readonly before: number | null
  readonly after: number | null
  readonly broken: readonly { circle: string; rule: string }[]
  readonly mended: readonly { circle: string; rule: string }[]
}

/** What a move changed: the score, and which rules broke or mended in which circle. */
export function effectOf(before: Circles, after: Circles): Effect {
  const old = new Map(before.draft.map((c) => [c.id, c]))
  const broken: { circle: string; rule: string }[] = []
  const mended: { circle: string; rule: string }[] = []
  for (const circle of after.draft) {
    const was = old.get(circle.id)?.violations ?? []
    for (const rule of circle.violations) if (!was.includes(rule)) broken.push({ circle: circle.name, rule })
    for (const rule of was) if (!circle.violations.includes(rule)) mended.push({ circle: circle.name, rule })
  }
  return { before: before.score ?? null, after: after.score ?? null, broken, mended }
}

export const hardRules: readonly string[] = ['size', 'apart']

/** Circles that cannot be announced as they are. */
export function blocking(circles: readonly Circle[]): Circle[] {
  return circles.filter((c) => c.people.length < 3 || c.people.length > 7 || c.violations.some((v) => hardRules.includes(ruleOf(v))))
}

/** Catalogue keys come as "apart" or "violation.apart"; the last part is the rule. */
export function ruleOf(violation: string): string {
  return violation.split('.').at(-1) ?? violation
}
