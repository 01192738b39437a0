import type { NavItem, Route } from '../../shell/router.svelte'

const words = ['proposals']
export const routes: readonly Route[] = [
  { path: '/proposals', words, load: () => import('./ProposalList.svelte') },
  { path: '/proposals/new', words, load: () => import('./ProposalNew.svelte') },
  { path: '/proposals/:id', words, load: () => import('./ProposalPage.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/proposals', icon: 'file-check-2', label: 'proposals', order: 50, bar: true }]
