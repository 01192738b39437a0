import type { NavItem, Route } from '../../shell/router.svelte'

const words = ['experiments', 'error_experiments']
export const routes: readonly Route[] = [
  { path: '/experiments', words, load: () => import('./ExperimentList.svelte') },
  { path: '/experiments/new', words, load: () => import('./ExperimentNew.svelte') },
  { path: '/experiments/:id', words, load: () => import('./ExperimentPage.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/experiments', icon: 'flask-conical', label: 'experiments', order: 60 }]
