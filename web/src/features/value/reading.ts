// What a term's result says, ready to show: which card stands for a silo, which silos lean to a sub-meaning, chance in words.
import { valueOf } from '../../api/shown'
import type { MarkedCard, MarkedCell, MeaningName, Meanings, Reading, SiloReadings, TermResultView } from '../../api/types'

/** The card of a silo that this silo itself says most often that it means; of equals the first. null when that cannot be said. */
export function cardFor(column: SiloReadings, cells: readonly MarkedCell[]): Reading | null {
  let best: Reading | null = null
  let most = -1
  for (const card of column.cards) {
    const cell = cells.find((one) => one.silo === column.silo && one.card === String(card.card))
    const share = cell === undefined ? null : valueOf(cell.mean_it)
    if (share === null || share <= most) continue
    best = card
    most = share
  }
  return best
}

export function markedCard(meanings: Meanings, card: number): MarkedCard | null {
  return meanings.list.find((one) => one.id === String(card)) ?? null
}

/** "3 van de 100": how often chance alone gives as much; below one in a thousand it is "minder dan 1 van de 1000". */
export function oftenOf(chance: number): { count: number; of: number; less: boolean } {
  if (chance < 0.001) return { count: 1, of: 1000, less: true }
  if (chance < 0.01) return { count: Math.max(1, Math.round(chance * 1000)), of: 1000, less: false }
  return { count: Math.max(1, Math.round(chance * 100)), of: 100, less: false }
}

const lead = 0.1

/** The silos of which clearly more people mean this than any other thing; by sub-meaning. Those whose spread is hidden lean nowhere. */
export function leaning(meanings: Meanings): string[][] {
  const silos: string[][] = meanings.submeanings.map(() => [])
  for (const silo of meanings.silos) {
    const shares = silo.means.map((one) => valueOf(one))
    const known = shares.flatMap((share, k) => (share === null ? [] : [{ share, k }])).sort((a, b) => b.share - a.share)
    const [first, second] = known
    if (first !== undefined && second !== undefined && first.share - second.share >= lead) silos[first.k]?.push(silo.silo)
  }
  return silos
}

/** Up to so many cards that could become the shared sentence: nobody's silo says no to them. */
export function candidates(meanings: Meanings, most = 3): MarkedCard[] {
  return meanings.list.filter((one) => (valueOf(one.floor) ?? 0) >= 0.5).slice(0, most)
}

/** What people call each sub-meaning; undefined: nothing yet. A name belongs to a card, and so to the sub-meaning that shows it first. */
export function namesOf(result: TermResultView): (MeaningName | undefined)[] {
  return result.meanings.submeanings.map((sub) => sub.cards.slice(0, 3).flatMap((card) => result.names.filter((one) => String(one.card) === card))[0])
}

const letters = 'ABCDE'
export const letterOf = (place: number): string => letters[place] ?? String(place + 1)
