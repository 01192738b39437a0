import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [
  { path: '/rounds', load: () => import('./Rounds.svelte'), words: ['rounds'] },
  { path: '/rounds/:id', load: () => import('./Vote.svelte'), words: ['rounds'], bare: true },
  { path: '/rounds/:id/result/:statement', load: () => import('./StatementPage.svelte'), words: ['rounds', 'result'] },
  { path: '/rounds/:id/result', load: () => import('./Result.svelte'), words: ['rounds', 'result'] },
]
export const nav: Feature['nav'] = [{ path: '/rounds', icon: 'vote', label: 'rounds', order: 22, bar: true }]
