import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { base64url, blindWith, bytesOfBase64url, bytesOfHex, finish, hexOf, joined, madeOf } from './blind'

const vector = JSON.parse(readFileSync('../tests/data/rfc9474_randomized.json', 'utf8')) as Record<'n' | 'd' | 'msg' | 'msg_prefix' | 'salt' | 'inv' | 'blinded_msg' | 'blind_sig' | 'sig', string>
const modulus = bytesOfHex(vector.n)
const n = BigInt(`0x${vector.n}`)
const message = joined(bytesOfHex(vector.msg_prefix), bytesOfHex(vector.msg))

function power(base: bigint, raised: bigint): bigint {
  let result = 1n
  for (let left = raised, square = base; left > 0n; left >>= 1n, square = (square * square) % n) if ((left & 1n) === 1n) result = (result * square) % n
  return result
}
// The signer's half, with the vector's key.
const signed = (asked: Uint8Array): Uint8Array<ArrayBuffer> => bytesOfHex(power(BigInt(`0x${hexOf(asked)}`), BigInt(`0x${vector.d}`)).toString(16).padStart(vector.n.length, '0'))

vi.setConfig({ testTimeout: 60_000 })  // the signer's half is slow in JavaScript

describe('RFC 9474', () => {
  it('blinds and finishes to the numbers of its test vector', async () => {
    // r out of its inverse, which is what the vector gives: r = inv^(lambda-1), or by the signer: (inv^-1); here by Euclid.
    let [a, b, x, y] = [BigInt(`0x${vector.inv}`), n, 1n, 0n]
    while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y]
    const blinded = await blindWith(modulus, message, bytesOfHex(vector.salt), ((x % n) + n) % n)
    expect(hexOf(blinded.asked)).toBe(vector.blinded_msg)
    expect(hexOf(blinded.inverse)).toBe(vector.inv)
    expect(hexOf(signed(blinded.asked))).toBe(vector.blind_sig)
    expect(hexOf(await finish(modulus, message, blinded.inverse, bytesOfHex(vector.blind_sig)))).toBe(vector.sig)
  })
  it('takes no answer that is no signature of what was asked', async () => {
    await expect(finish(modulus, message, bytesOfHex(vector.inv), bytesOfHex(vector.sig))).rejects.toThrow(RangeError)
  })
})

describe('a seed', () => {
  const seed = bytesOfHex('00112233445566778899aabbccddeeff00112233')
  it('makes the same of a key each time, and another of another', async () => {
    const made = await madeOf(seed, modulus)
    expect(await madeOf(seed, modulus)).toEqual(made)
    expect((await madeOf(bytesOfHex('01'), modulus)).key).not.toBe(made.key)
    expect(made.key).toMatch(/^[0-9a-f]{64}$/)
    expect(hexOf(await finish(modulus, made.message, made.inverse, signed(made.asked)))).toHaveLength(1024)
  })
})

describe('base64url', () => {
  it('is read as it was written', () => {
    for (const size of [0, 1, 2, 3, 256]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 37 + 250) & 255)
      expect(bytesOfBase64url(base64url(bytes))).toEqual(bytes)
    }
  })
})
