import type { NavItem, Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [{ path: '/import', words: ['import'], load: () => import('./ImportWizard.svelte') }]
export const nav: readonly NavItem[] = [{ path: '/import', icon: 'upload', label: 'shell.nav.import', order: 80, who: 'facilitator' }]
