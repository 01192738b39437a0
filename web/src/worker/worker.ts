// The service worker: the app itself, kept on the device so that it opens without a connection. It keeps files of the app
// and nothing of anybody: addresses under /api never pass through here.
export {}

declare const FILES: readonly string[]
declare const VERSION: string

interface Lasting extends Event {
  waitUntil(what: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  addEventListener(name: 'install' | 'activate', what: (event: Lasting) => void): void
  addEventListener(name: 'fetch', what: (event: Fetching) => void): void
}
const worker = self as unknown as Worker

const name = `schakel-${VERSION}`
const page = '/'
const patience = 4000  // milliseconds that a page may take before the one on the device is shown

// What an earlier version holds under the same name is the same file: names carry a hash.
async function fill(): Promise<void> {
  const cache = await caches.open(name)
  for (const file of [page, ...FILES]) {
    const here = file.startsWith('/assets/') ? await caches.match(file) : undefined
    if (here !== undefined) await cache.put(file, here)
    else await cache.add(file)
  }
}

async function tidy(): Promise<void> {
  for (const other of await caches.keys()) if (other.startsWith('schakel-') && other !== name) await caches.delete(other)
  await worker.clients.claim()
}

async function open(request: Request): Promise<Response> {
  const stop = AbortSignal.timeout(patience)
  try {
    const answer = await fetch(request, { signal: stop })
    if (answer.status < 500) return answer
  } catch {
    // No connection, or too slow a one.
  }
  return (await caches.match(page, { cacheName: name })) ?? Response.error()
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: name, ignoreVary: true })) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(fill()))
worker.addEventListener('activate', (event) => event.waitUntil(tidy()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(open(request))
  else if (url.pathname.startsWith('/assets/') || FILES.includes(url.pathname)) event.respondWith(file(request))
})
