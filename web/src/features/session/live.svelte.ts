// One session on this screen, in step with all others: where it is comes from the server, and so does the time that is left.
// This device only counts on from there, by a clock that nobody sets; what it calls the time plays no part.
import { onMount } from 'svelte'
import { view } from '../../api/client'
import { connection } from '../../api/connection.svelte'
import { onChangeAtOnce } from '../../api/live'
import { problemText } from '../../api/problem'
import type { GuidedSessionView, Script } from '../../api/types'

const beat = 250  // milliseconds between looks at the clock

class Live {
  view = $state.raw<GuidedSessionView | null>(null)
  script = $state.raw<Script | null>(null)
  fault = $state('')
  /** Whether how much time is left is known: not when this was read from the device without a connection. */
  certain = $state(false)
  #now = $state(0)
  #asked = 0  // the moment the answer speaks of, on this device's monotonic clock
  #loading = false
  #again = false

  constructor(readonly id: number) {}

  /** Milliseconds left of this step. */
  get left(): number {
    if (this.view === null) return 0
    return this.view.running ? this.view.left - (this.#now - this.#asked) : this.view.left
  }
  get leftOfAll(): number {
    if (this.view === null) return 0
    return this.view.left_of_all - (Math.max(0, this.view.left) - Math.max(0, this.left))
  }

  tick(): void {
    this.#now = Math.max(performance.now(), this.#asked)
  }

  async load(): Promise<void> {
    if (this.#loading) {
      this.#again = true
      return
    }
    this.#loading = true
    try {
      const before = performance.now()
      const found = await view('/session', { id: this.id })
      // Without a connection it is what this device read before; what is on the screen is newer, and its clock runs on.
      if (connection.offline && this.view !== null) return
      this.#asked = (before + performance.now()) / 2
      this.certain = !connection.offline
      this.script ??= await view('/session/script', { id: this.id }).catch(() => null)
      this.view = found
      this.tick()
      this.fault = ''
    } catch (error) {
      if (this.view === null || !connection.offline) this.fault = problemText(error)
    } finally {
      this.#loading = false
      if (this.#again) {
        this.#again = false
        void this.load()
      }
    }
  }
}
export type { Live }

/** In a component: the session, kept in step until the component goes. */
export function liveSession(id: number): Live {
  const live = new Live(id)
  onChangeAtOnce(() => live.load())
  onMount(() => {
    const ticking = setInterval(() => live.tick(), beat)
    // A device that slept may have missed what happened, and its clock may have slept too.
    const woke = (): void => {
      if (document.visibilityState === 'visible') void live.load()
    }
    document.addEventListener('visibilitychange', woke)
    return () => {
      clearInterval(ticking)
      document.removeEventListener('visibilitychange', woke)
    }
  })
  return live
}
