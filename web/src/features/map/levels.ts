// A border at one of its levels, in words.
import { t } from '../../words'

export interface Level {
  readonly border: string
  readonly level: number
  readonly levels: number
}

/** "team", or where it has parts: "team, niveau 1 van 2". The deepest level is the border itself. */
export function levelName(one: Level): string {
  return one.levels <= 1 || one.level === 0 ? one.border : t('map.level', { border: one.border, level: one.level, levels: one.levels })
}
