// A coach: a facilitator invites one from outside by a link, a participant asks something on a phone, the coach answers; and when a
// proposal's date passes it climbs, as days go by, to the coach's own Today.
//
//   coachWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { Caller, day, organise, silos } from './world.mjs'

export async function coachWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const link = (on, key) => on.getByRole('link', { name: t(key) }).first()
  const inside = [desk]
  let days = 0
  const later = async (more) => {
    days += more
    server.moveTo(days)
    await new Promise((resolve) => setTimeout(resolve, 3000))  // the clock looks every two seconds
    for (const context of inside) await moveDevice(context, days)
  }
  const comeIn = async (way, who) => {
    const one = await device(browser, 'nl', phone, faults, who)
    inside.push(one.context)
    await one.page.goto(base + way.pathname + way.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const anna = world.everybody.find((person) => person.silos[0] === silos[0])
  const bas = world.everybody.find((person) => person.silos[0] === silos[1])

  try {
    let way = null
    await step('a facilitator invites a coach from outside, and hands over a link that is shown once', async () => {
      await page.goto(`${base}/programmes/${world.programme}`)
      await link(page, 'programme.do.coach').click()
      await page.getByRole('heading', { name: t('coach.invite.title') }).waitFor()
      await page.getByLabel(t('coach.invite.name')).fill('Carla Coach')
      await button(page, 'coach.invite.send').click()
      await page.getByText(t('coach.invite.link')).waitFor()
      way = new URL(await page.locator('code').innerText())
      await look(page, 'coach-invite-link', faults)
      await lookInBoth(page, 'coach-invite', faults)  // loads it again
      await page.getByText(t('coach.ask.outside')).waitFor()
      must((await page.locator('code').count()) === 0, 'the link is still there')
    })

    let carla = null
    await step('the coach comes in on a phone, sees the one thing to do and nothing of the organisation, and says yes', async () => {
      carla = await comeIn(way, 'coach')
      await carla.getByText(t('today.todo.accept_coaching')).first().waitFor()
      must((await carla.getByRole('navigation').getByRole('link').count()) === 3, 'there are doors that are not hers')  // Today, Coach, More
      await look(carla, 'coach-today', faults)
      await link(carla, 'today.begin.accept_coaching').click()
      await button(carla, 'coach.accept').waitFor()
      await lookInBoth(carla, 'coach-invited', faults)
      await button(carla, 'coach.accept').click()
      await carla.getByText(t('coach.accepted')).waitFor()
      await look(carla, 'coach-nothing-open', faults)
      const cookie = (await carla.context().cookies())[0]
      const caller = new Caller(base)
      caller.cookie = `${cookie.name}=${cookie.value}`
      for (const path of ['/statements', '/map', '/people', '/rounds', `/coaching?id=${world.programme}`]) {
        const refused = await caller.get(path).catch((error) => error.message)
        must(String(refused).includes('403'), `a coach from outside reads ${path}`)
      }
    })

    const phoneOf = await comeIn(new URL(await world.linkOf(anna.id)), 'participant')
    await world.facilitator.post('/proposals/draft', { programme: world.programme, statement: null, title: 'Direct bellen', text: 'De balie belt meteen', customer_value: 'Eén bezoek is genoeg' })
    await world.facilitator.post('/proposals/open-input', { proposal: 1, influence: 'advising', silos: silos.slice(0, 2), until: day(1) })

    await step('a participant asks the coach about a proposal, on a phone; beside the field stands who reads it and for how long', async () => {
      await phoneOf.goto(`${base}/coach/ask/${world.programme}`)
      await phoneOf.getByText(t('coach.ask.read')).waitFor()
      await lookInBoth(phoneOf, 'coach-ask', faults)
      await phoneOf.getByLabel(t('coach.ask.about')).selectOption({ label: 'Voorstel: Direct bellen' })
      await phoneOf.getByLabel(t('coach.ask.text')).fill('Hoe krijg ik Klantcontact mee?')
      await button(phoneOf, 'coach.ask.send').click()
      await phoneOf.getByText(t('coach.ask.done')).waitFor()
      await phoneOf.getByText(t('coach.mine.waits')).waitFor()
      await look(phoneOf, 'coach-asked', faults)
      const other = await world.comeIn(bas.id)
      for (const caller of [world.facilitator, other]) {
        const seen = JSON.stringify([await caller.get(`/coaching?id=${world.programme}`), await caller.get('/today'), await caller.get('/me/held')])
        must(!seen.includes('Klantcontact mee'), 'somebody else reads the question')
      }
    })

    await step('the coach finds it in Today and answers; who asked reads it in Today and can take it back', async () => {
      await carla.goto(`${base}/`)
      await carla.getByText(t('today.todo.answer_question')).first().waitFor()
      await link(carla, 'today.begin.answer_question').click()
      await carla.getByText('Hoe krijg ik Klantcontact mee?').waitFor()
      await lookInBoth(carla, 'coach-answer', faults)
      await carla.getByLabel(t('coach.answer')).fill('Vraag eerst wat het hun kost.')
      await button(carla, 'coach.answer.send').click()
      await carla.getByText(t('coach.answered.ok')).waitFor()
      await lookInBoth(carla, 'coach-home', faults)
      await phoneOf.goto(`${base}/`)
      await phoneOf.getByText('Vraag eerst wat het hun kost.').waitFor()
      await look(phoneOf, 'coach-answered-today', faults)
      await phoneOf.getByText(t('today.news.coach_answered')).click()
      await button(phoneOf, 'coach.mine.back').waitFor()
      await lookInBoth(phoneOf, 'coach-mine', faults)
      await button(phoneOf, 'coach.mine.back').click()
      await phoneOf.getByText(t('coach.mine.back.sure')).waitFor()
      await phoneOf.getByRole('group', { name: t('coach.mine.back') }).getByRole('button', { name: t('coach.mine.back') }).click()
      await phoneOf.getByText(t('coach.mine.gone')).waitFor()
      await carla.goto(`${base}/coach`)
      await carla.getByText('Direct bellen').first().waitFor()
      must((await carla.getByText('Hoe krijg ik Klantcontact mee?').count()) === 0, 'a question that was taken back can be read')
    })

    await step('the date passes; after two weeks in which nothing happens it has climbed to the coach, who sees it late and opens it', async () => {
      for (const more of [2, 3, 4, 7]) {  // each step of the ladder counts from the one before it
        await carla.goto(`${base}/`)
        await carla.locator('h1').waitFor()
        must((await carla.getByText(t('today.todo.proposal_waits')).count()) === 0, 'the coach is nudged before the others were')
        await later(more)
      }
      await carla.goto(`${base}/`)
      await carla.getByText(t('today.todo.proposal_waits')).first().waitFor()
      await look(carla, 'coach-nudged', faults)
      await carla.goto(`${base}/coach`)
      await carla.getByText(t('coach.late')).first().waitFor()
      await lookInBoth(carla, 'coach-late', faults)
      await carla.getByRole('link', { name: /Direct bellen/ }).first().click()
      await carla.getByRole('heading', { name: 'Direct bellen' }).waitFor()
      await look(carla, 'coach-proposal', faults)
    })

    await step('a coach cannot go while something is open and nobody takes over', async () => {
      await carla.goto(`${base}/coach`)
      await button(carla, 'coach.over').click()
      await carla.getByText(t('coach.over.alone')).waitFor()
      await look(carla, 'coach-over', faults)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
