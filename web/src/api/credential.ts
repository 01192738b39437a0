// A credential (stempas): that its holder may vote in a round, signed by the server unseen. Asked for with the session.
import { base64url, bytesOfBase64url, bytesOfHex, finish, madeOf } from './blind'
import { send, view } from './client'
import { Problem } from './problem'
import { lockOf } from './secret'
import type { Credential, RoundView } from './types'

export interface Signed {
  readonly key: string  // of the ballot
  readonly credential: Credential
}

/** What the journal's hash is over; anybody who compares it with a neighbour's knows that both got the same keys. */
export function keysText(round: RoundView): string {
  const lines = round.keys.map((key) => `${key.silo}\t${key.people}\t${key.key}\n`)
  return `round ${round.round.id}\n${lines.join('')}`
}

const notOurs = (): Problem => new Problem({ status: 409, code: 'error.credential_answer' })

/** The same seed gets the same credential, also when it was asked for before. */
export async function askCredential(roundId: number, seed: string): Promise<Signed> {
  const round = await view('/round', { id: roundId })
  const key = round.keys[round.key]
  if (key === undefined) throw new Problem({ status: 409, code: 'error.round_closed', values: { round: round.round.title } })
  if ((await lockOf(keysText(round))) !== round.keys_hash) throw notOurs()
  const modulus = bytesOfBase64url(key.key)
  const made = await madeOf(bytesOfHex(seed), modulus)
  const answer = await send('/rounds/credential', { round: roundId, asked: base64url(made.asked) })
  if (answer.key !== round.key) throw notOurs()
  try {
    const signature = await finish(modulus, made.message, made.inverse, bytesOfBase64url(answer.answered))
    return { key: made.key, credential: { key: round.key, prefix: base64url(made.prefix), signature: base64url(signature) } }
  } catch (error) {
    if (error instanceof RangeError) throw notOurs()
    throw error
  }
}
