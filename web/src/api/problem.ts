// What the server refused, and how to say it in the person's language.
import { has, language, longDate, moment, t, type Values } from '../words'

export interface ProblemBody {
  readonly status: number
  readonly title?: string
  readonly detail?: string
  readonly code?: string
  readonly values?: Values
  readonly id?: string
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly values: Values
  readonly id: string | undefined
  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? String(body.status))
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code ?? ''
    this.values = body.values ?? {}
    this.id = body.id
  }
}

/** The server could not be reached, after trying again. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

// A name that the server gives to one of our things: the sentence that says it, when there is one.
function named(keys: readonly string[], name: string): string {
  const key = keys.find(has)
  return key === undefined ? name : t(key)
}

// "evidence.before" and "votes[2].vote" are named by their last part.
const lastOf = (path: string): string => (path.replace(/\[\d+\]/g, '').split('.').at(-1) ?? path).replaceAll('-', '_')

// What stands in a refusal as the server writes it; a person reads it in their own language.
function readable(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    if (name === 'field' || name === 'what') return [name, named([`error.field.${lastOf(value)}`], value)]
    if (name === 'phase') return [name, named([`common.phase.${value}`], value)]
    if (name === 'now') return [name, named([`proposals.influence.${value}`], value)]
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, longDate(value)]
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return [name, moment(value)]
    return [name, value]
  })
  return Object.fromEntries(entries) as Values
}

/** What a refusal's code says in the person's language; nothing when there is no such sentence, or a value for it is missing. */
export function sentenceOf(code: string, values: Values): string | null {
  for (const key of [code, `${code}.line`]) {
    if (!has(key)) continue
    const sentence = t(key, readable(values))
    if (!/\{\w+\}/.test(sentence)) return sentence
  }
  return null
}

// What a refusal is in general, for when its own sentence cannot be said.
const general: Readonly<Record<number, string>> = { 400: 'error.invalid_input', 403: 'error.forbidden', 404: 'error.not_found', 409: 'error.conflict', 413: 'error.too_large', 422: 'error.invalid_input', 429: 'error.too_fast', 503: 'error.busy' }

/** One sentence for the person, in their language; the server's own only where that is English too. */
export function problemText(error: unknown): string {
  if (error instanceof Unreachable) return t('common.unreachable')
  if (error instanceof Problem) {
    if (error.status === 401) return t('error.not_signed_in')
    return sentenceOf(error.code, { ...error.values, ...(error.id === undefined ? {} : { id: error.id }) }) ?? (language() === 'en' ? error.message : t(general[error.status] ?? 'common.went_wrong'))
  }
  console.error(error)
  return t('common.went_wrong')
}
