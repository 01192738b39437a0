import type { DoesWhat } from '../../api/types'
import type { IconName } from '../../ui/icon_names'

export const doesIcons: Readonly<Record<DoesWhat, IconName>> = {
  speak: 'message-square-quote', listen: 'ear', write: 'pen-line', restate: 'quote', pass: 'skip-forward', watch_time: 'timer', together: 'users', host: 'hand',
}
