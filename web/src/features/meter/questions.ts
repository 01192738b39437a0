// The ten questions, and the five points with what stands beside them.
import type { MeterAnswer } from '../../api/types'

export type Question = MeterAnswer['question']

/** About one neighbour. */
export const aboutNeighbour: readonly Question[] = ['know_whom', 'in_time', 'right', 'solved_together', 'understood', 'same_meaning']
/** About one's own programme and organisation. */
export const aboutOwn: readonly Question[] = ['dare_to_say', 'input_counts', 'agreed_happens', 'customer_notices']
export const points: readonly number[] = [1, 2, 3, 4, 5]
export const notApplicable = 0
export const neighboursMost = 3
