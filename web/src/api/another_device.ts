// Coming in on another device: a one-time link of the server, and behind it, for the browser alone, what only this device knows: the
// recovery code. What stands behind the # is sent nowhere.
import { view } from './client'
import { recover, recoveryCodes } from './recovery'
import type { MeView, StatementLine } from './types'

const between = '~'  // in no token and in no code

/** The link, and the code of this device behind it. */
export async function withCode(link: string, organisation: number): Promise<string> {
  return `${link}${between}${(await recoveryCodes(organisation)).at(-1) ?? ''}`
}
/** What stands behind the # of a link to come in by. */
export function inHash(hash: string): { token: string; code: string } {
  const [token = '', code = ''] = hash.replace(/^#/, '').split(between)
  return { token, code }
}

/** Everybody's statements, as this person may read them. */
async function everybodys(me: MeView): Promise<Pick<StatementLine, 'id' | 'lock'>[]> {
  if (!me.outside) return (await view('/statements')).statements
  return (await view('/customer')).programmes.flatMap((one) => one.said)
}
/** Finds with a code which of them are mine. Null: it is no code. `typed`: by its owner, who draws from it from now on. */
export async function recoverFor(me: MeView, code: string, typed: boolean): Promise<number | null> {
  return recover(me.organisation, code, await everybodys(me), typed)
}
