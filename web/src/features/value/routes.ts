import type { Feature } from '../../shell/router.svelte'

const words = ['value', 'error_value']
export const routes: Feature['routes'] = [
  { path: '/value', load: () => import('./ValueHome.svelte'), words },
  { path: '/value/:id', load: () => import('./ValuePage.svelte'), words },
  { path: '/value/term/:id', load: () => import('./TermPage.svelte'), words, bare: true },
  { path: '/value/term/:id/result', load: () => import('./TermResult.svelte'), words },
]
export const nav: Feature['nav'] = [{ path: '/value', icon: 'handshake', label: 'value', order: 45 }]
