// A phone with the network cut: the app opens, Today is read, a share is written, a vote is handed in, also over a closed tab;
// everything goes once when there is a connection again. Then: how many taps from a link to done; and what a device that
// several people use tells of the others, which is nothing.
//
//   offlineWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { randomBytes } from 'node:crypto'
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { cable } from './start.mjs'
import { day, organise, sha256 } from './world.mjs'

const texts = ['Ik hoor pas van de inwoner dat een collega al nee heeft gezegd.', 'Eén vaste contactpersoon per inwoner is in ons werk haalbaar.', 'Ik weet wie ik kan bellen bij een andere afdeling.', 'Een inwoner mag zijn verhaal één keer vertellen.', 'Wij bellen terug binnen een dag.', 'Ik mag zelf een uitzondering maken.', 'Onze brieven zijn te begrijpen.', 'Ik leer van wat er bij anderen misgaat.']

export async function offlineWalk({ browser, base: direct, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(direct, firstRun)
  const wire = await cable(direct)
  const { base } = wire
  const [first, second, third] = world.circles[0].people
  for (const [i, text] of texts.entries()) {
    const writer = await world.comeIn(world.everybody.filter((one) => ![first.id, second.id, third.id].includes(one.id))[i].id)
    await writer.post('/statements/publish', { programme: world.programme, kind: 'hinders', text, lock: sha256(randomBytes(32).toString('hex')) })
  }
  const open = async (title) => (await world.facilitator.post('/rounds/open', { programme: world.programme, title, statements: [], closes: `${day(3)}T11:00:00.000Z` })).made
  const round = await open('Doorverwijzen')

  const one = await device(browser, 'nl', phone, faults, 'participant')
  const { context } = one
  let page = one.page
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const here = (path) => page.waitForURL(`${base}${path}`)
  const cut = async (yes) => {
    if (yes) wire.pull()
    else wire.plug()
    await context.setOffline(yes)
  }
  const reopen = async (path = '/') => {
    await page.close()
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => faults.push(`participant: ${error.message}`))
    await page.goto(base + path)
  }
  const signIn = async (person) => {
    const link = new URL(await world.linkOf(person.id))
    await page.goto(base + link.pathname + link.hash)
    await here('/')
  }
  const shelf = (name) => page.evaluate((shelf) => new Promise((resolve) => {
    const asked = indexedDB.open('schakel', 1)
    asked.onsuccess = () => { const all = asked.result.transaction(shelf).objectStore(shelf).getAllKeys(); all.onsuccess = () => { asked.result.close(); resolve(all.result) } }
  }), name)

  try {
    await step('who signed in has the app on the device a moment later, with what voting needs, and can install it', async () => {
      await signIn(first)
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      for (let i = 0; i < 100 && !(await shelf('views')).includes(`/round?id=${round}`); ++i) await page.waitForTimeout(100)
      must((await shelf('views')).includes(`/round?id=${round}`), 'the open round was not read ahead')
      const cached = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat())
      must(cached.includes('/') && cached.every((path) => !path.startsWith('/api/')), `kept by the worker: ${cached.filter((path) => path.startsWith('/api/')).join(' ')}`)
      say(`  the worker keeps ${cached.length} files`)
      const manifest = await page.evaluate(async () => {
        const found = await (await fetch(document.querySelector('link[rel=manifest]').href)).json()
        const sizes = await Promise.all(found.icons.filter((icon) => icon.type === 'image/png').map((icon) => new Promise((resolve) => { const image = new Image(); image.onload = () => resolve(`${image.naturalWidth}x${image.naturalHeight}` === icon.sizes); image.onerror = () => resolve(false); image.src = icon.src })))
        return { ...found, sizes }
      })
      must(manifest.start_url === '/' && manifest.display === 'standalone' && manifest.sizes.every((fits) => fits), `not installable: ${JSON.stringify(manifest)}`)
    })

    await step('without a network a closed tab opens again on Today, and says that it is not of now', async () => {
      await cut(true)
      await reopen('/')
      await page.getByText(t('shell.offline')).waitFor()
      await page.getByRole('link', { name: t('today.begin.vote') }).waitFor()
      await lookInBoth(page, 'today-offline', faults)
    })

    await step('a share is written, stays over a closed tab, and is said not to be sent', async () => {
      await page.goto(`${base}/shares/new`)
      await page.locator('#text').fill('De telefoon gaat, en ik weet niet wie er belde.')
      await button('shares.next').click()
      await page.getByRole('radio', { name: t('shares.rung.my_circle') }).check()
      await look(page, 'ladder-offline', faults)
      await page.getByRole('button', { name: t('shares.go.my_circle') }).click()
      await here('/shares')
      await page.getByText(t('shares.unsent.chip')).first().waitFor()
      await reopen('/shares')
      await page.getByText('De telefoon gaat, en ik weet niet wie er belde.').waitFor()
      await page.getByText(t('shares.unsent.text')).waitFor()
      await lookInBoth(page, 'shares-offline', faults)
    })

    await step('an anonymous statement waits in the same way', async () => {
      await page.goto(`${base}/shares/new`)
      await page.locator('#text').fill('Ik schrijf dit in de trein.')
      await button('shares.next').click()
      await page.getByRole('radio', { name: t('shares.rung.anonymous') }).check()
      await page.getByLabel(t('shares.statement')).fill('In de trein denk ik het best na.')
      await button('shares.go.anonymous').click()
      await here('/shares')
      await page.getByText('In de trein denk ik het best na.').waitFor()
    })

    await step('a vote is handed in without a network, can still be changed, and is said not to be handed in yet', async () => {
      await page.goto(`${base}/`)
      await page.getByRole('link', { name: t('today.begin.vote') }).click()
      await here(`/rounds/${round}`)
      for (let i = 0; i < texts.length - 1; ++i) await button('rounds.answer.agree').click()
      await reopen(`/rounds/${round}`)
      await page.getByText(new RegExp(`${texts.length} van ${texts.length}`)).first().waitFor()
      await button('rounds.answer.agree').click()
      await look(page, 'hand-in-offline', faults)
      await button('rounds.hand_in.button').click()
      await page.getByText(t('rounds.vote.waiting')).waitFor()
      await lookInBoth(page, 'vote-waiting', faults)
      await button('rounds.vote.waiting.change').click()
      await page.locator('.sheet li button').first().click()
      await button('rounds.answer.disagree').click()
      for (let i = 0; i < texts.length - 1; ++i) await page.locator('.vote[aria-pressed="true"]').click()
      await button('rounds.hand_in.button').click()
      await page.getByText(t('rounds.vote.waiting')).waitFor()
      await reopen('/')
      await page.getByText(like('nl', 'shell.offline.waiting')).waitFor().catch(() => page.getByText(/3 dingen/).waitFor())
      must((await page.getByRole('link', { name: t('today.begin.vote') }).count()) === 0, 'Today asks for a vote that was handed in here')
      await page.goto(`${base}/rounds`)
      await page.getByText(t('rounds.waiting')).waitFor()
      await lookInBoth(page, 'rounds-offline', faults)
    })

    const mine = await world.comeIn(first.id)
    await step('with a network again everything goes, once, also when answers get lost on the way', async () => {
      const early = (await mine.get('/my/shares')).shares
      must(early.length === 0, `something arrived without a network: ${JSON.stringify(early)}`)
      // The server does what is asked, and its first answer to each never arrives.
      const lost = new Set()
      await context.route(/\/api\/v1\/(shares|statements|ballots|rounds)\//, async (route) => {
        const path = new URL(route.request().url()).pathname
        if (route.request().method() !== 'POST' || lost.has(path)) return route.continue()
        const done = await route.fetch().then(() => true, () => false)  // not while the cable is out
        if (done) lost.add(path)
        await route.abort('connectionreset')
      })
      await cut(false)
      await page.getByText(t('shell.offline')).waitFor({ state: 'detached', timeout: 30_000 })
      for (let i = 0; i < 300 && (await shelf('outbox')).length > 0; ++i) await page.waitForTimeout(100)
      await page.waitForFunction((number) => Object.entries(localStorage).some(([name, text]) => name.startsWith('schakel.ballot.') && JSON.parse(text).round === number && JSON.parse(text).handedIn === true), round, { timeout: 30_000 })
      must(lost.size >= 4, `answers lost: ${[...lost].join(' ')}`)
      await context.unrouteAll()
      const { shares } = await mine.get('/my/shares')
      must(shares.length === 2 && shares.filter((share) => share.reach === 'my_circle').length === 1, `shares: ${JSON.stringify(shares)}`)
      const { statements } = await mine.get('/statements')
      must(statements.filter((line) => line.text === 'In de trein denk ik het best na.').length === 1, 'the statement is not there once')
      await page.goto(`${base}/shares`)
      await page.getByText('De telefoon gaat, en ik weet niet wie er belde.').first().waitFor()
      must((await page.getByText(t('shares.unsent.chip')).count()) === 0, 'something is still said not to be sent')
      await look(page, 'shares-sent', faults)
      await page.goto(`${base}/rounds/${round}`)
      await page.getByText(t('rounds.vote.done')).waitFor()
    })

    await step('a vote that comes after closing says so, and is not called handed in', async () => {
      await world.facilitator.post('/rounds/close', { round })
      const late = await open('Terugbellen')
      await page.goto(`${base}/rounds/${late}`)
      const count = Number(/van (\d+)/.exec(await page.getByText(/\d+ van \d+/).first().innerText())[1])
      await cut(true)
      for (let i = 0; i < count; ++i) await button('rounds.answer.agree').click()
      await button('rounds.hand_in.button').click()
      await page.getByText(t('rounds.vote.waiting')).waitFor()
      await world.facilitator.post('/rounds/close', { round: late })
      await page.goto(`${base}/`)
      await cut(false)
      await page.getByText(t('shell.refused')).waitFor({ timeout: 30_000 })
      await look(page, 'today-late', faults)
      await page.goto(`${base}/rounds`)
      await page.getByText(t('rounds.late')).waitFor()
      await lookInBoth(page, 'rounds-late', faults)
      await button('rounds.late.drop').click()
      await page.getByText(t('rounds.late')).waitFor({ state: 'detached' })
    })

    let code = ''
    const mineHere = async (on) => {
      await on.goto(`${base}/shares`)
      await on.locator('h1').waitFor()
      await on.getByText(t('shares.written')).waitFor()
      return on.locator('section:has(#statements) li').count()
    }
    let count = 0
    await step('the recovery code is read on this device; another device of theirs finds the same statements with it, and nothing of it is sent', async () => {
      count = await mineHere(page)
      must(count > 0, 'there is no statement to find')
      await page.goto(`${base}/settings`)
      await button('settings.recovery.show').click()
      code = (await page.locator('section:has(#recovery) code').innerText()).trim()
      must(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/.test(code), `the code is ${code}`)
      await look(page, 'recovery-code', faults)
      const other = await device(browser, 'nl', phone, faults, 'another device')
      const sent = []
      other.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
      const link = new URL(await world.linkOf(first.id))
      await other.page.goto(base + link.pathname + link.hash)
      await other.page.waitForURL(`${base}/`)
      must((await mineHere(other.page)) === 0, 'a device without the code knows whose they are')
      await other.page.goto(`${base}/settings`)
      const typed = other.page.getByLabel(t('settings.recovery.typed'))
      await typed.fill(code.replace(/^./, (letter) => (letter === 'Q' ? 'R' : 'Q')))
      await other.page.getByRole('button', { name: t('settings.recovery.find') }).click()
      await other.page.getByText(t('settings.recovery.wrong')).waitFor()
      await lookInBoth(other.page, 'recovery', faults)
      await typed.fill(code.toLowerCase())
      await other.page.getByRole('button', { name: t('settings.recovery.find') }).click()
      await other.page.getByText(/Gevonden/).waitFor()
      must((await mineHere(other.page)) === count, 'another device does not find them')
      const told = sent.join('\n').toLowerCase()
      must(!told.includes(code.toLowerCase()) && !told.includes(code.replaceAll('-', '').toLowerCase()), 'the code was sent')
      await other.context.close()
    })

    await step('a link for another device of theirs, as a picture and as text, brings them in there once, with their statements', async () => {
      await page.goto(`${base}/settings`)
      await button('settings.other.make').click()
      await page.getByRole('img', { name: t('settings.other.picture') }).waitFor()
      await look(page, 'other-device', faults)
      const link = new URL((await page.locator('section:has(#other-device) code').innerText()).trim())
      must(link.hash.endsWith(code), 'the code does not go along')
      const bring = async () => {
        const other = await device(browser, 'nl', phone, faults, 'another device')
        const sent = []
        other.page.on('request', (request) => sent.push(`${request.url().split('#')[0]} ${request.postData() ?? ''}`))
        await other.page.goto(base + link.pathname + link.hash)
        return { other, sent }
      }
      const { other, sent } = await bring()
      await other.page.waitForURL(`${base}/`)
      must((await mineHere(other.page)) === count, 'the other device does not know whose they are')
      must(!sent.join('\n').includes(code), 'the code was sent')
      await other.context.close()
      const again = await bring()
      await again.other.page.getByText(t('signin.refused')).waitFor()
      await again.other.context.close()
    })

    await step('signing out says what goes and wipes the device, also without a network', async () => {
      await page.goto(`${base}/settings`)
      await page.getByText(t('settings.device')).waitFor()
      await lookInBoth(page, 'settings-device', faults)
      await cut(true)
      await button('settings.leave.button').click()
      await page.getByRole('dialog').waitFor()
      await look(page, 'sign-out', faults)
      await page.getByRole('button', { name: t('settings.leave.yes') }).click()
      await page.getByText(t('shell.signed_out')).first().waitFor()
      must((await shelf('views')).length === 0 && (await shelf('outbox')).length === 0, 'something that was read is still here')
      const names = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('schakel.')).sort())
      must(names.every((name) => ['schakel.language', 'schakel.theme', 'schakel.leaving'].includes(name)), `still here: ${names.join(' ')}`)
      await reopen('/')
      await page.getByText(t('shell.signed_out')).first().waitFor()
      await cut(false)
      await reopen('/')
      await page.getByText(t('shell.signed_out')).first().waitFor()
      must((await page.evaluate(async () => (await fetch('/api/v1/me')).status)) === 401, 'the server did not hear of it')
    })

    await step('somebody else who comes in on this device finds nothing of who was here before', async () => {
      await signIn(second)
      await page.goto(`${base}/shares/new`)
      await page.locator('#text').fill('Dit is nog niet af.')
      await page.waitForTimeout(100)
      await page.evaluate(() => localStorage.setItem('schakel.statements.1', JSON.stringify([{ secret: 'x', lock: 'y', share: null }])))
      await signIn(third)  // without signing out
      const names = await page.evaluate(() => Object.keys(localStorage).filter((name) => /draft|statements|roots|ballot/.test(name)))
      must(names.length === 0, `of somebody else: ${names.join(' ')}`)
      await page.goto(`${base}/shares/new`)
      await page.locator('#text').waitFor()
      must((await page.locator('#text').inputValue()) === '', 'the draft of somebody else stands there')
    })

    await step('from the link to a vote that is handed in: at most twelve taps and three minutes', async () => {
      await open('Alles in één keer')
      const fresh = await device(browser, 'nl', phone, faults, 'taps')
      await fresh.page.exposeFunction('tapped', () => { taps += 1 })
      await fresh.context.addInitScript(() => addEventListener('click', (event) => { if (event.isTrusted) void window.tapped() }, true))
      let taps = 1  // the link itself
      const began = Date.now()
      const link = new URL(await world.linkOf(third.id))
      await fresh.page.goto(base + link.pathname + link.hash)
      await fresh.page.getByRole('link', { name: t('today.begin.vote') }).click()
      const asked = await fresh.page.getByText(/\d+ van \d+/).first().innerText()
      const count = Number(/van (\d+)/.exec(asked)[1])
      let read = 0
      for (let i = 0; i < count; ++i) {
        read += (await fresh.page.locator('.stmt .mens').innerText()).split(/\s+/).length
        await fresh.page.getByRole('button', { name: t('rounds.answer.agree') }).first().click()
      }
      await fresh.page.getByRole('button', { name: t('rounds.hand_in.button') }).click()
      await fresh.page.getByText(t('rounds.vote.done')).waitFor()
      const machine = (Date.now() - began) / 1000
      // A person reads some 180 words a minute and takes two seconds to choose and tap.
      const seconds = machine + (read + 40) / 3 + taps * 2
      say(`  ${count} statements: ${taps} taps, ${machine.toFixed(1)} s of the machine, some ${Math.round(seconds)} s for a person`)
      must(taps <= 12, `${taps} taps`)
      must(seconds < 180, `${seconds} seconds`)
      await fresh.context.close()
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await context.close()
  wire.stop()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
