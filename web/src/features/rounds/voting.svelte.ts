// Voting: which statement is next, what was answered, and sending it along while the person goes on. Nothing waits for the
// network but handing in.
import { apart, apartAtHandIn, ballotHere, fillBallot, handing, longestApart, newBallot, reopened, takeBallot, withVote, type Ballot } from '../../api/ballot'
import { hasToWait } from '../../api/outbox.svelte'
import { Problem, problemText } from '../../api/problem'
import type { RoundView, Vote } from '../../api/types'

/** A support round has one question, about the proposal itself; its number is 0. */
export function questionsOf(round: RoundView): { id: number; text: string }[] {
  if (round.statements.length === 0) return [{ id: 0, text: round.round.title }]
  return round.statements.map(({ id, text }) => ({ id, text }))
}

export class Voting {
  readonly questions: { id: number; text: string }[]
  ballot = $state.raw<Ballot | null>(null)
  at = $state(0)
  fault = $state('')
  busy = $state(false)
  /** Has a ballot on another device, so that this one cannot vote. */
  elsewhere = $state(false)
  readonly question = $derived.by(() => this.questions[this.at] ?? null)
  readonly answered = $derived(Object.keys(this.ballot?.votes ?? {}).length)
  readonly done = $derived(this.ballot?.handedIn === true)
  /** Handed in on this device; the server does not know yet. */
  readonly waiting = $derived(!this.done && !this.busy && this.ballot?.handing === true)
  readonly last = $derived.by(() => {
    const before = this.questions[this.at - 1]
    const vote = before === undefined ? undefined : this.ballot?.votes[before.id]
    return before === undefined || vote === undefined ? null : { place: this.at - 1, vote }
  })
  #organisation: number
  #round: number
  #sending = false

  constructor(organisation: number, round: RoundView) {
    this.#organisation = organisation
    this.#round = round.round.id
    this.questions = questionsOf(round)
    this.ballot = ballotHere(organisation, this.#round)
    this.elsewhere = round.taken && this.ballot === null
    const open = this.questions.findIndex((question) => this.ballot?.votes[question.id] === undefined)
    this.at = open < 0 ? this.questions.length : open
  }

  voteAt(place: number): Vote | null {
    const question = this.questions[place]
    return question === undefined ? null : (this.ballot?.votes[question.id] ?? null)
  }

  vote(vote: Vote): void {
    if (this.question === null || this.done || this.elsewhere) return
    this.ballot = withVote(this.ballot ?? newBallot(this.#organisation, this.#round), this.question.id, vote)
    this.at += 1
    void this.#send()
  }

  back(): void {
    if (this.at > 0 && !this.done) this.at -= 1
  }

  goTo(place: number): void {
    if (!this.done) this.at = place
  }

  // One request at a time; what came in meanwhile goes with the next. What cannot be sent now goes with handing in.
  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      while (this.ballot !== null && !this.ballot.sent && !this.busy) {
        const before = this.ballot.taken
        this.ballot = await takeBallot(this.ballot)
        if (!before) await apart(longestApart, () => this.busy)
        this.ballot = await fillBallot(this.ballot, false)
        this.fault = ''
      }
    } catch (error) {
      this.#refused(error)
    } finally {
      this.#sending = false
    }
  }

  // Without a connection nothing is wrong: it goes later.
  #refused(error: unknown): void {
    if (hasToWait(error)) return
    this.fault = problemText(error)
    if (error instanceof Problem && error.code === 'error.ballot_taken') this.elsewhere = true
  }

  /** Takes the handing in back; until the round closes everything may change. */
  reopen(): void {
    if (this.ballot === null) return
    if (!this.done) {
      this.ballot = handing(this.ballot, false)
      return
    }
    this.ballot = reopened(this.ballot)
    this.at = this.questions.length
  }
  /** There is a connection again. */
  again(): void {
    this.ballot = ballotHere(this.#organisation, this.#round)
    if (this.waiting) void this.handIn()
    else void this.#send()
  }

  async handIn(): Promise<void> {
    if (this.ballot === null || this.busy || this.done) return
    this.busy = true
    this.fault = ''
    try {
      this.ballot = handing(this.ballot, true)
      while (this.#sending) await new Promise((resolve) => setTimeout(resolve, 50))
      const before = this.ballot.taken
      this.ballot = await takeBallot(this.ballot)
      if (!before) await apart(apartAtHandIn)
      this.ballot = await fillBallot(this.ballot, true)
    } catch (error) {
      this.#refused(error)
      if (!hasToWait(error)) this.reopen()
    } finally {
      this.busy = false
    }
  }
}
