// Where an experiment is in its chain: chosen, running, measured, result, lasting.

export interface ExperimentNow {
  readonly experiment: { readonly ending?: string | null | undefined }
  readonly starts: string
  readonly check_ins: readonly unknown[]
  readonly evidence?: unknown
  readonly lasting_check?: string | null | undefined
  readonly lasts?: boolean | null | undefined
}
export type StepName = 'chosen' | 'running' | 'measure' | 'result' | 'lasting'
export interface Step {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'later'
  readonly date: string | null
}
const names: readonly StepName[] = ['chosen', 'running', 'measure', 'result', 'lasting']

export function stepsOf(view: ExperimentNow): Step[] {
  const ending = view.experiment.ending ?? null
  let now = 1
  if (view.evidence != null) now = 3
  else if (view.check_ins.length > 0) now = 2
  if (ending === 'result') now = view.lasts == null ? 4 : 5
  else if (ending != null) now = names.length
  // One that ended otherwise goes no further than it came.
  const shown = ending != null && ending !== 'result' ? names.slice(0, view.evidence != null ? 3 : 2) : names
  return shown.map((name, i) => ({
    name,
    state: i < now ? 'done' : i === now ? 'now' : 'later',
    date: name === 'running' ? view.starts : name === 'lasting' ? (view.lasting_check ?? null) : null,
  }))
}
