// Shown: a number, or one of three different reasons why there is none. None of them is ever 0.
import type { Hidden, Unanswered } from './types'

export type Shown<T> = T | null | Hidden | Unanswered
export type Absence = 'hidden' | 'unanswered' | 'undefined'

const isObject = (what: unknown): what is object => typeof what === 'object' && what !== null

/** The value, or null for whatever reason there is none. */
export function valueOf<T extends number | boolean>(shown: Shown<T>): T | null {
  return isObject(shown) ? null : shown
}

export function absenceOf(shown: Shown<number | boolean>): Absence | null {
  if (shown === null) return 'undefined'
  if (!isObject(shown)) return null
  return 'hidden' in shown ? 'hidden' : 'unanswered'
}
