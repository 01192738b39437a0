// Who knows: three people of other silos offer something on their phones, one asks, is answered, thanks, and both keep it, so that
// somebody else finds it; who asked never reads whom it went to.
//
//   whoWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { organise, silos } from './world.mjs'

export async function whoWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const inside = []
  let page = null
  const { step, done } = steps({ say, faults, page: () => page })
  const comeIn = async (person, size = phone) => {
    const one = await device(browser, 'nl', size, faults, person.name)
    inside.push(one.context)
    const way = new URL(await world.linkOf(person.id))
    await one.page.goto(base + way.pathname + way.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const comeInAsFacilitator = async () => {
    const { context, page: desk } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
    inside.push(context)
    const [name, value] = world.facilitator.cookie.split('=')
    await context.addCookies([{ name, value, url: base, httpOnly: true, sameSite: 'Strict' }])
    return desk
  }
  const of = (silo) => world.everybody.filter((person) => person.silos[0] === silos[silo])
  const anna = of(0)[0]
  const helpers = [of(1)[0], of(2)[0], of(3)[0]]
  const offers = ['Ik weet hoe je subsidie aanvraagt', 'Subsidieregelingen voor verenigingen', 'Subsidies van de provincie']

  try {
    let knows = null
    await step('somebody offers something in one sentence, with who finds it beside the field, and chooses how often to be asked', async () => {
      knows = page = await comeIn(helpers[0])
      await page.goto(`${base}/who`)
      await page.getByText(t('who.offers.none')).waitFor()
      await lookInBoth(page, 'who-empty', faults)
      await page.getByLabel(t('who.offer')).fill(offers[0])
      await button(page, 'who.offer.send').click()
      await page.getByText(t('who.offer.done')).waitFor()
      must((await page.getByLabel(t('who.often')).inputValue()) === '2', 'who offers something is not asked twice a month by default')
      await page.getByLabel(t('who.often')).selectOption('4')
      await page.getByText(t('who.asked.saved')).waitFor()
      for (const [i, helper] of helpers.entries()) {
        if (i > 0) await (await world.comeIn(helper.id)).post('/offers/write', { text: offers[i] })
      }
    })

    let asks = null
    await step('another finds offers of other silos, though a word is typed wrong; words that nobody wrote find nobody', async () => {
      asks = page = await comeIn(anna)
      await page.goto(`${base}/who`)
      await page.getByRole('searchbox').fill('subsisie')
      await button(page, 'who.find.go').click()
      await page.getByRole('heading', { name: t('who.find.across') }).waitFor()
      must((await page.getByText(offers[0]).count()) === 1, 'the offer is not found')
      await look(page, 'who-found', faults)
      await page.getByRole('searchbox').fill('zwembad')
      await button(page, 'who.find.go').click()
      await page.getByText(t('who.find.none')).waitFor()
      await page.getByLabel(t('who.ask.field')).fill('zwembad')
      await button(page, 'who.ask.send').click()
      await page.getByText(t('error.nobody_to_ask')).waitFor()
    })

    await step('a question goes to three people; who asked reads how many have it and nobody\'s name', async () => {
      await page.getByRole('searchbox').fill('Wie helpt met een subsidie?')
      await button(page, 'who.find.go').click()
      await page.getByText(offers[0]).waitFor()
      await button(page, 'who.find.ask').click()
      must((await page.getByLabel(t('who.ask.field')).inputValue()) === 'Wie helpt met een subsidie?', 'what was searched for is not taken over')
      await button(page, 'who.ask.send').click()
      await page.getByText(t('who.ask.done')).waitFor()
      const mine = page.getByRole('article', { name: 'Wie helpt met een subsidie?' })
      await mine.getByText('3 mensen').waitFor()
      for (const helper of helpers) must(!(await mine.innerText()).includes(helper.name), 'who was asked is named')
    })

    await step('Today asks the one thing of who was asked; they answer on their phone', async () => {
      page = knows
      await page.goto(`${base}/`)
      await page.getByText(t('today.todo.answer_help')).first().waitFor()
      await page.getByRole('link', { name: t('today.begin.answer_help') }).first().click()
      await page.getByText(`${anna.name} vraagt`).waitFor()
      await lookInBoth(page, 'who-asked', faults)
      await page.getByLabel(t('who.answer')).fill('Begin bij de provincie, die belt terug.')
      await button(page, 'who.answer.send').click()
      await page.getByText(t('who.answer.done')).waitFor()
    })

    await step('who asked reads it in Today, thanks, and wants it kept; it is found when the other wants so too', async () => {
      page = asks
      await page.goto(`${base}/`)
      await page.getByText(t('today.news.help_answered')).waitFor()
      await page.getByText('Begin bij de provincie').first().click()
      await button(page, 'who.thank').click()
      await page.getByText(t('who.thanked')).first().waitFor()
      await page.getByLabel(t('who.keep')).check()
      await page.getByText(t('who.keep.saved')).waitFor()
      await lookInBoth(page, 'who-answered', faults)
      const other = await world.comeIn(of(0)[1].id)
      const find = async () => (await other.post('/who/find', { text: 'provincie' })).lines.filter((line) => line.by === 'answer')
      must((await find()).length === 0, 'it is found before both want it')
      page = knows
      await page.goto(`${base}/who`)
      await page.getByText(t('who.thanked.you')).waitFor()
      await page.getByLabel(t('who.keep')).check()
      await page.getByText(t('who.kept')).waitFor()
      must((await find()).length === 1, 'it is not found though both want it')
    })

    await step('a facilitator sets an offer aside with a reason, which its author reads; and puts it back', async () => {
      page = await comeInAsFacilitator()
      await page.goto(`${base}/who`)
      await page.getByRole('searchbox').fill('subsidie')
      await button(page, 'who.find.go').click()
      const line = page.getByRole('listitem').filter({ hasText: offers[0] })
      await line.getByRole('button', { name: t('who.aside') }).click()
      await page.getByLabel(t('who.aside.reason')).fill('Dit lijkt over iemand te gaan')
      await look(page, 'who-aside', faults)
      await line.locator('form').getByRole('button', { name: t('who.aside') }).click()
      await page.getByText(t('who.aside.done')).waitFor()
      must((await page.getByRole('listitem').filter({ hasText: offers[0] }).count()) <= 1, 'what was set aside is still found')
      await knows.goto(`${base}/who`)
      await knows.getByText('Dit lijkt over iemand te gaan').waitFor()
      await look(knows, 'who-aside-author', faults)
      await page.getByRole('button', { name: t('who.aside.back') }).click()
      await page.getByText(t('who.aside.back_done')).waitFor()
    })

    await step('a question that is taken back is gone for both', async () => {
      page = asks
      await page.goto(`${base}/who`)
      await button(page, 'who.forget').click()
      await page.getByRole('group').getByRole('button', { name: t('who.forget') }).click()
      await page.getByText(t('who.forgotten')).waitFor()
      await knows.goto(`${base}/who`)
      await knows.getByRole('heading', { name: t('who.offers') }).waitFor()
      must((await knows.getByText('Wie helpt met een subsidie?').count()) === 0, 'the question is still there')
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
