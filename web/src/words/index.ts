export * from './words.svelte'
