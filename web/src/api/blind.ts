// The voter's half of an RSA blind signature (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the server signs a credential
// (stempas) that it cannot see, and cannot recognise what comes back later. Loaded only when somebody votes.
//
//   asked = padded(prefix ‖ what) · rᵉ mod n    →   answered = askedᵈ mod n    →   signature = answered · r⁻¹ mod n
//
// Everything that is random here comes out of one seed that stays on the device, so that a lost answer can be asked for again,
// and another device that is given the seed gets the same credential.

const exponent = 65537n
export const saltSize = 48
export const prefixSize = 32

type Bytes = Uint8Array<ArrayBuffer>

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export function bytesOfHex(hex: string): Bytes {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
export function bytesOfBase64url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
const numberOf = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${hexOf(bytes)}`))
const bytesOf = (number: bigint, size: number): Bytes => bytesOfHex(number.toString(16).padStart(2 * size, '0'))

function power(base: bigint, raised: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let left = raised, square = base % modulus; left > 0n; left >>= 1n, square = (square * square) % modulus) {
    if ((left & 1n) === 1n) result = (result * square) % modulus
  }
  return result
}

function inverseOf(number: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n]
  while (b > 0n) {
    const quotient = a / b
    ;[a, b, x, y] = [b, a - quotient * b, y, x - quotient * y]
  }
  if (a !== 1n) throw new RangeError('the blinding number has no inverse')
  return ((x % modulus) + modulus) % modulus
}

const sha384 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))

// EMSA-PSS with MGF1, both with SHA-384 (RFC 8017, 9.1.1 and B.2.1).
async function padded(message: Bytes, salt: Bytes, bits: number): Promise<Bytes> {
  const size = Math.ceil((bits - 1) / 8)
  const hash = await sha384(joined(new Uint8Array(8), await sha384(message), salt))
  const block = joined(new Uint8Array(size - salt.length - hash.length - 2), Uint8Array.of(1), salt)
  const mask = joined(...(await Promise.all(Array.from({ length: Math.ceil(block.length / 48) }, (_, i) => sha384(joined(hash, Uint8Array.of(0, 0, 0, i)))))))
  const masked = block.map((byte, i) => byte ^ (mask[i] ?? 0))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * size - (bits - 1)))
  return joined(masked, hash, Uint8Array.of(0xbc))
}

export interface Blinded {
  readonly asked: Bytes
  readonly inverse: Bytes
}
/** With given numbers; `r` below the modulus. */
export async function blindWith(modulus: Bytes, message: Bytes, salt: Bytes, r: bigint): Promise<Blinded> {
  const n = numberOf(modulus)
  const inverse = inverseOf(r, n)
  const plain = numberOf(await padded(message, salt, n.toString(2).length))
  return { asked: bytesOf((plain * power(r, exponent, n)) % n, modulus.length), inverse: bytesOf(inverse, modulus.length) }
}

/** The signature; throws when the answer is none of what was asked. */
export async function finish(modulus: Bytes, message: Bytes, inverse: Bytes, answered: Bytes): Promise<Bytes> {
  const n = numberOf(modulus)
  const signature = bytesOf((numberOf(answered) * numberOf(inverse)) % n, modulus.length)
  const key = await crypto.subtle.importKey('jwk', { kty: 'RSA', n: base64url(modulus), e: 'AQAB' }, { name: 'RSA-PSS', hash: 'SHA-384' }, false, ['verify'])
  if (!(await crypto.subtle.verify({ name: 'RSA-PSS', saltLength: saltSize }, key, signature, message))) throw new RangeError('the answer is no signature')
  return signature
}

/** Bytes that only who has the seed can make, for one purpose. */
async function derived(seed: Bytes, purpose: string, size: number): Promise<Bytes> {
  const from = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode(`schakel ballot ${purpose}`)
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-384', salt: new Uint8Array(), info }, from, 8 * size))
}

export interface Made extends Blinded {
  readonly key: string  // of the ballot, 64 hexadecimal digits
  readonly prefix: Bytes
  readonly message: Bytes
}
/** All that a seed makes of a round's key. 16 bytes more than the modulus make r as good as uniform. */
export async function madeOf(seed: Bytes, modulus: Bytes): Promise<Made> {
  const [key, prefix, salt, r] = await Promise.all([derived(seed, 'key', 32), derived(seed, 'prefix', prefixSize), derived(seed, 'salt', saltSize), derived(seed, 'r', modulus.length + 16)])
  const name = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hexOf(key))))
  const message = joined(prefix, name)
  return { key: hexOf(key), prefix, message, ...(await blindWith(modulus, message, salt, numberOf(r) % numberOf(modulus))) }
}
