// What a session's steps look like: pure, from the plan and the words of its script.
import type { PersonLine, PlannedStep, Script, ScriptPart, ScriptStep } from '../../api/types'

export interface StepWords {
  readonly part: ScriptPart | null
  readonly step: ScriptStep | null
}

/** The words of a step; none when the script no longer has it. */
export function wordsOf(script: Script | null, key: string): StepWords {
  for (const part of script?.parts ?? []) {
    const step = (part.steps ?? []).find((one) => one.key === key)
    if (step !== undefined) return { part, step }
  }
  return { part: null, step: null }
}

export interface ChainLink {
  readonly part: ScriptPart
  readonly state: 'done' | 'now' | 'later'
}

/** The parts that this plan has, as links of a chain. */
export function chainOf(script: Script | null, steps: readonly PlannedStep[], at: number, ended: boolean): ChainLink[] {
  if (script === null) return []
  const keys = new Set(steps.map((step) => step.key))
  const parts = (script.parts ?? []).filter((part) => (part.steps ?? []).some((step) => keys.has(step.key)))
  const now = parts.findIndex((part) => (part.steps ?? []).some((step) => step.key === steps[at]?.key))
  return parts.map((part, i) => ({ part, state: ended || i < now ? 'done' : i === now ? 'now' : 'later' }))
}

/** The steps as somebody chooses among them: turns of one step are one. `first` is where it begins. */
export interface Stretch {
  readonly key: string
  readonly first: number
  readonly last: number
  readonly seconds: number
  readonly round: number
  readonly rounds: number
}
export function stretchesOf(steps: readonly PlannedStep[]): Stretch[] {
  const all: Stretch[] = []
  for (const [i, step] of steps.entries()) {
    const before = all.at(-1)
    if (before !== undefined && before.key === step.key && before.round === step.round && step.turn > 1) {
      all[all.length - 1] = { ...before, last: i, seconds: before.seconds + step.seconds }
    } else {
      all.push({ key: step.key, first: i, last: i, seconds: step.seconds, round: step.round, rounds: step.rounds })
    }
  }
  return all
}

/** 84_200 → "1:24". Nothing is below zero; a second that has begun still counts. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How much of the step's time is left, 0 to 1. */
export function shareLeft(milliseconds: number, seconds: number): number {
  return seconds <= 0 ? 0 : Math.min(1, Math.max(0, milliseconds / (seconds * 1000)))
}

/** First names, or whole ones where two have the same. */
export function shortNames(people: readonly PersonLine[], nobody: string): Map<number, string> {
  const first = (person: PersonLine): string => (person.name ?? nobody).split(' ')[0] ?? nobody
  const count = new Map<string, number>()
  for (const person of people) count.set(first(person), (count.get(first(person)) ?? 0) + 1)
  return new Map(people.map((person) => [person.id, count.get(first(person)) === 1 ? first(person) : (person.name ?? nobody)]))
}

/** A name for a small place: on two lines as even as they can be, neither longer than 15 characters. */
export function twoLines(name: string): string[] {
  const cut = (line: string): string => ([...line].length <= 15 ? line : `${[...line].slice(0, 14).join('')}…`)
  const words = name.split(' ')
  if (name.length <= 12 || words.length < 2) return [cut(name)]
  const longest = (at: number): number => Math.max(words.slice(0, at).join(' ').length, words.slice(at).join(' ').length)
  const best = words.slice(1).map((_, i) => i + 1).reduce((a, b) => (longest(b) < longest(a) ? b : a))
  return [cut(words.slice(0, best).join(' ')), cut(words.slice(best).join(' '))]
}
