// A server of our own for the browser tests: a fresh folder, a free port, and what it prints at its start.
//
//   const server = await start()            an empty organisation: server.base, server.firstRun
//   const server = await start({ demo: true })   the demonstration: server.links.facilitator, server.links.participant
//   const server = await start({ clock: true })  with a clock of its own: server.moveTo(90) is ninety days ahead, for the server
//   await start({ named: true })         people reach it as localhost, a name, for which browsers make passkeys
//   await start({ serve: (base) => ['--flag'], env: {} })   with more settings; base is known before it runs when it is named
//   await server.stop()
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const program = process.env.SCHAKEL ?? join(root, 'build/release/schakel')

async function freePort() {
  const taken = createServer()
  await new Promise((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address()
  await new Promise((resolve) => taken.close(resolve))
  return port
}

// The demonstration takes half a minute to make (thousands of ballots are signed), so it is made once and copied.
let madeDemo = null
async function makeDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const making = spawn(program, ['demo', '--data', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  let wrong = ''
  making.stderr.on('data', (text) => (wrong += text))
  const status = await new Promise((resolve) => making.once('exit', resolve))
  if (status !== 0) throw new Error(`schakel demo: ${wrong}`)
  return folder
}
async function demoIn(folder) {
  madeDemo ??= makeDemo()
  cpSync(await madeDemo, folder, { recursive: true })
}

export async function start({ demo = false, clock = false, named = false, serve = () => [], env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-web-'))
  if (demo) await demoIn(folder)
  const ahead = join(folder, 'ahead')
  if (clock) writeFileSync(ahead, '0')
  // People stay signed in through the months that a test goes ahead.
  const clocked = clock ? ['--test-clock', ahead, '--session-days', '365', '--link-days', '365'] : []
  const port = named ? await freePort() : 0
  const reached = named ? ['--public-url', `http://localhost:${port}`] : []
  const more = serve(`http://localhost:${port}`)
  const server = spawn(program, ['serve', '--data', folder, '--port', String(port), '--links', ...clocked, ...reached, ...more], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let printed = ''
  let wrong = ''
  server.stderr.on('data', (text) => (wrong += text))
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const base = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      printed += text
      const address = /is at (http:\/\/\S+)/.exec(printed)
      if (address !== null && /#\S+\n/.test(printed)) setTimeout(() => resolve(address[1]), 100)  // a second link follows the first
    })
    server.once('exit', (status) => reject(new Error(`schakel serve ended with ${status}: ${wrong}`)))
  })
  const link = (who) => new RegExp(`${who}[^\\n]*?(http:\\S+/in#\\S+)`).exec(printed)?.[1] ?? null
  return {
    base,
    firstRun: /\/first-run#(\S+)/.exec(printed)?.[1] ?? null,
    links: { facilitator: link('facilitator'), participant: link('participant') },
    printed: () => printed + wrong,
    moveTo: (days) => writeFileSync(ahead, String(Math.round(days * 86_400))),
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A cable to a server that can be pulled out: nothing goes through it then, whatever a browser believes. */
export async function cable(base) {
  const to = Number(new URL(base).port)
  const ends = new Set()
  let whole = true
  const wire = createServer((near) => {
    if (!whole) return near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]]) {
      ends.add(one)
      one.on('error', () => {})
      one.on('close', () => { ends.delete(one); other.destroy() })
      one.pipe(other)
    }
  })
  await new Promise((resolve) => wire.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${wire.address().port}`,
    pull() { whole = false; for (const end of ends) end.destroy() },
    plug() { whole = true },
    stop() { this.pull(); wire.close() },
  }
}
