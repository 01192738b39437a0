// The facilitator's walk: an empty organisation, from its people and ties to a first result, through the screens.
//
//   facilitatorsWalk({ browser, base, firstRun })    called by all.mjs
//   node tests/web/facilitator.mjs BASE FIRST_RUN_TOKEN      by hand, against a server started with --empty
//
// Every sentence it looks for comes from the catalogues; axe looks at every screen it passes, in both languages.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { device, like, look as lookAt, lookInBoth, must, openBrowser, phone as phoneSize, steps } from './browser.mjs'
import { root } from './start.mjs'
import { credentialOf } from './voter.mjs'

export async function facilitatorsWalk({ browser, base, firstRun, say = console.log }) {
  const data = join(process.env.SCHAKEL_DATA ?? join(root, '../shared/data'), 'network/office-2013')
  if (!existsSync(join(data, 'people.csv'))) {
    say('  skipped: the facilitator\'s walk (no network/office-2013 in SCHAKEL_DATA)')
    return { passed: 0, failed: 0 }
  }
  const faults = []
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const { step, done } = steps({ say, faults, page: () => page })
  const look = (screen, name) => lookAt(screen, name, faults)
  const t = (key) => like('nl', key)
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const field = (key) => page.getByLabel(t(key)).first()
  const both = (name) => lookInBoth(page, name, faults)
  const get = (path) => page.evaluate(async (p) => (await fetch(`/api/v1${p}`)).json(), path)
  // Somebody who takes part, by their link.
  const comeIn = async (person, programme) => {
    const { links } = await page.evaluate(async (body) => (await fetch('/api/v1/programmes/links', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Schakel': '1' }, body: JSON.stringify(body) })).json(), { programme, people: [person] })
    const { context: phone, page: screen } = await device(browser, 'nl', phoneSize, faults, `person ${person}`)
    const link = new URL(links[0].link)
    await screen.goto(base + link.pathname + link.hash)
    await screen.waitForURL(`${base}/`)
    await screen.waitForSelector('h1')
    return { phone, screen }
  }
  const order = (screen, path, body, unseen = false) =>
    screen.evaluate(async ([p, b, u]) => {
      const answer = await fetch(`/api/v1${p}`, { method: 'POST', credentials: u ? 'omit' : 'same-origin', headers: { 'Content-Type': 'application/json', 'X-Schakel': '1' }, body: JSON.stringify(b) })
      if (!answer.ok) throw new Error(`${p}: ${await answer.text()}`)
      return answer.json()
    }, [path, body, unseen])
  const vote = async (screen, organisation, round, statement, choice) => {
    const seen = (path) => screen.evaluate(async (p) => (await fetch(`/api/v1${p}`)).json(), path)
    const mine = await credentialOf(round, seen, (path, body) => order(screen, path, body))
    await order(screen, '/ballots/fill', { organisation, round, ...mine, votes: [{ statement, vote: choice }], handed_in: true, change: 1 }, true)
  }

  try {
    await step('a new organisation is founded with the code that the server printed', async () => {
      await page.goto(`${base}/first-run#${firstRun}`)
      await field('firstrun.name').fill('Kantoor aan Zee')
      await field('firstrun.you').fill('Ingrid Postma')
      await button('firstrun.submit').click()
      await page.waitForURL(`${base}/import`)
    })

    await step('setting up goes on in four more steps, each a page with where we are beside it; it can be put off', async () => {
      const steps = page.getByRole('navigation', { name: t('firstrun.steps') })
      const now = (key) => steps.locator('[aria-current=step]', { hasText: t(`firstrun.step.${key}`) }).waitFor()
      await now('people')
      await both('setup-people')
      for (const [on, key] of [['sign_in', 'sign_in'], ['privacy', 'privacy'], ['programme', 'programme']]) {
        await page.getByRole('link', { name: t(`firstrun.on.${on}`) }).click()
        await now(key)
        await both(`setup-${key}`)
      }
      await page.setViewportSize(phoneSize)
      await look(page, 'setup-programme-phone')
      await page.getByRole('link', { name: t('firstrun.back') }).click()
      await now('privacy')
      await look(page, 'setup-privacy-phone')
      await page.setViewportSize({ width: 1440, height: 900 })
      await button('firstrun.later').click()
      await page.waitForURL(`${base}/`)
      await both('today-empty')
      await page.goto(`${base}/import`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      must((await steps.count()) === 0, 'it was put off, and the steps are there')
    })

    await step('a mailbox may be given for ties: who, whom and when are sent, and not a word of what was written', async () => {
      const from = 'From anna@kantoor.example Mon Mar  2 09:30:00 2026\n'
      const mails = [
        `${from}From: Anna <anna@kantoor.example>\nTo: bas@kantoor.example\nSubject: GEHEIM\nDate: Mon, 2 Mar 2026 10:30:00 +0100\n\nGEHEIM\n`,
        `${from}From: Nieuws <nieuws@elders.example>\nTo: anna@kantoor.example\nList-Id: <nieuws>\n\nGEHEIM\n`,
        `${from}To: bas@kantoor.example\nSubject: GEHEIM\n\nGEHEIM\n`,
      ]
      await page.goto(`${base}/import`)
      await page.locator('#people-file').setInputFiles({ name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from('id,email,afdeling\nanna,anna@kantoor.example,A\nbas,bas@kantoor.example,B\n') })
      await page.locator('#ties-file').setInputFiles({ name: 'archief.mbox', mimeType: 'application/mbox', buffer: Buffer.from(mails.join('\n')) })
      await page.getByText(t('import.source')).first().waitFor()
      await look(page, 'import-mailbox')
      const asked = page.waitForRequest((request) => request.url().endsWith('/api/v1/import'))
      await button('import.look').click()
      const sent = (await asked).postData() ?? ''
      if (sent.includes('GEHEIM') || !sent.includes('bas@kantoor.example')) throw new Error(`sent: ${sent}`)
      await page.getByText(t('import.noticed.automatic')).first().waitFor()
      await look(page, 'import-mailbox-read')
      await page.setViewportSize(phoneSize)
      await look(page, 'import-mailbox-read-phone')
      await page.setViewportSize({ width: 1440, height: 900 })
      const read = await page.locator('dl.counts').innerText()
      if (!/1/.test(read)) throw new Error(`counts: ${read}`)
    })

    await step('a file with mistakes is looked at first, and mended in place', async () => {
      await page.goto(`${base}/import`)
      await both('import')
      const people = `${readFileSync(join(data, 'people.csv'), 'utf8').trimEnd()}\n15,DSE\nwie,DSE,te veel\n`
      await page.locator('#people-file').setInputFiles({ name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from(people) })
      await page.locator('#ties-file').setInputFiles(join(data, 'ties.csv'))
      await field('import.undirected').check()
      await look(page, 'import-chosen')
      await button('import.look').click()
      await page.getByText(t('import.refused.title')).first().waitFor()
      await look(page, 'import-refused')
      await page.getByRole('button', { name: t('import.refused.drop') }).first().click()
      await page.locator('input.mono').nth(1).fill('nieuw,DSE')
      await button('import.refused.again').click()
      await page.getByText(t('import.refused.none')).waitFor()
      await look(page, 'import-good')
      await button('import.commit').click()
      await page.getByText(t('import.done.title')).first().waitFor()
      await look(page, 'import-done')
      const { people: there, ties } = await get('/people')
      if (there.length !== 94 || ties !== 755) throw new Error(`${there.length} people and ${ties} ties; expected 94 (with the administrator and the mended line) and 755`)
    })

    await step('the map says where the walls are, and hides the four people of SFLE', async () => {
      await page.getByRole('link', { name: t('import.done.map') }).click()
      await page.getByText(t('map.question')).waitFor()
      await both('map')
      const text = await page.locator('main').innerText()
      if (!/DMCT/.test(text)) throw new Error('no wall between DMCT and DSE')
      await button('map.view.matrix').click()
      await look(page, 'map-matrix')
      await button('map.view.list').click()
      await look(page, 'map-list')
      const hidden = await page.locator('tr', { hasText: 'SFLE' }).first().innerText()
      if (/\d/.test(hidden)) throw new Error(`a number of SFLE is shown: ${hidden}`)
    })

    let programme = 0
    await step('a programme is started from a template, and everybody is invited', async () => {
      await page.goto(`${base}/programmes/new`)
      await both('programme-new')
      await field('programme.new.goal').fill('Een klant krijgt binnen een week één antwoord dat klopt.')
      await field('programme.new.name').fill('Eén antwoord')
      await field('programme.template.quarter').check()
      const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
      await field('programme.new.start').fill(today)
      await button('programme.new.submit').click()
      await page.waitForURL(/\/programmes\/\d+\/invite/)
      programme = Number(page.url().match(/programmes\/(\d+)/)[1])
      await both('invite')
      await page.getByLabel(t('programme.invite.all')).check()
      await button('programme.invite.submit').click()
      await button('programme.links.make').click()
      await page.getByText(t('programme.links.once')).waitFor()
      await look(page, 'links')
      if ((await page.locator('code').count()) < 90) throw new Error('not everybody has a link')
      await page.goto(`${base}/programmes/${programme}`)
      await both('programme')
      await page.goto(`${base}/programmes`)
      await both('programmes')
    })

    await step('circles are composed, somebody is moved with the menu and back, and they are announced', async () => {
      await page.goto(`${base}/programmes/${programme}/circles`)
      await button('composer.compose').click()
      await page.locator('article').first().waitFor({ timeout: 60_000 })
      await both('composer')
      const { draft } = await get(`/circles?programme=${programme}`)
      const target = draft.find((circle, i) => i > 0 && circle.people.length < 7)
      const from = draft[0]
      await page.locator('article').first().locator('.people button').first().click()
      await page.getByRole('dialog').getByRole('radio', { name: target.name, exact: true }).check()
      await look(page, 'composer-move')
      await page.getByRole('dialog').getByRole('button', { name: t('composer.move_go') }).click()
      await page.getByText(t('composer.effect.title')).waitFor()
      await look(page, 'composer-moved')
      await button('composer.effect.undo').click()
      await page.waitForFunction(async ([p, circle, size]) => (await (await fetch(`/api/v1/circles?programme=${p}`)).json()).draft.find((c) => c.id === circle).people.length === size, [programme, from.id, from.people.length])
      await page.locator('article').first().locator('button[aria-pressed]').click()
      await page.locator('article').first().locator('button[aria-pressed="true"]').waitFor()
      await button('composer.announce').click()
      await page.getByRole('dialog').waitFor()
      await look(page, 'composer-announce')
      await page.getByRole('button', { name: t('composer.announce.yes') }).click()
      await page.getByText(t('composer.announced.title')).waitFor()
      await page.getByRole('button', { name: t('composer.met.yes') }).first().click()
      await page.locator('button[aria-pressed="true"]').first().waitFor()
      await both('composer-announced')
    })

    await step('a meeting of a circle is planned, moved, and called off', async () => {
      const when = (days, hour) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}`
      const stands = async () => (await get(`/rhythm?id=${programme}`)).circles.flatMap((circle) => circle.meetings).at(0)
      await page.goto(`${base}/programmes/${programme}/rhythm`)
      await page.locator('summary', { hasText: t('programme.rhythm.meeting.plan') }).click()
      await field('programme.rhythm.meeting.at').fill(when(7, '10:00'))
      await button('programme.rhythm.meeting.plan').click()
      await button('programme.rhythm.meeting.move_of').click()
      await look(page, 'meeting-move')
      await field('programme.rhythm.meeting.at').fill('2020-01-01T10:00')
      await page.locator('li form').getByRole('button', { name: t('programme.rhythm.meeting.move') }).click()
      await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
      must((await field('programme.rhythm.meeting.at').inputValue()) === '2020-01-01T10:00', 'what was typed is gone after a refusal')
      await field('programme.rhythm.meeting.at').fill(when(8, '15:30'))
      await page.locator('li form').getByRole('button', { name: t('programme.rhythm.meeting.move') }).click()
      await page.getByText(t('programme.rhythm.meeting.moved')).waitFor()
      must((await stands()).stage === 'moved' && (await stands()).at.startsWith(when(8, '').slice(0, 10)), JSON.stringify(await stands()))
      await both('meeting-moved')
      await button('programme.rhythm.meeting.cancel_of').click()
      await page.getByText(t('programme.rhythm.meeting.cancelled')).waitFor()
      must((await stands()).stage === 'cancelled', JSON.stringify(await stands()))
    })

    const { invited, silos } = (await get('/programmes')).programmes.find((p) => p.id === programme)
    const me = await get('/me')
    const ofSilo = (silo, n) => invited.filter((p) => p.silo === silo).slice(0, n)
    const affected = silos.filter((s) => s.people >= 10).slice(0, 2).map((s) => s.silo)
    const voters = []
    await step('people come in by their link, and one of them makes a statement', async () => {
      for (const silo of affected) for (const person of ofSilo(silo, Math.ceil(silos.find((s) => s.silo === silo).people * 0.45))) voters.push({ person, ...(await comeIn(person.id, programme)) })
      const secret = randomBytes(32)
      await order(voters[0].screen, '/statements/publish', { programme, kind: 'hinders', text: 'Ik hoor pas van de klant dat een andere afdeling al nee zei.', lock: createHash('sha256').update(secret).digest('hex') })
    })

    await step('a round of votes is opened on that statement, and closed', async () => {
      await page.goto(`${base}/programmes/${programme}/round`)
      await page.locator('label .mens').first().waitFor()
      await both('round')
      await button('programme.round.submit').click()
      await page.waitForURL(new RegExp(`/programmes/${programme}$`))
      const [round] = (await get('/rounds')).rounds
      for (const voter of voters) await vote(voter.screen, me.organisation, round.id, 1, 'agree')
      await page.getByRole('button', { name: t('programme.round.close') }).first().click()
      await page.getByRole('group', { name: t('programme.round.close') }).getByRole('button').first().click()
      await page.getByRole('link', { name: t('programme.round.result') }).first().waitFor()
      await look(page, 'programme-round-closed')
    })

    let proposal = 0
    await step('the statement becomes a proposal, and its input is opened for two silos', async () => {
      await page.goto(`${base}/proposals/new?statement=1`)
      await page.locator('blockquote').waitFor()
      await both('proposal-new')
      await field('proposals.name').fill('Eerst bellen, dan besluiten')
      await field('proposals.text').fill('Wie nee wil zeggen tegen een klant, belt eerst de andere betrokken afdeling.')
      await button('proposals.submit').click()
      await page.waitForURL(/\/proposals\/\d+$/)
      proposal = Number(page.url().match(/proposals\/(\d+)/)[1])
      await page.getByText(t('proposals.open.title')).first().waitFor()
      await both('proposal-draft')
      for (const silo of affected) await page.getByLabel(silo, { exact: false }).first().check()
      await field('proposals.open.until').fill(new Date(Date.now() + 86_400_000 * 3).toISOString().slice(0, 10))
      await button('proposals.open.submit').click()
      await page.getByText(t('proposals.book.title')).waitFor()
    })

    await step('somebody who is affected gives input on a phone', async () => {
      const { screen } = voters[0]
      await screen.goto(`${base}/proposals/${proposal}`)
      await screen.getByText(t('proposals.give.title')).waitFor()
      await look(screen, 'give-input-phone')
      await screen.getByLabel(t('proposals.kind.question')).check()
      await screen.getByLabel(t('proposals.give.text')).fill('Wat als de ander niet opneemt?')
      await screen.getByRole('button', { name: t('proposals.give.submit') }).click()
      await screen.getByText(t('proposals.give.done')).waitFor()
    })

    await step('every input is answered with a reason, and support is asked and counted per silo', async () => {
      await page.goto(`${base}/proposals/${proposal}`)
      await page.getByText('Wat als de ander niet opneemt?').first().waitFor()
      await both('proposal')
      await page.getByRole('button', { name: t('proposals.answer.open') }).click()
      await field('proposals.answer.reason').fill('Dan gaat het antwoord de volgende dag alsnog door.')
      await look(page, 'proposal-answering')
      await button('proposals.answer.submit').click()
      await page.getByText('Dan gaat het antwoord de volgende dag alsnog door.').waitFor()
      await button('proposals.support.ask').click()
      await look(page, 'proposal-ask-support')
      await button('proposals.support.submit').click()
      await page.getByText(t('proposals.support.open')).waitFor()
      const [round] = (await get('/rounds')).rounds
      for (const voter of voters) await vote(voter.screen, me.organisation, round.id, 0, 'agree')
      await button('proposals.support.close').click()
      await page.getByRole('group', { name: t('proposals.support.close') }).getByRole('button').first().click()
      await page.getByText(t('proposals.support.broad')).waitFor()
      await both('proposal-support')
    })

    await step('the decision is locked while input may still come; deciding anyway is in the open, with its reason', async () => {
      await page.getByText(t('proposals.lock.locked')).waitFor()
      await button('proposals.decide.override').click()
      await field('proposals.decide.reason').fill('Iedereen is gehoord en voor; wachten helpt de klant niet.')
      await field('proposals.decide.override.yes').check()
      await look(page, 'proposal-override')
      await button('proposals.decide.adopt').click()
      await page.getByText(t('proposals.decided.overridden')).waitFor()
      await both('proposal-decided')
    })

    await step('the decision becomes an experiment with an owner, and a buddy from another silo', async () => {
      await page.getByRole('link', { name: t('proposals.next.experiment') }).click()
      await field('experiments.new.when').fill('iemand nee wil zeggen tegen een klant,')
      await field('experiments.new.then').fill('belt die eerst de andere afdeling,')
      await field('experiments.new.expected').fill('de klant hoort binnen een week één antwoord.')
      await field('experiments.new.owner').selectOption(String(ofSilo(affected[0], 1)[0].id))
      await field('experiments.new.buddy').selectOption(String(ofSilo(affected[1], 1)[0].id))
      await look(page, 'experiment-new')
      await button('experiments.new.submit').click()
      await page.waitForURL(/\/experiments\/\d+$/)
      await both('experiment')
    })

    await step('it is checked in on, and cannot end as a result before customers and every silo say so', async () => {
      await button('experiments.check.title').click()
      await field('experiments.log.happened').fill('Vijf keer gebeld, vier keer opgelost.')
      await field('experiments.log.learned').fill('Een lijst met namen scheelt zoeken.')
      await look(page, 'experiment-check-in')
      await button('experiments.check.submit').click()
      await page.getByText('Een lijst met namen scheelt zoeken.').waitFor()
      if (!(await page.getByLabel(t('experiments.end.result')).first().isDisabled())) throw new Error('it can end as a result without evidence')
      await button('experiments.evidence.give').click()
      await field('experiments.evidence.before').fill('10 dagen')
      await field('experiments.evidence.after').fill('4 dagen')
      await field('experiments.evidence.source').fill('12 klanten gebeld')
      await button('experiments.evidence.give').click()
      await page.getByText('12 klanten gebeld').waitFor()
      if (!(await page.getByLabel(t('experiments.end.result')).first().isDisabled())) throw new Error('it can end as a result without confirmations')
    })

    await step('one person of each silo confirms, and it ends as a result with its lesson', async () => {
      const [experiment] = (await get('/experiments')).experiments
      for (const silo of affected) {
        const { screen } = voters.find((voter) => voter.person.silo === silo)
        await screen.goto(`${base}/experiments/${experiment.id}`)
        await screen.getByRole('button', { name: t('experiments.confirm.button') }).click()
        await screen.getByText(t('experiments.confirm.yes')).first().waitFor()
        if (silo === affected[0]) await look(screen, 'confirm-phone')
      }
      await page.reload()
      await field('experiments.end.result').check()
      await field('experiments.end.lesson').fill('Bellen voor het besluit kost tien minuten en scheelt een week.')
      await look(page, 'experiment-ending')
      await page.getByRole('button', { name: t('experiments.end.submit') }).click()
      await page.getByText(t('experiments.lasting.title')).first().waitFor()
      await both('experiment-result')
      for (const [path, name] of [['/proposals', 'proposals'], ['/experiments', 'experiments'], ['/', 'today']]) {
        await page.goto(base + path)
        await both(name)
      }
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
  }
  for (const context of browser.contexts()) await context.close()
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await openBrowser()
  const [base, firstRun] = process.argv.slice(2)
  const { passed, failed } = await facilitatorsWalk({ browser, base, firstRun })
  await browser.close()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
