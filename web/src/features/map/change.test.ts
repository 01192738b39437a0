import { describe, expect, it } from 'vitest'
import { changeOf } from './change'

const whole = { from: 0, to: 3, ei: 0, ei_low: 0, ei_high: 0, assortativity: -0.1, assortativity_low: -0.14, assortativity_high: -0.05, detectable: true, kept: 1, added: 1, deleted: 1 }

describe('the map through time', () => {
  it('says which way it went only when chance does not explain it', () => {
    expect(changeOf({ whole })?.says).toBe('less')
    expect(changeOf({ whole: { ...whole, assortativity: 0.1, assortativity_low: 0.02, assortativity_high: 0.2 } })?.says).toBe('more')
    expect(changeOf({ whole: { ...whole, assortativity_high: 0.05, detectable: false } })?.says).toBe('none')
  })
  it('says nothing of what is hidden', () => {
    expect(changeOf({ whole: { ...whole, assortativity: { hidden: 'small_group' } } })).toBeNull()
  })
})
