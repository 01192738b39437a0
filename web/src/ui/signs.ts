// The sign of a silo: a code of two letters first, a shape second, a colour third; all by its place in a fixed order.
export interface Sign {
  readonly code: string
  /** 1–12: the colour and the shape. */
  readonly tone: number
}

const tones = 12
/** The colour and shape of a place in the fixed order. */
export function toneAt(place: number): number {
  return (Math.max(0, place) % tones) + 1
}

const little = new Set(['en', 'and', 'van', 'de', 'het', 'of', 'the', 'voor', 'for', 'der', 'und'])

const letters = (text: string): string[] => [...text.normalize('NFKD').replace(/[^\p{L}\p{N} ]/gu, ' ').toUpperCase()]

function* codesOf(name: string): Generator<string> {
  const words = letters(name).join('').split(' ').filter((word) => word !== '' && !little.has(word.toLowerCase()))
  const [first = '', second = ''] = words
  if (second !== '') yield first.slice(0, 1) + second.slice(0, 1)
  const all = words.join('')
  for (let i = 1; i < all.length; ++i) yield all.slice(0, 1) + all.slice(i, i + 1)
}

/** One sign per name, in the order given; no two have the same code. */
export function signsOf(names: readonly string[]): Sign[] {
  const taken = new Set<string>()
  return names.map((name, place) => {
    let code = ''
    for (const candidate of codesOf(name)) {
      if (!taken.has(candidate)) {
        code = candidate
        break
      }
    }
    for (let n = place + 1; code === '' || taken.has(code); ++n) code = String(n)
    taken.add(code)
    return { code, tone: toneAt(place) }
  })
}
