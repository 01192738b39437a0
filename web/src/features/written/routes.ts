import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/circle/written/:id', load: () => import('./Written.svelte'), words: ['written', 'harvest', 'error_circle'] }]
