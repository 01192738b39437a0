// The sign of one silo among the others of its border, and the order those have.
import { getContext, setContext } from 'svelte'
import { session } from '../api/session.svelte'
import { signsOf, type Sign } from './signs'

const key = 'silos'

/** The organisation's fixed order along its first border; along another one by name. */
export function orderOf(border: string, names: readonly string[]): readonly string[] {
  const me = session.me
  if (me !== null && me.borders[0] === border) return me.all_silos
  return [...names].sort((a, b) => a.localeCompare(b))
}

export function signOf(silo: string, among: readonly string[]): Sign {
  if (silo === '') return { code: '–', tone: 0 }  // in no silo of this border
  const place = among.indexOf(silo)
  return signsOf(among)[place] ?? { code: signsOf([silo])[0]?.code ?? '', tone: 1 }
}

/** A screen about another border than the first says once which silos its signs are of. */
export function shareSilos(names: () => readonly string[]): void {
  setContext(key, names)
}
export function sharedSilos(): (() => readonly string[]) | undefined {
  return getContext<(() => readonly string[]) | undefined>(key)
}
