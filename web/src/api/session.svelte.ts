// Who is using this device now.
import { rememberedLanguage, setLanguage } from '../words'
import { send, view, whenSignedOut } from './client'
import { Problem } from './problem'
import type { MeView } from './types'

class Session {
  me = $state.raw<MeView | null>(null)
  /** Asked the server at least once. */
  known = $state(false)
  readonly facilitator = $derived(this.me?.roles.includes('facilitator') ?? false)
  readonly administrator = $derived(this.me?.roles.includes('administrator') ?? false)

  /** Takes over what the server says; the organisation's language counts until the person chose one. */
  async enter(me: MeView): Promise<void> {
    if (rememberedLanguage() === null) await setLanguage(me.language, false)
    this.me = me
    this.known = true
  }
  async load(): Promise<void> {
    try {
      await this.enter(await view('/me'))
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      this.me = null
      this.known = true
    }
  }
  async signOut(): Promise<void> {
    await send('/sign-out', {})
    this.me = null
  }
}

export const session = new Session()
whenSignedOut(() => {
  session.me = null
  session.known = true
})
