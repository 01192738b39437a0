import { describe, expect, it } from 'vitest'
import { shapePath } from './shapes'
import { signsOf, toneAt } from './signs'

describe('signs of silos', () => {
  it('are two letters from the name, never the same twice', () => {
    const names = ['Klantcontactcentrum', 'Burgerzaken', 'Werk & Inkomen', 'Zorg & Jeugd', 'Buitenruimte', 'Burgerbelangen', 'Werk en Inkomen']
    const codes = signsOf(names).map((sign) => sign.code)
    expect(codes.slice(0, 4)).toEqual(['KL', 'BU', 'WI', 'ZJ'])
    expect(new Set(codes).size).toBe(names.length)
    expect(codes.every((code) => code.length <= 2 || /^\d+$/.test(code))).toBe(true)
  })
  it('go through twelve colours, each with a shape of its own', () => {
    expect(toneAt(12)).toBe(1)
    const paths = Array.from({ length: 12 }, (_, i) => shapePath(i + 1, 0, 0, 6))
    expect(new Set(paths).size).toBe(12)
  })
  it('are there for names without letters', () => {
    expect(signsOf(['', '—', 'A', 'A']).map((sign) => sign.code)).toHaveLength(4)
  })
})
