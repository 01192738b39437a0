import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ballotHere, ballotsHere, fillBallot, newBallot, sheetOf, takeBallot, withVote } from './ballot'
import { lockOf, newSecret } from './secret'

interface Sent {
  path: string
  body: Record<string, unknown>
  credentials: RequestCredentials | undefined
}
const sent: Sent[] = []
beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, body: JSON.parse(String(init.body)) as Record<string, unknown>, credentials: init.credentials })
    return new Response('{}')
  })
})

describe('secrets', () => {
  it('are 64 hexadecimal digits, never twice the same', () => {
    expect(newSecret()).toMatch(/^[0-9a-f]{64}$/)
    expect(newSecret()).not.toBe(newSecret())
  })
  it('are known by their SHA-256', async () => {
    expect(await lockOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

describe('a ballot', () => {
  it('is taken with the hash alone, once', async () => {
    const ballot = await takeBallot(newBallot(1, 7))
    await takeBallot(ballot)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body).toEqual({ round: 7, ballot: createHash('sha256').update(ballot.key).digest('hex') })
    expect(sent[0]?.credentials).toBe('same-origin')
  })
  it('is filled in without a session, whole sheets at a time', async () => {
    let ballot = await takeBallot(newBallot(1, 7))
    ballot = withVote(withVote(ballot, 4, 'agree'), 5, 'pass')
    ballot = await fillBallot(ballot, false)
    expect(sent[1]).toEqual({
      path: '/api/v1/ballots/fill',
      body: { organisation: 1, round: 7, key: ballot.key, votes: [{ statement: 4, vote: 'agree' }, { statement: 5, vote: 'pass' }], handed_in: false },
      credentials: 'omit',
    })
    expect(ballot.sent).toBe(true)
  })
  it('stays on this device, with every change, until it is handed in', async () => {
    const ballot = withVote(newBallot(1, 7), 4, 'agree')
    expect(ballotHere(1, 7)?.votes).toEqual({ 4: 'agree' })
    expect(ballotHere(1, 7)?.sent).toBe(false)
    expect(sheetOf(withVote(ballot, 4, null))).toEqual([])
    const done = await fillBallot(ballot, true)
    expect(done.handedIn).toBe(true)
    expect(ballotsHere(1)).toHaveLength(1)
    expect(ballotsHere(2)).toHaveLength(0)
  })
  it('that changed while it was being sent is not called sent', async () => {
    const ballot = withVote(newBallot(1, 7), 4, 'agree')
    const sending = fillBallot(ballot, false)
    withVote(ballot, 5, 'disagree')
    expect((await sending).sent).toBe(false)
    expect(ballotHere(1, 7)?.votes).toEqual({ 4: 'agree', 5: 'disagree' })
  })
})
