// Answering a link meter: with whom somebody works, then a page for each of those, a page about their own programme, and handing in.
import { nameOfAnswer, withAnswers } from '../../api/ballot'
import { Filling } from '../../api/filling.svelte'
import { keep, kept } from '../../api/kept'
import type { RoundView } from '../../api/types'
import { aboutNeighbour, aboutOwn, neighboursMost, type Question } from './questions'

export type Page = { kind: 'choose' } | { kind: 'about'; silo: string } | { kind: 'own' } | { kind: 'hand_in' }

export class Answering extends Filling {
  readonly neighbours: readonly string[]
  chosen = $state.raw<readonly string[]>([])
  at = $state(0)
  readonly pages = $derived.by((): Page[] => [{ kind: 'choose' }, ...this.chosen.map((silo): Page => ({ kind: 'about', silo })), { kind: 'own' }, { kind: 'hand_in' }])
  readonly page = $derived.by((): Page => this.pages[Math.min(this.at, this.pages.length - 1)] ?? { kind: 'choose' })
  readonly asked = $derived(this.chosen.length * aboutNeighbour.length + aboutOwn.length)
  readonly answered = $derived(Object.keys(this.ballot?.answers ?? {}).length)
  #name: string

  constructor(organisation: number, round: RoundView) {
    super(organisation, round)
    this.neighbours = round.neighbours
    this.#name = `meter.${organisation}.${round.round.id}`
    const before = kept<{ chosen: string[]; at: number }>(this.#name, { chosen: [], at: 0 })
    this.chosen = before.chosen.filter((silo) => round.neighbours.includes(silo))
    this.at = Math.min(before.at, this.pages.length - 1)
  }

  // Who comes back goes on where they were.
  #keep(): void {
    keep(this.#name, { chosen: this.chosen, at: this.at })
  }

  /** With whom somebody works is known on their own device alone, but for the answers. Who is left out loses theirs. */
  choose(silo: string, yes: boolean): void {
    if (this.done || (yes && this.chosen.length >= neighboursMost)) return
    this.chosen = yes ? [...this.chosen, silo] : this.chosen.filter((one) => one !== silo)
    this.#keep()
    const gone = aboutNeighbour.filter((question) => this.scoreOf(question, silo) !== null)
    if (!yes && gone.length > 0) this.fill((ballot) => withAnswers(ballot, Object.fromEntries(gone.map((question) => [nameOfAnswer(question, silo), null]))))
  }

  /** 1 to 5, 0 = does not apply; null = skipped. */
  scoreOf(question: Question, about: string): number | null {
    return this.ballot?.answers?.[nameOfAnswer(question, about)] ?? null
  }
  answer(question: Question, about: string, score: number | null): void {
    this.fill((ballot) => withAnswers(ballot, { [nameOfAnswer(question, about)]: score }))
  }
  answeredOn(page: Page): { answered: number; asked: number } {
    const questions = page.kind === 'own' ? aboutOwn : page.kind === 'about' ? aboutNeighbour : []
    const about = page.kind === 'about' ? page.silo : ''
    return { answered: questions.filter((question) => this.scoreOf(question, about) !== null).length, asked: questions.length }
  }

  goTo(place: number): void {
    if (this.done) return
    this.at = Math.max(0, Math.min(place, this.pages.length - 1))
    this.#keep()
  }
  override reopen(): boolean {
    const was = super.reopen()
    if (was) this.at = this.pages.length - 1
    return was
  }
}
