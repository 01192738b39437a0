// The icons there are, by their names at Lucide. To use another, add it here.
export const iconNames = [
  'arrow-left', 'arrow-right', 'bell', 'book-open', 'brick-wall', 'building-2', 'calendar', 'calendar-range', 'chart-line', 'check', 'chevron-down',
  'chevron-right', 'circle', 'circle-alert', 'circle-check', 'circle-dashed', 'circle-dot', 'circle-question-mark', 'circle-x', 'clock', 'columns-3',
  'copy', 'download', 'ear', 'ellipsis', 'eye', 'eye-off', 'file-check-2', 'file-text', 'flag', 'flask-conical', 'grip-vertical', 'hand',
  'handshake', 'heart', 'history', 'house', 'info', 'key-round', 'landmark', 'languages', 'layers', 'link', 'link-2', 'wifi-off', 'list',
  'loader-circle', 'lock', 'lock-open', 'log-in', 'log-out', 'mail', 'map', 'menu', 'message-square-quote', 'milestone', 'minus', 'moon', 'pause',
  'pen-line', 'play', 'plus', 'printer', 'quote', 'refresh-cw', 'rotate-cw', 'save', 'scale', 'search', 'send', 'settings', 'shield-check',
  'skip-forward', 'sun', 'sunrise', 'table', 'target', 'thumbs-down', 'thumbs-up', 'timer', 'trash-2', 'trending-up', 'triangle-alert', 'undo-2',
  'unlink', 'upload', 'user', 'user-plus', 'users', 'vote', 'x',
] as const

export type IconName = (typeof iconNames)[number]
