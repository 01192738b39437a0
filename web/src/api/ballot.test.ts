import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answersOf, ballotHere, ballotsHere, fillBallot, nameOfAnswer, newBallot, reopened, sendBallots, sheetOf, takeBallot, withAnswers, withVote } from './ballot'
import { keep } from './kept'
import { base64url, bytesOfBase64url, bytesOfHex, finish, hexOf, joined } from './blind'
import { lockOf, newSecret } from './secret'

interface Sent {
  path: string
  body: Record<string, unknown>
  credentials: RequestCredentials | undefined
}
vi.setConfig({ testTimeout: 60_000 })  // the signer's half is slow in JavaScript
const sent: Sent[] = []

// A server with one key (that of the RFC's vector), which signs what it does not see.
const vector = JSON.parse(readFileSync('../tests/data/rfc9474_randomized.json', 'utf8')) as { n: string; d: string }
const n = BigInt(`0x${vector.n}`)
function signed(asked: string): string {
  let result = 1n
  for (let left = BigInt(`0x${vector.d}`), square = BigInt(`0x${hexOf(bytesOfBase64url(asked))}`); left > 0n; left >>= 1n, square = (square * square) % n) if ((left & 1n) === 1n) result = (result * square) % n
  return base64url(bytesOfHex(result.toString(16).padStart(vector.n.length, '0')))
}
const key = base64url(bytesOfHex(vector.n))
let keysHash = ''
function answered(path: string, body: Record<string, unknown>): unknown {
  if (path.startsWith('/api/v1/round?')) return { round: { id: 7, title: 'Ronde' }, keys: [{ silo: 'Zorg', silos: ['Zorg'], people: 12, key }], keys_hash: keysHash, key: 0 }
  if (path === '/api/v1/rounds/credential') return { key: 0, answered: signed(String(body['asked'])) }
  return {}
}
beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  keysHash = createHash('sha256').update(`round 7\nZorg\t12\t${key}\n`).digest('hex')
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = init.body === undefined ? {} : (JSON.parse(String(init.body)) as Record<string, unknown>)
    if (init.method === 'POST') sent.push({ path, body, credentials: init.credentials })
    return new Response(JSON.stringify(answered(path, body)))
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
  it('has its credential signed unseen, once, and what comes back is a signature of its name', async () => {
    const ballot = await takeBallot(newBallot(1, 7))
    await takeBallot(ballot)
    expect(sent).toHaveLength(1)
    expect(Object.keys(sent[0]?.body ?? {})).toEqual(['round', 'asked'])
    expect(sent[0]?.credentials).toBe('same-origin')
    const name = bytesOfHex(createHash('sha256').update(ballot.key).digest('hex'))
    const message = joined(bytesOfBase64url(ballot.credential?.prefix ?? ''), name)
    // An inverse of one: the signature itself.
    const one = bytesOfHex('1'.padStart(vector.n.length, '0'))
    await expect(finish(bytesOfHex(vector.n), message, one, bytesOfBase64url(ballot.credential?.signature ?? ''))).resolves.toBeDefined()
  })
  it('asks for the same again when the answer got lost', async () => {
    const begun = newBallot(1, 7)
    await takeBallot(begun)
    localStorage.setItem('schakel.ballot.1.7', JSON.stringify(begun))
    await takeBallot(begun)
    expect(sent[1]?.body).toEqual(sent[0]?.body)
  })
  it('is not asked for under keys that are not those of the journal', async () => {
    keysHash = '0'.repeat(64)
    await expect(takeBallot(newBallot(1, 7))).rejects.toMatchObject({ code: 'error.credential_answer' })
    expect(sent).toHaveLength(0)
  })
  it('is filled in without a session, whole sheets at a time', async () => {
    let ballot = await takeBallot(newBallot(1, 7))
    ballot = withVote(withVote(ballot, 4, 'agree'), 5, 'pass')
    ballot = await fillBallot(ballot, false)
    expect(sent[1]).toEqual({
      path: '/api/v1/ballots/fill',
      body: { organisation: 1, round: 7, key: ballot.key, credential: ballot.credential, votes: [{ statement: 4, vote: 'agree' }, { statement: 5, vote: 'pass' }], answers: [], handed_in: false, change: 2 },
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
    expect(reopened(done).handedIn).toBe(false)
    expect(ballotsHere(1)).toHaveLength(1)
    expect(ballotsHere(2)).toHaveLength(0)
  })
  it('of a link meter has scores, what does not apply, and nothing of what was skipped', () => {
    const about = nameOfAnswer('in_time', 'Werk en Inkomen')
    let ballot = withAnswers(newBallot(1, 7), { [about]: 4, [nameOfAnswer('dare_to_say', '')]: 0, [nameOfAnswer('right', 'Zorg')]: 2 })
    ballot = withAnswers(ballot, { [nameOfAnswer('right', 'Zorg')]: null })
    expect(answersOf(ballot)).toEqual([
      { question: 'in_time', about: 'Werk en Inkomen', score: 4 },
      { question: 'dare_to_say', about: '', score: null },
    ])
  })
  it('of a paused round waits and holds no other up; when the round goes on it is sent', async () => {
    const paused = new Set([7])
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      const { round } = JSON.parse(String(init.body)) as { round: number }
      if (paused.has(round)) return new Response(JSON.stringify({ status: 409, code: 'error.round_paused', values: { round: 'Ronde' } }), { status: 409 })
      return new Response('{}')
    })
    for (const round of [7, 8]) keep(`ballot.1.${round}`, { ...withVote(newBallot(1, round), 5, 'agree'), taken: true, key: 'a'.repeat(64) })
    await sendBallots(1)
    expect([ballotHere(1, 7)?.sent, ballotHere(1, 7)?.refused, ballotHere(1, 8)?.sent]).toEqual([false, undefined, true])
    paused.clear()
    await sendBallots(1)
    expect(ballotHere(1, 7)?.sent).toBe(true)
  })
  it('that changed while it was being sent is not called sent', async () => {
    const ballot = withVote(newBallot(1, 7), 4, 'agree')
    const sending = fillBallot(ballot, false)
    withVote(ballot, 5, 'disagree')
    expect((await sending).sent).toBe(false)
    expect(ballotHere(1, 7)?.votes).toEqual({ 4: 'agree', 5: 'disagree' })
  })
})
