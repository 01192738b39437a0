// Files of work as they are sent: a workbook as bytes, anything else as text.
import type { WorkFileOrder } from '../../api/types'

export interface ReadFile {
  readonly order: WorkFileOrder
  readonly encoding: string  // '' when there is nothing to say of it
}

/** What a zip archive begins with, and a workbook is one. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** In pieces, so that a large file does not fill the stack. */
export function base64urlOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What older versions of Excel save is not UTF-8: it is read as what it most likely is, and that is said. */
function textIn(bytes: Uint8Array): { text: string; encoding: string } {
  const marks = `${bytes[0] ?? 0},${bytes[1] ?? 0}`
  if (marks === '255,254') return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (marks === '254,255') return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: '' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

export function readFile(name: string, bytes: Uint8Array): ReadFile {
  if (isWorkbook(bytes)) return { order: { name, workbook: base64urlOf(bytes) }, encoding: '' }
  const { text, encoding } = textIn(bytes)
  return { order: { name, text }, encoding }
}
