// A text as it is compared: without capitals and accents, with one kind of apostrophe.
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\u2018\u2019]/g, "'").toLowerCase()
}

export interface Part {
  readonly text: string
  readonly marked: boolean
}
/** A text in parts, of which those are marked that are one of these words (plain). Put together they are the text. */
export function markedIn(text: string, words: ReadonlySet<string>): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['\u2018\u2019-][\p{L}\p{M}\p{N}]+)*/gu)) {
    if (!words.has(plain(word[0]))) continue
    if (word.index > from) parts.push({ text: text.slice(from, word.index), marked: false })
    parts.push({ text: word[0], marked: true })
    from = word.index + word[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false })
  return parts
}
