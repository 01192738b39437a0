import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [{ path: '/in', load: () => import('./SignIn.svelte'), words: ['signin', 'error'], bare: true, open: true }, { path: '/in/account', load: () => import('./Account.svelte'), words: ['signin', 'error'], bare: true, open: true }]
export const routes: Feature['routes'] = [
  { path: '/in', load: () => import('./SignIn.svelte'), words: ['signin', 'error'], bare: true, open: true },
  { path: '/mail', load: () => import('./MailChoice.svelte'), words: ['signin', 'error'], bare: true, open: true },
]
