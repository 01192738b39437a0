import type { Feature } from '../../shell/router.svelte'

const words = ['coach', 'error_coach']
export const routes: Feature['routes'] = [
  { path: '/coach', load: () => import('./CoachHome.svelte'), words },
  { path: '/coach/ask/:id', load: () => import('./AskPage.svelte'), words },
]
export const nav: Feature['nav'] = [{ path: '/coach', icon: 'ear', label: 'coach', order: 90, bar: true, who: 'coach' }]
