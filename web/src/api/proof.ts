// That my ballot is among those of a closed round, as I filled it in: checked on this device, not believed.
import { nameOfAnswer, type Ballot } from './ballot'
import { bytesOfHex, hexOf, joined } from './blind'
import { send } from './client'
import { lockOf } from './secret'
import type { MeterAnswer, SheetVote } from './types'

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** The root to which a leaf and its path lead (RFC 6962); null when the path does not fit the tree. */
export async function rootAlong(leaf: Uint8Array<ArrayBuffer>, place: number, leaves: number, path: readonly string[]): Promise<string | null> {
  const fromTheLeft: boolean[] = []
  let [at, count] = [place, leaves]
  while (count > 1) {
    let half = 1
    while (half * 2 < count) half *= 2
    const right = at >= half
    fromTheLeft.push(right)
    if (right) at -= half
    count = right ? count - half : half
  }
  if (place >= leaves || fromTheLeft.length !== path.length) return null
  let hash = leaf
  for (const [i, other] of path.entries()) {
    const beside = bytesOfHex(other)
    hash = await sha256(fromTheLeft[path.length - 1 - i] === true ? joined(Uint8Array.of(1), beside, hash) : joined(Uint8Array.of(1), hash, beside))
  }
  return hexOf(hash)
}

/** A sheet as it was counted: with votes, or with a link meter's answers. */
export interface CountedSheet {
  readonly votes?: readonly SheetVote[]
  readonly answers?: readonly MeterAnswer[]
}

export function isAsFilledIn(sheet: CountedSheet, ballot: Pick<Ballot, 'votes' | 'answers'>): boolean {
  const votes = sheet.votes ?? []
  const answers = sheet.answers ?? []
  return (
    votes.length === Object.keys(ballot.votes).length &&
    votes.every(({ statement, vote }) => ballot.votes[statement] === vote) &&
    answers.length === Object.keys(ballot.answers ?? {}).length &&
    answers.every(({ question, about, score }) => ballot.answers?.[nameOfAnswer(question, about)] === (score ?? 0))
  )
}

export type Counted = 'counted' | 'changed' | 'not_there'

/** `root`: as the round's view has it. */
export async function provedBallot(ballot: Ballot, root: string): Promise<Counted> {
  const { organisation, round, key } = ballot
  const proof = await send('/ballots/proof', { organisation, round, key }, { unseen: true })
  const leaf = await sha256(joined(Uint8Array.of(0), bytesOfHex(await lockOf(key)), new TextEncoder().encode(proof.sheet)))
  if (root === '' || (await rootAlong(leaf, proof.place, proof.sheets, proof.path)) !== root) return 'not_there'
  return isAsFilledIn(JSON.parse(proof.sheet) as CountedSheet, ballot) ? 'counted' : 'changed'
}
