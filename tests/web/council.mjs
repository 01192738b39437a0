// A works council, on a phone: it approves privacy settings, pauses a round and lets it go on, and consents to a proposal; what
// an administrator can see is told to everybody. Beside it an administrator at a desk and somebody who votes meanwhile.
//
//   councilWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { day, organise, silos } from './world.mjs'

export async function councilWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'administrator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  let last = page
  const { step, done } = steps({ say, faults, page: () => last })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const field = (on, key) => on.getByLabel(t(key)).first()
  const inside = [desk]
  const comeIn = async (person) => {
    const one = await device(browser, 'nl', phone, faults, person.name)
    inside.push(one.context)
    const link = new URL(await world.linkOf(person.id))
    await one.page.goto(base + link.pathname + link.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const { facilitator } = world
  const person = world.everybody[0]
  const author = await world.comeIn(world.everybody[5].id)

  try {
    const member = await comeIn(person)
    const voter = await comeIn(world.everybody[1])

    await step('an administrator gives the role, and can make no sign-in link for its holder from then on', async () => {
      await page.goto(`${base}/council/privacy`)
      await page.getByText(t('council.none')).waitFor()
      await field(page, 'council.who.choose').selectOption(String(person.id))
      await button(page, 'council.who.give').click()
      await page.getByText(t('council.members')).waitFor()
      await lookInBoth(page, 'council-role-given', faults)
      const refused = await facilitator.post('/programmes/links', { programme: world.programme, people: [person.id] }).catch((error) => error.message)
      must(/council_link/.test(String(refused)), 'a link was made for a member of the works council')
      const approved = await facilitator.post('/council/approve', { settings: { limit: { people: 10, answers: 5, response: 40 }, days_after_leaving: 365, days_after_cycle: 90 } }).catch((error) => error.message)
      must(/403/.test(String(approved)), 'an administrator acts as the works council')
    })

    await step('what an administrator proposes waits, and holds when the works council consents on a phone', async () => {
      await button(page, 'council.propose.open').click()
      await field(page, 'council.setting.days_after_leaving').fill('180')
      await field(page, 'council.reason').fill('Een half jaar is genoeg.')
      await look(page, 'council-proposing', faults)
      await button(page, 'council.propose.do').click()
      await page.getByText(t('council.proposed.waits')).waitFor()
      last = member
      await member.goto(`${base}/`)
      await member.getByText(t('today.todo.approve_privacy')).first().waitFor()
      await member.getByRole('link', { name: t('shell.nav.council') }).first().click()
      await member.getByText('Een half jaar is genoeg.').waitFor()
      await lookInBoth(member, 'council', faults)
      await member.getByRole('link', { name: t('council.waits.privacy') }).click()
      await member.getByText('Een half jaar is genoeg.').waitFor()
      await lookInBoth(member, 'council-privacy', faults)
      await button(member, 'council.approve').click()
      await member.getByText(t('council.approved.same')).waitFor()
      await look(member, 'council-privacy-approved', faults)
      const held = await facilitator.get('/privacy')
      must(held.now.days_after_leaving === 180, 'what was approved does not hold')
    })

    await step('it raises a limit at once, and sees what differs from its last consent', async () => {
      await button(member, 'council.raise.open').click()
      await field(member, 'council.setting.people').fill('12')
      await button(member, 'council.raise.do').click()
      await member.getByText(t('council.approved.differs')).waitFor()
      await look(member, 'council-privacy-differs', faults)
    })

    await step('a round is paused with a reason; whoever votes reads it, and their ballot waits on their device', async () => {
      last = voter
      await author.post('/statements/publish', { programme: world.programme, kind: 'hinders', text: 'Ik moet alles drie keer vragen.', lock: 'a'.repeat(64) })
      const { made: round } = await facilitator.post('/rounds/open', { programme: world.programme, title: 'Wat delen we?', statements: [], closes: `${day(7)}T12:00:00Z` })
      await voter.goto(`${base}/rounds/${round}`)
      await voter.getByText('Ik moet alles drie keer vragen.').waitFor()
      await member.goto(`${base}/council`)
      await button(member, 'council.pause').click()
      await field(member, 'council.pause.reason').fill('In een stelling staat een naam.')
      await look(member, 'council-pausing', faults)
      await button(member, 'council.pause.do').click()
      await member.getByText(t('council.paused')).waitFor()
      await lookInBoth(member, 'council-paused', faults)
      await button(voter, 'rounds.answer.agree').click()
      await voter.getByText(t('rounds.paused')).waitFor()
      await voter.goto(`${base}/rounds/${round}`)
      await voter.getByText('In een stelling staat een naam.').waitFor()
      await lookInBoth(voter, 'round-paused', faults)
      await voter.goto(`${base}/rounds`)
      await voter.getByText(t('rounds.paused')).first().waitFor()
      await lookInBoth(voter, 'rounds-paused', faults)
    })

    await step('when it goes on, what waited is sent by itself', async () => {
      await button(member, 'council.resume').click()
      await button(member, 'council.pause').waitFor()
      const sent = async () => JSON.parse(await voter.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('ballot.')).map(([, text]) => text)))).join('')
      for (let i = 0; i < 60 && !/"sent":true/.test(await sent()); ++i) await new Promise((resolve) => setTimeout(resolve, 500))
      must(/"sent":true/.test(await sent()), 'the ballot that waited was not sent')
      must(!/"refused"/.test(await sent()), 'the ballot that waited was refused')
    })

    await step('a proposal that needs consent cannot be adopted before it is there, not even in the open', async () => {
      last = page
      const { made: proposal } = await facilitator.post('/proposals/draft', { programme: world.programme, statement: null, title: 'Wij houden bij wie opneemt', text: 'Per afdeling tellen wij hoe vaak de telefoon wordt opgenomen.', customer_value: 'Een inwoner krijgt iemand aan de lijn.' })
      await facilitator.post('/proposals/open-input', { proposal, influence: 'advising', silos: silos.slice(0, 2), until: day(5) })
      const affected = await world.comeIn(world.everybody.find((one) => one.silos[0] === silos[0] && one.id !== person.id && one.id !== world.everybody[1].id).id)
      await affected.post('/proposals/input', { proposal, kind: 'concern', text: 'Worden mensen zo niet gecontroleerd?' })
      await page.goto(`${base}/proposals/${proposal}`)
      await field(page, 'proposals.council.ask').selectOption('consent')
      await field(page, 'proposals.council.wanted').fill(day(14))
      await lookInBoth(page, 'proposal-council', faults)
      await field(page, 'proposals.council.ask').selectOption('consent')
      await field(page, 'proposals.council.wanted').fill(day(14))
      await button(page, 'proposals.council.submit').click()
      await page.getByText(t('proposals.council.locked')).waitFor()
      last = member
      await member.goto(`${base}/council`)
      await member.getByRole('link', { name: /Wij houden bij wie opneemt/ }).click()
      await member.getByText('Worden mensen zo niet gecontroleerd?').waitFor()
      await lookInBoth(member, 'council-file', faults)
      await button(member, 'council.do.consent.disagrees').click()
      await member.getByText(t('council.reason.missing')).waitFor()
      await field(member, 'council.answer.reason').fill('Alleen per afdeling, nooit per persoon.')
      await button(member, 'council.do.consent.agrees').click()
      await member.getByText(t('council.says.consent.agrees')).first().waitFor()
      await lookInBoth(member, 'council-consented', faults)
      await member.emulateMedia({ media: 'print' })
      must((await member.getByRole('button', { name: t('council.print') }).count()) === 0, 'buttons are printed')
      await member.emulateMedia({ media: null })
      await page.reload()
      await page.locator('.ck .y', { hasText: t('proposals.condition.council_checked') }).waitFor()
    })

    await step('what an administrator can see is told from the table of routes, to everybody', async () => {
      last = voter
      await voter.goto(`${base}/council/access`)
      await voter.getByText(t('council.may.administrator')).waitFor()
      await voter.getByText(t('council.group.roles')).waitFor()
      await lookInBoth(voter, 'council-access', faults)
      await voter.getByRole('button', { name: t('council.role.works_council') }).click()
      await voter.getByText(t('council.may.works_council')).waitFor()
      await voter.goto(`${base}/settings/log`)
      await voter.getByText(t('held.act.round_paused')).waitFor()
      await lookInBoth(voter, 'council-log', faults)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
