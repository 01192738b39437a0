// The organisation's own accounts: in by a real OpenID provider, with its refusals, its new keys, and what must not be believed.
//
//   accountWalk({ browser, base, firstRun, server, provider })    on an empty organisation that is reached as localhost
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { organise } from './world.mjs'

export async function accountWalk({ browser, base, firstRun, server, provider, say = console.log }) {
  const faults = []
  const { context, page } = await device(browser, 'nl', phone, faults, 'anna')
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const account = page.getByRole('button', { name: /Waterland/ })  // as this server calls the organisation's accounts
  const inside = async () => {
    await page.locator('#sessions').waitFor()
    must(new URL(page.url()).pathname === '/settings', `they are at ${page.url()}`)
  }
  const comeIn = async (who) => {
    provider.account = who
    await context.clearCookies({ domain: '127.0.0.1' })  // the provider's: it would remember who was here before
    await page.goto(`${base}/settings`)
    await account.click()
  }
  const leave = async () => {
    await page.goto(`${base}/settings`)
    await button('settings.leave.button').click()
    await button('settings.leave.yes').click()
    await account.waitFor()
  }

  try {
    const world = await organise(base, firstRun)
    const person = (email) => world.facilitator.get('/people').then(({ people }) => people.find((one) => one.email === email || one.own_id === email))
    const people = (rows) => world.facilitator.post('/import', { people: `id,name,email,department\n${rows}\n`, ties: null, undirected: true, skip_unknown: false, skip_refused: false, commit: true })
    await people('p00,Mens A Burgerzaken,Anna@waterland.example,Burgerzaken\np01,Mens B Burgerzaken,bas@waterland.example,Burgerzaken')
    provider.accounts = {
      anna: { email: 'anna@waterland.example', email_verified: true, name: 'Anna', groups: ['iedereen'] },
      bas: { email: 'bas@waterland.example', email_verified: true, name: 'Bas', groups: ['iedereen', 'team-verg'] },
      nieuw: { email: 'nieuw@waterland.example', email_verified: true, name: 'Noor Nieuw', groups: ['team-kcc'] },
      loos: { email: 'anna@waterland.example', email_verified: false, name: 'Niet Anna', groups: [] },
    }

    await step('somebody of the list comes in by their account, back where they were, with nothing left in the address', async () => {
      await page.goto(`${base}/settings`)
      await account.waitFor()
      await lookInBoth(page, 'signed-out-account', faults)
      await comeIn('anna')
      await inside()
      await page.locator('main').getByText('Mens A Burgerzaken').first().waitFor()
      must((await page.evaluate(() => sessionStorage.length)) === 0, 'something of the sign-in is kept')
      await leave()
    })

    await step('a group of theirs places them in its silo', async () => {
      await comeIn('bas')
      await inside()
      const bas = await person('p01')
      must(JSON.stringify(bas).includes('Vergunningen'), `they are in ${JSON.stringify(bas)}`)
      await leave()
    })

    await step('somebody new is added, because this server was told so', async () => {
      await comeIn('nieuw')
      await inside()
      const added = await person('nieuw@waterland.example')
      must(JSON.stringify(added).includes('Klantcontact') && JSON.stringify(added).includes('Noor Nieuw'), `they are ${JSON.stringify(added)}`)
      await leave()
    })

    await step('after the provider took another key, of another kind, people still come in', async () => {
      await provider.newKeys('ES256')
      await page.waitForTimeout(2100)  // keys are asked for once in two seconds at most
      await comeIn('anna')
      await inside()
      await leave()
    })

    await step('an address that the provider does not call verified is nobody', async () => {
      await comeIn('loos')
      await page.getByText(t('error.provider_refused')).first().waitFor()
      await look(page, 'account-refused', faults)
    })

    await step('a sign-in that another tab began, a made-up code and a state used twice are refused alike', async () => {
      await page.goto(`${base}/in/account?code=abc&state=def`)
      await page.getByText(t('signin.account.not_here')).first().waitFor()
      must(!page.url().includes('code='), 'the code is still in the address')
      await look(page, 'account-not-here', faults)
      const post = (path, body) => fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Schakel': '1' }, body: JSON.stringify(body) })
      const begin = async () => (await post('/sign-in/provider/begin', {})).json()
      const said = []
      const first = await begin()
      const use = async (body) => { const answer = await post('/sign-in/provider', body); said.push(`${answer.status} ${await answer.text()}`); must(answer.headers.get('set-cookie') === null, 'a cookie is set') }
      await use({ code: 'made-up', state: first.state, issuer: provider.issuer, secret: first.secret })
      await use({ code: 'made-up', state: first.state, issuer: provider.issuer, secret: first.secret })
      const second = await begin()
      await use({ code: 'made-up', state: second.state, issuer: provider.issuer, secret: 'of another tab' })
      const third = await begin()
      await use({ code: 'made-up', state: third.state, issuer: 'https://other.example', secret: third.secret })
      must(new Set(said).size === 1 && said[0].startsWith('403'), `they are answered ${said.join('\n')}`)
      must(first.address.includes('code_challenge_method=S256') && !first.address.includes(first.secret), 'the address tells too much')
    })

    await step('no secret, token, code or name of all this stands in what the server printed', async () => {
      const printed = server.printed()
      must(printed.includes('"trouble"'), 'an operator hears nothing of what went wrong')
      for (const text of [provider.secret, 'eyJ', 'made-up', 'waterland.example', 'Noor']) must(!printed.includes(text), `the log says ${text}`)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await context.close()
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
