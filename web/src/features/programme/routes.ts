import type { NavItem, Route } from '../../shell/router.svelte'

const words = ['programme']
export const routes: readonly Route[] = [
  { path: '/programmes', words, load: () => import('./ProgrammeList.svelte') },
  { path: '/programmes/new', words, load: () => import('./ProgrammeNew.svelte') },
  { path: '/programmes/:id', words, load: () => import('./ProgrammePage.svelte') },
  { path: '/programmes/:id/invite', words, load: () => import('./Invite.svelte') },
  { path: '/programmes/:id/rhythm', words: [...words, 'error_circle'], load: () => import('./RhythmPage.svelte') },
  { path: '/programmes/:id/round', words, load: () => import('./RoundOpen.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/programmes', icon: 'refresh-cw', label: 'programmes', order: 30 }]
