// Made by vite.config.ts: how each of our icons is drawn, and nothing else of Lucide.
declare module 'virtual:icon-nodes' {
  import type { IconName } from './icon_names'

  type Node = readonly [tag: string, attributes: Readonly<Record<string, string>>]
  const nodes: Readonly<Record<IconName, readonly Node[]>>
  export default nodes
}
