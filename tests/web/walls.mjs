// What hinders: a facilitator puts a wall into the register out of an anonymous statement, its owner answers "yes, if" on a phone,
// silos estimate what it costs, it is worked on, said to be gone, still there, and stays with a reason. And work that two silos
// both do, of which both owners say so.
//
//   wallsWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { readFileSync } from 'node:fs'
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { organise, sha256, silos } from './world.mjs'

export async function wallsWalk({ browser, base, firstRun, server, say = console.log }) {
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
  const comeIn = async (person) => {
    const one = await device(browser, 'nl', phone, faults, person.name)
    inside.push(one.context)
    const way = new URL(await world.linkOf(person.id))
    await one.page.goto(base + way.pathname + way.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const register = `${base}/programmes/${world.programme}/walls`
  let wall = ''

  try {
    const writer = of(silos[3])[5]
    const [ann, owner] = [await comeIn(of(silos[0])[0]), await comeIn(of(silos[2])[0])]
    await (await world.comeIn(writer.id)).post('/statements/publish', { programme: world.programme, kind: 'hinders', text: 'Wij typen elk adres over in een tweede systeem', lock: sha256('muur') })

    await step('a facilitator finds the register at the programme and puts a wall into it out of an anonymous statement', async () => {
      await page.goto(`${base}/programmes/${world.programme}`)
      await link(page, 'programme.do.walls').click()
      await page.waitForURL(register)
      await page.getByText(t('walls.none')).waitFor()
      await lookInBoth(page, 'walls-none', faults)
      await link(page, 'walls.new').click()
      await page.getByLabel(t('walls.new.from')).selectOption({ index: 1 })
      await page.getByLabel(t('walls.new.name')).fill('Twee systemen voor één adres')
      for (const silo of [silos[0], silos[3]]) await page.getByRole('checkbox', { name: new RegExp(silo) }).check()
      await page.getByLabel(t('walls.new.owner_silo')).selectOption(silos[2])
      await page.getByLabel(t('walls.new.owner'), { exact: false }).last().selectOption({ label: of(silos[2])[0].name })
      await look(page, 'walls-new', faults)
      await button(page, 'walls.new.submit').click()
      await page.waitForURL(/\/walls\/\d+$/)
      wall = page.url()
      await page.getByText(t('walls.from.nobody')).waitFor()
      await lookInBoth(page, 'wall-asked', faults)
    })

    await step('whoever was asked finds it in Today and answers "yes, if" on a phone', async () => {
      await owner.goto(`${base}/`)
      await owner.getByText(t('today.todo.answer_wall')).first().waitFor()
      await look(owner, 'today-wall', faults)
      await link(owner, 'today.begin.answer_wall').click()
      await owner.waitForURL(wall)
      await owner.getByRole('radio', { name: t('walls.answer.yes_if') }).check()
      await owner.getByRole('textbox', { name: t('walls.ask.yes_if.text') }).fill('Als de leverancier een koppeling maakt')
      await look(owner, 'wall-answer', faults)
      await button(owner, 'walls.ask.submit').click()
      await owner.getByText(t('walls.ask.done')).waitFor()
      await owner.getByText('Als de leverancier een koppeling maakt').waitFor()
      await lookInBoth(owner, 'wall-answered', faults)
      await owner.goto(`${base}/`)
      must((await owner.getByText(t('today.todo.answer_wall')).count()) === 0, 'it is asked again')
    })

    await step('somebody it hinders reads the answer, and estimates for their silo, from low to high', async () => {
      await ann.goto(`${base}/`)
      await ann.getByText(t('today.news.wall_answered')).first().click()
      await ann.waitForURL(wall)
      await ann.getByText(t('walls.costs.none')).waitFor()
      await button(ann, 'walls.estimate.give').click()
      const field = (kind, which) => ann.getByRole('group', { name: t(`walls.estimate.${kind}`) }).getByLabel(t(`walls.estimate.${which}`))
      await field('hours', 'low').fill('40')
      await field('hours', 'high').fill('10')
      await button(ann, 'walls.estimate.submit').click()
      await ann.getByText(t('walls.estimate.wrong.range')).waitFor()
      await field('hours', 'low').fill('10')
      await field('hours', 'high').fill('40')
      await ann.getByLabel(t('walls.estimate.basis')).fill('Veertien mensen, elke week een half uur')
      await look(ann, 'wall-estimate', faults)
      await button(ann, 'walls.estimate.submit').click()
      await ann.getByText('10 tot 40 uur per maand (schatting van 1 van de 2 zuilen)').first().waitFor()
      await lookInBoth(ann, 'wall-costs', faults)
    })

    await step('the register says what is known and of how many; nothing in it says who wrote, or who estimated', async () => {
      await page.goto(register)
      await page.getByText('10 tot 40 uur per maand (schatting van 1 van de 2 zuilen)').waitFor()
      await lookInBoth(page, 'walls', faults)
      await ann.goto(register)
      await ann.getByRole('heading', { name: t('walls.total.title') }).waitFor()
      await lookInBoth(ann, 'walls-phone', faults)
      const seen = JSON.stringify([await world.facilitator.get(`/walls?id=${world.programme}`), await world.facilitator.get(`/wall?id=${wall.split('/').pop()}`)])
      for (const person of [writer, of(silos[0])[0]]) must(!seen.includes(person.name), `${person.name} stands in it`)
    })

    await step('a proposal works on it', async () => {
      const statement = (await world.facilitator.get(`/wall?id=${wall.split('/').pop()}`)).statement
      await world.facilitator.post('/proposals/draft', { programme: world.programme, statement, title: 'Eén adresboek voor iedereen', text: 'Wij koppelen de systemen', customer_value: 'Een inwoner geeft een adres één keer door' })
      await page.goto(wall)
      await page.getByLabel(t('walls.worked.link')).selectOption({ label: 'Eén adresboek voor iedereen' })
      await button(page, 'walls.worked.submit').click()
      await page.getByText(t('walls.status.worked_on')).first().waitFor()
      await lookInBoth(page, 'wall-worked-on', faults)
    })

    await step('when the day comes it stands in the owner’s Today again; they say that it is gone', async () => {
      await later(35)
      await owner.goto(`${base}/`)
      await owner.getByText(t('today.todo.tell_wall')).first().waitFor()
      await link(owner, 'today.begin.tell_wall').click()
      await owner.getByText(t('walls.late')).first().waitFor()
      await button(owner, 'walls.tell.gone').click()
      await owner.getByLabel(t('walls.tell.gone.text')).fill('De systemen zijn gekoppeld')
      await look(owner, 'wall-gone', faults)
      await button(owner, 'walls.tell.gone.submit').click()
      await owner.getByText(t('walls.status.gone')).first().waitFor()
      await page.goto(register)
      await page.getByRole('heading', { name: t('walls.total.title') }).waitFor()
      must((await world.facilitator.get(`/walls?id=${world.programme}`)).waste.walls.hours.low == null, 'what is gone still costs')
    })

    await step('a silo that still has it opens it again; it stays with a reason, and keeps counting', async () => {
      await ann.goto(wall)
      await button(ann, 'walls.tell.reopen').click()
      await ann.getByLabel(t('walls.tell.reopen.text')).fill('Postbussen typen wij nog over')
      await look(ann, 'wall-reopen', faults)
      await button(ann, 'walls.tell.reopen.submit').click()
      await ann.getByText('Postbussen typen wij nog over').waitFor()
      await page.goto(wall)
      await button(page, 'walls.tell.stays').click()
      await page.getByLabel(t('walls.tell.stays.text')).fill('Postbussen komen pas in 2028')
      await button(page, 'walls.tell.stays.submit').click()
      await page.getByText(t('walls.status.stays')).first().waitFor()
      await lookInBoth(page, 'wall-stays', faults)
      await page.goto(register)
      await page.locator('summary').first().click()
      await page.getByText('10 tot 40 uur per maand').first().waitFor()
      await look(page, 'walls-trend', faults)
    })

    await step('on a phone a facilitator brings exports of Jira and Planner with a list of their own, and says which silo does a plan', async () => {
      const { context, page: hand } = await device(browser, 'nl', phone, faults, 'facilitator on a phone')
      inside.push(context)
      await context.addCookies([{ name, value, url: base }])
      await moveDevice(context, days)
      await hand.goto(`${base}/programmes/${world.programme}/ledger`)
      await hand.getByText(t('walls.bring.title')).waitFor()
      const jira = [
        'Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Assignee,Created,Due date,Labels,Labels,Comment',
        `Adressen van inwoners nalopen voor verzending,BAL-1,10001,Task,To Do,BAL,Balie,${of(silos[0])[0].name},14/Sep/26 9:05 AM,,brieven,,dit is geheim`,
        `Oude brieven weggooien,BAL-2,10002,Task,Done,BAL,Balie,${of(silos[0])[0].name},14/Sep/26 9:05 AM,,,,`,
      ].join('\n')
      await hand.getByLabel(t('walls.bring.file')).setInputFiles([
        { name: 'jira.csv', mimeType: 'text/csv', buffer: Buffer.from(jira) },
        { name: 'planner.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(new URL('../data/work/planner.xlsx', import.meta.url)) },
      ])
      await hand.getByText(t('walls.bring.without.title')).waitFor()
      // Another comes later, and one that was chosen by mistake is left out again.
      await hand.getByLabel(t('walls.bring.another')).setInputFiles([
        { name: 'work.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,title,owner,text\nW1,Telefoongids bijhouden,${of(silos[1])[0].own_id},\nW9,Iets,niemand,\n`) },
        { name: 'vergissing.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\x03\x04 geen werkboek', 'latin1') },
      ])
      await hand.getByText(/vergissing\.xlsx: Dit Excel-bestand is beschadigd/).waitFor()
      must((await hand.getByRole('button', { name: t('walls.bring.skip') }).count()) === 0, 'half of what was chosen can be taken')
      await hand.getByRole('button', { name: /Weglaten.*vergissing/ }).click()
      await hand.getByText(t('walls.bring.without.title')).waitFor()
      await hand.getByText(/jira\.csv: uit Jira, 1 genomen, 1 klaar/).waitFor()
      await look(hand, 'ledger-bring-phone', faults)
      const plan = hand.getByRole('group', { name: 'Spreekuur Zorg' })
      await plan.getByLabel(t('walls.bring.without.silo')).selectOption(silos[2])
      await plan.getByLabel(t('walls.bring.without.owner')).selectOption({ label: of(silos[2])[0].name })
      await hand.getByText(/planner\.xlsx: uit Planner, 2 genomen, 1 klaar/).waitFor()
      await hand.getByText(/work\.csv, regel 3/).waitFor()
      await look(hand, 'ledger-bring-phone-asked', faults)
      await button(hand, 'walls.bring.skip').click()
      await hand.getByText(t('walls.bring.done')).waitFor()
      await context.close()
      inside.pop()
      const kept = JSON.stringify(await world.facilitator.get(`/overlaps/likely?programme=${world.programme}`))
      for (const never of ['geheim', 'Lijst halen', 'Stoelen']) must(!kept.includes(never), `${never} was kept`)
    })

    await step('at a desk they see what stands beside words that are alike, and ask two owners', async () => {
      await page.goto(register)
      await link(page, 'walls.ledger.see').click()
      await page.getByText(t('walls.bring.title')).waitFor()
      await look(page, 'ledger-bring', faults)
      await button(page, 'walls.like.find').click()
      await button(page, 'walls.like.ask').waitFor()
      await page.getByText('Woorden lijken op elkaar; allebei in dezelfde tijd').first().waitFor()
      await lookInBoth(page, 'ledger-asking', faults)
      await button(page, 'walls.like.find').click()
      await button(page, 'walls.like.ask').click()
      await page.getByText(t('walls.double.waiting')).waitFor()
    })

    await step('both owners answer on their phones, neither seeing the other’s answer first; then it counts', async () => {
      for (const [i, on] of [ann, owner].entries()) {
        await on.goto(`${base}/`)
        await link(on, 'today.begin.answer_overlap').or(on.getByRole('link', { name: t('today.todo.answer_overlap') })).first().click()
        await on.waitForURL(/\/double\/\d+$/)
        await on.getByRole('radio', { name: t(i === 0 ? 'walls.overlap.same' : 'walls.overlap.related') }).check()
        if (i === 1) must(!(await on.locator('main').innerText()).includes('zegt:'), 'the other’s answer is there')
        await look(on, `double-answer-${i}`, faults)
        await button(on, 'walls.overlap.submit').click()
        await on.getByText(t(i === 0 ? 'walls.overlap.mine' : 'walls.overlap.counts')).waitFor()
      }
      await button(owner, 'walls.estimate.give').click()
      const euros = owner.getByRole('group', { name: t('walls.estimate.euros') })
      await euros.getByLabel(t('walls.estimate.low')).fill('200')
      await euros.getByLabel(t('walls.estimate.high')).fill('900')
      await button(owner, 'walls.estimate.submit').click()
      await owner.getByText('200 tot 900 euro per maand').first().waitFor()
      await lookInBoth(owner, 'double', faults)
      await page.goto(`${base}/programmes/${world.programme}/ledger`)
      await page.getByText('200 tot 900 euro per maand').first().waitFor()
      await lookInBoth(page, 'ledger', faults)
      await owner.goto(`${base}/programmes/${world.programme}/ledger`)
      await owner.getByText('200 tot 900 euro per maand').first().waitFor()
      await lookInBoth(owner, 'ledger-phone', faults)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
