import type { Feature } from '../../shell/router.svelte'

const words = ['customer']
export const routes: Feature['routes'] = [
  { path: '/customer', load: () => import('./CustomerHome.svelte'), words },
  { path: '/customer/rounds/:id', load: () => import('./RoundResult.svelte'), words },
  { path: '/programmes/:id/customers', load: () => import('./InvitePage.svelte'), words },
]
export const nav: Feature['nav'] = [{ path: '/customer', icon: 'message-square-quote', label: 'customer', order: 5, bar: true, who: 'customer' }]
