import { describe, expect, it } from 'vitest'
import { go, matched, routeAt, routes, where } from './router.svelte'

describe('the router', () => {
  it('matches whole paths and reads numbers from them', () => {
    expect(matched('/rounds/:id', '/rounds/12')).toEqual({ id: 12 })
    expect(matched('/rounds/:id/result', '/rounds/12/result')).toEqual({ id: 12 })
    expect(matched('/', '/')).toEqual({})
  })
  it('does not take a word for a number, nor a part for the whole', () => {
    expect(matched('/rounds/:id', '/rounds/new')).toBeNull()
    expect(matched('/rounds/:id', '/rounds/12/result')).toBeNull()
    expect(matched('/rounds/:id', '/rounds/-1')).toBeNull()
  })
  it('knows every screen by one address', () => {
    const paths = routes.map((route) => route.path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of ['/', '/in', '/first-run', '/shares', '/rounds/3', '/circle', '/settings']) expect(routeAt(path)).not.toBeNull()
    expect(routeAt('/nowhere')).toBeNull()
  })
  it('goes somewhere with what was asked', () => {
    go('/rounds?open=1')
    expect(where().path).toBe('/rounds')
    expect(where().query.get('open')).toBe('1')
  })
})
