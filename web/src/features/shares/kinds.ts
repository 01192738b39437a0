import type { ShareKind } from '../../api/types'
import type { IconName } from '../../ui/icon_names'

export const kinds: readonly ShareKind[] = ['moves', 'hinders', 'wish']
export const kindIcons: Readonly<Record<ShareKind, IconName>> = { moves: 'heart', hinders: 'brick-wall', wish: 'sunrise' }
