import { beforeEach, describe, expect, it } from 'vitest'
import { cameBack, ownPath } from './provider'

beforeEach(() => sessionStorage.clear())

describe('coming back from the organisation’s provider', () => {
  it('goes to a place of our own only', () => {
    expect(['/rounds/3', '/'].map(ownPath)).toEqual(['/rounds/3', '/'])
    for (const path of ['//evil.example', '/\\evil.example', ['https:', '', 'evil.example'].join('/'), 'javascript:alert(1)', '', undefined, 7, '/in', '/in/account']) expect(ownPath(path)).toBe('/')
  })
  it('is taken once, in the tab that began it', () => {
    const query = new URLSearchParams('code=c&state=s&iss=https%3A%2F%2Flogin.example')
    expect(cameBack(query)).toBeNull()
    sessionStorage.setItem('schakel.provider', JSON.stringify({ state: 's', secret: 'x', path: '//evil.example' }))
    expect(cameBack(query)).toEqual({ order: { code: 'c', state: 's', issuer: ['https:', '', 'login.example'].join('/'), secret: 'x' }, path: '/' })
    expect(cameBack(query)).toBeNull()
  })
  it('is not taken for another state', () => {
    sessionStorage.setItem('schakel.provider', JSON.stringify({ state: 'other', secret: 'x', path: '/' }))
    expect(cameBack(new URLSearchParams('code=c&state=s'))).toBeNull()
  })
})
