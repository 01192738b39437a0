// What happened with a statement: which links of its chain are done, now, and still to come.
import type { StatementStage } from '../../api/types'

export type ThreadState = 'done' | 'now' | 'later'
export interface ThreadLink {
  readonly key: 'made' | 'vote' | 'proposal' | 'experiment' | 'result'
  readonly state: ThreadState
}

// How many links are done at each stage, and whether the next one is going on.
const stages: Readonly<Record<StatementStage, readonly [number, boolean]>> = {
  published: [1, false],
  in_vote: [1, true],
  voted: [2, false],
  in_proposal: [2, true],
  decided: [3, false],
  in_experiment: [3, true],
  result: [5, false],
  withdrawn: [1, false],
  set_aside: [1, false],
}
const order = ['made', 'vote', 'proposal', 'experiment', 'result'] as const

export function threadOf(stage: StatementStage): ThreadLink[] {
  const [done, going] = stages[stage]
  return order.map((key, i) => ({ key, state: i < done ? 'done' : i === done && going ? 'now' : 'later' }))
}
