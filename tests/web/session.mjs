// A circle in a guided session: two phones and the wall walk in step; one phone loses its connection and comes back; another
// comes late, with a clock that is a day wrong. What somebody writes in silence is on no other screen and in no other answer.
//
//   sessionWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { cable } from './start.mjs'
import { organise } from './world.mjs'

const wall = { width: 1440, height: 900 }
const secret = 'Ik durf in dit overleg nooit nee te zeggen.'
const offline = 'Zonder verbinding schreef ik dit.'

export async function sessionWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const wire = await cable(base)
  const circle = world.circles.find((one) => one.people.length === 5) ?? world.circles[0]
  const [first, second, third] = circle.people
  const stranger = world.everybody.find((one) => !circle.people.some((member) => member.id === one.id))
  const here = async (language, viewport, who, person, at = base) => {
    const one = await device(browser, language, viewport, faults, who)
    if (person === null) {  // the facilitator, who takes part in nothing, with the session they founded it in
      const [name, value] = world.facilitator.cookie.split('=')
      await one.context.addCookies([{ name, value, url: at }])
    } else {
      const link = new URL(await world.linkOf(person))
      await one.page.goto(at + link.pathname + link.hash)
      await one.page.waitForURL(`${at}/`)
    }
    return { ...one, t: (key) => like(language, key), language, at }
  }
  const one = await here('nl', phone, 'first', first.id)
  const two = await here('en', phone, 'second', second.id, wire.base)
  const big = await here('nl', wall, 'wall', null)
  const { step, done } = steps({ say, faults, page: () => one.page })
  const open = (who, path) => who.page.goto(who.at + path)
  const button = (who, key) => who.page.getByRole('button', { name: who.t(key) }).first()
  const heading = (who) => who.page.locator('h1').innerText()
  const seconds = async (who) => {
    const said = await who.page.evaluate(() => document.querySelector('.clock b, svg .time')?.textContent ?? '')
    const [minutes, rest] = said.split(':').map(Number)
    return minutes * 60 + rest
  }
  // All at once, so that none of them is asked later than another.
  const times = (...all) => Promise.all(all.map(seconds))
  const within = (all, most) => Math.max(...all) - Math.min(...all) <= most
  const at = (who, nl, en) => who.page.locator('h1', { hasText: who.language === 'en' ? en : nl }).waitFor()
  const mine = await world.comeIn(first.id)
  const theirs = await world.comeIn(second.id)
  const other = await world.comeIn(stranger.id)
  const state = () => mine.get(`/session?id=${number}`)
  let number = 0

  try {
    await step('a member begins a session for the circle: the scripts say how long they take, and which do not fit', async () => {
      await open(one, '/circle')
      await look(one.page, 'session-circle', faults)
      await one.page.getByRole('link', { name: one.t('circle.session') }).click()
      await one.page.getByText('Troika').waitFor()
      await one.page.getByText(one.t('session.does_not_fit')).first().waitFor()
      must(await one.page.getByRole('radio', { name: /Troika/ }).isDisabled(), 'Troika can be chosen for five')
      await lookInBoth(one.page, 'session-start', faults)
      await button(one, 'session.begin').click()
      await one.page.waitForURL(/\/session\/\d+\/lead$/)
      number = Number(/session\/(\d+)/.exec(one.page.url())[1])
      await one.page.getByRole('heading', { name: 'Welkom' }).waitFor()
      await lookInBoth(one.page, 'session-lead', faults)
    })

    await step('the others come in where it is, on their phones and on the wall, with the same time left', async () => {
      await open(one, `/session/${number}`)
      await open(two, '/')
      await two.page.getByText(two.t('today.session')).waitFor()
      await look(two.page, 'session-today', faults)
      await two.page.getByText(two.t('today.session')).click()
      await two.page.waitForURL(/\/session\/\d+$/)
      await open(big, `/session/${number}/projector`)
      await at(one, 'Welkom', 'Welcome')
      await at(two, 'Welkom', 'Welcome')
      await at(big, 'Welkom', 'Welcome')
      const all = await times(one, two, big)
      must(within(all, 1) && all[0] > 100 && all[0] <= 180, `times ${all.join(' ')}`)
      await lookInBoth(big.page, 'session-wall-welcome', faults)
    })

    await step('the facilitator presses enter at the wall, and both phones follow', async () => {
      await big.page.locator('body').press('Enter')
      await at(one, 'Schrijf in stilte', 'Write in silence')
      await at(two, 'Schrijf in stilte', 'Write in silence')
      await at(big, 'Schrijf in stilte', 'Write in silence')
      must((await state()).step === 1, 'the server is elsewhere')
      must(within(await times(one, two, big), 1), 'the time is not the same')
    })

    await step('what one writes in silence stays theirs: not on the other phone, not on the wall, in nobody else’s answers', async () => {
      await one.page.getByRole('button', { name: one.t('session.kind.hinders') }).click()
      await one.page.locator('#text').fill(secret)
      await lookInBoth(one.page, 'session-write', faults)
      must((await one.page.locator('#text').inputValue()) === secret, 'what was begun did not stay on the device')
      for (const who of [two, big]) must(!(await who.page.content()).includes(secret), 'somebody else sees what is being written')
      await button(one, 'session.write.save').click()
      await one.page.getByText(one.t('session.write.saved')).waitFor()
      const { shares } = await mine.get('/my/shares')
      must(shares.length === 1 && shares[0].reach === 'only_me' && shares[0].kind === 'hinders' && shares[0].text === secret, JSON.stringify(shares))
      for (const who of [two, big]) {
        await who.page.waitForTimeout(1200)
        must(!(await who.page.content()).includes(secret), 'somebody else sees what was written')
      }
      for (const caller of [theirs, world.facilitator]) {
        for (const path of [`/session?id=${number}`, `/session/script?id=${number}`, '/my/circles', '/my/shares', '/statements', '/today', `/session/scripts?id=${circle.id}`]) {
          must(!JSON.stringify(await caller.get(path)).includes(secret), `${path} tells what somebody wrote`)
        }
      }
      must((await big.page.locator('textarea').count()) === 0, 'there is a field on the wall')
    })

    await step('a phone without a connection keeps its clock and its words, and comes back where the others are', async () => {
      wire.pull()
      await two.context.setOffline(true)
      const before = await seconds(two)
      await two.page.locator('#text').fill(offline)
      await button(two, 'session.write.save').click()
      await two.page.getByText(two.t('session.write.waits')).waitFor()
      await two.page.waitForTimeout(1500)
      must((await seconds(two)) < before, 'the clock stands still without a connection')
      await look(two.page, 'session-offline', faults)
      await big.page.locator('body').press('Enter')
      await big.page.locator('p.place', { hasText: '1' }).waitFor()
      await big.page.locator('body').press('ArrowRight')
      await big.page.locator('p.place', { hasText: '2' }).waitFor()
      await two.page.waitForTimeout(800)
      await at(two, 'Schrijf in stilte', 'Write in silence')
      wire.plug()
      await two.context.setOffline(false)
      await two.page.locator('p.place', { hasText: '2' }).waitFor({ timeout: 30_000 })
      const all = await times(one, two, big)
      must(within(all, 1) && all[0] <= 120, `times ${all.join(' ')}`)
      for (let i = 0; i < 100 && (await theirs.get('/my/shares')).shares.length === 0; ++i) await two.page.waitForTimeout(100)
      const { shares } = await theirs.get('/my/shares')
      must(shares.length === 1 && shares[0].text === offline && shares[0].reach === 'only_me', JSON.stringify(shares))
    })

    await step('a phone that opens without a connection shows the step it knows, and no time it cannot know', async () => {
      await two.page.waitForFunction(() => navigator.serviceWorker?.controller != null, null, { timeout: 30_000 })
      await open(two, `/session/${number}`)
      await two.page.locator('.clock').waitFor()
      wire.pull()
      await two.context.setOffline(true)
      await two.page.reload()
      await two.page.locator('h1').first().waitFor()
      await two.page.getByText(two.t('session.time_unknown')).waitFor()
      wire.plug()
      await two.context.setOffline(false)
      await two.page.getByText(two.t('session.time_unknown')).waitFor({ state: 'detached', timeout: 30_000 })
    })

    await step('all screens give the same person the floor, and the next one says back', async () => {
      const view = await state()
      const name = view.people.find((person) => person.id === view.speaks).name
      must(JSON.stringify((await theirs.get(`/session?id=${number}`)).people) === JSON.stringify(view.people), 'the order differs')
      must(new Set(view.people.map((person) => person.id)).size === circle.people.length, 'somebody has no turn')
      for (const who of [one, two, big]) {
        const me = who === one ? first.id : who === two ? second.id : 0
        const said = await heading(who)
        must(view.speaks === me ? who.t('session.you_speak').test(said) : said.includes(name), `${said} is not about ${name}`)
      }
      await lookInBoth(one.page, 'session-turn', faults)
      await lookInBoth(big.page, 'session-wall-turn', faults)
      await big.page.emulateMedia({ colorScheme: 'dark' })
      await big.page.evaluate(() => localStorage.setItem('schakel.theme', 'dark'))
      await big.page.reload()
      await big.page.locator('svg .time').waitFor()
      await look(big.page, 'session-wall-dark', faults)
      await big.page.evaluate(() => localStorage.removeItem('schakel.theme'))
      await big.page.emulateMedia({ colorScheme: 'light' })
      await big.page.reload()
      await big.page.locator('svg .time').waitFor()
    })

    await step('somebody who comes late, with a clock that is a day wrong, sees the same step and the same time', async () => {
      const late = await device(browser, 'nl', phone, faults, 'late')
      await moveDevice(late.context, 1)
      const link = new URL(await world.linkOf(third.id))
      await late.page.goto(base + link.pathname + link.hash)
      await late.page.waitForURL(`${base}/`)
      await late.page.goto(`${base}/session/${number}`)
      await late.page.locator('.clock').waitFor()
      await late.page.waitForTimeout(300)
      const all = await Promise.all([late, one, big].map(seconds))
      must(within(all, 1), `times ${all.join(' ')}`)
      await late.context.close()
    })

    await step('a pause holds the time on every screen; half a minute more is given to all', async () => {
      await big.page.locator('body').press(' ')
      for (const who of [one, two, big]) await who.page.getByText(who.t('session.paused.short')).first().waitFor()
      const before = await times(one, two, big)
      must(within(before, 0), `paused at ${before.join(' ')}`)
      await one.page.waitForTimeout(2500)
      const after = await times(one, two, big)
      must(JSON.stringify(after) === JSON.stringify(before), `${before.join(' ')} became ${after.join(' ')}`)
      await look(big.page, 'session-wall-paused', faults)
      await big.page.locator('body').press('ArrowUp')
      for (let i = 0; i < 50 && (await seconds(two)) !== before[1] + 30; ++i) await two.page.waitForTimeout(100)
      must((await seconds(two)) === before[1] + 30, 'no half a minute more')
      await big.page.locator('body').press(' ')
      await two.page.getByText(two.t('session.paused.short')).first().waitFor({ state: 'detached' })
      await two.page.waitForTimeout(1500)
      must((await seconds(two)) < before[1] + 30, 'the time does not run on')
    })

    await step('who leads from a phone skips to a step and goes back, with the keyboard alone', async () => {
      await open(one, `/session/${number}/lead`)
      await one.page.locator('summary', { hasText: one.t('session.steps') }).focus()
      await one.page.keyboard.press('Enter')
      await one.page.getByRole('button', { name: /^Oogst/ }).focus()
      await one.page.keyboard.press('Enter')
      await at(two, 'Oogst', 'Harvest')
      await lookInBoth(two.page, 'session-harvest-step', faults)
      await button(one, 'session.back').click()
      await at(two, 'Een aanbod en een vraag', 'An offer and a request')
      await look(one.page, 'session-lead-late', faults)
    })

    await step('at 320 pixels nothing is cut off', async () => {
      for (const path of [`/session/${number}`, `/session/${number}/lead`, `/session/${number}/projector`, `/circle/${circle.id}/session`]) {
        await one.page.setViewportSize({ width: 320, height: 640 })
        await open(one, path)
        await one.page.locator('h1').first().waitFor()
        await one.page.waitForTimeout(400)
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        must(wide <= 0, `${path} is ${wide} pixels too wide`)
      }
      await one.page.setViewportSize(phone)
      await open(one, `/session/${number}/lead`)
    })

    await step('screen readers hear the step and the end of the time, never every second', async () => {
      const live = await two.page.locator('[aria-live="polite"]').allInnerTexts()
      must(live.some((text) => text.includes('An offer and a request')), `said: ${live.join(' | ')}`)
      must(!live.some((text) => /\d:\d\d/.test(text)), `the clock is read aloud: ${live.join(' | ')}`)
      must((await two.page.locator('[role="timer"]').getAttribute('aria-live')) === null, 'the timer speaks')
    })

    await step('to somebody outside the circle it is not there, on any address', async () => {
      for (const ask of [() => other.get(`/session?id=${number}`), () => other.get(`/session/script?id=${number}`), () => other.get(`/session/scripts?id=${circle.id}`), () => other.post('/session/move', { session: number, from: 0, to: 1 }), () => other.post('/session/pause', { session: number }), () => other.post('/session/finish', { session: number }), () => other.post('/session/start', { circle: circle.id, script: 'triz' })]) {
        const said = await ask().then((answer) => JSON.stringify(answer), (error) => error.message)
        must(/: 404 /.test(said) && !said.includes(circle.name) && !circle.people.some((person) => said.includes(person.name)), said)
      }
    })

    await step('after the end everybody sees their own harvest alone, and decides for each text', async () => {
      await big.page.locator('body').press('ArrowRight')
      await at(one, 'Oogst', 'Harvest')
      await big.page.locator('body').press('ArrowRight')
      await at(one, 'Eén woord', 'One word')
      await button(one, 'session.finish').click()
      await one.page.getByRole('dialog').waitFor()
      await look(one.page, 'session-finish', faults)
      await button(one, 'session.finish.yes').click()
      for (const who of [one, two, big]) await who.page.getByRole('heading', { name: who.t('session.over') }).waitFor()
      await one.page.getByText(secret, { exact: true }).waitFor()
      await two.page.getByText(offline, { exact: true }).waitFor()
      must(!(await one.page.content()).includes(offline) && !(await two.page.content()).includes(secret), 'a harvest is not one’s own')
      await lookInBoth(one.page, 'session-harvest', faults)
      await look(big.page, 'session-wall-over', faults)
      await button(one, 'session.harvest.circle').click()
      await one.page.locator('.chip', { hasText: one.t('session.reach.my_circle') }).waitFor()
      const read = await theirs.get('/my/circles')
      must(JSON.stringify(read).includes(secret) && !JSON.stringify(await mine.get('/my/circles')).includes(offline), 'the circle reads the wrong texts')
      must(read.circles.find((found) => found.id === circle.id).met === true, 'the meeting was not noted')
      await one.page.getByRole('link', { name: one.t('session.harvest.further') }).click()
      await one.page.waitForURL(/\/shares\/\d+$/)
      await open(one, `/circle/${circle.id}/session`)
      await one.page.getByText(one.t('session.past.harvest')).first().waitFor()
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
    if (process.env.SHOTS) for (const [name, who] of Object.entries({ two, big })) await who.page.screenshot({ path: `${process.env.SHOTS}/failed-${name}.png` }).catch(() => {})
  }
  wire.stop()
  await Promise.all([one, two, big].map((who) => who.context.close()))
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
