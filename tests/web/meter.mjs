// The link meter, before and after: a facilitator opens a measurement at a desk, people of four silos answer on their phones and by
// keys, by ballot; what two silos say of each other is theirs for a week and then everybody's; the next one says what changed.
//
//   meterWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { Caller, organise, silos } from './world.mjs'
import { credentialOf } from './voter.mjs'

const six = ['know_whom', 'in_time', 'right', 'solved_together', 'understood', 'same_meaning']
const four = ['dare_to_say', 'input_counts', 'agreed_happens', 'customer_notices']

export async function meterWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const link = (on, key) => on.getByRole('link', { name: t(key) }).first()
  const of = (silo) => world.everybody.filter((person) => person.silos[0] === silo)
  const inside = [desk]
  let days = 0
  const later = async (more) => {
    days += more
    server.moveTo(days)
    for (const context of inside) await moveDevice(context, days)
  }
  const comeIn = async (person, language = 'nl') => {
    const one = await device(browser, language, phone, faults, person.name)
    inside.push(one.context)
    const way = new URL(await world.linkOf(person.id))
    await one.page.goto(base + way.pathname + way.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const home = `${base}/meter/${world.programme}`
  const callers = new Map()
  const callerOf = async (person) => {
    if (!callers.has(person.id)) callers.set(person.id, await world.comeIn(person.id))
    return callers.get(person.id)
  }
  // Somebody's sheet, sent without their session.
  const send = async (person, round, answers) => {
    const caller = await callerOf(person)
    const mine = await credentialOf(round, (path) => caller.get(path), (path, body) => caller.post(path, body))
    await new Caller(base).post('/ballots/fill', { organisation: world.organisation, round, ...mine, votes: [], answers, handed_in: true, change: 1 })
  }
  // Nine of each silo about two others; the first two get on, everybody is short with the fourth.
  const allAnswer = async (round, better) => {
    for (const [s, silo] of silos.entries()) {
      const about = silos.filter((one) => one !== silo).slice(0, 2)
      for (const [i, person] of of(silo).slice(1, 10).entries()) {
        const score = (other) => Math.max(1, Math.min(5, (s < 2 && silos.indexOf(other) < 2 ? 4 : 2) + better + ((i + s) % 3) - 1))
        await send(person, round, [
          ...about.flatMap((other) => six.map((question, q) => ({ question, about: other, score: (i + q) % 9 === 0 ? null : score(other) }))),
          ...four.filter((_, q) => (i + q) % 7 !== 0).map((question) => ({ question, about: '', score: score(silo) })),
        ])
      }
    }
  }
  const openRound = async () => (await world.facilitator.get(`/meter?id=${world.programme}`)).open.id

  try {
    const [ann, kees] = [await comeIn(of(silos[0])[0]), await comeIn(of(silos[1])[0])]

    await step('a facilitator finds the link meter at the programme and opens a measurement with a closing date', async () => {
      await page.goto(`${base}/programmes/${world.programme}`)
      await link(page, 'programme.do.meter').click()
      await page.waitForURL(home)
      await page.getByText(t('meter.new.silos')).waitFor()
      await lookInBoth(page, 'meter-new', faults)
      await button(page, 'meter.new.open').click()
      await page.getByRole('heading', { name: t('meter.open.now') }).waitFor()
      await lookInBoth(page, 'meter-open', faults)
    })

    await step('a participant finds it in Today, chooses with whom they work, and answers on a phone; every question may be skipped', async () => {
      await ann.goto(`${base}/`)
      await ann.getByText(t('today.todo.answer_meter')).first().waitFor()
      await look(ann, 'today-meter', faults)
      await link(ann, 'today.begin.answer_meter').click()
      await ann.getByRole('heading', { name: t('meter.choose') }).waitFor()
      must((await ann.getByRole('checkbox').count()) === 3, 'one’s own silo is asked about')
      await lookInBoth(ann, 'meter-choose', faults)
      await ann.getByRole('checkbox', { name: new RegExp(silos[1]) }).check()
      await ann.getByRole('checkbox', { name: new RegExp(silos[2]) }).check()
      await button(ann, 'meter.next').click()
      await ann.getByRole('heading', { name: t('meter.about') }).waitFor()
      for (const [q, question] of six.entries()) {
        const field = ann.getByRole('group', { name: t(`meter.question.${question}`) })
        if (q === 4) continue  // skipped
        if (q === 3) await field.getByRole('radio', { name: t('meter.point.not_applicable') }).check()
        else await field.getByRole('radio', { name: t('meter.point.4') }).check()
      }
      await lookInBoth(ann, 'meter-about', faults)
      await ann.getByRole('group', { name: t('meter.question.right') }).getByRole('button', { name: t('meter.skip') }).click()
      must((await ann.getByRole('group', { name: t('meter.question.right') }).getByRole('radio', { checked: true }).count()) === 0, 'an answer cannot be taken back')
    })

    await step('a page further by keys; on the last page stands what was skipped, and it is handed in', async () => {
      await ann.reload()
      await ann.getByRole('heading', { name: t('meter.about') }).waitFor()  // where she was
      await button(ann, 'meter.previous').click()
      await ann.getByRole('heading', { name: t('meter.choose') }).waitFor()
      for (let i = 0; i < 2; i++) await button(ann, 'meter.next').click()
      const first = ann.getByRole('group', { name: t('meter.question.know_whom') }).getByRole('radio').first()
      await first.focus()
      await ann.keyboard.press('ArrowRight')
      await ann.keyboard.press('ArrowRight')
      must((await ann.getByRole('group', { name: t('meter.question.know_whom') }).getByRole('radio', { name: t('meter.point.3') }).isChecked()), 'arrow keys do not choose')
      await button(ann, 'meter.next').click()
      await ann.getByRole('heading', { name: t('meter.own') }).waitFor()
      for (const question of four) await ann.getByRole('group', { name: t(`meter.question.${question}`) }).getByRole('radio', { name: t('meter.point.5') }).check()
      await look(ann, 'meter-own', faults)
      await button(ann, 'meter.next').click()
      await ann.getByText(t('meter.hand_in.skipped')).waitFor()
      await lookInBoth(ann, 'meter-hand-in', faults)
      for (let i = 0; i < 4 && (await button(ann, 'meter.next').count()) > 0; i++) await button(ann, 'meter.next').click()
      await button(ann, 'meter.hand_in').click()
      await ann.getByText(t('rounds.vote.done')).waitFor()
      await look(ann, 'meter-done', faults)
      await ann.goto(`${base}/`)
      must((await ann.getByText(t('today.todo.answer_meter')).count()) === 0, 'it is asked again')
    })

    let round = 0
    await step('until it closes nobody sees a number: not the facilitator, not who answered', async () => {
      round = await openRound()
      await allAnswer(round, 0)
      for (const caller of [world.facilitator, await callerOf(of(silos[0])[1])]) {
        const early = await caller.get(`/meter/result?round=${round}`).catch((error) => error.message)
        must(String(early).includes('409'), 'the result is there before closing')
        must((await caller.get(`/meter?id=${world.programme}`)).open.ballots == null, 'a count is shown')
      }
      const refused = await send(of(silos[0])[12], round, [{ question: 'in_time', about: silos[0], score: 3 }]).catch((error) => error.message)
      must(String(refused).includes('error.meter_about'), 'somebody answers about their own silo')
    })

    await step('after closing a pair is read by its own two silos alone; the facilitator sees the whole', async () => {
      await later(15)
      await page.goto(home)
      await page.getByRole('heading', { name: t('meter.earlier') }).waitFor()  // the clock closed it
      const seen = JSON.stringify(await world.facilitator.get(`/meter/result?round=${round}`))
      must(!seen.includes('"asked"') && !seen.includes('"deeds":[{'), 'the facilitator reads a pair')
      const mine = await (await callerOf(of(silos[0])[1])).get(`/meter/result?round=${round}`)
      must(mine.meter.pairs.length === 6 && mine.meter.pairs.every((pair) => pair.asked === silos[0] || pair.about === silos[0]), 'somebody reads a pair of others')
      must(!/person|credential|"votes"/.test(JSON.stringify(mine)), 'the result says who')
      await page.goto(`${base}/meter/result/${round}`)
      await page.getByText(t('meter.pairs.not_yet')).waitFor()
      await lookInBoth(page, 'meter-result-facilitator', faults)
      await kees.goto(`${base}/`)
      await kees.getByText(t('today.news.meter_closed')).first().click()
      await kees.getByText(t('meter.pairs.first')).waitFor()
      await kees.locator('summary').first().click()
      await lookInBoth(kees, 'meter-result-phone', faults)
      await kees.getByRole('heading', { name: t('meter.deeds') }).waitFor()
      await ann.goto(`${base}/meter/result/${round}`)
      await button(ann, 'common.ballot.look').click()
      await ann.getByText(t('common.ballot.counted')).waitFor()
      await look(ann, 'meter-result-counted', faults)
    })

    await step('a week later everybody reads all pairs, with words beside the map’s contacts', async () => {
      await later(8)
      await page.goto(`${base}/meter/result/${round}`)
      await page.getByRole('table').first().waitFor()
      must((await page.getByText(t('meter.pairs.not_yet')).count()) === 0, 'the pairs are still kept')
      const all = await world.facilitator.get(`/meter/result?round=${round}`)
      must(all.meter.pairs.length === 12 && all.deeds.length === 6, 'pairs are missing')
      must(all.deeds.some((deed) => ['words_ahead', 'both_poor'].includes(deed.says)), 'no words stand beside contacts')
      await page.locator('summary').first().click()
      await lookInBoth(page, 'meter-result-everybody', faults)
    })

    await step('the next measurement says what changed, with its uncertainty, and where no change can be told', async () => {
      await page.goto(home)
      await button(page, 'meter.new.open').click()
      await page.getByRole('heading', { name: t('meter.open.now') }).waitFor()
      round = await openRound()
      await allAnswer(round, 1)
      await button(page, 'meter.close').click()
      await look(page, 'meter-close', faults)
      await button(page, 'meter.close').click()
      await page.getByRole('heading', { name: t('meter.earlier') }).waitFor()
      await lookInBoth(page, 'meter-closed', faults)
      await later(8)
      await page.goto(`${base}/meter/result/${round}`)
      await page.getByText(t('meter.result.before')).waitFor()
      await page.getByText(t('meter.change.up')).first().waitFor()
      await lookInBoth(page, 'meter-change', faults)
      await kees.goto(`${base}/meter/result/${round}`)
      await kees.getByText(t('meter.change.up')).first().waitFor()
      await look(kees, 'meter-change-phone', faults)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
