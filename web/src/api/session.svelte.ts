// Who is using this device now.
import { rememberedLanguage, setLanguage } from '../words'
import { send, view, whenSignedOut } from './client'
import { belongTo, wipeDevice } from './device'
import { drop, keep, kept } from './kept'
import { outbox } from './outbox.svelte'
import { Problem, Unreachable } from './problem'
import { clearShelf } from './shelf'
import type { MeView } from './types'

class Session {
  me = $state.raw<MeView | null>(null)
  /** Asked the server at least once. */
  known = $state(false)
  readonly facilitator = $derived(this.me?.roles.includes('facilitator') ?? false)
  readonly administrator = $derived(this.me?.roles.includes('administrator') ?? false)
  readonly worksCouncil = $derived(this.me?.roles.includes('works_council') ?? false)

  /** Takes over what the server says; the organisation's language counts until the person chose one. */
  async enter(me: MeView): Promise<void> {
    if (rememberedLanguage() === null) await setLanguage(me.language, false)
    await belongTo(me)
    await outbox.load()
    this.me = me
    this.known = true
  }
  async load(): Promise<void> {
    try {
      if (await this.leave()) await this.enter(await view('/me'))
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      this.#gone()
    }
  }
  /** Leaves, and takes everything along that this device held. Without a connection the server hears of it later. */
  async signOut(): Promise<void> {
    try {
      await send('/sign-out', {})
      await wipeDevice()
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      await wipeDevice()
      keep('leaving', true)
    }
    this.#gone()
  }
  /** Asks to be forgotten; then there is nobody here any more. */
  async beForgotten(): Promise<void> {
    await send('/me/forget', {})
    await wipeDevice()
    this.#gone()
  }
  /** Finishes a leave that the server did not hear of yet; false when it still cannot. */
  async leave(): Promise<boolean> {
    if (!kept('leaving', false)) return true
    try {
      await send('/sign-out', {})
    } catch (error) {
      if (error instanceof Unreachable) {
        this.#gone()
        return false
      }
    }
    drop('leaving')
    return true
  }
  #gone(): void {
    this.me = null
    this.known = true
  }
}

export const session = new Session()
// What was read belongs to a session; what was written waits for its author to come back.
whenSignedOut(() => {
  void clearShelf()
  session.me = null
  session.known = true
})
