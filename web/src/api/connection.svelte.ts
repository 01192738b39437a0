// Whether the server can be reached, as the last request found.

type Listener = () => void
const listeners = new Set<Listener>()

class Connection {
  offline = $state(false)
  /** When what is on the screen was said by the server; null = just now. */
  asOf = $state<number | null>(null)

  lost(): void {
    this.offline = true
  }
  heard(): void {
    if (!this.offline) return
    this.offline = false
    this.asOf = null
    for (const listener of listeners) listener()
  }
  shows(at: number): void {
    this.asOf = Math.min(at, this.asOf ?? at)
  }
}
export const connection = new Connection()

/** Called each time the server can be reached again. */
export function whenBack(what: Listener): () => void {
  listeners.add(what)
  return () => listeners.delete(what)
}
