// The privacy settings one by one, as the screen lists them.
import type { PrivacySettings, SettingLine } from '../../api/types'

export type Name = SettingLine['setting']
export type Values = Record<Name, number>

export const names: readonly Name[] = ['people', 'answers', 'response', 'days_after_leaving', 'days_after_cycle']
export const limits: readonly Name[] = ['people', 'answers', 'response']

export const valuesOf = ({ limit, days_after_leaving, days_after_cycle }: PrivacySettings): Values => ({ ...limit, days_after_leaving, days_after_cycle })
export const settingsOf = ({ people, answers, response, days_after_leaving, days_after_cycle }: Values): PrivacySettings => ({ limit: { people, answers, response }, days_after_leaving, days_after_cycle })
