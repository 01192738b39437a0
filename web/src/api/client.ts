// The one way to the server: views are asked for by path, commands are sent with a key of their own, so that sending again
// after a lost connection does it once.
import { connection } from './connection.svelte'
import { Problem, Unreachable, type ProblemBody } from './problem'
import { shelve, shelved } from './shelf'
import type { Done, paths } from './types'

const root = '/api/v1'
const pauses = [300, 1000, 2500] as const  // milliseconds before trying again

export interface Sending {
  /** The same key again is the same action; made here when it is not given. */
  readonly key?: string
  /** Without the session: nobody can see who sends this. For ballots. */
  readonly unseen?: boolean
}

let onSignedOut: () => void = () => {}
/** Called when the server says that there is no session (any more). */
export function whenSignedOut(what: () => void): void {
  onSignedOut = what
}

/** A new key for one action of a person. */
export function actionKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

// A lost connection, or a server that asks to come back in a moment, is tried again; a refusal is not. Without a connection
// once is enough: somebody waits for the answer that there is none.
async function ask(path: string, init: RequestInit): Promise<Response> {
  const known = connection.offline || globalThis.navigator?.onLine === false
  for (let attempt = 0; ; ++attempt) {
    const pause = known ? undefined : pauses[attempt]
    try {
      const response = await fetch(root + path, init)
      connection.heard()
      if (response.status !== 503 || pause === undefined) return response
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (pause === undefined) {
        connection.lost()
        throw new Unreachable()
      }
    }
    await wait(pause ?? 0)
  }
}

// An answer that breaks off (somebody leaves the page while it comes) is none: what was asked may have been done or not.
async function textOf(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch {
    throw new Unreachable()
  }
}

function problemOf(status: number, text: string): Problem {
  let body: Partial<ProblemBody> = {}
  try {
    body = JSON.parse(text) as Partial<ProblemBody>
  } catch {
    // Not from our server (a proxy's page): the status says enough.
  }
  return new Problem({ ...body, status })
}

async function read<T>(response: Response, unseen: boolean): Promise<T> {
  const text = await textOf(response)
  if (response.ok) return JSON.parse(text) as T
  const problem = problemOf(response.status, text)
  if (problem.status === 401 && !unseen) onSignedOut()
  throw problem
}

// What each address answers and takes, as the server describes it.
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Short<P> = P extends `/api/v1${infer Rest}` ? Rest : never
export type Views = { [P in keyof paths as paths[P] extends { get: object } ? Short<P> : never]: paths[P] extends { get: { responses: { 200: infer R } } } ? Json<R> : never }
export type Orders = { [P in keyof paths as paths[P] extends { post: object } ? Short<P> : never]: paths[P] extends { post: { requestBody?: infer B; responses: { 200: infer R } } } ? { body: Json<NonNullable<B>>; answer: Json<R> } : never }

/** One view, by its path: its type comes with it. */
export function view<P extends keyof Views & string>(path: P, query: Readonly<Record<string, string | number>> = {}): Promise<Views[P]> {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  return get<Views[P]>(asked === '' ? path : `${path}?${asked}`)
}

/** One order, by its path: what it takes and answers comes with it. */
export function send<P extends keyof Orders & string>(path: P, body: Orders[P]['body'], sending: Sending = {}): Promise<Orders[P]['answer']> {
  return post<Orders[P]['answer']>(path, body, sending)
}

/** What one person may see; without a connection what they saw before, where that is kept. */
export async function get<T>(path: string): Promise<T> {
  try {
    const answer = await read<T>(await ask(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }), false)
    void shelve(path, answer)
    return answer
  } catch (error) {
    const before = error instanceof Unreachable ? await shelved<T>(path) : null
    if (before === null) throw error
    connection.shows(before.at)
    return before.view
  }
}

/** Something one person asks to be done. */
export async function post<T = Done>(path: string, body: unknown, sending: Sending = {}): Promise<T> {
  const unseen = sending.unseen === true
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Schakel': '1' }
  if (!unseen) headers['Idempotency-Key'] = sending.key ?? actionKey()
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), credentials: unseen ? 'omit' : 'same-origin' }
  return read<T>(await ask(path, init), unseen)
}
