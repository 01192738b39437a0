// Somebody comes when circles have been announced: a facilitator finds a circle with room, the circle sees who came, and who came reads
// what is shared from then on and nothing of before.
//
//   joiningWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { organise, silos } from './world.mjs'

const before = 'Ik durf Vergunningen niet te bellen.'
const after = 'Wie belt mij terug?'

export async function joiningWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const contexts = []
  const t = (key) => like('nl', key)
  let page = null
  const { step, done } = steps({ say, faults, page: () => page })
  const comeIn = async (person) => {
    const one = await device(browser, 'nl', phone, faults, person.name)
    contexts.push(one.context)
    const link = new URL(await world.linkOf(person.id))
    await one.page.goto(base + link.pathname + link.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const says = async (caller, text) => {
    const { made: share } = await caller.post('/shares/write', { programme: world.programme, kind: 'hinders', text })
    const { circles } = await caller.get('/my/circles')
    await caller.post('/shares/show', { share, circle: circles[0].id })
  }

  try {
    const people = `id,name,department\nlater,Nora Laatkomer,"${silos[1]}"\n`
    await world.facilitator.post('/import', { people, ties: null, undirected: true, skip_unknown: false, skip_refused: false, commit: true })
    const nora = (await world.facilitator.get('/people')).people.find((person) => person.own_id === 'later')
    await world.facilitator.post('/programmes/invite', { programme: world.programme, people: [nora.id] })
    for (const circle of world.circles) await says(await world.comeIn(circle.people[0].id), before)

    let joined = null
    await step('a facilitator sees who is in no circle, where they could join and what is said of each, and adds them', async () => {
      const desk = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
      contexts.push(desk.context)
      const [name, value] = world.facilitator.cookie.split('=')
      await desk.context.addCookies([{ name, value, url: base, httpOnly: true, sameSite: 'Strict' }])
      page = desk.page
      await page.goto(`${base}/programmes/${world.programme}/circles`)
      await page.getByRole('button', { name: t('composer.late.where') }).click()
      const join = page.getByRole('button', { name: t('composer.late.join') }).first()
      await join.waitFor()
      await look(page, 'joining-places', faults)
      must(!(await page.content()).includes(before), 'a facilitator reads what a circle said')
      await join.click()
      await page.getByText(t('composer.late.joined')).waitFor()
      const { announced, without } = await world.facilitator.get(`/circles?programme=${world.programme}`)
      joined = announced.find((circle) => circle.people.some((person) => person.id === nora.id))
      must(joined !== undefined && without.length === 0, 'nobody joined')
      await lookInBoth(page, 'joining-done', faults)
    })

    await step('the circle sees who came; who came reads nothing of before, and what is shared from then on', async () => {
      const member = joined.people.find((person) => person.id !== nora.id)
      page = await comeIn(member)
      await page.goto(`${base}/circle`)
      await page.getByText(t('circle.newcomers')).waitFor()
      await page.getByText(before).first().waitFor()
      await lookInBoth(page, 'phone-circle-newcomer', faults)
      page = await comeIn(nora)
      await page.goto(`${base}/circle`)
      await page.getByText(t('circle.since')).waitFor()
      const all = await page.evaluate(async () => {
        const paths = ['/my/circles', '/today', '/my/shares', '/statements', '/me/held']
        return (await Promise.all(paths.map(async (path) => (await fetch(`/api/v1${path}`)).text()))).join('\n')
      })
      must(!all.includes(before) && !(await page.content()).includes(before), 'who came later reads what was said before')
      await says(await world.comeIn(member.id), after)
      await page.getByText(after).waitFor()
      await lookInBoth(page, 'phone-circle-joined', faults)
    })
  } catch (error) {
    if (faults.length === 0) faults.push(error.stack)
  } finally {
    for (const context of contexts) await context.close()
  }
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
