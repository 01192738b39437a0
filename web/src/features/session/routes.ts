import type { Feature } from '../../shell/router.svelte'

const words = ['session', 'harvest', 'error_circle']
export const routes: Feature['routes'] = [
  { path: '/circle/:circle/session', load: () => import('./Start.svelte'), words },
  { path: '/session/:id', load: () => import('./Session.svelte'), words, bare: true },
  { path: '/session/:id/lead', load: () => import('./Lead.svelte'), words, bare: true },
  { path: '/session/:id/projector', load: () => import('./Projector.svelte'), words, bare: true },
]
