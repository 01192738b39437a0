// Who can be asked: the people of a silo along the programme's border.
import type { PersonRow } from '../../api/types'

export function silosOf(people: readonly PersonRow[], border: number): string[] {
  return [...new Set(people.map((one) => one.silos[border] ?? ''))].filter((silo) => silo !== '').sort((a, b) => a.localeCompare(b))
}
export function peopleOf(people: readonly PersonRow[], border: number, silo: string): PersonRow[] {
  return silo === '' ? [] : people.filter((one) => one.silos[border] === silo)
}
