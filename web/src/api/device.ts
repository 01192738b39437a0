// A device holds things of one person at a time. When somebody else comes in, or this one goes, all of it goes: what was
// read, drafts, ballots, the secrets of anonymous statements. Only language and theme stay; they say nothing of anybody.
import { keep, kept } from './kept'
import { outbox } from './outbox.svelte'
import { clearOld, clearShelf } from './shelf'

const stays = new Set(['schakel.language', 'schakel.theme'])
interface Owner {
  readonly organisation: number
  readonly person: number
}

export async function wipeDevice(): Promise<void> {
  for (const name of Object.keys(localStorage)) if (name.startsWith('schakel.') && !stays.has(name)) localStorage.removeItem(name)
  await Promise.all([clearShelf(), outbox.clear()])
}

export async function belongTo(owner: Owner): Promise<void> {
  const before = kept<Owner | null>('owner', null)
  if (before !== null && (before.organisation !== owner.organisation || before.person !== owner.person)) await wipeDevice()
  await clearOld()
  keep('owner', { organisation: owner.organisation, person: owner.person })
}
