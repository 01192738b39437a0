import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadWords, setLanguage } from '../words'
import { post, send, view, whenSignedOut } from './client'
import { Problem, problemText, sentenceOf, Unreachable } from './problem'

const answer = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
const headersOf = (call: number): Record<string, string> => asked.mock.calls[call]?.[1].headers as Record<string, string>

beforeEach(async () => {
  vi.stubGlobal('fetch', asked)
  vi.useFakeTimers()
  asked.mockReset()
  await loadWords(['error', 'error_chat', 'error_circle', 'error_coach', 'error_experiments', 'error_map', 'error_office', 'error_signin', 'error_value', 'error_walls', 'error_who'])
  await setLanguage('nl', false)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the client', () => {
  it('asks for a view with what it is about', async () => {
    asked.mockResolvedValue(answer({ rounds: [] }))
    await view('/round', { id: 3 })
    expect(asked.mock.calls[0]?.[0]).toBe('/api/v1/round?id=3')
  })
  it('sends an order from our own page, with a key of its own', async () => {
    asked.mockImplementation(async () => answer({ position: 4, made: 2 }))
    await send('/shares/withdraw', { share: 3 })
    await send('/shares/withdraw', { share: 3 })
    expect(headersOf(0)['X-Schakel']).toBe('1')
    expect(headersOf(0)['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/)
    expect(headersOf(0)['Idempotency-Key']).not.toBe(headersOf(1)['Idempotency-Key'])
  })
  it('sends again with the same key when the connection is lost, and then gives up with one sentence', async () => {
    asked.mockRejectedValueOnce(new TypeError('failed')).mockResolvedValueOnce(answer({ position: 1, made: 0 }))
    const sent = post('/rounds/close', { round: 1 })
    await vi.runAllTimersAsync()
    await expect(sent).resolves.toEqual({ position: 1, made: 0 })
    expect(headersOf(0)['Idempotency-Key']).toBe(headersOf(1)['Idempotency-Key'])

    asked.mockReset()
    asked.mockRejectedValue(new TypeError('failed'))
    const lost = post('/rounds/close', { round: 1 }).catch((error: unknown) => error)
    await vi.runAllTimersAsync()
    expect(await lost).toBeInstanceOf(Unreachable)
    expect(problemText(await lost)).toContain('Geen verbinding')
  })
  it('takes an answer that breaks off for none, not for a refusal without a reason', async () => {
    const broken = new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) }), { status: 409 })
    asked.mockResolvedValueOnce(broken)
    await expect(post('/rounds/credential', {})).rejects.toBeInstanceOf(Unreachable)
  })
  it('does not send a refusal again', async () => {
    asked.mockImplementation(async () => answer({ status: 409, code: 'error.no_statements', detail: 'no' }, 409))
    const refused = await send('/rounds/close', { round: 1 }).catch((error: unknown) => error)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(problemText(refused)).toBe('Er zijn nog geen stellingen om over te stemmen.')
  })
  it('sends a ballot without session and without a key that could tie two together', async () => {
    asked.mockImplementation(async () => answer({}))
    await send('/ballots/read', { organisation: 1, round: 2, key: 'k' }, { unseen: true })
    expect(asked.mock.calls[0]?.[1].credentials).toBe('omit')
    expect(headersOf(0)['Idempotency-Key']).toBeUndefined()
  })
  it('tells the frame when there is no session any more', async () => {
    const out = vi.fn()
    whenSignedOut(out)
    asked.mockImplementation(async () => answer({ status: 401, code: 'error.not_signed_in' }, 401))
    await expect(view('/today')).rejects.toBeInstanceOf(Problem)
    expect(out).toHaveBeenCalledOnce()
  })
})

describe('refusals', () => {
  it('are said with their values, days as people write them', () => {
    expect(sentenceOf('error.input_closed', { proposal: '‘Eerst bellen’', until: '2026-10-13' })).toBe('De inspraak op ‘Eerst bellen’ was open tot 13 oktober 2026.')
  })
  it('name fields, phases and influence as the person does', async () => {
    expect(sentenceOf('error.text_too_long', { field: 'evidence.before', characters: '1200', most: '1000' })).toBe('Dit is te lang (wat er eerst was): 1200 tekens. Het meeste is 1000.')
    expect(sentenceOf('error.too_many', { count: '40', field: 'check-ins', most: '24' })).toContain('(voortgangsmomenten)')
    expect(sentenceOf('error.phase_backwards', { phase: 'carry_out', opens: '2026-10-13', closes: '2026-10-12' })).toBe('De fase Doen sluit op 12 oktober 2026, voordat ze opent op 13 oktober 2026.')
    expect(sentenceOf('error.other_programme', { what: 'circle' })).toBe('Dit hoort bij een ander traject (kring).')
    await loadWords(['proposals'])
    expect(sentenceOf('error.influence_lowered', { proposal: 'Eerst bellen', now: 'advising' })).not.toContain('advising')
  })
  it('are said in general when a value is missing or the code is new; in English by the server’s own sentence', async () => {
    expect(sentenceOf('error.unknown_programme', {})).toBeNull()
    expect(problemText(new Problem({ status: 400, code: 'error.brand_new', detail: 'Something new.' }))).toBe('Er klopt iets niet in wat je invulde.')
    await setLanguage('en', false)
    expect(problemText(new Problem({ status: 400, code: 'error.brand_new', detail: 'Something new.' }))).toBe('Something new.')
    await setLanguage('nl', false)
  })
  it('of a line in a file are said by its value', () => {
    expect(sentenceOf('error.unknown_person', { value: 'p7' })).toBe('p7 staat niet bij de mensen.')
  })
})
