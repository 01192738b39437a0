// A ballot: one random key per round, made and kept on this device. With the session it is taken (the server learns only
// its hash, and that this person has one); without a session it is filled in (the server learns the votes, not whose).
import { send } from './client'
import { keep, kept, keptNames } from './kept'
import { lockOf, newSecret } from './secret'
import type { SheetVote, Vote } from './types'

export interface Ballot {
  readonly organisation: number
  readonly round: number
  readonly key: string
  /** The server knows that this person has a ballot. */
  readonly taken: boolean
  /** By statement; a support round has one, number 0. */
  readonly votes: Readonly<Record<string, Vote>>
  readonly handedIn: boolean
  /** What is here is there too. */
  readonly sent: boolean
}

const nameOf = (organisation: number, round: number): string => `ballot.${organisation}.${round}`

export function ballotHere(organisation: number, round: number): Ballot | null {
  return kept<Ballot | null>(nameOf(organisation, round), null)
}

export function ballotsHere(organisation: number): Ballot[] {
  return keptNames(`ballot.${organisation}.`).flatMap((name) => kept<Ballot | null>(name, null) ?? [])
}

function keepBallot(ballot: Ballot): Ballot {
  keep(nameOf(ballot.organisation, ballot.round), ballot)
  return ballot
}

/** A new ballot, kept before anybody hears of it. */
export function newBallot(organisation: number, round: number): Ballot {
  return keepBallot({ organisation, round, key: newSecret(), taken: false, votes: {}, handedIn: false, sent: true })
}

export function withVote(ballot: Ballot, statement: number, vote: Vote | null): Ballot {
  const votes = { ...ballot.votes }
  if (vote === null) delete votes[statement]
  else votes[statement] = vote
  return keepBallot({ ...ballot, votes, sent: false })
}

export function sheetOf(ballot: Ballot): SheetVote[] {
  return Object.entries(ballot.votes).map(([statement, vote]) => ({ statement: Number(statement), vote }))
}

/** Tells the server that this person has a ballot. The same again is fine. */
export async function takeBallot(ballot: Ballot): Promise<Ballot> {
  if (ballot.taken) return ballot
  await send('/rounds/take-ballot', { round: ballot.round, ballot: await lockOf(ballot.key) })
  const now = ballotHere(ballot.organisation, ballot.round) ?? ballot
  return keepBallot({ ...now, taken: true })
}

/** Sends the whole sheet as it stands. With `handIn` it cannot change afterwards. */
export async function fillBallot(ballot: Ballot, handIn: boolean): Promise<Ballot> {
  const { organisation, round, key } = ballot
  await send('/ballots/fill', { organisation, round, key, votes: sheetOf(ballot), handed_in: handIn }, { unseen: true })
  const now = ballotHere(organisation, round) ?? ballot
  const same = JSON.stringify(now.votes) === JSON.stringify(ballot.votes)
  return keepBallot({ ...now, handedIn: handIn, sent: same })
}
