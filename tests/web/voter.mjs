// A device that votes, without its screens: the web app's own blinding (web/src/api/blind.ts), run by node.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { root } from './start.mjs'

const require = createRequire(join(root, 'web/package.json'))
const { transformSync } = createRequire(require.resolve('vite'))('esbuild')
const { code } = transformSync(readFileSync(join(root, 'web/src/api/blind.ts'), 'utf8'), { loader: 'ts', format: 'esm' })
const blind = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

/** `get` and `post` ask with somebody's session. Gives what a ballot is filled in with: its key and its credential. */
export async function credentialOf(round, get, post) {
  const view = await get(`/round?id=${round}`)
  const modulus = blind.bytesOfBase64url(view.keys[view.key].key)
  const made = await blind.madeOf(Uint8Array.from(randomBytes(20)), modulus)
  const answer = await post('/rounds/credential', { round, asked: blind.base64url(made.asked) })
  const signature = await blind.finish(modulus, made.message, made.inverse, blind.bytesOfBase64url(answer.answered))
  return { key: made.key, credential: { key: answer.key, prefix: blind.base64url(made.prefix), signature: blind.base64url(signature) } }
}
