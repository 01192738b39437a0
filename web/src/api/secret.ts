// Secrets that only this device knows: the key of a ballot, the proof that an anonymous statement is mine.

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** 64 hexadecimal digits that nobody can guess. */
export function newSecret(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}

/** SHA-256 of a text, in hexadecimal: what may be known of a secret. Needs https, or this machine itself. */
export async function lockOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return hex(new Uint8Array(digest))
}

export const canKeepSecrets = (): boolean => globalThis.crypto?.subtle !== undefined
