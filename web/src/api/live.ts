// Live: the server says that something changed, never what; whoever shows something asks again.
import { onMount } from 'svelte'
import { connection } from './connection.svelte'

type Listener = () => void | Promise<void>
const listeners = new Set<Listener>()
const atOnce = new Set<Listener>()
let source: EventSource | null = null
let timer: ReturnType<typeof setTimeout> | undefined

// A change reaches hundreds of screens at once: each waits a moment of its own, and several changes are one.
function changed(): void {
  for (const listener of atOnce) void listener()
  if (timer !== undefined) return
  timer = setTimeout(() => {
    timer = undefined
    for (const listener of listeners) void listener()
  }, 150 + Math.random() * 600)
}

/** Whoever shows something asks again. */
export const refresh = (): void => changed()

const pause = 5000  // milliseconds before listening again, when the browser has given up
let again: ReturnType<typeof setTimeout> | undefined

function listen(): void {
  source = new EventSource('/api/v1/events')
  // What changed between the first asking and now was said to nobody. Later the server knows what was heard last.
  let first = true
  source.addEventListener('open', () => {
    connection.heard()
    if (first && listeners.size + atOnce.size > 0) changed()
    first = false
  })
  source.addEventListener('changed', changed)
  source.addEventListener('resync', changed)
  // A lost connection is made again by the browser; a refused one (a server that restarts) is not.
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(again)
    again = setTimeout(() => {
      if (source === null) return
      listen()
    }, pause)
  })
}

export function startLive(): void {
  if (source !== null) return
  listen()
  window.addEventListener('online', changed)
}

export function stopLive(): void {
  clearTimeout(again)
  source?.close()
  source = null
  window.removeEventListener('online', changed)
}

function listening(among: Set<Listener>, what: Listener): void {
  onMount(() => {
    void what()
    among.add(what)
    return () => {
      among.delete(what)
    }
  })
}

/** Outside a component: after every change, until what it answers is called. */
export function whenChanged(what: Listener): () => void {
  listeners.add(what)
  return () => void listeners.delete(what)
}

/** In a component: does this now, and again after every change until the component goes. */
export const onChange = (what: Listener): void => listening(listeners, what)

/** The same without waiting a moment: for the few screens of one circle that walk in step. */
export const onChangeAtOnce = (what: Listener): void => listening(atOnce, what)
