// Sending what somebody decided, and showing it anew; one at a time.
import { post } from '../../api/client'
import { problemText } from '../../api/problem'

export class Sending {
  busy = $state(false)
  fault = $state('')
  #again: () => Promise<void>

  constructor(again: () => Promise<void>) {
    this.#again = again
  }
  /** True = it was taken, and the screen is new. */
  async send(path: string, body: unknown): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.fault = ''
    try {
      await post(path, body)
      await this.#again()
      return true
    } catch (error) {
      this.fault = problemText(error)
      return false
    } finally {
      this.busy = false
    }
  }
}
