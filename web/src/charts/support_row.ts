// Support per silo, ready to draw.
import { percent, t } from '../words'
import { absenceOf, valueOf } from '../api/shown'
import { signOf } from '../ui/sign_of'
import type { SupportRow } from '../api/types'
import type { Row } from './SupportRows.svelte'

export function supportRow(row: SupportRow, among: readonly string[]): Row {
  const [value, low, high, turnout] = [valueOf(row.support), valueOf(row.low), valueOf(row.high), valueOf(row.turnout)]
  const name = row.silo
  const sign = signOf(row.silo, among)
  if (value == null || low == null || high == null) {
    const hidden = [row.support, row.cast].some((it) => absenceOf(it) === 'hidden')
    return { name, ...sign, value: null, low: 0, high: 0, text: t(hidden ? 'common.support.hidden' : 'common.support.unanswered'), small: '', says: hidden ? t('common.support.row_hidden', { silo: name }) : `${name}: ${t('common.support.unanswered')}`, below: false }
  }
  return {
    name,
    ...sign,
    value,
    low,
    high,
    text: percent(value),
    small: turnout == null ? '' : t('common.support.turnout', { value: percent(turnout) }),
    says: t('common.support.row', { silo: name, value: percent(value), low: percent(low), high: percent(high), turnout: turnout == null ? '' : percent(turnout) }),
    below: valueOf(row.holds) === false,
  }
}
