// Where I agreed: my own ballot, which only this device has, laid beside a result that everybody sees.
import type { Vote } from '../../api/types'
import type { StatementResult } from './reading'

/** with: as nearly everybody; apart: against what is surely shared or rejected; open: there is no one side to be on. */
export type Side = 'with' | 'apart' | 'open' | 'passed'
export interface MyAnswer {
  readonly result: StatementResult
  readonly vote: Vote
  readonly side: Side
}

export function sideOf(result: StatementResult, vote: Vote): Side {
  if (vote === 'pass') return 'passed'
  if (result.verdict !== 'shared' && result.verdict !== 'rejected') return 'open'
  return (result.verdict === 'shared') === (vote === 'agree') ? 'with' : 'apart'
}

export function myAnswers(results: readonly StatementResult[], votes: Readonly<Record<string, Vote>>): MyAnswer[] {
  return results.flatMap((result) => {
    const vote = votes[result.statement.id]
    return vote === undefined ? [] : [{ result, vote, side: sideOf(result, vote) }]
  })
}
