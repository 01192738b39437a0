import type { Feature } from '../../shell/router.svelte'

const words = ['who', 'error_who']
export const routes: Feature['routes'] = [
  { path: '/who', load: () => import('./Who.svelte'), words },
  { path: '/who/:id', load: () => import('./QuestionPage.svelte'), words },
]
export const nav: Feature['nav'] = [{ path: '/who', icon: 'circle-question-mark', label: 'who', order: 46 }]
