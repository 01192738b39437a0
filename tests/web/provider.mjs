// A real identity provider for the tests (npm oidc-provider): whoever comes is signed in as `provider.account` at once.
//
//   const provider = await startProvider()
//   await start({ named: true, ...provider.for() })     a server that knows it
//   provider.account = 'anna'; await provider.newKeys()  from here on it signs with another key, of another kind
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './start.mjs'

const require = createRequire(join(root, 'web/package.json'))
const secret = randomBytes(24).toString('base64url')
const client = 'schakel'

const keyOf = (alg) => {
  const { privateKey } = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: randomBytes(6).toString('hex') }
}

export async function startProvider() {
  const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href)
  let handle = () => {}
  let back = ''
  const server = createServer((request, response) => handle(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = {
    issuer,
    secret,
    accounts: {},
    account: '',
    /** What the server is told: flags, and the secret in its environment. */
    for: () => ({
      env: { SCHAKEL_OIDC_SECRET: secret },
      serve: (base) => {
        back = `${base}/in/account`
        void provider.newKeys('RS256')
        return ['--oidc-issuer', issuer, '--oidc-client', client, '--oidc-name', 'Waterland', '--oidc-scopes', 'openid email profile groups', '--oidc-new-people', '--oidc-border', 'department', '--oidc-groups', 'team-verg=Vergunningen;team-kcc=Klantcontact']
      },
    }),
    async newKeys(alg = 'ES256') {
      const made = new Provider(issuer, configuration(provider, alg, back))
      const answer = made.callback()
      handle = async (request, response) => {
        if (!request.url.startsWith('/interaction/')) return answer(request, response)
        const { prompt, params } = await made.interactionDetails(request, response)
        const grant = new made.Grant({ accountId: provider.account, clientId: params.client_id })
        grant.addOIDCScope(params.scope)
        const result = prompt.name === 'login' ? { login: { accountId: provider.account, remember: false } } : { consent: { grantId: await grant.save() } }
        await made.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
      }
    },
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) }),
  }
  return provider
}

function configuration(provider, alg, back) {
  return {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back], grant_types: ['authorization_code'], response_types: ['code'], id_token_signed_response_alg: alg }],
    jwks: { keys: [keyOf(alg)] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...provider.accounts[sub] }) }),
    renderError: (context, out) => { context.type = 'text/plain'; context.body = JSON.stringify(out) },
  }
}
