import type { NavItem, Route } from '../../shell/router.svelte'

type Pages = typeof import('./pages')
// Every screen that is named here costs everybody's first load a few bytes; in one piece they cost it once.
const route = (path: string, page: keyof Pages): Route => ({ path, words: ['walls', 'error_walls'], load: async () => ({ default: (await import('./pages'))[page] }) })
export const routes: readonly Route[] = [
  route('/walls', 'WallsHome'),
  route('/programmes/:id/walls', 'WallsPage'),
  route('/programmes/:id/walls/new', 'WallNew'),
  route('/programmes/:id/ledger', 'LedgerPage'),
  route('/walls/:id', 'WallPage'),
  route('/double/:id', 'OverlapPage'),
]
export const nav: readonly NavItem[] = [{ path: '/walls', icon: 'brick-wall', label: 'walls', order: 45 }]
