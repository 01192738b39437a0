// Signing in with the organisation's own account: away to its provider, and back. What finishes the sign-in stays in this tab.
import { send } from './client'
import type { MeView } from './types'

const place = 'schakel.provider'

interface Away {
  readonly state: string
  readonly secret: string
  /** Where the person was. */
  readonly path: string
}

/** A place of our own, whatever stands in storage. */
export function ownPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) && !path.startsWith('/in') ? path : '/'
}

export async function goToProvider(path: string): Promise<void> {
  const { address, state, secret } = await send('/sign-in/provider/begin', {})
  const away: Away = { state, secret, path: ownPath(path) }
  sessionStorage.setItem(place, JSON.stringify(away))
  location.assign(address)
}

/** What came back in the address, used once. null = this tab began no such sign-in, or the provider refused. */
export function cameBack(query: URLSearchParams): { readonly order: { code: string; state: string; issuer: string; secret: string }; readonly path: string } | null {
  const kept = sessionStorage.getItem(place)
  sessionStorage.removeItem(place)
  const [code, state] = [query.get('code'), query.get('state')]
  if (kept === null || code === null || state === null) return null
  const away = JSON.parse(kept) as Away
  if (away.state !== state) return null
  return { order: { code, state, issuer: query.get('iss') ?? '', secret: away.secret }, path: ownPath(away.path) }
}

export function finishAtProvider(order: { code: string; state: string; issuer: string; secret: string }): Promise<MeView> {
  return send('/sign-in/provider', order)
}
