import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isAsFilledIn, rootAlong } from './proof'

const sha = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => Uint8Array.from(createHash('sha256').update(Buffer.concat(parts)).digest())
const leaves = Array.from({ length: 7 }, (_, i) => sha(Uint8Array.of(0), new TextEncoder().encode(`sheet ${i}`)))

function tree(of: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = of
  if (of.length === 1 && first !== undefined) return first
  const half = 2 ** Math.floor(Math.log2(of.length - 1))
  return sha(Uint8Array.of(1), tree(of.slice(0, half)), tree(of.slice(half)))
}
function pathTo(of: readonly Uint8Array<ArrayBuffer>[], place: number): string[] {
  if (of.length === 1) return []
  const half = 2 ** Math.floor(Math.log2(of.length - 1))
  const [mine, other, at] = place < half ? [of.slice(0, half), of.slice(half), place] : [of.slice(half), of.slice(0, half), place - half]
  return [...pathTo(mine, at), Buffer.from(tree(other)).toString('hex')]
}

describe('a path', () => {
  it('leads from every leaf to the root, and from nothing else', async () => {
    const root = Buffer.from(tree(leaves)).toString('hex')
    for (const [i, leaf] of leaves.entries()) {
      expect(await rootAlong(leaf, i, leaves.length, pathTo(leaves, i))).toBe(root)
      expect(await rootAlong(leaf, (i + 1) % 7, leaves.length, pathTo(leaves, i))).not.toBe(root)
    }
    expect(await rootAlong(leaves[0]!, 7, 7, [])).toBeNull()
  })
})

describe('a counted sheet', () => {
  const votes = { 4: 'agree', 7: 'pass' } as const
  it('is as I filled it in when every vote is, and there is no other', () => {
    expect(isAsFilledIn({ votes: [{ statement: 7, vote: 'pass' }, { statement: 4, vote: 'agree' }] }, { votes })).toBe(true)
    expect(isAsFilledIn({ votes: [{ statement: 7, vote: 'pass' }] }, { votes })).toBe(false)
    expect(isAsFilledIn({ votes: [{ statement: 7, vote: 'pass' }, { statement: 4, vote: 'disagree' }] }, { votes })).toBe(false)
  })
  it('of a link meter likewise, where "does not apply" is an answer', () => {
    const answers = { 'in_time Zorg': 4, 'dare_to_say ': 0 }
    const counted = [{ question: 'in_time', about: 'Zorg', score: 4 }, { question: 'dare_to_say', about: '', score: null }] as const
    expect(isAsFilledIn({ answers: counted }, { votes: {}, answers })).toBe(true)
    expect(isAsFilledIn({ answers: counted.slice(0, 1) }, { votes: {}, answers })).toBe(false)
    expect(isAsFilledIn({ answers: [counted[0], { ...counted[1], score: 1 }] }, { votes: {}, answers })).toBe(false)
    expect(isAsFilledIn({ votes: [] }, { votes: {}, answers: {} })).toBe(true)
  })
})
