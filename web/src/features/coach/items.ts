// Where an item is read, and the sign it has.
import type { ItemLine } from '../../api/types'
import type { IconName } from '../../ui/icon_names'

type Item = ItemLine['item']
const kinds: Readonly<Record<Item['kind'], { path: string; icon: IconName }>> = {
  proposal: { path: '/proposals', icon: 'file-check-2' },
  experiment: { path: '/experiments', icon: 'flask-conical' },
}

export const placeOf = (item: Item): string => `${kinds[item.kind].path}/${item.number}`
export const iconOf = (item: Item): IconName => kinds[item.kind].icon
