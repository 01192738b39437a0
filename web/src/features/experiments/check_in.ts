// What a check-in starts from and what it sends. A next step is whole or there is none.

interface Step {
  readonly step: string
  readonly expected: string
}
interface Seen {
  readonly expected: string
  readonly planned: readonly string[]
  readonly check_ins: readonly { readonly next?: Step | null | undefined }[]
}
export const blank = { expected: '', happened: '', learned: '', obstacle: '', step: '', promise: '', lookOn: '' }
export type Written = typeof blank
export interface Asked {
  readonly expected: string
  readonly happened: string
  readonly learned: string
  readonly next: { readonly obstacle: string; readonly step: string; readonly expected: string; readonly look_on: string } | null
}

/** What was said last time would happen; at the first check-in what the experiment expects. */
export function expectedOf(view: Seen): string {
  if (view.check_ins.length === 0) return view.expected
  return view.check_ins.at(-1)?.next?.expected ?? ''
}

/** The planned check-in behind the one that is made now; '' = there is none. */
export function lookOf(view: Seen): string {
  return view.planned[view.check_ins.length + 1] ?? ''
}

/** The command, or what is missing. */
export function asked(written: Written): Asked | 'missing' | 'half_step' {
  const [expected, happened, learned, obstacle, step, promise] = [written.expected, written.happened, written.learned, written.obstacle, written.step, written.promise].map((text) => text.trim()) as [string, string, string, string, string, string]
  if (expected === '' || happened === '' || learned === '') return 'missing'
  if (obstacle === '' && step === '' && promise === '') return { expected, happened, learned, next: null }
  if (step === '' || promise === '' || written.lookOn === '') return 'half_step'
  return { expected, happened, learned, next: { obstacle, step, expected: promise, look_on: written.lookOn } }
}
