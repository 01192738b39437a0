import { beforeEach, describe, expect, it, vi } from 'vitest'
import { notGone, type Climb } from './climb'
import { belongTo } from './device'
import { keep, kept } from './kept'
import { outbox } from './outbox.svelte'
import { shelve, shelved } from './shelf'
import { keysOf } from './store'

let answer: (path: string) => Response | Promise<Response> = () => new Response('{"made":7}')
const sent: { path: string; key: string }[] = []
beforeEach(async () => {
  localStorage.clear()
  await outbox.clear()
  sent.length = 0
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path: path.replace('/api/v1', ''), key: (init.headers as Record<string, string>)['Idempotency-Key'] ?? '' })
    return answer(path)
  })
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
})
const what: Climb = { organisation: 1, programme: 2, kind: 'hinders', text: 'Ik moet alles drie keer vragen.', rung: 'my_circle', circle: 5, statement: '' }

describe('what was written', () => {
  it('stays until the server said that it has it, and goes with the same keys each time', async () => {
    answer = () => Promise.reject(new TypeError('no network'))
    await outbox.add(3, what, notGone())
    await expect(outbox.send(3)).rejects.toThrow()
    expect(outbox.waiting).toHaveLength(1)
    answer = () => new Response('{"made":7}')
    await outbox.send(3)
    expect(outbox.waiting).toHaveLength(0)
    expect(sent.map((one) => one.path)).toEqual(['/shares/write', '/shares/write', '/shares/show'])
    expect(sent[0]?.key).toBe(sent[1]?.key)
  })
  it('goes on after the step that was done', async () => {
    answer = (path) => (path.endsWith('/show') ? Promise.reject(new TypeError('no network')) : new Response('{"made":7}'))
    await outbox.add(3, what, notGone())
    await expect(outbox.send(3)).rejects.toThrow()
    answer = () => new Response('{"made":7}')
    await outbox.send(3)
    expect(sent.map((one) => one.path)).toEqual(['/shares/write', '/shares/show', '/shares/show'])
  })
  it('is never sent by somebody else', async () => {
    await outbox.add(3, what, notGone())
    await outbox.send(4)
    expect(sent).toEqual([])
  })
  it('stays with the reason when the server does not want it, and holds nothing else up', async () => {
    answer = (path) => (path.endsWith('/show') ? new Response('{"status":409,"code":"error.circle_forgotten"}', { status: 409 }) : new Response('{"made":7}'))
    await outbox.add(3, what, notGone())
    await outbox.add(3, { ...what, rung: 'only_me' }, notGone())
    await outbox.send(3)
    expect(outbox.waiting.map((one) => one.refused?.code)).toEqual(['error.circle_forgotten'])
  })
})

describe('a device', () => {
  it('keeps of a circle who is in it, never what was said', async () => {
    await shelve('/my/circles', { circles: [{ id: 1, name: 'Kwelder', shares: [{ text: 'x' }] }] })
    expect(await shelved('/my/circles')).toBeNull()
  })
  it('holds nothing longer than fourteen days', async () => {
    const then = Date.now() - 15 * 86_400_000
    const clock = vi.spyOn(Date, 'now').mockReturnValue(then)
    await shelve('/today', { name: 'Anna' })
    clock.mockRestore()
    await belongTo({ organisation: 1, person: 3 })
    expect(await keysOf('views')).not.toContain('/today')
  })
  it('forgets everything of one person when another comes in, but not the language', async () => {
    await belongTo({ organisation: 1, person: 3 })
    keep('draft.share', { text: 'x' })
    localStorage.setItem('schakel.language', 'en')
    await shelve('/today', { name: 'Anna' })
    await outbox.add(3, what, notGone())
    await belongTo({ organisation: 1, person: 3 })
    expect(kept('draft.share', null)).not.toBeNull()
    await belongTo({ organisation: 1, person: 4 })
    expect(kept('draft.share', null)).toBeNull()
    expect(await shelved('/today')).toBeNull()
    expect(outbox.waiting).toHaveLength(0)
    expect(localStorage.getItem('schakel.language')).toBe('en')
  })
})
