// The icons there are, by their names at Lucide. To use another, add it to `moreIcons`; what a phone draws when somebody comes to
// vote is in `firstIcons`, so that it waits for nothing else.
export const firstIcons = [
  'arrow-left', 'arrow-right', 'book-open', 'brick-wall', 'check', 'chevron-down', 'chevron-right', 'circle-dashed', 'circle-question-mark', 'clock',
  'columns-3', 'ear', 'eye', 'eye-off', 'file-check-2', 'flask-conical', 'handshake', 'house', 'info', 'lock', 'menu', 'message-square-quote',
  'minus', 'pause', 'pen-line', 'refresh-cw', 'scale', 'search', 'shield-check', 'thumbs-down', 'thumbs-up', 'triangle-alert', 'undo-2', 'unlink', 'upload',
  'users', 'vote', 'wifi-off', 'x',
] as const
export const moreIcons = [
  'bell', 'building-2', 'calendar', 'calendar-range', 'chart-line', 'circle', 'circle-alert', 'circle-check', 'circle-dot', 'circle-x', 'copy',
  'download', 'ellipsis', 'file-text', 'flag', 'grip-vertical', 'hand', 'heart', 'history', 'key-round', 'landmark', 'languages', 'layers', 'link',
  'link-2', 'list', 'loader-circle', 'lock-open', 'log-in', 'log-out', 'mail', 'map', 'milestone', 'moon', 'play', 'plus', 'printer', 'quote',
  'rotate-cw', 'save', 'send', 'settings', 'skip-forward', 'sun', 'sunrise', 'table', 'target', 'timer', 'trash-2', 'trending-up', 'user',
  'user-plus',
] as const

export type FirstIcon = (typeof firstIcons)[number]
export type IconName = FirstIcon | (typeof moreIcons)[number]
