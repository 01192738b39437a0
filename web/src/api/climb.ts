// What each rung of the ladder asks of the server, in order, so that what failed half-way can be done again from where it
// stopped, also after the page or the device was closed.
import { actionKey, send } from './client'
import { statementUnder } from './mine'
import type { ShareKind } from './types'

export type Rung = 'only_me' | 'my_circle' | 'anonymous' | 'with_name'

/** What was done so far. Whoever keeps it can try again without doing anything twice. */
export interface Going {
  /** The same for every attempt: what was done although its answer got lost is not done again. */
  readonly key: string
  share: number | null
  shown: boolean
  statement: number | null
}
export const notGone = (share: number | null = null): Going => ({ key: actionKey(), share, shown: false, statement: null })

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
  const { secret, lock } = await statementUnder(what.organisation, going.key, going.share)
  going.statement ??= (await send('/statements/publish', { programme, kind, text: what.statement.trim(), lock }, { key: `${going.key}-publish` })).made
  if (rung === 'with_name') await send('/statements/sign', { statement: going.statement, secret }, { key: `${going.key}-sign` })
}
