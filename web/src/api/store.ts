// The device's own small database: what was read before ("views"), and what is still to be sent ("outbox"). Where a browser
// has none (a private window), it is kept as long as the page stands, and no longer.

export type Shelf = 'views' | 'outbox'

const memory: Record<Shelf, Map<string, unknown>> = { views: new Map(), outbox: new Map() }
let opened: Promise<IDBDatabase | null> | null = null

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    if (globalThis.indexedDB === undefined) return resolve(null)
    const asked = indexedDB.open('schakel', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('views')
      asked.result.createObjectStore('outbox')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(null)
    asked.onblocked = () => resolve(null)
  })
  return opened
}

// Resolved when it is on the disk, not when it was asked for.
async function change(shelf: Shelf, what: (store: IDBObjectStore) => void, otherwise: () => void): Promise<void> {
  const database = await open()
  if (database === null) return otherwise()
  await new Promise<void>((resolve, reject) => {
    const turn = database.transaction(shelf, 'readwrite', { durability: 'strict' })
    what(turn.objectStore(shelf))
    turn.oncomplete = () => resolve()
    turn.onabort = () => reject(turn.error ?? new Error('the device could not keep this'))
  })
}

async function ask<T>(shelf: Shelf, what: (store: IDBObjectStore) => IDBRequest<T>, otherwise: () => T): Promise<T> {
  const database = await open()
  if (database === null) return otherwise()
  return new Promise<T>((resolve, reject) => {
    const asked = what(database.transaction(shelf).objectStore(shelf))
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the device could not read this'))
  })
}

export const stored = <T>(shelf: Shelf, key: string): Promise<T | undefined> => ask(shelf, (store) => store.get(key) as IDBRequest<T | undefined>, () => memory[shelf].get(key) as T | undefined)
/** All of a shelf, by key. */
export const storedAll = <T>(shelf: Shelf): Promise<T[]> => ask(shelf, (store) => store.getAll() as IDBRequest<T[]>, () => [...memory[shelf].entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value as T))
export const keysOf = (shelf: Shelf): Promise<string[]> => ask(shelf, (store) => store.getAllKeys() as IDBRequest<string[]>, () => [...memory[shelf].keys()])
export const store = (shelf: Shelf, key: string, value: unknown): Promise<void> => change(shelf, (all) => void all.put(value, key), () => void memory[shelf].set(key, value))
export const unstore = (shelf: Shelf, key: string): Promise<void> => change(shelf, (all) => void all.delete(key), () => void memory[shelf].delete(key))
export const empty = (shelf: Shelf): Promise<void> => change(shelf, (all) => void all.clear(), () => memory[shelf].clear())
