// Where we are. Every feature has a routes.ts with what it shows where; it is loaded when somebody goes there.
import type { Component } from 'svelte'
import type { IconName } from '../ui/icon_names'

export type Params = Readonly<Record<string, number>>

export interface Route {
  /** "/rounds/:id": what starts with a colon is a number and becomes a prop of that name. */
  readonly path: string
  // eslint-disable-next-line -- a screen's props are its route's params
  readonly load: () => Promise<{ default: Component<any> }>
  /** The catalogues it needs beside common and shell. */
  readonly words?: readonly string[]
  /** Without the menu around it: a flow of its own. */
  readonly bare?: boolean
  /** May be seen without a session. */
  readonly open?: boolean
}

export interface NavItem {
  readonly path: string
  readonly icon: IconName
  /** The last part of its key in words/shell: shell.nav.LABEL. */
  readonly label: string
  readonly order: number
  /** In the phone's bar; the others are under "more". */
  readonly bar?: boolean
  readonly who?: 'facilitator' | 'administrator' | 'works_council' | 'coach' | 'customer'
}

export interface Feature {
  readonly routes?: readonly Route[]
  readonly nav?: readonly NavItem[]
}

const features = Object.values(import.meta.glob<Feature>('../features/*/routes.ts', { eager: true }))
export const routes: readonly Route[] = features.flatMap((feature) => feature.routes ?? [])
export const nav: readonly NavItem[] = features.flatMap((feature) => feature.nav ?? []).sort((a, b) => a.order - b.order)

export interface Place {
  readonly path: string
  readonly query: URLSearchParams
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) })
let place = $state.raw<Place>(here())
export function where(): Place {
  return place
}

/** The params when the path is this pattern's, else null. */
export function matched(pattern: string, path: string): Params | null {
  const [want, have] = [pattern, path].map((text) => text.split('/').filter((part) => part !== '')) as [string[], string[]]
  if (want.length !== have.length) return null
  const params: Record<string, number> = {}
  for (const [i, part] of want.entries()) {
    const got = have[i] ?? ''
    if (!part.startsWith(':')) {
      if (part !== got) return null
    } else if (/^\d{1,9}$/.test(got)) {
      params[part.slice(1)] = Number(got)
    } else {
      return null
    }
  }
  return params
}

export function routeAt(path: string, among: readonly Route[] = routes): { route: Route; params: Params } | null {
  for (const route of among) {
    const params = matched(route.path, path)
    if (params !== null) return { route, params }
  }
  return null
}

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  place = here()
}

export function back(fallback: string): void {
  if (history.length > 1) history.back()
  else go(fallback, true)
}

// Plain links of our own are followed without loading the page again.
function followed(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname.startsWith('/api/') || (link.hash !== '' && link.pathname === location.pathname)) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
}

export function startRouter(): () => void {
  const moved = (): void => {
    place = here()
  }
  document.addEventListener('click', followed)
  window.addEventListener('popstate', moved)
  return () => {
    document.removeEventListener('click', followed)
    window.removeEventListener('popstate', moved)
  }
}
