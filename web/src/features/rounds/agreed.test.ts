import { describe, expect, it } from 'vitest'
import type { StatementResult, Verdict } from './reading'
import { conversationsWith, shareRange } from './reading'
import { myAnswers, sideOf } from './agreed'

const result = (id: string, verdict: Verdict): StatementResult =>
  ({ statement: { id }, text: id, cells: [], verdict, above: [], below: [], between: [], without: { hidden: [], unanswered: [], undefined: [] } }) as unknown as StatementResult

describe('where I agreed', () => {
  it('is with all who share a statement, or reject it together', () => {
    expect(sideOf(result('1', 'shared'), 'agree')).toBe('with')
    expect(sideOf(result('1', 'rejected'), 'disagree')).toBe('with')
    expect(sideOf(result('1', 'shared'), 'disagree')).toBe('apart')
    expect(sideOf(result('1', 'rejected'), 'agree')).toBe('apart')
  })
  it('is no side where there is none, and none for who passed', () => {
    expect(sideOf(result('1', 'differ'), 'agree')).toBe('open')
    expect(sideOf(result('1', 'shared'), 'pass')).toBe('passed')
  })
  it('knows only what was answered', () => {
    const mine = myAnswers([result('1', 'shared'), result('2', 'differ')], { 2: 'agree' })
    expect(mine.map((one) => [one.result.statement.id, one.side])).toEqual([['2', 'open']])
  })
})

describe('a share of few answers', () => {
  it('has an interval that never leaves 0 to 1 and holds the share', () => {
    const none = shareRange(0, 12)
    expect(none?.low).toBe(0)
    expect(none?.high).toBeGreaterThan(0.1)
    expect(shareRange(0.5, 0)).toBeNull()
  })
})

describe('where a conversation is to be had', () => {
  it('is said in the order of the organisation, and not of what is shared', () => {
    const cells = [{ name: 'A', blocks: 0.3 }, { name: 'B', blocks: 0.6 }, { name: 'C', blocks: 0.1 }]
    const differ = { ...result('1', 'differ'), cells } as unknown as StatementResult
    expect(conversationsWith(differ, ['C', 'A', 'B']).map((one) => one.silo)).toEqual(['A', 'B'])
    expect(conversationsWith({ ...differ, verdict: 'shared' }, ['A', 'B', 'C'])).toEqual([])
  })
})
