import { describe, expect, it } from 'vitest'
import type { Agreed, MeterChange, MeterPair, PairStory } from '../../api/types'
import { couplesOf, changeText, storyText, wallMoved, whyNone } from './reading'
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
  it('tells of two silos what they said and reached together, each case in words of its own', () => {
    const story = (words: number | null, agreed: Partial<Agreed>): PairStory => ({ a: 'Ruimte', b: 'Zorg', moments: [{ closed: '2026-10-01T00:00:00.000Z', words, agreed: { decided: 0, running: 0, results: 0, ended: 0, ...agreed } }] })
    const scored = (asked: string, about: string, by: number, low: number, high: number): MeterPair => ({ ...pair(asked, about), score: { questions: 6, mean: 60, low: 50, high: 70, change: change(by, low, high) } })
    const done = [{}, { decided: 1 }, { decided: 1, running: 1 }, { decided: 1, results: 1 }, { results: 2 }].map((agreed) => storyText(story(60, agreed), []))
    expect(new Set(done).size).toBe(5)
    const said = [[], [scored('Zorg', 'Ruimte', 9, 3, 15)], [scored('Zorg', 'Ruimte', -9, -15, -3)], [scored('Zorg', 'Ruimte', 9, 3, 15), scored('Ruimte', 'Zorg', -9, -15, -3)]].map((pairs) => storyText(story(60, {}), pairs))
    expect(new Set(said).size).toBe(4)
    expect(storyText(story(60, {}), [scored('Zorg', 'Archief', 9, 3, 15)])).toBe(said[0])
    expect(storyText(story(null, {}), [])).not.toBe(said[0])
  })
  it('says what became of a wall, by the last two measurements of which it is known', () => {
    const moved = (...contacts: (NonNullable<PairStory['moments'][number]['contacts']> | null)[]): string | null => wallMoved({ a: 'Ruimte', b: 'Zorg', moments: contacts.map((one) => ({ closed: '2026-10-01T00:00:00.000Z', words: 60, contacts: one, agreed: { decided: 0, running: 0, results: 0, ended: 0 } })) })
    expect([moved('wall', 'as_expected'), moved('wall', null, 'corridor'), moved('as_expected', 'wall'), moved('wall', 'too_little', 'wall')]).toEqual(['gone', 'gone', 'came', 'stays'])
    expect([moved(), moved('wall'), moved(null, 'wall'), moved('as_expected', 'corridor'), moved('too_little', 'wall')]).toEqual([null, null, null, null, null])
  })
})
