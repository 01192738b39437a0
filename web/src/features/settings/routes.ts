import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [
  { path: '/settings', load: () => import('./Settings.svelte'), words: ['settings'] },
  { path: '/more', load: () => import('./More.svelte'), words: ['settings'] },
]
