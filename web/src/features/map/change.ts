// What the map's trend says: how the windows are called, and whether anything changed by more than chance.
import { shortDate, t } from '../../words'
import type { MapChange, MapWindow } from '../../api/types'
import { valueOf } from './reading'

export interface WindowName {
  readonly label: string
  readonly small: string
  readonly long: string
}

const earliest = Date.UTC(1990, 0, 1) / 1000  // before it, seconds are counted from something else than the calendar

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

export function windowNames(windows: readonly MapWindow[]): WindowName[] {
  return windows.map((one, i) => {
    if (one.begin < earliest) {
      const part = t('map.trend.part', { number: i + 1 })
      return { label: part, small: '', long: part }
    }
    const [from, to] = [shortDate(dayOf(one.begin)), shortDate(dayOf(one.end))]
    return { label: from, small: dayOf(one.begin).slice(0, 4), long: t('map.trend.from_to', { from, to, year: dayOf(one.end).slice(0, 4) }) }
  })
}

export interface Found {
  readonly by: number
  readonly low: number
  readonly high: number
  readonly says: 'more' | 'less' | 'none'
}

/** From the first window to the last; null where that is hidden or does not exist. */
export function changeOf(change: Pick<MapChange, 'whole'>): Found | null {
  const [by, low, high] = [change.whole.assortativity, change.whole.assortativity_low, change.whole.assortativity_high].map(valueOf)
  if (by == null || low == null || high == null) return null
  return { by, low, high, says: !change.whole.detectable ? 'none' : by > 0 ? 'more' : 'less' }
}
