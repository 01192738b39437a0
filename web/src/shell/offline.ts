// Without a connection: the app is on the device, what may be needed is read ahead, and what was written goes when it can.
import { ballotHere, ballotsWaiting, sendBallots } from '../api/ballot'
import { view } from '../api/client'
import { connection, whenBack } from '../api/connection.svelte'
import { refresh, whenChanged } from '../api/live'
import { hasToWait, outbox } from '../api/outbox.svelte'
import type { MeView } from '../api/types'

const patience = 3000      // milliseconds after the first screen stands, before anything is fetched for later
const askAgain = 15_000    // milliseconds between looking whether the server is back

// Under Trusted Types a page takes scripts only from where a policy says: this one knows the worker, and nothing that a text could name.
interface ScriptPolicies { createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(from: string): string } }
const policies = (window as { trustedTypes?: ScriptPolicies }).trustedTypes
const worker = policies?.createPolicy('schakel-worker', { createScriptURL: () => '/sw.js' }).createScriptURL('') ?? '/sw.js'

/** Sends what waits on this device. */
export async function catchUp(me: MeView, show = true): Promise<void> {
  const something = outbox.waiting.length > 0 || ballotsWaiting(me.organisation).length > 0
  if (!something) return
  try {
    await outbox.send(me.person)
    await sendBallots(me.organisation)
  } catch (error) {
    if (!hasToWait(error)) console.error(error)
  }
  if (show) refresh()
}

// What voting and writing need when there is no connection later.
async function readAhead(me: MeView): Promise<void> {
  if (me.outside) return
  const [{ rounds }] = await Promise.all([view('/rounds'), view('/me'), view('/today'), view('/statements'), view('/my/circles')])
  const open = rounds.filter((round) => !round.closed && round.mine && ballotHere(me.organisation, round.id)?.handedIn !== true)
  for (const round of open.slice(0, 5)) await view('/round', { id: round.id })
  // Whoever may have voted reads the last result ahead, whether they did or not: asking for it tells nothing.
  const last = rounds.find((round) => round.closed && round.mine && round.kind === 'statements')
  if (last !== undefined) await view('/result', { round: last.id })
}

async function prepare(me: MeView): Promise<void> {
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  if (import.meta.env.PROD && 'serviceWorker' in navigator && !saving) await navigator.serviceWorker.register(worker).catch(() => undefined)
  await readAhead(me).catch(() => undefined)
}

const probe = (): void => void view('/me').catch(() => undefined)

/** From the moment that somebody is signed in until they are not. */
export function startOffline(me: MeView): () => void {
  const gone = (): void => connection.lost()
  const stop = whenBack(() => {
    void catchUp(me)
    refresh()
  })
  const again = setInterval(() => {
    if (connection.offline) probe()
  }, askAgain)
  const later = setTimeout(() => void prepare(me), patience)
  window.addEventListener('offline', gone)
  window.addEventListener('online', probe)
  // A round that stood still may go on.
  const changed = whenChanged(() => void catchUp(me, false))
  void catchUp(me)
  return () => {
    stop()
    changed()
    clearInterval(again)
    clearTimeout(later)
    window.removeEventListener('offline', gone)
    window.removeEventListener('online', probe)
  }
}
