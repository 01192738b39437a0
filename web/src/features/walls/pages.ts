// The screens of walls and waste, as one piece: who comes for one of them usually sees another.
export { default as LedgerPage } from './LedgerPage.svelte'
export { default as OverlapPage } from './OverlapPage.svelte'
export { default as WallNew } from './WallNew.svelte'
export { default as WallPage } from './WallPage.svelte'
export { default as WallsHome } from './WallsHome.svelte'
export { default as WallsPage } from './WallsPage.svelte'
