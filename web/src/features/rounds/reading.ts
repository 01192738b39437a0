// What a result says of one statement, in one of five words, from intervals and never from bare shares.
import { absenceOf, valueOf, type Absence } from '../../api/shown'
import type { GroundCell, GroundStatement, ResultView, RoundStatement } from '../../api/types'
import { t } from '../../words'

export type Verdict = 'shared' | 'rejected' | 'differ' | 'unclear' | 'hidden'

export interface StatementResult {
  readonly statement: GroundStatement
  readonly text: string
  readonly byCustomer: boolean
  readonly cells: readonly GroundCell[]
  readonly verdict: Verdict
  /** Of those of which it can be said: the whole interval above or below one half. */
  readonly above: readonly string[]
  readonly below: readonly string[]
  readonly between: readonly string[]
  /** Those without a number, by the reason why: three reasons, and none of them is 0. */
  readonly without: Readonly<Record<Absence, readonly string[]>>
}

const half = 0.5

function sideOf(cell: GroundCell): 'above' | 'below' | 'between' | 'unknown' {
  const [low, high] = [valueOf(cell.low), valueOf(cell.high)]
  if (cell.basis === 'unknown' || valueOf(cell.agree) === null || low === null || high === null) return 'unknown'
  if (low > half) return 'above'
  return high < half ? 'below' : 'between'
}

// Shared (or rejected) is what every silo shown and all together surely agree on: silos that are hidden count in the latter.
export function verdictOf(above: number, below: number, between: number, all: { low: number | null; high: number | null }): Verdict {
  const shown = above + below + between
  if (above > 0 && below > 0) return 'differ'
  if (all.low === null || all.high === null) return shown === 0 ? 'hidden' : 'unclear'
  if (above === shown && all.low > half) return 'shared'
  return below === shown && all.high < half ? 'rejected' : 'unclear'
}

// Its text, or that it was set aside and on which ground.
function wordsOf(statement: RoundStatement | undefined): string {
  if (statement?.set_aside == null) return statement?.text ?? ''
  return t('common.set_aside', { ground: t(`common.ground.${statement.set_aside}`) })
}

export function resultsOf(view: ResultView): StatementResult[] {
  const said = new Map(view.statements.map((statement) => [String(statement.id), statement]))
  return view.ground.list.map((statement) => {
    const cells = view.ground.silos.filter((cell) => cell.statement === statement.id)
    const names = (side: string): string[] => cells.filter((cell) => sideOf(cell) === side).map((cell) => cell.name)
    const [above, below, between] = [names('above'), names('below'), names('between')]
    const unknown = cells.filter((cell) => sideOf(cell) === 'unknown')
    const why = (absence: Absence): string[] => unknown.filter((cell) => (absenceOf(cell.agree) ?? 'undefined') === absence).map((cell) => cell.name)
    const without = { hidden: why('hidden'), unanswered: why('unanswered'), undefined: why('undefined') }
    const verdict = verdictOf(above.length, below.length, between.length, { low: valueOf(statement.low), high: valueOf(statement.high) })
    return { statement, text: wordsOf(said.get(statement.id)), byCustomer: said.get(statement.id)?.by_customer === true, cells, verdict, above, below, between, without }
  })
}

export interface Shares {
  readonly agree: number
  readonly pass: number
  readonly disagree: number
  readonly answers: number
}

/** Of all who answered; nothing when a count is not shown or nobody answered. */
export function sharesOf(statement: GroundStatement): Shares | null {
  const [agree, pass, disagree] = [valueOf(statement.agree), valueOf(statement.pass), valueOf(statement.disagree)]
  if (agree === null || pass === null || disagree === null) return null
  const answers = agree + pass + disagree
  return answers === 0 ? null : { agree: agree / answers, pass: pass / answers, disagree: disagree / answers, answers }
}

export interface Range {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** A share of so many answers with its 90% interval (Wilson 1927). */
export function shareRange(share: number, of: number): Range | null {
  if (of <= 0) return null
  const z = 1.645
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const reach = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { mean: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/** Silos in which most of the missing agreement sits: a conversation to have, in the order given. Nothing when little is missing. */
export function conversationsWith(result: StatementResult, silos: readonly string[]): { silo: string; part: number }[] {
  const much = 0.2
  if (result.verdict === 'shared' || result.verdict === 'rejected') return []
  return silos.flatMap((silo) => {
    const part = valueOf(result.cells.find((cell) => cell.name === silo)?.blocks ?? null)
    return part !== null && part >= much ? [{ silo, part }] : []
  })
}

/** The silo that is least sure to agree, and its lower bound: what the order of statements goes by. */
export function floorOf(result: StatementResult): { silo: string; low: number } | null {
  const known = result.cells.flatMap((cell) => {
    const low = valueOf(cell.low)
    return low === null ? [] : [{ silo: cell.name, low }]
  })
  return known.length === 0 ? null : known.reduce((least, one) => (one.low < least.low ? one : least))
}
