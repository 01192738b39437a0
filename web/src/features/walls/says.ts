// Costs and answers in words.
import type { Cost, Costs, WallLine } from '../../api/types'
import { number, t, tn } from '../../words'
import { daysBetween } from '../../shapes/days'
import { costSays, type Says } from './reading'

export function rangeText(kind: 'hours' | 'euros', says: Says): string {
  if (says.key === 'none') return t('walls.cost.none')
  return t(`walls.cost.${kind}.${says.key}`, { low: number(says.low), high: number(says.high) })
}

/** "12 to 40 hours a month (2 of 3 silos)"; only what was estimated. */
export function wallCosts(costs: Costs): string[] {
  const one = (kind: 'hours' | 'euros', cost: Cost): string[] => {
    const says = costSays(cost)
    return says.key === 'none' ? [] : [t('walls.cost.of_silos', { range: rangeText(kind, says), silos: number(cost.silos), all: number(cost.of_silos) })]
  }
  return [...one('hours', costs.hours), ...one('euros', costs.euros)]
}

export function statusText(wall: Pick<WallLine, 'status' | 'answer'>): string {
  return wall.status === 'answered' && wall.answer ? t(`walls.answer.${wall.answer}`) : t(`walls.status.${wall.status}`)
}
export function statusLook(wall: Pick<WallLine, 'status' | 'late'>): string {
  if (wall.status === 'gone') return 'goed'
  if (wall.late) return 'letop'
  return wall.status === 'worked_on' ? 'zee' : wall.status === 'stays' ? '' : 'link'
}

export function ageText(registered: string, today: string): string {
  const days = daysBetween(registered, today)
  return days <= 0 ? t('walls.age.today') : tn('walls.age', days)
}
