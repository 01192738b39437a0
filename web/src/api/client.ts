// The one way to the server: views are asked for by path, commands are sent with a key of their own, so that sending again
// after a lost connection does it once.
import { Problem, Unreachable, type ProblemBody } from './problem'
import type { Done } from './types'

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

// A lost connection, or a server that asks to come back in a moment, is tried again; a refusal is not.
async function ask(path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; ++attempt) {
    const pause = pauses[attempt]
    try {
      const response = await fetch(root + path, init)
      if (response.status !== 503 || pause === undefined) return response
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (pause === undefined) throw new Unreachable()
    }
    await wait(pause ?? 0)
  }
}

async function problemOf(response: Response): Promise<Problem> {
  let body: Partial<ProblemBody> = {}
  try {
    body = (await response.json()) as Partial<ProblemBody>
  } catch {
    // Not from our server (a proxy's page): the status says enough.
  }
  return new Problem({ ...body, status: response.status })
}

async function read<T>(response: Response, unseen: boolean): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const problem = await problemOf(response)
  if (problem.status === 401 && !unseen) onSignedOut()
  throw problem
}

/** What one person may see. */
export async function get<T>(path: string): Promise<T> {
  return read<T>(await ask(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }), false)
}

/** Something one person asks to be done. */
export async function post<T = Done>(path: string, body: unknown, sending: Sending = {}): Promise<T> {
  const unseen = sending.unseen === true
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Schakel': '1' }
  if (!unseen) headers['Idempotency-Key'] = sending.key ?? actionKey()
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), credentials: unseen ? 'omit' : 'same-origin' }
  return read<T>(await ask(path, init), unseen)
}
