// Finding words in what somebody may read anyway. It happens on the device; what is looked for is sent nowhere.
import { plain } from '../../shapes/plain'
import type { IconName } from '../../ui/icon_names'

export const kinds = ['programme', 'statement', 'wall', 'proposal', 'experiment'] as const
export type Kind = (typeof kinds)[number]
export const icons: Readonly<Record<Kind, IconName>> = { programme: 'refresh-cw', statement: 'message-square-quote', wall: 'brick-wall', proposal: 'file-check-2', experiment: 'flask-conical' }

export interface Item {
  readonly kind: Kind
  readonly id: number
  readonly text: string
  /** Said beside it, and found too. */
  readonly beside: string
  readonly to: string
}

/** Those in which every word stands, in a word's beginning first, else in the order given. Nothing asked finds nothing. */
export function found(items: readonly Item[], asked: string): Item[] {
  const words = plain(asked).split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const rank = (item: Item): number => {
    const text = ` ${plain(`${item.text} ${item.beside}`).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
    const raw = plain(`${item.text} ${item.beside}`)
    if (!words.every((word) => raw.includes(word))) return -1
    return words.every((word) => text.includes(` ${word}`)) ? 0 : 1
  }
  return items
    .map((item) => ({ item, at: rank(item) }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => a.at - b.at)
    .map((one) => one.item)
}
