import type { Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [{ path: '/programmes/:id/flow', words: ['flow'], load: () => import('./FlowPage.svelte') }]
