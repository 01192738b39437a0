// Which menu items this person has.
import { session } from '../api/session.svelte'
import { nav, type NavItem } from './router.svelte'

export function menu(): readonly NavItem[] {
  const me = session.me
  // A coach or customer from outside sees what there is for them, and nothing else; a customer begins where they say something.
  const others = (path: string): boolean => me?.outside !== true || (path === '/' && me.roles.includes('coach'))
  return nav.filter((item) => (item.who === undefined ? others(item.path) : item.who === 'customer' ? me?.customer === true : me?.roles.includes(item.who) === true))
}

/** Those in the phone's bar, beside "more". */
export function inBar(): readonly NavItem[] {
  return menu().filter((item) => item.bar === true).slice(0, 4)
}

export function isAt(item: NavItem, path: string): boolean {
  return item.path === '/' ? path === '/' : path === item.path || path.startsWith(`${item.path}/`)
}

/** "Samira El Idrissi" → "SE" */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '').join('')
}
