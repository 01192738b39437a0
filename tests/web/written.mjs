// A circle that cannot meet: it answers in writing without reading each other, replies in turn over working days, and lets one
// line of its harvest go when all agree.
//
//   writtenWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { organise } from './world.mjs'

const secret = 'Ik durf Vergunningen niet te bellen.'

export async function writtenWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const circle = world.circles.find((one) => one.people.length === 5) ?? world.circles[0]
  const contexts = []
  const comeIn = async (person, language) => {
    const one = await device(browser, language, phone, faults, person.name)
    contexts.push(one.context)
    const link = new URL(await world.linkOf(person.id))
    await one.page.goto(base + link.pathname + link.hash)
    await one.page.waitForURL(`${base}/`)
    return { ...one, t: (key) => like(language, key) }
  }
  const one = await comeIn(circle.people[0], 'nl')
  const two = await comeIn(circle.people[1], 'en')
  const callers = []
  for (const person of circle.people) callers.push({ id: person.id, caller: await world.comeIn(person.id) })
  const { step, done } = steps({ say, faults, page: () => one.page })
  const button = (who, key) => who.page.getByRole('button', { name: who.t(key) }).first()
  const link = (who, key) => who.page.getByRole('link', { name: who.t(key) }).first()
  let number = 0
  let days = 0
  const seen = () => callers[0].caller.get(`/written?id=${number}`)
  // Whoever looks asks the clock first; until the turn is another.
  const wait = async (until) => {
    for (let i = 0; i < 100; ++i) {
      if (until(await seen())) return
      await new Promise((then) => setTimeout(then, 200))
    }
    throw new Error('the clock did not move it on')
  }
  const later = async (more) => {
    days += more
    server.moveTo(days)
    for (const context of contexts) await moveDevice(context, days)
  }

  try {
    await step('a member begins a session in writing, when the circle cannot come together', async () => {
      await one.page.goto(`${base}/circle/${circle.id}/session`)
      await one.page.getByText(one.t('session.writing')).waitFor()
      await lookInBoth(one.page, 'written-start', faults)
      await button(one, 'session.writing.begin').click()
      await one.page.waitForURL(/\/circle\/written\/\d+$/)
      number = Number(/written\/(\d+)/.exec(one.page.url())[1])
      await one.page.getByRole('heading', { name: one.t('written.stage.answering') }).waitFor()
    })

    await step('everybody answers on their own; nobody else reads it, nor sees that it is there', async () => {
      const before = JSON.stringify(await callers[1].caller.get(`/written?id=${number}`))
      const field = one.page.getByRole('textbox').nth(1)
      await field.fill(secret)
      await one.page.getByRole('button', { name: one.t('written.answer.save') }).nth(1).click()
      await one.page.getByText(one.t('written.answer.saved')).waitFor()
      await lookInBoth(one.page, 'written-answering', faults)
      must(JSON.stringify(await callers[1].caller.get(`/written?id=${number}`)) === before, 'another sees that something was written')
      await two.page.goto(base)
      await two.page.getByText(two.t('today.todo.write_answers')).first().waitFor()
      await two.page.goto(`${base}/circle/written/${number}`)
      await two.page.getByRole('heading', { name: two.t('written.stage.answering') }).waitFor()
      must(!(await two.page.content()).includes(secret), 'the answer is on another phone')
      for (const [i, { caller }] of callers.slice(1).entries()) await caller.post('/written/answer', { session: number, question: i % 2 === 0 ? 'hinders' : 'wish', text: `Antwoord ${i + 1} over de balie` })
    })

    await step('what is typed and not saved stays on the phone', async () => {
      await one.page.getByRole('textbox').nth(2).fill('Eén nummer om te bellen')
      await one.page.reload()
      await one.page.getByRole('heading', { name: one.t('written.stage.answering') }).waitFor()
      must((await one.page.getByRole('textbox').nth(2).inputValue()) === 'Eén nummer om te bellen', 'the draft is gone')
      await one.page.getByRole('button', { name: one.t('written.answer.save') }).nth(2).click()
      await one.page.getByText(one.t('written.answer.saved')).waitFor()
    })

    await step('when the working days are over the circle reads all answers at once, and one after another replies', async () => {
      await later(5)
      await wait((view) => view.stage === 'replying')
      await one.page.goto(`${base}/circle/written/${number}`)
      await one.page.getByRole('heading', { name: one.t('written.answers') }).waitFor()
      await one.page.getByText(secret).waitFor()
      await lookInBoth(one.page, 'written-turn', faults)
      for (let turn = 1; turn <= 5; ++turn) {
        const view = await seen()
        if (view.stage !== 'replying') break
        if (view.replies === circle.people[0].id) {
          await one.page.reload()
          await one.page.getByRole('heading', { name: one.t('written.your_turn') }).waitFor()
          await one.page.getByLabel(one.t('written.reply.label')).fill('Ik hoorde dat wij op elkaar wachten.')
          await lookInBoth(one.page, 'written-reply', faults)
          await button(one, 'written.reply.send_on').click()
          await one.page.getByText(one.t('written.reply.saved')).waitFor()
        } else if (view.replies === circle.people[1].id) {
          await two.page.reload()
          await two.page.getByRole('heading', { name: two.t('written.your_turn') }).waitFor()
          await button(two, 'written.pass').click()
          await two.page.getByText(two.t('written.passed')).waitFor()
        } else if (turn % 2 === 0) {
          await callers.find((other) => other.id === view.replies).caller.post('/written/reply', { session: number, text: `Beurt ${turn}: ik hoorde wachten` })
        } else {
          await later(5)
          await wait((now) => now.turn > view.turn)
        }
      }
    })

    await step('in the end all may still write, and the circle writes down what it found', async () => {
      await wait((view) => view.stage === 'closing')
      await one.page.goto(`${base}/circle/written/${number}`)
      await one.page.getByRole('heading', { name: one.t('written.stage.closing') }).waitFor()
      await button(one, 'harvest.write').click()
      await button(one, 'harvest.tension').click()
      await one.page.getByLabel(one.t('harvest.ask.tension')).fill('Balie en Vergunningen wachten op elkaar')
      await look(one.page, 'written-harvest', faults)
      await button(one, 'harvest.put').click()
      await one.page.getByText(one.t('harvest.written')).waitFor()
    })

    await step('it leaves the circle when everybody agrees, as a statement of a circle', async () => {
      await two.page.goto(base)
      await two.page.getByText(two.t('today.todo.agree_harvest')).first().waitFor()
      await link(two, 'today.begin.agree_harvest').click().catch(() => two.page.getByText(two.t('today.todo.agree_harvest')).first().click())
      await two.page.getByText('Balie en Vergunningen wachten op elkaar', { exact: true }).first().waitFor()
      await lookInBoth(two.page, 'written-circle', faults)
      await button(two, 'harvest.yes').click()
      await two.page.getByText(two.t('harvest.waits')).waitFor()
      const { circles } = await callers[2].caller.get('/my/circles')
      const line = circles[0].harvest[0]
      must(!line.agreed && line.stage === 'asked', 'it left before all agreed')
      for (const { caller } of callers.slice(2)) await caller.post('/harvest/agree', { harvest: line.id, agree: true })
      await one.page.goto(`${base}/programmes/${world.programme}/statements`)
      await one.page.getByText('Balie en Vergunningen wachten op elkaar', { exact: true }).first().waitFor()
      await one.page.getByText(one.t('common.of_circle')).waitFor()
      await lookInBoth(one.page, 'written-statement', faults)
    })

    await step('to somebody outside the circle, a facilitator too, nothing of it is there', async () => {
      for (const path of [`/written?id=${number}`]) {
        const answer = await world.facilitator.get(path).catch((error) => String(error))
        must(String(answer).includes('404') && !String(answer).includes(secret), 'the facilitator was told of it')
      }
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of contexts) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: new Set(faults).size }
}
