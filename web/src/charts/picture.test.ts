import { describe, expect, it } from 'vitest'
import { boxPath, hatchPath, type Drawing } from './marks'
import { linesOf, sheetOf, svgText } from './picture'

const perLetter = (text: string): number => text.length * 6
const drawing: Drawing = { marks: [{ kind: 'words', text: 'A & <B>', x: 10, y: 20, anchor: 'start', font: { family: '"Schibsted Grotesk"', size: 12, weight: '400' }, fill: 'rgb(0, 0, 0)', opacity: 1 }], width: 300, height: 100 }
const caption = { title: 'Waar werken we samen?', notes: ['Bij toeval 88%, tussen 86% en 89%.'] }

describe('a picture to take along', () => {
  it('says what it shows and how certain that is, below the drawing and for who hears it', () => {
    const sheet = sheetOf(drawing, caption, { paper: '#fff', ink: '#000', soft: '#333', family: 'sans-serif' }, perLetter)
    const svg = svgText(sheet, caption, '#fff', 'nl')
    expect(svg).toContain('<title>Waar werken we samen?</title>')
    expect(svg).toContain('<desc>Bij toeval 88%, tussen 86% en 89%.</desc>')
    expect(svg.match(/tussen 86% en 89%/g)).toHaveLength(2)
    expect(svg).toContain('A &amp; &lt;B&gt;')
    expect(svg).not.toMatch(/style=|class=|var\(/)
    expect(sheet.height).toBeGreaterThan(drawing.height)
  })
  it('breaks a long caption at words', () => {
    expect(linesOf('een twee drie vier', 60, perLetter)).toEqual(['een twee', 'drie vier'])
    expect(linesOf('onafbreekbaarlangwoord en kort', 60, perLetter)[0]).toBe('onafbreekbaarlangwoord')
  })
  it('keeps arches and hatches as they are on the page', () => {
    expect(boxPath(0, 0, 10, 10)).toBe('M0 0H10V10H0Z')
    expect(boxPath(0, 0, 20, 20, 10, 4)).toContain('A10 10')
    expect(hatchPath(0, 0, 12, 12).match(/M/g)?.length).toBe(4)
  })
})
