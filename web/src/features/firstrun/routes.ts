import type { Feature } from '../../shell/router.svelte'

export const routes: Feature['routes'] = [
  { path: '/first-run', load: () => import('./FirstRun.svelte'), words: ['firstrun', 'error', 'error_signin'], bare: true, open: true },
  { path: '/setup/sign-in', load: () => import('./SignInWays.svelte'), words: ['firstrun'] },
]
