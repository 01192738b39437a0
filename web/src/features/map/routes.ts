import type { NavItem, Route } from '../../shell/router.svelte'

export const routes: readonly Route[] = [
  { path: '/map', words: ['map'], load: () => import('./MapScreen.svelte') },
  { path: '/map/silo', words: ['map'], load: () => import('./SiloPage.svelte') },
  { path: '/map/links', words: ['map', 'error_map'], load: () => import('./MyLinks.svelte') },
]
export const nav: readonly NavItem[] = [{ path: '/map', icon: 'columns-3', label: 'map', order: 40 }]

export function mapPath(border: string, level: number): string {
  return `/map?${new URLSearchParams({ border, level: String(level) })}`
}
export function siloPath(border: string, level: number, silo: string): string {
  return `/map/silo?${new URLSearchParams({ border, level: String(level), silo })}`
}
