// Where one reads how far a statement has come.
import type { StatementLine } from '../api/types'

const places: Partial<Record<StatementLine['stage'], string>> = { in_vote: '/rounds', voted: '/rounds', in_proposal: '/proposals', decided: '/proposals', in_experiment: '/experiments', result: '/experiments' }
/** Null: nowhere yet, or nowhere any more. */
export function placeOfStatement(line: Pick<StatementLine, 'stage' | 'target'>): string | null {
  if (line.stage === 'voted') return `/rounds/${line.target}/result`
  const place = places[line.stage]
  return place === undefined ? null : `${place}/${line.target}`
}
