import { describe, expect, it } from 'vitest'
import { found, type Item } from './find'

const item = (id: number, text: string, beside = ''): Item => ({ kind: 'statement', id, text, beside, to: '/' })
const items = [item(1, 'Wij bellen terug binnen een dag.'), item(2, 'Eén vaste contactpersoon per inwoner', 'Zorg'), item(3, 'Het terugbellen duurt lang')]
const ids = (asked: string): number[] => found(items, asked).map((one) => one.id)

describe('what is looked for', () => {
  it('is found whatever its capitals and accents', () => {
    expect(ids('EEN vaste')).toEqual([2])
    expect(ids('één')).toEqual([1, 2])
  })
  it('is found where every word stands, the beginning of a word first', () => {
    expect(ids('bellen')).toEqual([1, 3])
    expect(ids('terug dag')).toEqual([1])
    expect(ids('zorg')).toEqual([2])
  })
  it('is nothing where nothing was asked, or no word stands', () => {
    expect(ids('  ')).toEqual([])
    expect(ids('zwembad')).toEqual([])
    expect(ids('.*')).toEqual([])
  })
})
