import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findMine, myStatements } from '../../api/mine'
import { lockOf } from '../../api/secret'
import { climb, notGone, type Climb } from '../../api/climb'
import { mayGo, stepsFrom } from './ladder'

const sent: { path: string; body: Record<string, unknown>; key: string }[] = []
let refuse: string | null = null
beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  refuse = null
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const key = (init.headers as Record<string, string>)['Idempotency-Key'] ?? ''
    sent.push({ path: path.replace('/api/v1', ''), body: JSON.parse(String(init.body)) as Record<string, unknown>, key })
    if (path.endsWith(refuse ?? '-')) return new Response(JSON.stringify({ status: 409, code: 'error.circle_forgotten' }), { status: 409 })
    return new Response(JSON.stringify({ position: 1, made: 40 + sent.length }))
  })
})
const what: Climb = { organisation: 1, programme: 2, kind: 'hinders', text: ' Ik moet alles drie keer vragen. ', rung: 'only_me', circle: 5, statement: 'We vragen alles drie keer.' }
const paths = (): string[] => sent.map((one) => one.path)

describe('the ladder', () => {
  it('opens every rung for a new text, and none that is behind or not there', () => {
    expect(stepsFrom(null, true).map((step) => step.closed)).toEqual([null, null, null, null])
    expect(stepsFrom(null, false).find((step) => step.rung === 'my_circle')?.closed).toBe('no_circle')
    expect(stepsFrom('my_circle', true).map((step) => step.closed)).toEqual(['here_already', 'here_already', null, null])
  })
  it('needs words that fit', () => {
    expect(mayGo('only_me', '  ', '')).toBe(false)
    expect(mayGo('only_me', 'x'.repeat(501), '')).toBe(false)
    expect(mayGo('anonymous', 'x', 'x'.repeat(281))).toBe(false)
    expect(mayGo('anonymous', 'x', 'é'.repeat(280))).toBe(true)
  })
  it('keeps a text for its author alone', async () => {
    await climb(what, notGone())
    expect(sent.map(({ path, body }) => ({ path, body }))).toEqual([{ path: '/shares/write', body: { programme: 2, kind: 'hinders', text: 'Ik moet alles drie keer vragen.' } }])
  })
  it('shows it to the circle in a second step', async () => {
    await climb({ ...what, rung: 'my_circle' }, notGone())
    expect(paths()).toEqual(['/shares/write', '/shares/show'])
    expect(sent[1]?.body).toEqual({ share: 41, circle: 5 })
  })
  it('publishes a statement that says nothing of the share, and keeps its secret here', async () => {
    await climb({ ...what, rung: 'anonymous' }, notGone(9))
    expect(paths()).toEqual(['/statements/publish'])
    const [mine] = myStatements(1)
    expect(sent[0]?.body).toEqual({ programme: 2, kind: 'hinders', text: 'We vragen alles drie keer.', lock: await lockOf(mine?.secret ?? '') })
    expect(mine?.share).toBe(9)
    expect(JSON.stringify(sent)).not.toContain(mine?.secret)
  })
  it('puts the name to it with the secret', async () => {
    await climb({ ...what, rung: 'with_name' }, notGone(9))
    expect(paths()).toEqual(['/statements/publish', '/statements/sign'])
    expect(sent[1]?.body).toEqual({ statement: 41, secret: myStatements(1)[0]?.secret })
  })
  it('goes on from where it stopped', async () => {
    const going = notGone()
    refuse = '/shares/show'
    await expect(climb({ ...what, rung: 'my_circle' }, going)).rejects.toThrow()
    refuse = null
    await climb({ ...what, rung: 'my_circle' }, going)
    expect(paths()).toEqual(['/shares/write', '/shares/show', '/shares/show'])
    expect(sent[1]?.key).toBe(sent[2]?.key)
  })
  it('finds my statements among all by their locks', () => {
    const line = (id: number, lock: string) => ({ id, programme: 1, kind: 'wish' as const, text: '', lock, stage: 'published' as const, target: 0, by_customer: false, by_circle: false, reason: '' })
    const mine = [{ secret: 's', lock: 'b', share: null }]
    expect(findMine([line(1, 'a'), line(2, 'b'), line(3, 'c')], mine).map((one) => one.line.id)).toEqual([2])
  })
})
