// Without a mouse: the participant's way from the link to the result, and moving people between circles; then the same move
// by dragging, which is never the only way.
//
//   keyboardWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { randomBytes } from 'node:crypto'
import { device, like, look, must, phone, steps } from './browser.mjs'
import { cast, day, organise, sha256 } from './world.mjs'

const texts = ['Ik hoor pas van de inwoner dat een collega al nee heeft gezegd.', 'Ik weet wie ik kan bellen bij een andere afdeling.']

export async function keyboardWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const me = world.circles[0].people[0]
  const { context, page: walked } = await device(browser, 'nl', phone, faults, 'keyboard')
  let page = walked
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const named = (role, key) => page.getByRole(role, { name: t(key) }).first()

  // Tab until the focus is there; on the way it must never be lost or out of sight.
  const tabTo = async (target, most = 90) => {
    await target.waitFor()
    for (let i = 0; i < most; ++i) {
      if (await target.evaluate((one) => one === document.activeElement)) {
        const seen = await target.evaluate((one) => {
          const box = one.getBoundingClientRect()
          const style = getComputedStyle(one)
          return { inside: box.bottom > 0 && box.top < window.innerHeight, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }
        })
        must(seen.inside, `the focus is out of sight on ${await target.evaluate((one) => one.outerHTML.slice(0, 80))}`)
        must(seen.ring, `no ring around the focus on ${await target.evaluate((one) => one.outerHTML.slice(0, 80))}`)
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}`)
  }
  const enter = async (target) => {
    await tabTo(target)
    await page.keyboard.press('Enter')
  }
  const here = (path) => page.waitForURL(`${base}${path}`)

  try {
    await step('by keyboard: from the link to a share for my circle', async () => {
      const link = new URL(await world.linkOf(me.id))
      await page.goto(base + link.pathname + link.hash)
      await here('/')
      await page.keyboard.press('Tab')
      await enter(named('link', 'today.begin.write_share'))
      await here('/shares/new')
      await tabTo(page.locator('#text'))
      await page.keyboard.type('Een moeder belt voor haar zoon.')
      await enter(named('button', 'shares.next'))
      await tabTo(page.locator('input[type=radio]:checked').first())
      await page.keyboard.press('ArrowDown')
      await named('button', 'shares.go.my_circle').waitFor()
      await enter(named('button', 'shares.go.my_circle'))
      await here('/shares')
      await page.getByText('Een moeder belt voor haar zoon.').first().waitFor()
    })

    await step('by keyboard: up the ladder to an anonymous statement', async () => {
      await enter(named('link', 'shares.further'))
      await tabTo(page.locator('input[type=radio]:checked').first())
      await page.getByLabel(t('shares.statement')).waitFor()
      await tabTo(page.getByLabel(t('shares.statement')))
      await page.keyboard.press('Control+A')
      await page.keyboard.type('Wij vragen alles opnieuw.')
      await look(page, 'keyboard-ladder', faults)
      await enter(named('button', 'shares.go.anonymous'))
      await here('/shares')
      await page.getByText('Wij vragen alles opnieuw.').first().waitFor()
    })

    for (const text of texts) {
      const writer = await world.comeIn(world.everybody.find((person) => person.id !== me.id).id)
      await writer.post('/statements/publish', { programme: world.programme, kind: 'hinders', text, lock: sha256(randomBytes(32).toString('hex')) })
    }
    const { made: round } = await world.facilitator.post('/rounds/open', { programme: world.programme, title: 'Doorverwijzen', statements: [], closes: `${day(3)}T11:00:00.000Z` })

    await step('by keyboard: vote, undo, hand in', async () => {
      await page.reload()
      await enter(named('link', 'shell.nav.today'))
      await here('/')
      await enter(named('link', 'today.begin.vote'))
      await here(`/rounds/${round}`)
      await enter(named('button', 'rounds.answer.agree'))
      await enter(named('button', 'rounds.vote.undo'))
      await tabTo(named('button', 'rounds.answer.disagree'))
      await page.keyboard.press('Enter')
      for (let i = 0; i < texts.length; ++i) {
        await tabTo(named('button', 'rounds.answer.agree'))
        await page.keyboard.press(String(1 + i))
      }
      await enter(named('button', 'rounds.hand_in.button'))
      await page.getByText(t('rounds.vote.done')).waitFor()
      await enter(named('link', 'shell.to_today'))
      await here('/')
    })

    await step('by keyboard: to the result, with its tables', async () => {
      const { statements } = await world.facilitator.get(`/round?id=${round}`)
      for (const person of world.everybody.filter((one) => one.id !== me.id).slice(0, 40)) await cast(await world.comeIn(person.id), world.organisation, round, statements.map((one) => ({ statement: one.id, vote: 'agree' })))
      await world.facilitator.post('/rounds/close', { round })
      await enter(named('link', 'shell.nav.rounds'))
      await here('/rounds')
      await enter(named('link', 'rounds.to_result'))
      await here(`/rounds/${round}/result`)
      await page.locator('article').first().waitFor()
      await enter(page.locator('article a').first())
      await page.waitForURL(new RegExp(`/rounds/${round}/result/\\d+$`))
      const table = page.locator('summary').filter({ hasText: t('result.table') })
      await table.waitFor()
      await enter(table)
      must(await page.locator('details').first().evaluate((one) => one.open), 'Enter does not unfold the table')
      must((await page.locator('details tbody tr').count()) > 0, 'the table has no silos')
    })

    await step('by keyboard: a dialog keeps the focus, Escape closes it and gives the focus back', async () => {
      await enter(named('link', 'shell.nav.shares'))
      await enter(named('link', 'shares.further'))
      const ask = named('button', 'shares.withdraw')
      await enter(ask)
      await page.getByRole('dialog').waitFor()
      for (let i = 0; i < 6; ++i) {
        await page.keyboard.press('Tab')
        must(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null), 'the focus left the dialog')
      }
      await look(page, 'keyboard-dialog', faults)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      must(await ask.evaluate((one) => one === document.activeElement), 'the focus is not given back')
    })

    // The facilitator, at a desk.
    const { made: programme } = await world.facilitator.post('/programmes/start', { title: 'Sneller terugbellen', goal: 'Een inwoner wordt dezelfde dag gebeld', border: 'department', phases: ['map', 'connect', 'explore', 'devise', 'carry_out', 'result'].map((phase, i) => ({ phase, opens: day(i * 10), closes: day(i * 10 + 9) })) })
    await world.facilitator.post('/programmes/invite', { programme, people: world.everybody.map((person) => person.id) })
    await world.facilitator.post('/circles/compose', { programme, size: 5, seed: 1 })
    const desk = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'desk')
    const [name, value] = world.facilitator.cookie.split('=')
    await desk.context.addCookies([{ name, value, url: base }])
    page = desk.page
    const draft = async () => (await world.facilitator.get(`/circles?programme=${programme}`)).draft
    const circleOf = async (person) => (await draft()).find((circle) => circle.people.some((one) => one.id === person))?.id ?? null
    const arrived = async (person, circle) => {
      for (let i = 0; i < 100; ++i) {
        if ((await circleOf(person)) === circle) return
        await page.waitForTimeout(50)
      }
      throw new Error(`person ${person} is not in circle ${circle}`)
    }

    await step('by keyboard: somebody moves to another circle, the focus goes along, and it is undone', async () => {
      await page.goto(`${base}/programmes/${programme}/circles`)
      await page.locator('article').first().waitFor()
      const [first] = await draft()
      const person = first.people[1]
      await enter(page.locator(`#move-${person.id}`))
      await page.getByRole('dialog').waitFor()
      const target = (await draft())[2]
      await tabTo(page.getByRole('dialog').getByRole('radio').first())
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      must((await circleOf(person.id)) === first.id, 'an arrow key moved somebody')
      must(await page.getByRole('radio', { name: target.name, exact: true }).isChecked(), 'the arrow does not choose the next circle')
      await look(page, 'composer-move', faults)
      await page.keyboard.press('Enter')
      await arrived(person.id, target.id)
      await page.waitForFunction((id) => document.activeElement?.id === id, `move-${person.id}`)
      await page.getByText(t('composer.effect.title')).waitFor()
      await enter(named('button', 'composer.effect.undo'))
      await arrived(person.id, first.id)
    })

    await step('by dragging: the same move, and out of the circles', async () => {
      const [first, second] = await draft()
      const person = first.people[0]
      const line = (id) => page.locator('li', { has: page.locator(`#move-${id}`) })
      await line(person.id).dragTo(page.locator('article').nth(1))
      await arrived(person.id, second.id)
      await line(person.id).dragTo(page.locator('section[aria-labelledby="without-title"]'))
      await arrived(person.id, null)
      await page.locator('section[aria-labelledby="without-title"]').locator(`#move-${person.id}`).waitFor()
      await look(page, 'composer-dragged', faults)
    })
    await desk.context.close()
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
