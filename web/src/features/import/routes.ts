import type { NavItem, Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [{ path: '/import', words: ['import'], load: () => import('./ImportWizard.svelte') }]
export const nav: readonly NavItem[] = [{ path: '/import', icon: 'upload', label: 'import', order: 80, who: 'facilitator' }]
