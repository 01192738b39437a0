import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [
  { path: '/settings', load: () => import('./Settings.svelte'), words: ['settings', 'held', 'chat', 'error_chat', 'error_signin'] },
  { path: '/settings/chat', load: () => import('./ChatDoors.svelte'), words: ['settings', 'chat', 'error_chat'] },
  { path: '/settings/held', load: () => import('./Held.svelte'), words: ['settings', 'held'] },
  { path: '/settings/log', load: () => import('./ActsLog.svelte'), words: ['settings', 'held'] },
  { path: '/more', load: () => import('./More.svelte'), words: ['settings'] },
]
