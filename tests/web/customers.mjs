// Customers: a facilitator hands out links, a customer says something on a phone, customers and people of the organisation vote on
// it, and its mark and their group stay beside it up to the result. A customer sees nothing else. And what names somebody is set aside.
//
//   customersWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { Caller, cast, organise, sha256, silos } from './world.mjs'

const asked = 12
const customersText = 'Ik moet bij elk loket mijn verhaal opnieuw doen'

export async function customersWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const link = (on, key) => on.getByRole('link', { name: t(key) }).first()

  try {
    let ways = []
    await step('a facilitator makes links for customers of whom nothing is known, and hands them out', async () => {
      await page.goto(`${base}/programmes/${world.programme}`)
      await link(page, 'programme.do.customers').click()
      await page.getByLabel(t('customer.invite.emails')).fill('kim')
      await button(page, 'customer.invite.send').click()
      await page.getByText('geen e-mailadres').waitFor()
      await page.getByLabel(t('customer.invite.emails')).fill('')
      await lookInBoth(page, 'customers-none', faults)
      await page.getByLabel(t('customer.invite.unnamed')).fill(String(asked))
      await button(page, 'customer.invite.send').click()
      await page.getByText(t('customer.links.once')).waitFor()
      ways = (await page.locator('code').allInnerTexts()).map((text) => new URL(text))
      must(ways.length === asked, `${ways.length} links`)
      await look(page, 'customers-links', faults)
    })

    const own = await device(browser, 'nl', phone, faults, 'customer')
    const kim = own.page
    const others = []
    await step('a customer comes in on a phone, where there is one thing to do, and says what they meet without a name', async () => {
      await kim.goto(base + ways[0].pathname + ways[0].hash)
      await kim.waitForURL(`${base}/customer`)
      await kim.getByText(t('customer.say')).first().waitFor()
      must((await kim.getByRole('navigation').getByRole('link').count()) === 2, 'there are doors that are not theirs')  // Customer, More
      await kim.getByLabel(t('customer.ask.hinders')).fill(customersText)
      await lookInBoth(kim, 'customer-say', faults)
      await kim.getByLabel(t('customer.ask.hinders')).fill(customersText)
      await button(kim, 'customer.send').click()
      await kim.getByText(t('customer.stage.published')).waitFor()
      await lookInBoth(kim, 'customer-said', faults)
    })

    await step('a customer reads nothing of the organisation', async () => {
      const cookie = (await kim.context().cookies())[0]
      const caller = new Caller(base)
      caller.cookie = `${cookie.name}=${cookie.value}`
      for (const path of ['/statements', '/map', '/people', '/rounds', '/programmes', '/walls?id=1', `/customers?id=${world.programme}`]) {
        const refused = await caller.get(path).catch((error) => error.message)
        must(String(refused).includes('403'), `a customer reads ${path}`)
      }
      for (const way of ways.slice(1)) {
        const other = new Caller(base)
        await other.post('/sign-in', { token: way.hash.slice(1) })
        others.push(other)
      }
      await others[0].post('/customer/say', { programme: world.programme, kind: 'wish', text: 'Eén nummer dat ik kan bellen', lock: sha256('wish of a customer') })
      const anna = await world.comeIn(world.everybody[0].id)
      await anna.post('/statements/publish', { programme: world.programme, kind: 'hinders', text: 'Wij wachten op elkaar', lock: sha256('of anna') })
      const seen = JSON.stringify(await others[1].get('/customer'))
      must(seen.includes('Eén nummer') && !seen.includes('Wij wachten') && !seen.includes('Mens '), 'customers read what was not written for them')
    })

    await step('the facilitator opens a round that asks customers too: only what customers said is in it', async () => {
      await page.goto(`${base}/programmes/${world.programme}/round`)
      await page.getByText('Wij wachten op elkaar').waitFor()
      must((await page.getByText(t('common.customer')).count()) === 2, 'what customers said is not marked')
      await page.getByLabel(t('programme.round.customers')).check()
      must((await page.getByText('Wij wachten op elkaar').count()) === 0, 'words of the organisation would go to customers')
      await lookInBoth(page, 'customers-round', faults)
      await page.getByLabel(t('programme.round.customers')).check()
      await button(page, 'programme.round.submit').click()
      await page.waitForURL(`${base}/programmes/${world.programme}`)
    })

    const round = (await world.facilitator.get('/rounds')).rounds[0].id
    await step('a customer votes on a phone, and people of the organisation see that customers said it', async () => {
      await kim.goto(`${base}/customer`)
      await link(kim, 'customer.vote').click()
      await kim.getByText(t('common.customer')).waitFor()
      await look(kim, 'customer-vote', faults)
      for (let i = 0; i < 2; ++i) {
        await button(kim, 'rounds.answer.agree').click()
        await kim.waitForTimeout(400)
      }
      await button(kim, 'rounds.hand_in.button').click()
      await kim.getByText(t('rounds.handed_in')).first().waitFor()
      await kim.goto(`${base}/customer`)
      await kim.getByText(t('customer.voted')).waitFor()
      await look(kim, 'customer-voted', faults)
    })

    await step('the result shows customers beside the silos, with their mark, and to customers how far it came', async () => {
      const { statements } = await others[0].get(`/round?id=${round}`)
      const votes = (kinds) => statements.map((statement, i) => ({ statement: statement.id, vote: kinds[i] }))
      for (const other of others) await cast(other, world.organisation, round, votes(['agree', 'agree']))
      for (const silo of silos) {
        for (const person of world.everybody.filter((one) => one.silos[0] === silo).slice(0, 8)) {
          await cast(await world.comeIn(person.id), world.organisation, round, votes(silo === silos[1] ? ['disagree', 'agree'] : ['agree', 'pass']))
        }
      }
      await world.facilitator.post('/rounds/close', { round })
      await page.goto(`${base}/rounds/${round}/result`)
      await page.getByText('Klanten', { exact: true }).first().waitFor()
      await page.getByText(t('common.customer')).first().waitFor()
      await lookInBoth(page, 'customers-result', faults)
      await kim.goto(`${base}/customer`)
      await kim.getByText(t('customer.stage.voted')).waitFor()
      await look(kim, 'customer-after', faults)
      await link(kim, 'customer.result').click()
      await kim.getByText('Eén nummer dat ik kan bellen').waitFor()
      await kim.getByText(t('customer.result.customers')).first().waitFor()
      await lookInBoth(kim, 'customer-result', faults)
    })
    await step('a facilitator sets a statement aside with a reason for everybody; its author sees it, and nobody else its words', async () => {
      const words = 'Piet van Bouw belt nooit terug'
      await others[2].post('/customer/say', { programme: world.programme, kind: 'hinders', text: words, lock: sha256('of another customer') })
      await page.goto(`${base}/programmes/${world.programme}/statements`)
      const card = page.locator('article', { hasText: words })
      await card.getByRole('button', { name: t('statements.aside') }).click()
      await card.getByLabel(t('statements.reason')).fill('Er staat een naam in.')
      await look(page, 'statements-aside', faults)
      await card.getByRole('button', { name: t('statements.aside') }).click()
      await page.getByText(t('statements.aside.done')).waitFor()
      await lookInBoth(page, 'statements', faults)
      const anna = await world.comeIn(world.everybody[1].id)
      for (const caller of [anna, others[3]]) {
        const paths = caller === anna ? ['/statements', '/statements/aside'] : ['/customer']
        const seen = JSON.stringify(await Promise.all(paths.map((path) => caller.get(path))))
        must(!seen.includes('Piet'), 'its words are still read')
        must(seen.includes('Er staat een naam in.'), 'the reason is not told')
      }
      await page.getByRole('button', { name: t('statements.back') }).click()
      await page.getByText(t('statements.back.done')).waitFor()
      await page.locator('blockquote', { hasText: words }).waitFor()
    })
    await own.context.close()
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await desk.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
