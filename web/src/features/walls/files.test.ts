import { describe, expect, it } from 'vitest'
import { base64urlOf, isWorkbook, readFile } from './files'

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all)

describe('a file of work', () => {
  it('is sent as text, read as what it was most likely saved as', () => {
    expect(readFile('a.csv', new TextEncoder().encode('é'))).toEqual({ order: { name: 'a.csv', text: 'é' }, encoding: '' })
    expect(readFile('a.csv', bytes(0xe9))).toEqual({ order: { name: 'a.csv', text: 'é' }, encoding: 'windows-1252' })
    expect(readFile('a.csv', bytes(0xff, 0xfe, 0xe9, 0)).order.text).toBe('é')
  })
  it('is a workbook by what it begins with, whatever it is called', () => {
    expect(isWorkbook(bytes(0x50, 0x4b, 3, 4))).toBe(true)
    expect(readFile('plan.csv', bytes(0x50, 0x4b, 3, 4, 0xff))).toEqual({ order: { name: 'plan.csv', workbook: 'UEsDBP8' }, encoding: '' })
    expect(isWorkbook(bytes())).toBe(false)
  })
  it('may be large', () => {
    const large = new Uint8Array(3_000_000).fill(65)
    expect(base64urlOf(large).length).toBe(4_000_000)
  })
})
