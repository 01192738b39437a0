export { back, go, where } from './router.svelte'
export { beginSetup } from './setup.svelte'
