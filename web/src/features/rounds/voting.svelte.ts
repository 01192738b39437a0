// Voting: which statement is next, and what was answered.
import { withVote } from '../../api/ballot'
import { Filling } from '../../api/filling.svelte'
import type { RoundView, Vote } from '../../api/types'

export interface Question {
  readonly id: number
  readonly text: string
  readonly byCustomer: boolean
}

/** A support round has one question, about the proposal itself; its number is 0. */
export function questionsOf(round: RoundView): Question[] {
  if (round.statements.length === 0) return [{ id: 0, text: round.round.title, byCustomer: false }]
  // What was set aside is asked no more; what was answered to it before stays on the sheet.
  return round.statements.filter((one) => one.set_aside == null).map(({ id, text, by_customer }) => ({ id, text, byCustomer: by_customer }))
}

export class Voting extends Filling {
  readonly questions: Question[]
  at = $state(0)
  readonly question = $derived.by(() => this.questions[this.at] ?? null)
  readonly answered = $derived(Object.keys(this.ballot?.votes ?? {}).length)
  readonly last = $derived.by(() => {
    const before = this.questions[this.at - 1]
    const vote = before === undefined ? undefined : this.ballot?.votes[before.id]
    return before === undefined || vote === undefined ? null : { place: this.at - 1, vote }
  })

  constructor(organisation: number, round: RoundView) {
    super(organisation, round)
    this.questions = questionsOf(round)
    const open = this.questions.findIndex((question) => this.ballot?.votes[question.id] === undefined)
    this.at = open < 0 ? this.questions.length : open
  }

  voteAt(place: number): Vote | null {
    const question = this.questions[place]
    return question === undefined ? null : (this.ballot?.votes[question.id] ?? null)
  }

  vote(vote: Vote): void {
    const { question } = this
    if (question === null || this.done || this.elsewhere) return
    this.at += 1
    this.fill((ballot) => withVote(ballot, question.id, vote))
  }

  back(): void {
    if (this.at > 0 && !this.done) this.at -= 1
  }

  goTo(place: number): void {
    if (!this.done) this.at = place
  }

  override reopen(): boolean {
    const was = super.reopen()
    if (was) this.at = this.questions.length
    return was
  }
}
