// Made by vite.config.ts: how each of our icons is drawn, and nothing else of Lucide.
declare module 'virtual:first-icons' {
  import type { FirstIcon } from './icon_names'

  const nodes: Readonly<Record<FirstIcon, readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]>>
  export default nodes
}
declare module 'virtual:more-icons' {
  import type { FirstIcon, IconName } from './icon_names'

  const nodes: Readonly<Record<Exclude<IconName, FirstIcon>, readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]>>
  export default nodes
}
