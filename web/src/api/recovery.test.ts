import { beforeEach, describe, expect, it } from 'vitest'
import { findMine, myStatements, statementUnder } from './mine'
import { recover, recoveryCodes } from './recovery'

interface Line { readonly id: number; readonly lock: string }
const published: Line[] = []
async function publish(key: string): Promise<string> {
  const { lock } = await statementUnder(1, key, null)
  published.push({ id: published.length + 1, lock })
  return lock
}
const mine = (): number[] => findMine(published, myStatements(1)).map((one) => one.line.id)
const another = (): void => localStorage.clear()  // an empty device
beforeEach(() => {
  another()
  published.length = 0
})

describe('the recovery code', () => {
  it('finds on another device which statements are mine, and no other', async () => {
    await publish('a')
    await publish('b')
    const [code] = await recoveryCodes(1)
    another()
    await publish('somebody else')
    another()
    expect(await recover(1, code ?? '', published, true)).toBe(2)
    expect(mine()).toEqual([2, 1])
  })
  it('gives a statement of each device to the others, also when both wrote meanwhile', async () => {
    await publish('a')
    const code = (await recoveryCodes(1))[0] ?? ''
    const first = { ...localStorage }
    another()
    await recover(1, code, published, true)
    await publish('b')
    expect(await recoveryCodes(1)).toEqual([code])
    another()
    for (const [name, value] of Object.entries(first)) localStorage.setItem(name, value as string)
    await publish('c')
    expect(new Set(published.map((one) => one.lock)).size).toBe(3)
    expect(await recover(1, code, published, true)).toBe(3)
    expect(mine()).toEqual([3, 2, 1])
  })
  it('looks past statements that were drawn and never published', async () => {
    for (let i = 0; i < 19; ++i) await statementUnder(1, `drawn in vain ${i}`, null)
    await publish('a')
    const code = (await recoveryCodes(1))[0] ?? ''
    another()
    expect(await recover(1, code, published, true)).toBe(1)
  })
  it('reads it as people type it, and says when a letter is wrong', async () => {
    await publish('a')
    const code = (await recoveryCodes(1))[0] ?? ''
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await recover(1, ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `, published, true)).toBe(1)
    const other = code.startsWith('2') ? '3' : '2'
    expect(await recover(1, other + code.slice(1), published, true)).toBeNull()
    expect(await recover(1, code.slice(0, -1), published, true)).toBeNull()
    expect(await recover(1, '', published, true)).toBeNull()
  })
  it('keeps what this device drew before from another root, with its code', async () => {
    await publish('a')
    const code = (await recoveryCodes(1))[0] ?? ''
    another()
    await publish('b')
    await recover(1, code, published, true)
    expect(mine()).toEqual([2, 1])
    expect((await recoveryCodes(1)).at(-1)).toBe(code)
    expect(await recoveryCodes(1)).toHaveLength(2)
  })
  it('finds with a code that came by a link, and never draws from it: who made the link could have made the code', async () => {
    await publish('a')
    const given = (await recoveryCodes(1))[0] ?? ''
    another()
    expect(await recover(1, given, published, false)).toBe(1)
    expect(mine()).toEqual([1])
    await publish('b')
    expect((await recoveryCodes(1)).at(-1)).not.toBe(given)
    another()
    expect(await recover(1, given, published, true)).toBe(1)  // who has the given code learns of no other statement
    expect(mine()).toEqual([1])
  })
  it('keeps drawing from its own when a link brings a code later', async () => {
    await publish('a')
    const given = (await recoveryCodes(1))[0] ?? ''
    another()
    await publish('b')
    const own = (await recoveryCodes(1))[0] ?? ''
    await recover(1, given, published, false)
    expect(await recoveryCodes(1)).toEqual([given, own])
    await publish('c')
    another()
    expect(await recover(1, own, published, true)).toBe(2)
  })
  it('sends the same statement under the same key', async () => {
    expect((await statementUnder(1, 'a', 7)).lock).toBe((await statementUnder(1, 'a', 7)).lock)
  })
})
