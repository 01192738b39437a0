// What was written and may not have reached the server yet. It is on the device's disk before anything is sent, and goes
// from there only when the server said that it has it. Keys are the same at every attempt, so nothing is done twice.
import { climb, type Climb, type Going } from './climb'
import { Problem, Unreachable } from './problem'
import { empty, store, storedAll, unstore } from './store'

export interface Refusal {
  readonly status: number
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}
export interface Waiting {
  readonly id: string
  readonly person: number
  readonly what: Climb
  readonly going: Going
  /** The server does not want it: why. It stays here until its author has seen that. */
  readonly refused: Refusal | null
}

// Not about what was sent: later it may go.
const forNow = new Set([401, 408, 429, 500, 502, 503, 504, 507])
/** The works council let the round stand still: its ballots go when it goes on. */
export const isPaused = (error: unknown): boolean => error instanceof Problem && error.code === 'error.round_paused'
export const refusalOf = (error: unknown): Refusal | null => (error instanceof Problem && !forNow.has(error.status) && !isPaused(error) ? { status: error.status, code: error.code, values: error.values } : null)

/** One at a time over all windows of this browser. */
export function alone<T>(what: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | null | undefined  // not where a page is not secure
  return locks == null ? what() : (locks.request('schakel.send', what) as Promise<T>)
}

class Outbox {
  waiting = $state.raw<Waiting[]>([])
  /** Goes up with every change of a ballot on this device. */
  ballots = $state(0)

  async load(): Promise<void> {
    this.waiting = await storedAll<Waiting>('outbox').catch(() => [])
  }
  /** On the disk when this resolves. */
  async add(person: number, what: Climb, going: Going): Promise<Waiting> {
    const one: Waiting = { id: `${String(Date.now()).padStart(15, '0')}-${going.key}`, person, what, going, refused: null }
    await store('outbox', one.id, one)
    await this.load()
    return one
  }
  async drop(id: string): Promise<void> {
    await unstore('outbox', id)
    await this.load()
  }
  async clear(): Promise<void> {
    await empty('outbox').catch(() => undefined)
    this.waiting = []
  }

  /** Sends what this person wrote, oldest first, as far as it goes. Fails as the request that could not be made now. */
  send(person: number): Promise<void> {
    return alone(async () => {
      await this.load()
      for (const one of this.waiting.filter((each) => each.person === person && each.refused === null)) {
        const going = { ...one.going }
        try {
          await climb(one.what, going)
          await unstore('outbox', one.id)
        } catch (error) {
          const refused = refusalOf(error)
          await store('outbox', one.id, { ...one, going, refused })
          if (refused === null) throw error
        } finally {
          await this.load()
        }
      }
    })
  }
}
export const outbox = new Outbox()

/** It was tried and has to wait, which is nobody's mistake. */
export const hasToWait = (error: unknown): boolean => error instanceof Unreachable || isPaused(error) || (error instanceof Problem && forNow.has(error.status) && error.status !== 401)
