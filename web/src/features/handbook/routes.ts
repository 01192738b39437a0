import type { Feature } from '../../shell/router.svelte'

const words = ['handbook']
export const routes: Feature['routes'] = [
  { path: '/handbook', load: () => import('./HandbookHome.svelte'), words },
  { path: '/handbook/:id', load: () => import('./HandbookPage.svelte'), words },
]
export const nav: Feature['nav'] = [{ path: '/handbook', icon: 'book-open', label: 'handbook', order: 70 }]
