import { describe, expect, it } from 'vitest'
import { kindOf, rowAt, textOf, withoutRow, withRow } from './lines'

const file = 'id,name\r\nann,"Ann\nde Wit"\r\nbob,Bob\r\n'

describe('a row of a file', () => {
  it('is found by the line it starts on, with the line ends between its quotes', () => {
    expect(rowAt(file, 2)).toBe('ann,"Ann\nde Wit"')
    expect(rowAt(file, 4)).toBe('bob,Bob')
  })
  it('is not there behind the end of the file', () => {
    expect(rowAt(file, 5)).toBeNull()
    expect(rowAt(file, 0)).toBeNull()
  })
  it('is one line when its quote is never closed', () => {
    expect(rowAt('id\n"ann\nbob\n', 2)).toBe('"ann')
  })
  it('can be changed without touching the others', () => {
    expect(withRow(file, 4, 'bob,Robert')).toBe('id,name\r\nann,"Ann\nde Wit"\r\nbob,Robert\r\n')
  })
  it('can be left out, the last one without a line end too', () => {
    expect(withoutRow(file, 2)).toBe('id,name\r\nbob,Bob\r\n')
    expect(withoutRow('id\nann', 2)).toBe('id\n')
  })
})

describe('a chosen file', () => {
  it('is known as ties by its columns, also behind a byte order mark and between quotes', () => {
    expect(kindOf('\ufeff"From";"To";"weight"\n')).toBe('ties')
    expect(kindOf('id,name,department\n')).toBe('people')
    expect(kindOf('name,department\n')).toBeNull()
  })
  it('that is not UTF-8 is read as Windows-1252, and says so', () => {
    expect(textOf(new Uint8Array([0x4a, 0x6f, 0xeb]))).toEqual({ text: 'Joë', encoding: 'windows-1252' })
    expect(textOf(new TextEncoder().encode('Joë'))).toEqual({ text: 'Joë', encoding: 'utf-8' })
    expect(textOf(new Uint8Array([0xff, 0xfe, 0x69, 0x00])).encoding).toBe('utf-16')
  })
})
