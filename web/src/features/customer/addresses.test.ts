import { describe, expect, it } from 'vitest'
import { addressesIn } from './addresses'

describe('addresses as they are pasted', () => {
  it('stand on lines, with commas or semicolons between, with or without names', () => {
    expect(addressesIn('a@b.nl\n b@c.nl; "Kim Smit" <kim@klant.example>,  c@d.nl\n')).toEqual(['a@b.nl', 'b@c.nl', 'kim@klant.example', 'c@d.nl'])
  })
  it('count once, whatever their letters', () => expect(addressesIn('Kim@klant.example, kim@Klant.example')).toHaveLength(1))
  it('are none where there is nothing', () => expect(addressesIn(' ,;\n')).toEqual([]))
  it('stay as they are where they are none', () => expect(addressesIn('kim')).toEqual(['kim']))
})
