// How icons are drawn: some at once, the others as soon as one of them is wanted. Until then its place is empty.
import first from 'virtual:first-icons'
import type { IconName } from './icon_names'

type Drawing = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]

let all = $state.raw<Readonly<Partial<Record<IconName, Drawing>>>>(first)
let asked = false

export function drawingOf(name: IconName): Drawing {
  return all[name] ?? []
}

/** Fetches the others, once; without a connection it is tried again with the next icon. */
export async function drawMore(name: IconName): Promise<void> {
  if (asked || name in first) return
  asked = true
  try {
    all = { ...first, ...(await import('virtual:more-icons')).default }
  } catch {
    asked = false
  }
}
