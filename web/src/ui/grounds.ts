import type { Ground } from '../api/types'

export const grounds: readonly Ground[] = ['names_somebody', 'hurts', 'confidential', 'elsewhere']
