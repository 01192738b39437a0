import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/circle', load: () => import('./Circle.svelte'), words: ['circle', 'harvest', 'error_circle'] }]
export const nav: Feature['nav'] = [{ path: '/circle', icon: 'users', label: 'circle', order: 24, bar: true }]
