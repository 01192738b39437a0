import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/programmes/:id/statements', load: () => import('./Statements.svelte'), words: ['statements'] }]
