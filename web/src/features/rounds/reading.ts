// What a result says of one statement, in one of five words, from intervals and never from bare shares.
import { absenceOf, valueOf, type Absence } from '../../api/shown'
import type { GroundCell, GroundStatement, ResultView } from '../../api/types'

export type Verdict = 'shared' | 'rejected' | 'differ' | 'unclear' | 'hidden'

export interface StatementResult {
  readonly statement: GroundStatement
  readonly text: string
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

export function resultsOf(view: ResultView): StatementResult[] {
  const texts = new Map(view.statements.map((statement) => [String(statement.id), statement.text]))
  return view.ground.list.map((statement) => {
    const cells = view.ground.silos.filter((cell) => cell.statement === statement.id)
    const names = (side: string): string[] => cells.filter((cell) => sideOf(cell) === side).map((cell) => cell.name)
    const [above, below, between] = [names('above'), names('below'), names('between')]
    const unknown = cells.filter((cell) => sideOf(cell) === 'unknown')
    const why = (absence: Absence): string[] => unknown.filter((cell) => (absenceOf(cell.agree) ?? 'undefined') === absence).map((cell) => cell.name)
    const without = { hidden: why('hidden'), unanswered: why('unanswered'), undefined: why('undefined') }
    const verdict = verdictOf(above.length, below.length, between.length, { low: valueOf(statement.low), high: valueOf(statement.high) })
    return { statement, text: texts.get(statement.id) ?? '', cells, verdict, above, below, between, without }
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
