import type { NavItem, Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [
  { path: '/circles/compose', words: ['composer'], load: () => import('./ChooseProgramme.svelte') },
  { path: '/programmes/:id/circles', words: ['composer'], load: () => import('./Composer.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/circles/compose', icon: 'users', label: 'composer', order: 90, who: 'facilitator' }]
