// Filling in a ballot: what was answered is sent along while the person goes on. Nothing waits for the network but handing in.
import { apart, apartAtHandIn, ballotHere, fillBallot, handing, longestApart, newBallot, reopened, takeBallot, type Ballot } from './ballot'
import { hasToWait, isPaused } from './outbox.svelte'
import { Problem, problemText } from './problem'
import type { RoundView } from './types'

export class Filling {
  ballot = $state.raw<Ballot | null>(null)
  fault = $state('')
  busy = $state(false)
  /** The works council let the round stand still. */
  paused = $state(false)
  /** Has a ballot on another device, so that this one cannot vote. */
  elsewhere = $state(false)
  readonly done = $derived(this.ballot?.handedIn === true)
  /** Handed in on this device; the server does not know yet. */
  readonly waiting = $derived(!this.done && !this.busy && this.ballot?.handing === true)
  #organisation: number
  #round: number
  #sending = false

  constructor(organisation: number, round: RoundView) {
    this.#organisation = organisation
    this.#round = round.round.id
    this.ballot = ballotHere(organisation, this.#round)
    this.elsewhere = round.taken && this.ballot === null
  }

  /** Changes the sheet, and sends it along. */
  fill(change: (ballot: Ballot) => Ballot): void {
    if (this.done || this.elsewhere) return
    this.ballot = change(this.ballot ?? newBallot(this.#organisation, this.#round))
    void this.#send()
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
    this.paused = isPaused(error)
    if (hasToWait(error)) return
    this.fault = problemText(error)
    if (error instanceof Problem && error.code === 'error.ballot_taken') this.elsewhere = true
  }

  /** Takes the handing in back; until the round closes everything may change. True when it had been handed in. */
  reopen(): boolean {
    if (this.ballot === null) return false
    const was = this.done
    this.ballot = was ? reopened(this.ballot) : handing(this.ballot, false)
    return was
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
