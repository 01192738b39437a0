// From a proposal to a result that lasts, by the rule and with the days in between: the clock of the server and of the
// devices is moved. A facilitator at a desk; two people who carry it, each on a phone, from another silo.
//
//   decisionWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { cast, organise, silos } from './world.mjs'

export async function decisionWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const field = (on, key) => on.getByLabel(t(key)).first()
  const affected = silos.slice(0, 2)
  const of = (silo) => world.everybody.filter((person) => person.silos[0] === silo)
  const inside = [desk]
  let days = 0
  const today = () => new Date(Date.now() + days * 86_400_000)
  const dayText = (offset = 0) => new Date(today().getTime() + offset * 86_400_000).toISOString().slice(0, 10)
  const later = async (more) => {
    days += more
    server.moveTo(days)
    for (const context of inside) await moveDevice(context, days)
  }
  const comeIn = async (person) => {
    const one = await device(browser, 'nl', phone, faults, person.name)
    inside.push(one.context)
    const link = new URL(await world.linkOf(person.id))
    await one.page.goto(base + link.pathname + link.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const owner = of(affected[0])[0]
  const buddy = of(affected[1])[0]

  try {
    const carries = await comeIn(owner)
    const helps = await comeIn(buddy)

    let proposal = 0
    await step('a proposal says whom it affects, how much they have to say, and until when', async () => {
      await page.goto(`${base}/proposals/new`)
      await field(page, 'proposals.name').fill('Eerst bellen, dan besluiten')
      await field(page, 'proposals.text').fill('Wie nee wil zeggen, belt eerst de andere afdeling.')
      await field(page, 'proposals.value').fill('Een inwoner hoort één antwoord.')
      await lookInBoth(page, 'proposal-new-empty', faults)
      await field(page, 'proposals.name').fill('Eerst bellen, dan besluiten')
      await field(page, 'proposals.text').fill('Wie nee wil zeggen, belt eerst de andere afdeling.')
      await field(page, 'proposals.value').fill('Een inwoner hoort één antwoord.')
      await button(page, 'proposals.submit').click()
      await page.waitForURL(/\/proposals\/\d+$/)
      proposal = Number(page.url().match(/(\d+)$/)[1])
      for (const silo of affected) await page.getByLabel(silo).first().check()
      await field(page, 'proposals.open.until').fill(dayText(4))
      await button(page, 'proposals.open.submit').click()
      await page.getByText(t('proposals.lock.locked')).waitFor()
    })

    await step('who is affected finds it in Today and gives input on a phone', async () => {
      await carries.goto(`${base}/`)
      await carries.getByText(t('today.todo.give_input')).first().waitFor()
      await carries.goto(`${base}/proposals/${proposal}`)
      await carries.getByLabel(t('proposals.kind.concern')).check()
      await carries.getByLabel(t('proposals.give.text')).fill('Niet iedereen neemt op.')
      await look(carries, 'input-written', faults)
      await button(carries, 'proposals.give.submit').click()
      await carries.getByText(t('proposals.give.done')).waitFor()
      await lookInBoth(carries, 'input-given', faults)
    })

    await step('after its last day no input is taken; the decision stays locked until what came is answered', async () => {
      await later(5)
      await helps.goto(`${base}/proposals/${proposal}`)
      await helps.getByText('Niet iedereen neemt op.').waitFor()
      must((await helps.getByLabel(t('proposals.give.text')).count()) === 0, 'input can be written after its last day')
      await lookInBoth(helps, 'input-over', faults)
      await page.goto(`${base}/proposals/${proposal}`)
      await page.locator('.ck .y', { hasText: t('proposals.condition.input_period_over') }).waitFor()
      await page.locator('.ck .n', { hasText: t('proposals.condition.every_input_answered') }).waitFor()
      await page.getByText(t('proposals.lock.locked')).waitFor()
      must((await button(page, 'proposals.decide.adopt').count()) === 0, 'it can be decided with input open')
      await button(page, 'proposals.answer.open').click()
      await field(page, 'proposals.answer.reason').fill('Dan gaat het antwoord de volgende dag alsnog door.')
      await button(page, 'proposals.answer.submit').click()
      await page.locator('.ck .y', { hasText: t('proposals.condition.every_input_answered') }).waitFor()
      await page.getByText(t('proposals.lock.locked')).waitFor()
      await lookInBoth(page, 'proposal-answered', faults)
    })

    let round = 0
    await step('support is asked; on a phone it is one tap, and the round closes by itself at its time', async () => {
      await button(page, 'proposals.support.ask').click()
      await field(page, 'proposals.support.closes').fill(dayText(3))
      await button(page, 'proposals.support.submit').click()
      await page.getByText(t('proposals.support.open')).waitFor()
      await lookInBoth(page, 'proposal-support-open', faults)
      round = (await world.facilitator.get('/rounds')).rounds.find((one) => one.kind === 'support').id
      for (const one of [carries, helps]) {
        await one.goto(`${base}/`)
        await one.getByRole('link', { name: t('today.begin.support') }).click()
        await button(one, 'rounds.support.agree').click()
        await button(one, 'rounds.hand_in.button').click()
        await one.getByText(t('rounds.vote.done')).waitFor()
      }
      for (const silo of affected) for (const person of of(silo).slice(1, 8)) await cast(await world.comeIn(person.id), world.organisation, round, [{ statement: 0, vote: 'agree' }])
      await page.reload()
      await page.getByText(t('proposals.lock.locked')).waitFor()
      await later(4)
      await page.getByText(t('proposals.support.broad')).waitFor()
    })

    await step('with input answered and support in every silo the decision unlocks by itself, and nobody overrides', async () => {
      await page.getByRole('heading', { name: t('proposals.lock.open') }).waitFor()
      must((await page.locator('.ck .n').count()) === 0, 'a condition is still open')
      must((await button(page, 'proposals.decide.override').count()) === 0, 'deciding anyway is offered')
      await lookInBoth(page, 'proposal-unlocked', faults)
      await button(page, 'proposals.decide.adopt').click()
      await page.getByText(t('proposals.decide.missing')).waitFor()
      await look(page, 'proposal-no-reason', faults)
      await field(page, 'proposals.decide.reason').fill('Iedereen is gehoord, en beide zuilen dragen het.')
      await button(page, 'proposals.decide.adopt').click()
      await page.getByText(t('proposals.lock.decided')).waitFor()
      must((await page.getByText(t('proposals.decided.overridden')).count()) === 0, 'it says that it was overridden')
      await lookInBoth(page, 'proposal-adopted', faults)
      await carries.goto(`${base}/`)
      await carries.getByText(t('today.news.proposal_decided')).first().waitFor()
      await lookInBoth(carries, 'today-decided', faults)
    })

    let experiment = 0
    await step('the experiment has an owner, a buddy of another silo and a date to look', async () => {
      await page.getByRole('link', { name: t('proposals.next.experiment') }).click()
      await field(page, 'experiments.new.when').fill('iemand nee wil zeggen tegen een inwoner,')
      await field(page, 'experiments.new.then').fill('belt die eerst de andere afdeling,')
      await field(page, 'experiments.new.expected').fill('de inwoner hoort binnen een week één antwoord.')
      await field(page, 'experiments.new.owner').selectOption(String(owner.id))
      await field(page, 'experiments.new.buddy').selectOption(String(buddy.id))
      await field(page, 'experiments.new.every').selectOption('1')
      await field(page, 'experiments.new.times').selectOption('2')
      await look(page, 'experiment-filled', faults)
      await button(page, 'experiments.new.submit').click()
      await page.waitForURL(/\/experiments\/\d+$/)
      experiment = Number(page.url().match(/(\d+)$/)[1])
      await page.locator('.log').waitFor()
      await lookInBoth(page, 'experiment-started', faults)
    })

    await step('on the day of a check-in, and not before, Today asks for it; owner and buddy each write one', async () => {
      await carries.goto(`${base}/`)
      await carries.locator('h1').waitFor()
      must((await carries.getByText(t('today.todo.check_in')).count()) === 0, 'a check-in is asked for before its day')
      for (const [one, learned] of [[carries, 'Een lijst met namen scheelt zoeken.'], [helps, 'Bellen kost tien minuten.']]) {
        await later(7)
        if (one === helps) {  // the owner is nudged first, the buddy three days later; the clock looks every two seconds
          await one.goto(`${base}/`)
          await one.locator('h1').waitFor()
          must((await one.getByText(t('today.todo.check_in')).count()) === 0, 'the buddy is asked before the owner was nudged')
          for (const more of [1, 3]) {
            await later(more)
            await new Promise((resolve) => setTimeout(resolve, 3000))
          }
        }
        await one.goto(`${base}/`)
        await one.getByText(t('today.todo.check_in')).first().waitFor()
        await lookInBoth(one, 'today-check-in', faults)
        await one.getByRole('link', { name: t('today.begin.check_in') }).click()
        await button(one, 'experiments.check.title').click()
        if (one === carries) await field(one, 'experiments.log.expected').fill('Minder nee.')
        await field(one, 'experiments.log.happened').fill('Vijf keer gebeld, vier keer opgelost.')
        await field(one, 'experiments.log.learned').fill(learned)
        if (one === carries) {
          await field(one, 'experiments.check.obstacle').fill('Tussen twaalf en één neemt niemand op.')
          await button(one, 'experiments.check.submit').click()
          await one.getByText(t('experiments.check.half_step')).waitFor()
          await field(one, 'experiments.check.do').fill('Om de beurt lunchen.')
          await field(one, 'experiments.check.promise').fill('Acht van de tien.')
        } else must((await field(one, 'experiments.log.expected').inputValue()) === 'Acht van de tien.', 'what was expected of the last step is not in the next check-in')
        await look(one, 'check-in-written', faults)
        await button(one, 'experiments.check.submit').click()
        await one.getByText(learned).waitFor()
        await lookInBoth(one, 'check-in', faults)
      }
    })

    await step('who keeps it counts what the customer notices, before and since; a picture, its table and the numbers say the same', async () => {
      await carries.goto(`${base}/experiments/${experiment}`)
      await button(carries, 'experiments.measure.choose').click()
      await field(carries, 'experiments.measure.what').fill('Werkdagen voor iemand belt')
      await field(carries, 'experiments.measure.unit').fill('dagen')
      await field(carries, 'experiments.measure.goal').fill('5')
      await button(carries, 'experiments.measure.keep').click()
      await button(carries, 'experiments.measure.note').waitFor()
      const { starts } = await carries.evaluate(async (id) => (await fetch(`/api/v1/experiment?id=${id}`)).json(), experiment)
      const on = (days) => new Date(Date.parse(starts) + days * 86_400_000).toISOString().slice(0, 10)
      for (const [day, value] of [[on(-14), '10.5'], [on(-7), '9.5'], [on(0), '6'], [on(1), '4']]) {
        await carries.locator('form input[type=date]').fill(day)
        await field(carries, 'experiments.measure.value_in').fill(value)
        await button(carries, 'experiments.measure.note').click()
        await carries.waitForFunction((n) => document.querySelectorAll('svg circle.dot').length === n, [on(-14), on(-7), on(0), on(1)].indexOf(day) + 1)
      }
      await button(carries, 'experiments.measure.done').click()
      await carries.getByText('Eerst 10 dagen, sinds de start 5 dagen').waitFor()
      await carries.getByText(t('experiments.measure.table')).click()
      await lookInBoth(carries, 'experiment-measured', faults)
    })

    await step('evidence of the customer’s side, confirmed by somebody of each silo on their phone', async () => {
      await carries.goto(`${base}/experiments/${experiment}`)
      await button(carries, 'experiments.evidence.give').click()
      await field(carries, 'experiments.evidence.before').fill('10 dagen')
      await field(carries, 'experiments.evidence.after').fill('4 dagen')
      await field(carries, 'experiments.evidence.source').fill('12 inwoners gebeld')
      await look(carries, 'evidence-written', faults)
      await button(carries, 'experiments.evidence.give').click()
      await carries.getByText('12 inwoners gebeld').waitFor()
      await page.goto(`${base}/experiments/${experiment}`)
      must(await field(page, 'experiments.end.result').isDisabled(), 'it can end as a result without confirmations')
      for (const one of [carries, helps]) {
        await one.goto(`${base}/`)
        await one.getByRole('link', { name: t('today.begin.confirm_result') }).click()
        await button(one, 'experiments.confirm.button').waitFor()
        await lookInBoth(one, 'to-confirm', faults)
        await button(one, 'experiments.confirm.button').click()
        await one.locator('li.yes').nth(one === carries ? 0 : 1).waitFor()
      }
      await look(helps, 'confirmed', faults)
    })

    await step('it ends as a result with its lesson, and everybody who gave input hears of it', async () => {
      await page.reload()
      await field(page, 'experiments.end.result').check()
      await field(page, 'experiments.end.lesson').fill('Bellen voor het besluit scheelt een week.')
      await page.getByRole('button', { name: t('experiments.end.submit') }).click()
      await page.getByText(t('experiments.lasting.title')).first().waitFor()
      await lookInBoth(page, 'result-early', faults)
      await carries.goto(`${base}/`)
      await carries.getByText(t('today.news.experiment_ended')).first().waitFor()
    })

    await step('whether it lasts can be said after ninety days, not a day before; Today asks then', async () => {
      await later(89)
      await carries.goto(`${base}/experiments/${experiment}`)
      await button(carries, 'experiments.lasting.submit_yes').waitFor()
      must((await button(carries, 'experiments.lasting.submit_yes').getAttribute('aria-disabled')) === 'true', 'it can be said after 89 days')
      await look(carries, 'lasting-early', faults)
      await later(1)
      await carries.goto(`${base}/`)
      await carries.getByText(t('today.todo.check_lasting')).first().waitFor()
      await lookInBoth(carries, 'today-lasting', faults)
      await carries.getByRole('link', { name: t('today.begin.check_lasting') }).click()
      await field(carries, 'experiments.lasting.note').fill('Ook na de zomer nog.')
      await look(carries, 'lasting-written', faults)
      await button(carries, 'experiments.lasting.submit_yes').click()
      await carries.getByText(t('experiments.lasting.yes')).first().waitFor()
      await lookInBoth(carries, 'lasts', faults)
      await page.goto(`${base}/experiments`)
      await page.getByRole('heading').first().waitFor()
      await lookInBoth(page, 'experiments-after', faults)
      await carries.goto(`${base}/`)
      await carries.locator('h1').waitFor()
      must((await carries.getByText(t('today.todo.check_lasting')).count()) === 0, 'it is still asked whether it lasts')
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
