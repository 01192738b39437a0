// The phases of a programme, in words and as links of a chain.
import type { Phase, PhaseDates } from '../api/types'
import { shortDate, t } from '../words'

export function phaseName(phase: Phase): string {
  return t(`common.phase.${phase}`)
}

export interface PhaseLink {
  readonly name: string
  readonly under: string
  readonly state: 'done' | 'now' | 'later'
}

/** `today` as "2026-10-13"; such texts sort as days do. */
export function phaseLinks(phases: readonly PhaseDates[], today: string): PhaseLink[] {
  return phases.map(({ phase, opens, closes }) => ({
    name: phaseName(phase),
    under: `${shortDate(opens)} – ${shortDate(closes)}`,
    state: closes < today ? 'done' : opens <= today ? 'now' : 'later',
  }))
}
