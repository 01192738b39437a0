import type { NavItem, Route } from '../../shell/router.svelte'

const words = ['council']
export const routes: readonly Route[] = [
  { path: '/council', words, load: () => import('./Council.svelte') },
  { path: '/council/privacy', words, load: () => import('./PrivacyPage.svelte') },
  { path: '/council/access', words, load: () => import('./Access.svelte') },
  { path: '/council/file/:id', words: ['council', 'proposals'], load: () => import('./FilePage.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/council', icon: 'scale', label: 'council', order: 15, bar: true, who: 'works_council' }]
