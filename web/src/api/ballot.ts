// A ballot: one random seed per round, made and kept on this device. With the session its credential is signed unseen (the
// server learns that this person has one); without a session it is filled in (the server learns the votes, not whose).
import { send } from './client'
import { alone, isPaused, outbox, refusalOf, type Refusal } from './outbox.svelte'
import { drop, keep, kept, keptNames } from './kept'
import { newSecret } from './secret'
import type { Credential, MeterAnswer, SheetVote, Vote } from './types'

export interface Ballot {
  readonly organisation: number
  readonly round: number
  /** What everything secret of it is made of; 40 hexadecimal digits. Absent in ballots of before credentials. */
  readonly seed?: string
  /** What opens the ballot in the box; "" until there is a credential. */
  readonly key: string
  readonly credential?: Credential | null
  /** Counts up with every change, so that what is overtaken on its way changes nothing. */
  readonly change?: number
  /** The server knows that this person has a ballot. */
  readonly taken: boolean
  /** By statement; a support round has one, number 0. */
  readonly votes: Readonly<Record<string, Vote>>
  /** Of a link meter, by question and silo (see nameOfAnswer): 1 to 5, or 0 = does not apply. Absent in other rounds. */
  readonly answers?: Readonly<Record<string, number>>
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
  return keepBallot({ organisation, round, seed: newSecret().slice(0, 40), key: '', credential: null, change: 0, taken: false, votes: {}, handedIn: false, sent: true })
}

export function withVote(ballot: Ballot, statement: number, vote: Vote | null): Ballot {
  const votes = { ...ballot.votes }
  if (vote === null) delete votes[statement]
  else votes[statement] = vote
  return keepBallot({ ...ballot, votes, sent: false, change: (ballot.change ?? 0) + 1 })
}

/** "in_time Zorg"; of a question about nobody else "dare_to_say ". */
export const nameOfAnswer = (question: MeterAnswer['question'], about: string): string => `${question} ${about}`

/** null takes the answer back: the question is skipped. */
export function withAnswers(ballot: Ballot, changed: Readonly<Record<string, number | null>>): Ballot {
  const answers = Object.fromEntries(Object.entries({ ...ballot.answers, ...changed }).filter((one): one is [string, number] => one[1] !== null))
  return keepBallot({ ...ballot, answers, sent: false, change: (ballot.change ?? 0) + 1 })
}

/** Handed in, and opened once more: until the round closes everything may change. */
export function reopened(ballot: Ballot): Ballot {
  return keepBallot({ ...ballot, handedIn: false, handing: false })
}

export function sheetOf(ballot: Ballot): SheetVote[] {
  return Object.entries(ballot.votes).map(([statement, vote]) => ({ statement: Number(statement), vote }))
}

export function answersOf(ballot: Ballot): MeterAnswer[] {
  return Object.entries(ballot.answers ?? {}).map(([name, score]) => {
    const cut = name.indexOf(' ')
    return { question: name.slice(0, cut) as MeterAnswer['question'], about: name.slice(cut + 1), score: score === 0 ? null : score }
  })
}

/**
 * Who watches the wire sees that somebody gets a credential and that somebody sends a ballot. A while between the two, of a
 * length that nobody knows, lets others come in between.
 */
export async function apart(most: number, enough: () => boolean = () => false): Promise<void> {
  const until = Date.now() + Math.random() * most
  while (Date.now() < until && !enough()) await new Promise((resolve) => setTimeout(resolve, 50))
}
export const longestApart = 8000  // milliseconds
export const apartAtHandIn = 1500

/** Gets the credential. The same again is fine. */
export async function takeBallot(ballot: Ballot): Promise<Ballot> {
  if (ballot.taken) return ballot
  const seed = ballot.seed ?? newSecret().slice(0, 40)
  const before = ballotHere(ballot.organisation, ballot.round) ?? ballot
  if (before.seed !== seed) keepBallot({ ...before, seed })
  const { askCredential } = await import('./credential')  // only who votes loads it
  const signed = await askCredential(ballot.round, seed)
  const now = ballotHere(ballot.organisation, ballot.round) ?? ballot
  return keepBallot({ ...now, ...signed, taken: true })
}

/** The one place from which a ballot is sent: the whole sheet as it stands, without the session. */
export async function fillBallot(ballot: Ballot, handIn: boolean): Promise<Ballot> {
  const { organisation, round, key, credential = null, change = 0 } = ballot
  await send('/ballots/fill', { organisation, round, key, credential, votes: sheetOf(ballot), answers: answersOf(ballot), handed_in: handIn, change }, { unseen: true })
  const now = ballotHere(organisation, round) ?? ballot
  const same = JSON.stringify([now.votes, now.answers]) === JSON.stringify([ballot.votes, ballot.answers])
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
        if (!waiting.taken) await apart(apartAtHandIn)
        await fillBallot(ballotHere(organisation, waiting.round) ?? taken, taken.handing === true)
      } catch (error) {
        if (isPaused(error)) continue  // the others need not wait for it
        const refused = refusalOf(error)
        if (refused === null) throw error
        const now = ballotHere(organisation, waiting.round) ?? waiting
        keepBallot({ ...now, refused })
      }
    }
  })
}
