import { beforeEach, describe, expect, it } from 'vitest'
import { decimal, language, list, loadWords, longDate, number, percent, setLanguage, shortDate, startWords, t, tn } from '.'

beforeEach(async () => {
  localStorage.clear()
  await setLanguage('nl', false)
})

describe('words', () => {
  it('says a sentence in the chosen language, with its values', async () => {
    await loadWords(['rounds'])
    expect(t('rounds.vote.place', { place: 2, total: 8 })).toBe('Stelling 2 van 8')
    await setLanguage('en')
    expect(t('rounds.vote.place', { place: 2, total: 8 })).toBe('Statement 2 of 8')
    expect(document.documentElement.lang).toBe('en')
  })
  it('has a singular where the language has one', async () => {
    await loadWords(['rounds'])
    expect(tn('rounds.statements', 1)).toBe('1 stelling')
    expect(tn('rounds.statements', 3)).toBe('3 stellingen')
  })
  it('shows everything that was asked for, however much is asked at once', async () => {
    await Promise.all([loadWords(['today']), setLanguage('en', false), loadWords(['circle']), setLanguage('nl', false), loadWords(['shares'])])
    expect(language()).toBe('nl')
    expect(t('today.later')).toBe('Straks')
    expect(t('circle.title')).toBe('Mijn kring')
    expect(t('shares.title')).toBe('Delen')
  })
  it('remembers what a person chose, before what the browser speaks', async () => {
    await setLanguage('en')
    await setLanguage('nl', false)
    await startWords()
    expect(language()).toBe('en')
  })
  it('writes numbers, days and lists as the language does', async () => {
    expect([number(12345), decimal(1.5), percent(0.78)]).toEqual(['12.345', '1,5', '78%'])
    expect([longDate('2026-10-13'), shortDate('2026-10-13')]).toEqual(['13 oktober 2026', '13 okt'])
    expect(list(['a', 'b', 'c'])).toBe('a, b en c')
    await setLanguage('en', false)
    expect([number(12345), longDate('2026-10-13'), list(['a', 'b'])]).toEqual(['12,345', '13 October 2026', 'a and b'])
  })
})
