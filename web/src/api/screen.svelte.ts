// A screen: what it shows is asked for again when something changes, and what is done there is done one at a time and then shown.
import { post } from './client'
import { problemText } from './problem'

export class Screen {
  busy = $state(false)
  /** What went wrong last, in words; '' = nothing. */
  fault = $state('')
  /** What was done last, in words; '' = nothing. */
  said = $state('')
  #ask: () => Promise<void>
  #unread = false

  constructor(ask: () => Promise<void>) {
    this.#ask = ask
  }
  /** Why something was refused stays until something else is done; that nothing could be read goes when it can. */
  load = async (): Promise<void> => {
    try {
      await this.#ask()
      if (this.#unread) this.fault = ''
      this.#unread = false
    } catch (error) {
      this.fault = problemText(error)
      this.#unread = true
    }
  }
  /** True = it was done, and the screen is new. */
  async act(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.fault = ''
    this.said = ''
    try {
      await work()
      await this.load()
      return true
    } catch (error) {
      this.fault = problemText(error)
      return false
    } finally {
      this.busy = false
    }
  }
  /** As `act`; what was done is then said. */
  async tell(work: () => Promise<unknown>, words: string): Promise<boolean> {
    const done = await this.act(work)
    if (done) this.said = words
    return done
  }
  send = (path: string, body: unknown): Promise<boolean> => this.act(() => post(path, body))
}
