import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [
  { path: '/shares', load: () => import('./Shares.svelte'), words: ['shares'] },
  { path: '/shares/new', load: () => import('./Write.svelte'), words: ['shares'], bare: true },
  { path: '/shares/:id', load: () => import('./MoveUp.svelte'), words: ['shares'], bare: true },
]
export const nav: Feature['nav'] = [{ path: '/shares', icon: 'pen-line', label: 'shares', order: 20, bar: true }]
