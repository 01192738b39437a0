import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/', load: () => import('./Today.svelte'), words: ['today'] }]
export const nav: Feature['nav'] = [{ path: '/', icon: 'house', label: 'today', order: 10, bar: true }]
