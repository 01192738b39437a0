// The browser walks, each on a server and an organisation of its own. The last line says how many steps passed and failed.
//
//   node tests/web/all.mjs              SHOTS=folder keeps a picture of every screen
//   node tests/web/all.mjs decision     one of them
import { openBrowser } from './browser.mjs'
import { start } from './start.mjs'

const walks = [
  { name: 'participant', walk: 'participantsWalk' },
  { name: 'facilitator', walk: 'facilitatorsWalk' },
  { name: 'decision', walk: 'decisionWalk', clock: true },
  { name: 'council', walk: 'councilWalk' },
  { name: 'value', walk: 'valueWalk', clock: true },
  { name: 'meter', walk: 'meterWalk', clock: true },
  { name: 'walls', walk: 'wallsWalk', clock: true },
  { name: 'coach', walk: 'coachWalk', clock: true },
  { name: 'who', walk: 'whoWalk' },
  { name: 'chat', walk: 'chatWalk' },
  { name: 'customers', walk: 'customersWalk' },
  { name: 'offline', walk: 'offlineWalk' },
  { name: 'session', walk: 'sessionWalk' },
  { name: 'written', walk: 'writtenWalk', clock: true },
  { name: 'joining', walk: 'joiningWalk' },
  { name: 'keyboard', walk: 'keyboardWalk' },
  { name: 'signin', walk: 'signinWalk', named: true },
  { name: 'account', walk: 'accountWalk', provider: true },
  { name: 'handbook', walk: 'handbookWalk', demo: true },
  { name: 'map', walk: 'mapWalk', demo: true },
  { name: 'everywhere', walk: 'everywhereWalk', demo: true },
]
const chosen = process.argv.slice(2)
let passed = 0
let failed = 0
const browser = await openBrowser()
for (const { name, walk, ...kind } of walks) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(name)
  const began = Date.now()
  const provider = kind.provider ? await (await import('./provider.mjs')).startProvider() : null
  const server = await start(provider === null ? kind : { named: true, ...provider.for() })
  try {
    const said = await (await import(`./${name}.mjs`))[walk]({ browser, base: server.base, firstRun: server.firstRun, server, provider })
    passed += said.passed
    failed += said.failed
  } catch (error) {
    console.log(`  FAILED ${error.stack}`)
    failed += 1
  } finally {
    await server.stop()
    await provider?.stop()
  }
  console.log(`  ${Math.round((Date.now() - began) / 1000)} s`)
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
