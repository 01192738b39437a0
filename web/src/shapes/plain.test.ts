import { describe, expect, it } from 'vitest'
import { markedIn, plain } from './plain'

describe('a text as it is compared', () => {
  it('has no capitals and accents, and one apostrophe', () => {
    expect(plain('Één foto’s É-mail')).toBe("een foto's e-mail")
  })
})
describe('words that are marked', () => {
  const said = (text: string, ...words: string[]): string => markedIn(text, new Set(words)).map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')
  it('stand where they are whole words, as they were written', () => {
    expect(said('Op TIJD, op tijd. Tijdig.', 'tijd')).toBe('Op [TIJD], op [tijd]. Tijdig.')
    expect(said('Eén keer: één.', 'een')).toBe('[Eén] keer: [één].')
    expect(said("De foto’s zijn er", "foto's")).toBe('De [foto’s] zijn er')
  })
  it('leave the text as it is where there are none', () => {
    expect(said('Niets', 'tijd')).toBe('Niets')
    expect(said('')).toBe('')
  })
})
