// Where a proposal is in its chain: draft, input, answering, support, decision.

export interface ProposalNow {
  readonly proposal: { readonly stage: 'draft' | 'input_open' | 'decided'; readonly input_until?: string | null | undefined; readonly unanswered: number }
  readonly round?: number | null | undefined
  readonly round_open: boolean
  readonly support?: unknown
}
export type StepName = 'draft' | 'input_open' | 'answering' | 'support' | 'decided'
export interface Step {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'later'
  readonly until: string | null
}

const names: readonly StepName[] = ['draft', 'input_open', 'answering', 'support', 'decided']

export function stepNow(view: ProposalNow, today: string): number {
  if (view.proposal.stage === 'draft') return 0
  if (view.proposal.stage === 'decided') return names.length
  if (view.proposal.input_until != null && today <= view.proposal.input_until) return 1
  if (view.proposal.unanswered > 0) return 2
  return view.support == null || view.round_open ? 3 : 4
}

export function stepsOf(view: ProposalNow, today: string): Step[] {
  const now = stepNow(view, today)
  return names.map((name, i) => ({ name, state: i < now ? 'done' : i === now ? 'now' : 'later', until: name === 'input_open' ? (view.proposal.input_until ?? null) : null }))
}

export const INFLUENCES = ['informed', 'consulted', 'advising', 'coproducing', 'codeciding'] as const
export type Influence = (typeof INFLUENCES)[number]
export function higherThan(level: Influence): Influence[] {
  return INFLUENCES.slice(INFLUENCES.indexOf(level) + 1)
}
