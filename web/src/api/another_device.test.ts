import { beforeEach, describe, expect, it } from 'vitest'
import { inHash, withCode } from './another_device'
import { recoveryCodes } from './recovery'

beforeEach(() => localStorage.clear())
describe('a link for another device', () => {
  it('carries the recovery code behind the #, where no server reads it', async () => {
    const link = await withCode(`${location.origin}/in#abc-DEF_123`, 1)
    const { hash, pathname } = new URL(link)
    expect(pathname).toBe('/in')
    expect(inHash(hash)).toEqual({ token: 'abc-DEF_123', code: (await recoveryCodes(1))[0] })
  })
  it('is read without a code too', () => {
    expect(inHash('#abc')).toEqual({ token: 'abc', code: '' })
    expect(inHash('')).toEqual({ token: '', code: '' })
  })
})
