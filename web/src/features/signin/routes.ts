import type { Feature } from '../../shell/router.svelte'

const words = ['signin', 'error', 'error_signin']
export const routes: Feature['routes'] = [
  { path: '/in', load: () => import('./SignIn.svelte'), words, bare: true, open: true },
  { path: '/in/account', load: () => import('./Account.svelte'), words, bare: true, open: true },
  { path: '/mail', load: () => import('./MailChoice.svelte'), words, bare: true, open: true },
]
