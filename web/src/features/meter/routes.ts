import type { Feature } from '../../shell/router.svelte'

const words = ['meter']
export const routes: Feature['routes'] = [
  { path: '/meter/:id', load: () => import('./MeterPage.svelte'), words },
  { path: '/meter/answer/:id', load: () => import('./Answer.svelte'), words: ['meter', 'rounds'], bare: true },
  { path: '/meter/result/:id', load: () => import('./Result.svelte'), words },
]
