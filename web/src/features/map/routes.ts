import type { NavItem, Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [{ path: '/map', words: ['map'], load: () => import('./MapScreen.svelte') }]
export const nav: readonly NavItem[] = [{ path: '/map', icon: 'columns-3', label: 'map', order: 40 }]
