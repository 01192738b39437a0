// What was read before, kept on this device to be read again without a connection. Only what Today, writing a share and
// voting need, and results, beside which somebody can lay their own ballot; of a circle its name and people, never what they
// said to each other; of a session that a circle is in where it was, so that a phone without a connection opens on it.
import { empty, keysOf, store, stored, unstore } from './store'
import type { MyCirclesView } from './types'

export interface Kept<T> {
  /** When the server said this, in milliseconds. */
  readonly at: number
  readonly view: T
}

const keptPaths = new Set(['/me', '/today', '/statements', '/rounds'])
const oldest = 14 * 86_400_000  // what is older says too little, and stays on no device
const circles = '/my/circles'

const isKept = (path: string): boolean => keptPaths.has(path) || /^\/(round\?id|result\?round|session\?id|session\/script\?id)=\d+$/.test(path)

/** A device without room reads nothing later; that stops nobody now. */
export async function shelve(path: string, view: unknown): Promise<void> {
  if (!isKept(path) && path !== circles) return
  const what = path === circles ? { circles: (view as MyCirclesView).circles.map((circle) => ({ ...circle, shares: [] })) } : view
  await store('views', path, { at: Date.now(), view: what } satisfies Kept<unknown>).catch(() => undefined)
}

async function fresh<T>(path: string): Promise<Kept<T> | null> {
  const kept = await stored<Kept<T>>('views', path).catch(() => undefined)
  return kept === undefined || kept.at < Date.now() - oldest ? null : kept
}

/** What is too old to be shown goes from the device. */
export async function clearOld(): Promise<void> {
  for (const path of await keysOf('views').catch(() => [])) if ((await fresh(path)) === null) await unstore('views', path).catch(() => undefined)
}

/** What the server said of this path before; nothing when it is not kept. */
export const shelved = <T>(path: string): Promise<Kept<T> | null> => (isKept(path) ? fresh<T>(path) : Promise.resolve(null))

/** My circles without anything that was said in them: enough to choose who may read something. */
export const circlesShelved = (): Promise<Kept<MyCirclesView> | null> => fresh<MyCirclesView>(circles)

export const clearShelf = (): Promise<void> => empty('views').catch(() => undefined)
