// What the secrets of my anonymous statements are made from: one root, which no server ever sees. Another device of mine that was
// told the root (recovery.ts) draws on a branch of its own, so that two never make the same secret.
import { keep, kept } from './kept'

export interface Root {
  readonly root: string  // 16 bytes, in hexadecimal
  readonly branch: number
  readonly next: number  // how many secrets this device drew
}
export const rootBytes = 16
export const branches = 256

const name = (organisation: number): string => `roots.${organisation}`
export const rootsOf = (organisation: number): Root[] => kept<Root[]>(name(organisation), [])
export const keepRoots = (organisation: number, roots: readonly Root[]): void => keep(name(organisation), roots)

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const ofHex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16))
export const aByte = (): number => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0

/** The one that new statements are drawn from; made when there is none. */
export function currentRoot(organisation: number): Root {
  const last = rootsOf(organisation).at(-1)
  if (last !== undefined) return last
  const made = { root: toHex(crypto.getRandomValues(new Uint8Array(rootBytes))), branch: aByte(), next: 0 }
  keepRoots(organisation, [made])
  return made
}

export const keyOf = (root: string): Promise<CryptoKey> => crypto.subtle.importKey('raw', ofHex(root), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
export async function secretAt(key: CryptoKey, branch: number, index: number): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`schakel statement ${branch} ${index}`))))
}

/** A secret that nobody can guess and the code gives back: 64 hexadecimal digits, never the same twice. */
export async function drawSecret(organisation: number): Promise<string> {
  const now = currentRoot(organisation)
  keepRoots(organisation, [...rootsOf(organisation).slice(0, -1), { ...now, next: now.next + 1 }])
  return secretAt(await keyOf(now.root), now.branch, now.next)
}
