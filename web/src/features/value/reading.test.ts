import { describe, expect, it } from 'vitest'
import type { MarkedCell, Meanings } from '../../api/types'
import { candidates, cardFor, leaning, oftenOf } from './reading'

const cell = (silo: string, card: string, mean_it: MarkedCell['mean_it']): MarkedCell => ({ silo, card, marked: 8, mean_it, low: null, high: null })
const hidden = { hidden: 'small_group' }

describe('a result about a term', () => {
  it('shows of a silo the card that it means most itself, and none when that is hidden', () => {
    const column = { silo: 'Zorg', cards: [{ card: 3, text: 'a', marked: true }, { card: 4, text: 'b', marked: true }, { card: 5, text: 'c', marked: false }] }
    expect(cardFor(column, [cell('Zorg', '3', 0.4), cell('Zorg', '4', 0.7), cell('Ruimte', '3', 0.9)])?.card).toBe(4)
    expect(cardFor(column, [cell('Zorg', '3', hidden), cell('Zorg', '4', null)])).toBeNull()
    expect(cardFor(column, [cell('Zorg', '3', 0)])?.card).toBe(3)  // nought is an answer
  })
  it('says chance as so many of a hundred or of a thousand, never as nought', () => {
    expect(oftenOf(0.0005)).toEqual({ count: 1, of: 1000, less: true })
    expect(oftenOf(0.004)).toEqual({ count: 4, of: 1000, less: false })
    expect(oftenOf(0.42)).toEqual({ count: 42, of: 100, less: false })
  })
  it('puts a silo under what most of it means; one that is divided or hidden is under nothing', () => {
    const meanings = { submeanings: [{ share: 0.5, cards: [] }, { share: 0.5, cards: [] }], silos: [
      { silo: 'A', people: 20, ballots: 12, compared: true, means: [0.8, 0.2] },
      { silo: 'B', people: 20, ballots: 12, compared: true, means: [0.3, 0.7] },
      { silo: 'D', people: 20, ballots: 12, compared: true, means: [0.5, 0.5] },
      { silo: 'C', people: 12, ballots: 6, compared: true, means: [hidden, hidden] },
    ], list: [{ id: '1', marked: 9, mean_it: 0.6, low: 0.4, high: 0.8, floor: 0.55 }, { id: '2', marked: 9, mean_it: 0.6, low: 0.4, high: 0.8, floor: null }] } as unknown as Meanings
    expect(leaning(meanings)).toEqual([['A'], ['B']])
    expect(candidates(meanings).map((one) => one.id)).toEqual(['1'])
  })
})
