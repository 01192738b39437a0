// A drawing as a file: SVG text, or PNG painted from the same marks. Both carry their caption and how certain it is, so that
// a picture that travels alone says what it shows.
import type { Drawing, Mark, Words } from './marks'

export interface Caption {
  /** What the picture answers, or what was found. */
  readonly title: string
  /** Base, uncertainty, what is hidden: one line or more. */
  readonly notes: readonly string[]
}
export interface Colours {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly family: string
}

const edge = 24
const titleSize = 16
const noteSize = 12

/** Cut at words so that no line is wider than `most`. */
export function linesOf(text: string, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer) <= most) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** The drawing with its caption around it, on a sheet of its own. */
export function sheetOf(drawing: Drawing, caption: Caption, colours: Colours, widthOf: (text: string, size: number, weight: string) => number): Drawing {
  const width = Math.max(drawing.width, 420)
  const line = (text: string, y: number, size: number, weight: string, fill: string): Words => ({ kind: 'words', text, x: edge, y, anchor: 'start', font: { family: colours.family, size, weight }, fill, opacity: 1 })
  const title = linesOf(caption.title, width, (text) => widthOf(text, titleSize, '650')).map((text, i) => line(text, edge + titleSize + i * 22, titleSize, '650', colours.ink))
  const top = edge + title.length * 22 + 14
  const below = top + drawing.height + 24
  const notes = caption.notes.flatMap((note) => linesOf(note, width, (text) => widthOf(text, noteSize, '400'))).map((text, i) => line(text, below + i * 18, noteSize, '400', colours.soft))
  const moved = drawing.marks.map((mark): Mark => (mark.kind === 'words' ? { ...mark, x: mark.x + edge, y: mark.y + top } : { ...mark, at: [mark.at[0], mark.at[1], mark.at[2], mark.at[3], mark.at[4] + edge, mark.at[5] + top] }))
  return { marks: [...title, ...moved, ...notes], width: width + 2 * edge, height: below + notes.length * 18 + edge - 8 }
}

const safe = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function svgMark(mark: Mark): string {
  const dim = mark.opacity < 1 ? ` opacity="${mark.opacity}"` : ''
  if (mark.kind === 'words') return `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" font-family="${safe(mark.font.family)}" font-size="${mark.font.size}" font-weight="${mark.font.weight}" fill="${safe(mark.fill)}"${dim}>${safe(mark.text)}</text>`
  const place = mark.at.join(' ') === '1 0 0 1 0 0' ? '' : ` transform="matrix(${mark.at.join(' ')})"`
  const line = mark.stroke === 'none' ? '' : ` stroke="${safe(mark.stroke)}" stroke-width="${mark.width}"${mark.dash.length > 0 ? ` stroke-dasharray="${mark.dash.join(' ')}"` : ''}${mark.round ? ' stroke-linecap="round"' : ''}`
  return `<path d="${safe(mark.d)}" fill="${safe(mark.fill)}"${line}${place}${dim}/>`
}

export function svgText(sheet: Drawing, caption: Caption, paper: string, language: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" viewBox="0 0 ${sheet.width} ${sheet.height}" role="img" xml:lang="${language}">
<title>${safe(caption.title)}</title>
<desc>${safe(caption.notes.join(' '))}</desc>
<rect width="100%" height="100%" fill="${safe(paper)}"/>
${sheet.marks.map(svgMark).join('\n')}
</svg>
`
}

/** Painted by hand: a page that loads no pictures but its own server's cannot load the SVG as one. */
export function paint(context: CanvasRenderingContext2D, sheet: Drawing, paper: string): void {
  context.fillStyle = paper
  context.fillRect(0, 0, sheet.width, sheet.height)
  for (const mark of sheet.marks) {
    context.save()
    context.globalAlpha = mark.opacity
    if (mark.kind === 'words') {
      context.font = `${mark.font.weight} ${mark.font.size}px ${mark.font.family}`
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor
      context.fillStyle = mark.fill
      context.fillText(mark.text, mark.x, mark.y)
    } else {
      context.transform(...mark.at)
      const path = new Path2D(mark.d)
      if (mark.fill !== 'none') {
        context.fillStyle = mark.fill
        context.fill(path)
      }
      if (mark.stroke !== 'none') {
        context.strokeStyle = mark.stroke
        context.lineWidth = mark.width
        context.setLineDash([...mark.dash])
        context.lineCap = mark.round ? 'round' : 'butt'
        context.stroke(path)
      }
    }
    context.restore()
  }
}
