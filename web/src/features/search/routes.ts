import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/search', load: () => import('./Search.svelte'), words: ['search'] }]
