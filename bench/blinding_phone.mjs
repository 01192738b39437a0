// What blind signatures add to voting on a phone: blinding, unblinding and checking in Chromium, with its processor slowed down.
//
//   node bench/blinding_phone.mjs [SLOWED=4] [TIMES=20]      prints one line of JSON; loopback only
//
// The signer is node's own RSA (2048 bits, no padding); the network's time is not in it, the app's own requests are the same as before.
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url).pathname
const require = createRequire(join(root, 'web/package.json'))
const { chromium } = require('playwright-core')
const { transformSync } = createRequire(require.resolve('vite'))('esbuild')
const { code } = transformSync(readFileSync(join(root, 'web/src/api/blind.ts'), 'utf8'), { loader: 'ts', format: 'esm' })
const slowed = Number(process.argv[2] ?? 4)
const times = Number(process.argv[3] ?? 20)

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const sign = (asked) => privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, Buffer.from(asked, 'base64url')).toString('base64url')
const server = createServer((request, response) => {
  if (request.url === '/blind.js') return response.setHeader('Content-Type', 'text/javascript').end(code)
  response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>blinding</title>')
}).listen(0, '127.0.0.1')
await new Promise((ready) => server.once('listening', ready))

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()
await page.goto(`http://127.0.0.1:${server.address().port}/`)
await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowed })
const modulus = publicKey.export({ format: 'jwk' }).n
const taken = []
for (let i = 0; i < times; ++i) {
  const asked = await page.evaluate(async (n) => {
    const blind = await import('/blind.js')
    const key = blind.bytesOfBase64url(n)
    const begin = performance.now()
    globalThis.made = await blind.madeOf(crypto.getRandomValues(new Uint8Array(20)), key)
    return { blinding: performance.now() - begin, asked: blind.base64url(globalThis.made.asked) }
  }, modulus)
  const finishing = await page.evaluate(async ([n, answered]) => {
    const blind = await import('/blind.js')
    const begin = performance.now()
    await blind.finish(blind.bytesOfBase64url(n), globalThis.made.message, globalThis.made.inverse, blind.bytesOfBase64url(answered))
    return performance.now() - begin
  }, [modulus, sign(asked.asked)])
  taken.push(asked.blinding + finishing)
}
await browser.close()
server.close()
taken.sort((a, b) => a - b)
const at = (share) => Number(taken[Math.min(taken.length - 1, Math.floor(share * taken.length))].toFixed(1))
console.log(JSON.stringify({ slowed, times, p50_ms: at(0.5), p90_ms: at(0.9), most_ms: at(1), bytes: Buffer.byteLength(code), load: Number(loadavg()[0].toFixed(1)) }))
