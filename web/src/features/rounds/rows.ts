// The cells of a statement as rows of a chart, in the organisation's order; colour and shape follow that order, whatever part of
// it is shown.
import { session } from '../../api/session.svelte'
import { absenceOf, valueOf } from '../../api/shown'
import type { ResultView } from '../../api/types'
import type { Row } from '../../charts/SiloDots.svelte'
import { toneAt } from '../../ui/signs'
import { percent, t } from '../../words'
import type { StatementResult } from './reading'

/** The organisation's silos in their fixed order, then who else is counted in this round: silos together, and customers. */
export function orderWith(silos: readonly string[]): readonly string[] {
  const all = session.me?.all_silos ?? []
  return [...all, ...silos.filter((one) => !all.includes(one))]
}

export function toneOf(name: string, silos: readonly string[]): number {
  return toneAt(orderWith(silos).indexOf(name))
}

export function rowsOf(result: StatementResult, silos: readonly string[]): Row[] {
  return silos.flatMap((name): Row[] => {
    const cell = result.cells.find((one) => one.name === name)
    if (cell === undefined) return []
    const value = valueOf(cell.agree)
    const says = value === null ? t(`common.${absenceOf(cell.agree) ?? 'undefined'}`) : cell.basis === 'unknown' ? t('result.basis.unknown') : percent(value)
    return [{ name, tone: toneOf(name, silos), value, low: valueOf(cell.low), high: valueOf(cell.high), basis: cell.basis, says }]
  })
}

export function marksOf(result: StatementResult, silos: readonly string[]): { tone: number; at: number }[] {
  return rowsOf(result, silos).flatMap((row) => (row.value === null || row.basis === 'unknown' ? [] : [{ tone: row.tone, at: row.value }]))
}

/** Those of the round, in that order. */
export function silosOf(view: ResultView): readonly string[] {
  const here = view.ground.silo_list.map((silo) => silo.name)
  return orderWith(here).filter((name) => here.includes(name))
}
