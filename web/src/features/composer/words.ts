// The composer's reasons in words.
import { language, list, t } from '../../words'
import type { Reason } from './reading'

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** "tue 13-15" in the person's language. */
function hoursText(hours: string): string {
  const [day = '', ...rest] = hours.split(/\s+/)
  const place = week.indexOf(day)
  if (place < 0) return hours
  // The first of January 2024 was a Monday.
  const name = new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + place)))
  return [name, ...rest].join(' ')
}

const spoken = (code: string): string => new Intl.DisplayNames(language(), { type: 'language' }).of(code) ?? code

export function reasonText(reason: Reason): string {
  const { kind, count } = reason
  switch (kind) {
    case 'shared_goal':
    case 'silos_bridged':
      return reason.names.length > 0 ? t(`composer.reason.${kind}`, { count, names: list(reason.names) }) : t(`composer.reason.${kind}.none`, { count })
    case 'walls_covered':
      return reason.names.length > 0 ? t('composer.reason.walls_covered', { names: list(reason.names) }) : ''
    case 'common_hours':
      return reason.names.length > 0 ? t('composer.reason.common_hours', { names: list(reason.names.map(hoursText)) }) : t('composer.reason.common_hours.none', { count })
    case 'common_language':
      return reason.names.length > 0 ? t('composer.reason.common_language', { names: list(reason.names.map(spoken)) }) : ''
    case 'new_pairs':
    case 'repeats':
      return count === 0 ? '' : count === 1 ? t(`composer.reason.${kind}_one`) : t(`composer.reason.${kind}`, { count })
    default:
      return ''
  }
}
