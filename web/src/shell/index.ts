export { back, go, where } from './router.svelte'
