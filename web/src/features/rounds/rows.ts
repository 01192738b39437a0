// The cells of a statement as rows of a chart, in the organisation's order; colour and shape follow that order, whatever part of
// it is shown.
import { session } from '../../api/session.svelte'
import { absenceOf, valueOf } from '../../api/shown'
import type { ResultView } from '../../api/types'
import type { Row } from '../../charts/SiloDots.svelte'
import { toneAt } from '../../ui/signs'
import { percent, t } from '../../words'
import type { StatementResult } from './reading'

export function toneOf(name: string, silos: readonly string[]): number {
  const all = session.me?.all_silos ?? []
  const order = silos.every((one) => all.includes(one)) ? all : silos
  return toneAt(order.indexOf(name))
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

/** The organisation's fixed order, as far as this round has those silos; else its own. */
export function silosOf(view: ResultView): readonly string[] {
  const here = view.ground.silo_list.map((silo) => silo.name)
  const order = session.me?.all_silos ?? []
  return here.every((name) => order.includes(name)) ? order.filter((name) => here.includes(name)) : here
}
