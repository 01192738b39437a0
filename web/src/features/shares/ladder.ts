// The ladder: only me → my circle → anonymous statement → with my name. The author alone goes up a step.
import type { Rung } from '../../api/climb'
import type { ShareReach } from '../../api/types'

export type { Rung }
export const rungs: readonly Rung[] = ['only_me', 'my_circle', 'anonymous', 'with_name']
export const mostShare = 500
export const mostStatement = 280

/** Characters as a person counts them. */
export function lengthOf(text: string): number {
  return [...text.trim()].length
}

export interface Step {
  readonly rung: Rung
  /** Why it cannot be chosen, as the last part of a key; null when it can. */
  readonly closed: null | 'here_already' | 'no_circle'
}

/** Which rungs can be chosen for a text that is now at `reach` (null: not written yet). */
export function stepsFrom(reach: ShareReach | null, hasCircle: boolean): Step[] {
  return rungs.map((rung): Step => {
    if (rung === reach) return { rung, closed: 'here_already' }
    if (rung === 'only_me') return { rung, closed: reach === null ? null : 'here_already' }
    if (rung === 'my_circle' && !hasCircle) return { rung, closed: 'no_circle' }
    return { rung, closed: null }
  })
}

/** The statement's words may differ from the share's; they count only for the two upper rungs. */
export function mayGo(rung: Rung, text: string, statement: string): boolean {
  const fits = (what: string, most: number): boolean => lengthOf(what) > 0 && lengthOf(what) <= most
  if (!fits(text, mostShare)) return false
  return rung === 'only_me' || rung === 'my_circle' || fits(statement, mostStatement)
}
