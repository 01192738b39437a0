// The sentences of the map's cells.
import { decimal, percent, t } from '../../words'
import type { Square } from '../../charts/ExchangeMatrix.svelte'
import { valueOf, verdictOf, whyHidden, type Cell, type Shown } from './reading'

const known = ['small_group', 'complement', 'few_contributors', 'at_or_below_expected'] as const

/** Why a number is not there, in words. Never as a zero. */
export function whyWords(shown: Shown<number>): string {
  const why = whyHidden(shown)
  if (why != null) return t(known.includes(why as (typeof known)[number]) ? `map.hidden.${why}` : 'map.hidden.other')
  return shown == null ? t('map.undefined') : t('map.unanswered')
}

export function numberOr(shown: Shown<number>, digits = 0): string {
  const value = valueOf(shown)
  return value == null ? whyWords(shown) : decimal(value, digits)
}

/** Of a silo's ties, the share that crosses; null where that is hidden or there are none. */
export function shareOf(silo: { readonly inside: Shown<number>; readonly crossing: Shown<number> }): number | null {
  const [inside, crossing] = [valueOf(silo.inside), valueOf(silo.crossing)]
  return inside == null || crossing == null || inside + crossing === 0 ? null : crossing / (inside + crossing)
}

const roomForCounts = 9

export function squareOf(cell: Cell | null, a: string, b: string, silos: number): Square {
  if (cell == null) return { kind: 'hidden', text: '', small: '', says: t('map.cell.hidden', { a, b, why: t('map.undefined') }) }
  const [ties, expected, ratio] = [valueOf(cell.ties), valueOf(cell.expected), valueOf(cell.ratio)]
  const kind = verdictOf(cell)
  const verdict = t(`map.verdict.${kind}`)
  const below = whyHidden(cell.ties) === 'at_or_below_expected'
  if (expected == null || (ties == null && !below)) {
    return { kind, text: '', small: '', says: `${t('map.cell.hidden', { a, b, why: whyWords(cell.ties) })}. ${verdict}` }
  }
  const counts = { a, b, ties: ties == null ? t('map.list.below') : decimal(ties, 0), expected: decimal(expected, 0), verdict }
  return {
    kind,
    text: ratio == null ? (below ? '≤ 100%' : '') : percent(ratio),
    small: silos <= roomForCounts ? (ties == null ? '' : `${decimal(ties, 0)} / ${decimal(expected, 0)}`) : '',
    says: t(a === b ? 'map.cell.within' : 'map.cell.says', counts),
  }
}
