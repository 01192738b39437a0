import type { Feature } from '../../shell/router.svelte'

const words = ['meter', 'error_value']
export const routes: Feature['routes'] = [
  { path: '/meter/:id', load: () => import('./MeterPage.svelte'), words },
  { path: '/meter/answer/:id', load: () => import('./Answer.svelte'), words: ['meter', 'rounds', 'error_value'], bare: true },
  { path: '/meter/result/:id', load: () => import('./Result.svelte'), words },
]
