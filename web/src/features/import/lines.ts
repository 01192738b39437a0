// A file as text, and mending one row of it without touching the others.
//
// Units   line numbers from 1, as programs show them and as the server names them
// Edges   a row may hold line ends between quotes; a quote that is never closed is taken as a row of one line

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252'

export interface FileText {
  readonly name: string
  readonly text: string
  readonly encoding: Encoding
}

/** What older versions of Excel save is not UTF-8; rather than show broken letters we read it as what it most likely is, and say so. */
export function textOf(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = [bytes[0], bytes[1]]
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

interface Span {
  readonly start: number
  readonly end: number  // without its line end
  readonly next: number  // where the next row starts
}

const LONGEST_ROW = 50

/** The row that starts on this line, or null when the file has no such line. */
export function rowAt(text: string, line: number): string | null {
  const span = spanOf(text, line)
  return span === null ? null : text.slice(span.start, span.end)
}

export function withRow(text: string, line: number, row: string): string {
  const span = spanOf(text, line)
  return span === null ? text : text.slice(0, span.start) + row + text.slice(span.end)
}

export function withoutRow(text: string, line: number): string {
  const span = spanOf(text, line)
  return span === null ? text : text.slice(0, span.start) + text.slice(span.next)
}

function spanOf(text: string, line: number): Span | null {
  if (line < 1) return null
  let start = 0
  for (let at = 1; at < line; ++at) {
    const next = lineEnd(text, start).next
    if (next <= start || next >= text.length) return null
    start = next
  }
  const first = lineEnd(text, start)
  let last = first
  let quotes = quotesIn(text, start, first.end)
  for (let more = 0; quotes % 2 === 1 && more < LONGEST_ROW && last.next < text.length; ++more) {
    const from = last.next
    last = lineEnd(text, from)
    quotes += quotesIn(text, from, last.end)
  }
  const whole = quotes % 2 === 0 ? last : first
  return { start, end: whole.end, next: whole.next }
}

function lineEnd(text: string, from: number): { end: number; next: number } {
  const feed = text.indexOf('\n', from)
  if (feed < 0) return { end: text.length, next: text.length }
  return { end: feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed, next: feed + 1 }
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; ++i) if (text.charCodeAt(i) === 34) ++count
  return count
}

/** Which of the two files this is: ties have `from` and `to` in their first row. null = cannot tell. */
export function kindOf(text: string): 'people' | 'ties' | null {
  const header = (rowAt(text, 1) ?? '').replace(/^\ufeff/, '').toLowerCase()
  const columns = header.split(/[;,\t]/).map((c) => c.trim().replace(/^"|"$/g, ''))
  if (columns.includes('from') && columns.includes('to')) return 'ties'
  if (columns.includes('id')) return 'people'
  return null
}

/** What a person did about a refused line: another text, or null for leaving it out. */
export interface Mending {
  readonly file: string
  readonly line: number
  readonly text: string | null
}
