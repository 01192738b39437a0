// The ladder: only me → my circle → anonymous statement → with my name. The author alone goes up a step; what each step
// asks of the server, in order, so that a step that failed half-way can be done again from where it stopped.
import { actionKey, send } from '../../api/client'
import { rememberStatement } from '../../api/mine'
import { lockOf, newSecret } from '../../api/secret'
import type { ShareKind, ShareReach } from '../../api/types'

export type Rung = 'only_me' | 'my_circle' | 'anonymous' | 'with_name'
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

/** What was done so far; kept by the screen, so that trying again does not do it twice. */
export interface Going {
  /** The same for every attempt: what was done although its answer got lost is not done again. */
  readonly key: string
  share: number | null
  shown: boolean
  secret: string | null
  statement: number | null
}
export const notGone = (share: number | null = null): Going => ({ key: actionKey(), share, shown: false, secret: null, statement: null })

export interface Climb {
  readonly organisation: number
  readonly programme: number
  readonly kind: ShareKind
  readonly text: string
  readonly rung: Rung
  readonly circle: number | null
  readonly statement: string
}

/** Goes up, from where `going` says that it stopped. */
export async function climb(what: Climb, going: Going): Promise<void> {
  const { programme, kind, rung } = what
  going.share ??= (await send('/shares/write', { programme, kind, text: what.text.trim() }, { key: `${going.key}-write` })).made
  if (rung === 'my_circle' && what.circle !== null && !going.shown) {
    await send('/shares/show', { share: going.share, circle: what.circle }, { key: `${going.key}-show` })
    going.shown = true
  }
  if (rung !== 'anonymous' && rung !== 'with_name') return
  const secret = (going.secret ??= newSecret())
  const lock = await lockOf(secret)
  rememberStatement(what.organisation, { secret, lock, share: going.share })
  going.statement ??= (await send('/statements/publish', { programme, kind, text: what.statement.trim(), lock }, { key: `${going.key}-publish` })).made
  if (rung === 'with_name') await send('/statements/sign', { statement: going.statement, secret }, { key: `${going.key}-sign` })
}
