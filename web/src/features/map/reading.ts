// What the silo map says, read out of its numbers: which pairs are walls, how big each gap is, and the headline's words.
// Hidden, undefined and zero stay three different things.

import { valueOf, type Shown } from '../../api/shown'
import type { MapBridge as Bridge, MapCell as Cell, MapOverall } from '../../api/types'

export { valueOf, type Bridge, type Cell, type Shown }

export function whyHidden(shown: Shown<number>): string | null {
  return typeof shown === 'object' && shown != null && 'hidden' in shown ? shown.hidden : null
}

export type Verdict = 'wall' | 'corridor' | 'expected' | 'little' | 'hidden'

export function verdictOf(cell: Cell): Verdict {
  switch (cell.verdict) {
    case 'wall':
      return 'wall'
    case 'corridor':
      return 'corridor'
    case 'as expected':
      return 'expected'
    case 'too little data':
      return 'little'
    default:
      return 'hidden'
  }
}

/** Ties chance would have made here and that are not there; a hidden number of ties counts as none, so this is at most. */
export function gapOf(cell: Cell): number {
  const why = whyHidden(cell.ties)
  if (why !== null && why !== 'at_or_below_expected') return 0  // how wide is not told
  return Math.max(0, (valueOf(cell.expected) ?? 0) - (valueOf(cell.ties) ?? 0))
}

export function bordersCrossed(cells: readonly Cell[]): Cell[] {
  return cells.filter((c) => c.a !== c.b)
}

/** The widest gap first; pairs of silos are ordered, silos never are. */
export function wallsOf(cells: readonly Cell[]): Cell[] {
  return bordersCrossed(cells)
    .filter((c) => verdictOf(c) === 'wall')
    .sort((p, q) => gapOf(q) - gapOf(p) || p.a.localeCompare(q.a) || p.b.localeCompare(q.b))
}

export function corridorsOf(cells: readonly Cell[]): Cell[] {
  return bordersCrossed(cells)
    .filter((c) => verdictOf(c) === 'corridor')
    .sort((p, q) => (valueOf(q.ratio) ?? 0) - (valueOf(p.ratio) ?? 0) || p.a.localeCompare(q.a) || p.b.localeCompare(q.b))
}

/**
 * The headline. E-I runs from -1 (all ties inside) to 1 (all across); as a share of ties that cross it is (1 + ei) / 2,
 * which people can picture.
 */
export interface Headline {
  readonly crossing: number  // share of ties that cross a border, 0..1
  readonly expected: number | null  // what chance gives
  readonly low: number | null
  readonly high: number | null
  readonly says: 'closed' | 'open' | 'chance' | 'unsure'
}

const share = (ei: number | null): number | null => (ei == null ? null : (1 + ei) / 2)

export function headlineOf(overall: Pick<MapOverall, 'ei' | 'ei_expected' | 'ei_low' | 'ei_high'>): Headline | null {
  const ei = valueOf(overall.ei)
  if (ei == null) return null
  const [low, high] = [valueOf(overall.ei_low), valueOf(overall.ei_high)]
  const says = low == null || high == null ? 'unsure' : ei < low ? 'closed' : ei > high ? 'open' : 'chance'
  return { crossing: (1 + ei) / 2, expected: share(valueOf(overall.ei_expected)), low: share(low), high: share(high), says }
}

/** Cells by pair, whichever of the two is named first. */
export function byPair(cells: readonly Cell[]): (a: string, b: string) => Cell | null {
  const found = new Map(cells.map((c) => [pair(c.a, c.b), c]))
  return (a, b) => found.get(pair(a, b)) ?? null
}

/** What the ties of two silos hang on, whichever of the two is named first. */
export function bridgeOf(bridges: readonly Bridge[], a: string, b: string): Bridge | null {
  return bridges.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a)) ?? null
}

/** One silo's pairs with the others, in the fixed order of those. */
export function cellsOf(cells: readonly Cell[], silo: string, order: readonly string[]): Cell[] {
  const other = (cell: Cell): string => (cell.a === silo ? cell.b : cell.a)
  return bordersCrossed(cells)
    .filter((cell) => cell.a === silo || cell.b === silo)
    .sort((p, q) => order.indexOf(other(p)) - order.indexOf(other(q)))
}

const pair = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`)
