// The browser walks, each on a server and an organisation of its own. The last line says how many steps passed and failed.
//
//   node tests/web/all.mjs              SHOTS=folder keeps a picture of every screen
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './browser.mjs'
import { root, start } from './start.mjs'

const walks = [['participant', 'participantsWalk'], ['facilitator', 'facilitatorsWalk']]
let passed = 0
let failed = 0
const browser = await openBrowser()
for (const [name, walk] of walks) {
  const file = join(root, `tests/web/${name}.mjs`)
  if (!existsSync(file)) continue
  console.log(name)
  const server = await start()
  try {
    const said = await (await import(file))[walk]({ browser, base: server.base, firstRun: server.firstRun, shots: process.env.SHOTS ?? '' })
    passed += said.passed
    failed += said.failed
  } catch (error) {
    console.log(`  FAILED ${error.stack}`)
    failed += 1
  } finally {
    await server.stop()
  }
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
