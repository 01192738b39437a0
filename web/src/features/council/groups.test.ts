import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../../words/council.en.json'
import nl from '../../words/council.nl.json'

const api = JSON.parse(readFileSync('../docs/api.json', 'utf8')) as { paths: Record<string, unknown> }
const groupOf = (path: string): string => (path.replace(/^\/(api\/v1\/)?/, '').split(/[/.]/)[0] ?? '').replaceAll('-', '_')

describe('what an administrator can see', () => {
  it('has words in both languages for every group of addresses that the server has, and for no other', () => {
    const groups = [...new Set(Object.keys(api.paths).map(groupOf))].sort()
    const told = (words: Record<string, string>): string[] => Object.keys(words).filter((key) => key.startsWith('council.group.')).map((key) => key.slice('council.group.'.length)).sort()
    expect(told(nl)).toEqual(groups)
    expect(told(en)).toEqual(groups)
  })
})
