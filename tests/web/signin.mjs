// Ways in, in a real browser: passkeys with Chromium's virtual authenticator, sessions seen and ended, tokens.
//
//   signinWalk({ browser, base, firstRun })    on an empty organisation that is reached as localhost, a name
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { organise } from './world.mjs'

const authenticator = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }

async function withAuthenticator(page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: authenticator })
  return { cdp, authenticatorId }
}

export async function signinWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const { context, page } = await device(browser, 'nl', phone, faults, 'anna')
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const here = (path) => page.waitForURL(`${base}${path}`)
  let key = null

  try {
    const world = await organise(base, firstRun)
    const [me, other] = world.everybody
    const link = new URL(await world.linkOf(me.id))
    const elsewhere = await world.comeIn(me.id)
    const stranger = await world.comeIn(other.id)

    await step('somebody sees this device and the other one, and signs out there', async () => {
      await page.goto(base + link.pathname + link.hash)
      await here('/')
      await page.goto(`${base}/settings`)
      await page.getByText(t('settings.sessions.here')).first().waitFor()
      await page.getByText(t('settings.sessions.unknown')).first().waitFor()
      await lookInBoth(page, 'settings-sessions', faults)
      must((await elsewhere.get('/my/sessions')).sessions.length === 2, 'the other device sees another number of sessions')
      must((await stranger.get('/my/sessions')).sessions.length === 1, 'somebody else sees them')
      await page.getByRole('button', { name: t('settings.sessions.end.one') }).click()
      await page.getByText(t('settings.sessions.ended')).first().waitFor()
      const refused = await elsewhere.get('/me').catch((error) => error.message)
      must(String(refused).includes('401'), 'the session that was ended still works')
    })

    await step('a passkey is added from the settings, with a name that its owner gives', async () => {
      key = await withAuthenticator(page)
      await page.getByLabel(t('settings.passkeys.name')).fill('Mijn telefoon')
      await button('settings.passkeys.add').click()
      await page.getByText(t('settings.passkeys.added')).first().waitFor()
      await page.getByText('Mijn telefoon').first().waitFor()
      const { credentials } = await key.cdp.send('WebAuthn.getCredentials', { authenticatorId: key.authenticatorId })
      must(credentials.length === 1 && credentials[0].isResidentCredential, 'the authenticator holds no discoverable credential')
      await look(page, 'settings-passkey', faults)
    })

    await step('signed out, the passkey alone lets its owner in, by keyboard too', async () => {
      await button('settings.leave.button').click()
      await button('settings.leave.yes').click()
      await page.getByText(t('shell.signed_out.text')).first().waitFor()
      await button('shell.in.passkey').waitFor()
      await lookInBoth(page, 'signed-out-passkey', faults)
      await button('shell.in.passkey').focus()
      await page.keyboard.press('Enter')
      await page.getByText(t('shell.signed_out.text')).first().waitFor({ state: 'hidden' })
      await page.goto(`${base}/settings`)
      await page.locator('main').getByText(me.name).first().waitFor()
    })

    await step('a passkey that was removed is refused in one sentence', async () => {
      await page.getByRole('button', { name: t('settings.passkeys.remove.one') }).click()
      await page.getByText(t('settings.passkeys.removed')).first().waitFor()
      await button('settings.leave.button').click()
      await button('settings.leave.yes').click()
      await button('shell.in.passkey').click()
      await page.getByText(t('error.passkey_refused')).first().waitFor()
      await look(page, 'passkey-refused', faults)
    })

    await step('no secret of all this stands in what the server printed', async () => {
      for (const text of ['Mijn telefoon', elsewhere.cookie.split('=')[1], me.name]) must(!server.printed().includes(text), `the log says ${text}`)
    })

    await step('a facilitator makes a token, sees it once, and ends it', async () => {
      const facilitator = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
      await facilitator.context.addCookies([{ name: 'schakel_session', value: world.facilitator.cookie.split('=')[1], url: base }])
      const screen = facilitator.page
      await screen.goto(`${base}/settings`)
      await screen.getByLabel(t('settings.tokens.name')).fill('Maandrapport')
      await lookInBoth(screen, 'settings-tokens', faults)
      await screen.getByLabel(t('settings.tokens.name')).fill('Maandrapport')
      await screen.getByRole('button', { name: t('settings.tokens.make') }).click()
      await screen.getByText(t('settings.tokens.once')).first().waitFor()
      const token = await screen.locator('code').innerText()
      const ask = (path) => fetch(`${base}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } }).then((answer) => answer.status)
      must((await ask('/people')) === 200 && (await ask('/programmes')) === 200, 'the token does not open what it should')
      must((await ask('/my/shares')) === 403 && (await ask('/today')) === 403, 'the token opens what is of people only')
      await look(screen, 'settings-token', faults)
      await screen.reload()
      await screen.getByText('Maandrapport').waitFor()
      must(!(await screen.content()).includes(token), 'the token is shown a second time')
      await screen.getByRole('button', { name: t('settings.tokens.end.one') }).click()
      await screen.getByText(t('settings.tokens.ended')).first().waitFor()
      must((await ask('/people')) === 401, 'a token that was ended still works')
      await facilitator.context.close()
    })

  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await context.close()
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
