// A ballot: one random key per round, made and kept on this device. With the session it is taken (the server learns only
// its hash, and that this person has one); without a session it is filled in (the server learns the votes, not whose).
import { send } from './client'
import { alone, outbox, refusalOf, type Refusal } from './outbox.svelte'
import { drop, keep, kept, keptNames } from './kept'
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
  /** The person handed it in, and the server may not know yet. */
  readonly handing?: boolean
  /** The server does not want it any more: why. */
  readonly refused?: Refusal
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
  outbox.ballots += 1
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

/** Of these the server does not know all that this device knows. */
export function ballotsWaiting(organisation: number): Ballot[] {
  return ballotsHere(organisation).filter((ballot) => !ballot.handedIn && ballot.refused === undefined && (!ballot.sent || ballot.handing === true))
}
export const ballotsRefused = (organisation: number): Ballot[] => ballotsHere(organisation).filter((ballot) => ballot.refused !== undefined)

/** What was handed in stays so on this device, also before the server hears of it; false takes that back. */
export const handing = (ballot: Ballot, yes: boolean): Ballot => keepBallot({ ...ballot, handing: yes })

export function dropBallot(ballot: Ballot): void {
  drop(nameOf(ballot.organisation, ballot.round))
  outbox.ballots += 1
}

/** Sends what waits. A ballot that is refused (its round closed meanwhile) says so from then on. */
export function sendBallots(organisation: number): Promise<void> {
  return alone(async () => {
    for (const waiting of ballotsWaiting(organisation)) {
      try {
        const taken = await takeBallot(waiting)
        await fillBallot(taken, taken.handing === true)
      } catch (error) {
        const refused = refusalOf(error)
        if (refused === null) throw error
        const now = ballotHere(organisation, waiting.round) ?? waiting
        if (refused.code === 'error.ballot_handed_in') keepBallot({ ...now, handedIn: true, sent: true })
        else keepBallot({ ...now, refused })
      }
    }
  })
}
