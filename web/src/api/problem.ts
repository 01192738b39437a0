// What the server refused, and how to say it in the person's language.
import { has, longDate, moment, t, type Values } from '../words'

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

// Days and moments come as the server writes them; a person reads them in their own language.
function readable(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
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

/** One sentence for the person; when there is none in their language, the server's own in English. */
export function problemText(error: unknown): string {
  if (error instanceof Unreachable) return t('common.unreachable')
  if (error instanceof Problem) {
    if (error.status === 401) return t('error.not_signed_in')
    return sentenceOf(error.code, { ...error.values, ...(error.id === undefined ? {} : { id: error.id }) }) ?? error.message
  }
  console.error(error)
  return t('common.went_wrong')
}
