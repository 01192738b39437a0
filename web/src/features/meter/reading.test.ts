import { describe, expect, it } from 'vitest'
import type { MeterChange, MeterPair } from '../../api/types'
import { couplesOf, changeText, whyNone } from './reading'
import { startWords, loadWords } from '../../words'

await startWords()
await loadWords(['meter'])
const change = (by: number, low: number, high: number): MeterChange => ({ before: 50, by, low, high, clear: low > 0 || high < 0 })
const pair = (asked: string, about: string): MeterPair => ({ asked, about, score: { questions: 0, mean: null, low: null, high: null, change: null }, lines: [] })

describe('what a link meter says', () => {
  it('says up, down, or that no change can be told', () => {
    const [up, down, none] = [changeText(change(9, 3, 15)), changeText(change(-9, -15, -3)), changeText(change(2, -6, 10))]
    expect(new Set([up, down, none]).size).toBe(3)
    expect(none).toContain('−6')
    expect(none).toContain('+10')
    expect(changeText(null)).toBeNull()
    expect(changeText({ before: null, by: { hidden: 'small_group' }, low: null, high: null, clear: null })).not.toBeNull()
  })
  it('says in different words why there is no number', () => {
    const all = [whyNone({ hidden: 'small_group' }), whyNone({ hidden: 'theirs_first' }), whyNone({ unanswered: true }), whyNone(null)]
    expect(new Set(all).size).toBe(4)
  })
  it('puts both ways of two silos together, by name', () => {
    const couples = couplesOf([pair('Zorg', 'Archief'), pair('Ruimte', 'Zorg'), pair('Archief', 'Zorg')])
    expect(couples.map((one) => `${one.a} ${one.b} ${one.ways.length}`)).toEqual(['Archief Zorg 2', 'Ruimte Zorg 1'])
  })
})
