// The participant's walk, on a phone: in by a link, share and move it up, vote, see what came out, see what happened with it.
//
//   participantsWalk({ browser, base, firstRun })    called by all.mjs, on an empty organisation
//
// What a facilitator does in between is asked of the server directly; those screens have a walk of their own.
import { randomBytes } from 'node:crypto'
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { cast, day, organise, sha256, silos } from './world.mjs'

const texts = ['Ik hoor pas van de inwoner dat een collega al nee heeft gezegd.', 'Eén vaste contactpersoon per inwoner is in ons werk haalbaar.', 'Ik weet wie ik kan bellen bij een andere afdeling.']

export async function participantsWalk({ browser, base, firstRun, say = console.log }) {
  const faults = []
  const { context, page } = await device(browser, 'nl', phone, faults, 'participant')
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const here = (path) => page.waitForURL(`${base}${path}`)

  try {
    const world = await organise(base, firstRun)
    const [circle] = world.circles
    const [me, other] = circle.people
    const link = new URL(await world.linkOf(me.id))

    await step('a link that is not known says so, and whom to ask', async () => {
      await page.goto(`${base}/in#notalink`)
      await page.getByText(t('signin.ask')).waitFor()
      await look(page, 'link-unknown', faults)
    })

    await step('without a session every screen says how to come in', async () => {
      await page.goto(`${base}/shares`)
      await page.getByText(t('shell.signed_out.text')).waitFor()
      await lookInBoth(page, 'signed-out', faults)
    })

    await step('a link signs in, once, and leaves nothing in the address', async () => {
      await page.goto(base + link.pathname + link.hash)
      await here('/')
      must(!(await page.evaluate(() => location.href)).includes('#'), 'the token is still in the address')
      await page.getByText(t('today.todo.write_share')).first().waitFor()
      await lookInBoth(page, 'today', faults)
      const stranger = await device(browser, 'nl', phone, faults, 'stranger')
      await stranger.page.goto(base + link.pathname + link.hash)
      await stranger.page.getByText(t('error.link_used')).waitFor()
      await look(stranger.page, 'link-used', faults)
      await stranger.context.close()
    })

    await step('a share is written for oneself alone, and moved up to the circle', async () => {
      await page.getByRole('link', { name: t('today.begin.write_share') }).click()
      await here('/shares/new')
      await lookInBoth(page, 'share-write', faults)
      await page.locator('#text').fill('Een moeder belt voor haar zoon. Ik vraag alles opnieuw.')
      await button('shares.next').click()
      await page.getByText(t('shares.reads.only_me')).waitFor()
      await look(page, 'share-ladder', faults)
      await button('shares.go.only_me').click()
      await here('/shares')
      await page.getByText('Een moeder belt voor haar zoon').first().waitFor()
      await lookInBoth(page, 'shares', faults)
      const reader = await world.comeIn(other.id)
      const told = async () => (await reader.get('/my/circles')).circles.flatMap((one) => one.shares)
      must((await told()).length === 0, 'somebody else reads what is for the author alone')
      await page.getByRole('link', { name: t('shares.further') }).first().click()
      await button('shares.go.my_circle').click()
      await here('/shares')
      must((await told()).some((share) => share.text?.startsWith('Een moeder belt')), 'the circle does not read it')
    })

    await step('my circle shows who is in it, what was shared, and until when', async () => {
      await page.goto(`${base}/circle`)
      await page.getByText('Een moeder belt voor haar zoon').waitFor()
      must((await page.locator('.people li').count()) === circle.people.length, 'not everybody of the circle is there')
      await lookInBoth(page, 'circle', faults)
    })

    await step('it becomes an anonymous statement in other words, which only this device knows as mine', async () => {
      await page.goto(`${base}/shares`)
      await page.getByRole('link', { name: t('shares.further') }).first().click()
      await page.getByRole('radio', { name: t('shares.rung.anonymous') }).check()
      await page.getByLabel(t('shares.statement')).fill(texts[0])
      await look(page, 'share-anonymous', faults)
      await button('shares.go.anonymous').click()
      await here('/shares')
      await page.getByText(texts[0]).waitFor()
      await look(page, 'shares-with-statement', faults)
      await page.goto(`${base}/`)
      await page.locator('.thread', { hasText: texts[0] }).waitFor()
      const { statements } = await world.facilitator.get('/statements')
      must(statements.length === 1 && (statements[0].signed_by ?? null) === null, `the statement is not anonymous: ${JSON.stringify(statements)}`)
    })

    await step('a wish is shared with my name in one go, and everybody reads whose it is', async () => {
      await page.getByRole('link', { name: t('shell.nav.shares') }).first().click()
      await page.getByRole('link', { name: t('shares.write') }).first().click()
      await page.getByRole('button', { name: t('shares.kind.wish') }).click()
      await page.locator('#text').fill('Dat ik weet wie ik kan bellen.')
      await button('shares.next').click()
      await page.getByRole('radio', { name: t('shares.rung.with_name') }).check()
      await page.getByLabel(t('shares.statement')).fill(texts[2])
      await look(page, 'share-with-name', faults)
      await button('shares.go.with_name').click()
      await here('/shares')
      const { statements } = await world.facilitator.get('/statements')
      must(statements.find((one) => one.text === texts[2])?.signed_by === me.name, `not signed: ${JSON.stringify(statements)}`)
    })

    for (const text of texts.slice(1, 2)) {
      const writer = await world.comeIn(world.everybody.find((person) => person.id !== me.id).id)
      await writer.post('/statements/publish', { programme: world.programme, kind: 'hinders', text, lock: sha256(randomBytes(32).toString('hex')) })
    }
    const { made: round } = await world.facilitator.post('/rounds/open', { programme: world.programme, title: 'Doorverwijzen', statements: [], closes: `${day(3)}T11:00:00.000Z` })

    await step('a phone loads at most 100 kB to vote', async () => {
      const fresh = await browser.newContext({ viewport: phone, locale: 'nl-NL', storageState: { cookies: await context.cookies(), origins: [] } })
      const first = await fresh.newPage()
      const loaded = []
      first.on('requestfinished', (request) => loaded.push(request.sizes().then((sizes) => ({ size: sizes.responseBodySize, of: new URL(request.url()).pathname }))))
      await first.goto(`${base}/rounds/${round}`)
      await first.locator('.vote').first().waitFor()
      await first.waitForTimeout(800)
      const sizes = (await Promise.all(loaded)).sort((a, b) => b.size - a.size)
      const bytes = sizes.reduce((sum, { size }) => sum + size, 0)
      say(`  first load of the voting screen: ${bytes} bytes in ${loaded.length} requests`)
      must(bytes > 10_000 && bytes <= 100_000, `${bytes} bytes: ${sizes.map(({ size, of }) => `${of} ${size}`).join(', ')}`)
      await fresh.close()
    })

    await step('voting is the one thing to do, takes seconds, and can be undone until it is handed in', async () => {
      await page.goto(`${base}/`)
      await page.getByRole('link', { name: t('today.begin.vote') }).click()
      await here(`/rounds/${round}`)
      await lookInBoth(page, 'vote', faults)
      const seen = []
      page.on('request', async (request) => {
        if (request.url().includes('/ballots/')) seen.push(await request.allHeaders())
      })
      await button('rounds.answer.agree').click()
      await page.getByText(t('rounds.vote.last')).waitFor()
      await button('rounds.vote.undo').click()
      await button('rounds.answer.disagree').click()
      await page.waitForTimeout(300)
      await page.reload()
      await page.getByText(new RegExp(`2 van ${texts.length}`)).first().waitFor()
      await button('rounds.answer.agree').focus()
      await page.keyboard.press('1')
      await button('rounds.answer.agree').focus()
      await page.keyboard.press('3')
      await page.getByText(t('rounds.hand_in.title')).waitFor()
      await look(page, 'hand-in', faults)
      await page.locator('.sheet li button').first().click()
      await button('rounds.answer.agree').click()
      for (let i = 0; i < texts.length - 1; ++i) await page.locator('.vote[aria-pressed="true"]').click()
      await button('rounds.hand_in.button').click()
      await page.getByText(t('rounds.vote.done')).waitFor()
      await lookInBoth(page, 'handed-in', faults)
      must(seen.length > 0 && seen.every((headers) => headers.cookie === undefined), 'a ballot went with a cookie')
    })

    await step('before closing nobody sees a result, and it says when there is one', async () => {
      await page.goto(`${base}/rounds/${round}/result`)
      await page.getByText(t('result.open')).first().waitFor()
      await lookInBoth(page, 'result-open', faults)
      await page.goto(`${base}/rounds`)
      await page.getByText(t('rounds.handed_in')).waitFor()
      await lookInBoth(page, 'rounds', faults)
      await page.goto(`${base}/`)
      must((await page.getByRole('link', { name: t('today.begin.vote') }).count()) === 0, 'voting is still asked for')
    })

    await step('the same person on another device cannot vote twice, and is told where to go on', async () => {
      const second = await device(browser, 'nl', phone, faults, 'second device')
      const again = new URL(await world.linkOf(me.id))
      await second.page.goto(base + again.pathname + again.hash)
      await second.page.waitForURL(`${base}/`)
      must((await second.page.locator('.thread').count()) === 0, 'another device knows whose statement it is')
      await second.page.goto(`${base}/rounds/${round}`)
      await second.page.getByText(t('rounds.vote.elsewhere')).first().waitFor()
      await look(second.page, 'vote-elsewhere', faults)
      await second.context.close()
    })

    await step('after closing common ground, differences and what is hidden are told apart, as picture and as table', async () => {
      const { statements } = await world.facilitator.get(`/round?id=${round}`)
      const seen = silos.map(() => 0)
      for (const person of world.everybody.filter((one) => one.id !== me.id)) {
        const silo = silos.indexOf(person.silos[0])
        const i = seen[silo]++
        if (silo === 3 && i % 4 !== 0) continue  // too few to show, and with it one more that could be subtracted
        const caller = await world.comeIn(person.id)
        const votes = statements.map((one) => ({ statement: one.id, vote: one.text === texts[1] ? (silo < 2 ? 'agree' : 'disagree') : one.text === texts[2] ? (i % 2 === 0 ? 'agree' : 'disagree') : 'agree' }))
        await cast(caller, world.organisation, round, votes)
      }
      await world.facilitator.post('/rounds/close', { round })
      await page.goto(`${base}/rounds/${round}/result`)
      await page.locator('article').first().waitFor()
      must((await page.locator('article').count()) === texts.length, 'not every statement is there')
      const shared = page.locator('article', { hasText: texts[0] })
      await shared.getByText(t('result.verdict.shared')).waitFor()
      await page.locator('article', { hasText: texts[1] }).getByText(t('result.verdict.differ')).waitFor()
      await page.locator('article', { hasText: texts[2] }).getByText(t('result.verdict.unclear')).waitFor()
      must((await shared.getByText(t('common.hidden')).count()) > 0, 'no silo is said to be hidden')
      await lookInBoth(page, 'result', faults)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await look(page, 'result-unfolded', faults)
    })

    await step('where I agreed is worked out on the device, and asks the server nothing', async () => {
      const asked = []
      page.on('request', (request) => { if (request.url().includes('/api/')) asked.push(request.url()) })
      const agreed = page.locator('section', { has: page.getByRole('heading', { name: t('result.agreed') }) }).last()
      // Statements come in an order of this device's own, so what was shared may be what was passed on.
      await agreed.getByText(t('result.agreed.with')).or(agreed.getByText(t('result.agreed.no_side'))).waitFor()
      must((await agreed.locator('li').count()) > 0, 'my answers are not there')
      must(asked.every((url) => !/ballot|agree/.test(url)), `asked for ${asked}`)
    })

    await step('one statement has its page: per silo with intervals, a plain sentence, its way, and nobody who said it', async () => {
      await page.locator('article', { hasText: texts[0] }).getByRole('link').first().click()
      await page.waitForURL(new RegExp(`/rounds/${round}/result/\\d+$`))
      await page.getByText(t('result.means.shared')).waitFor()
      await page.getByText(t('result.way.nobody')).waitFor()
      await page.getByText(t('result.mine.one')).waitFor()
      for (const summary of await page.locator('summary').all()) await summary.click()
      must((await page.locator('tbody tr').count()) >= 2, 'the table has no silos')
      await lookInBoth(page, 'statement', faults)
    })

    await step('support for a proposal is given in the same way, as in favour, against or abstaining', async () => {
      const { made: proposal } = await world.facilitator.post('/proposals/draft', { programme: world.programme, statement: null, title: 'Eerst bellen, dan besluiten', text: 'Wie nee wil zeggen, belt eerst de andere afdeling.', customer_value: 'Een inwoner hoort één antwoord.' })
      await world.facilitator.post('/proposals/open-input', { proposal, influence: 'consulted', silos: silos.slice(0, 2), until: day(2) })
      await world.facilitator.post('/proposals/ask-support', { proposal, closes: `${day(3)}T11:00:00.000Z` })
      await page.goto(`${base}/`)
      await page.getByRole('link', { name: t('today.begin.support') }).click()
      await button('rounds.support.agree').waitFor()
      await lookInBoth(page, 'support', faults)
      await button('rounds.support.agree').click()
      await button('rounds.hand_in.button').click()
      await page.getByText(t('rounds.vote.done')).waitFor()
      await look(page, 'support-handed-in', faults)
      await page.goto(`${base}/`)
      await page.getByText(t('today.todo.give_input')).first().waitFor()
      await look(page, 'today-input', faults)
    })

    await step('Today tells what happened with my statement', async () => {
      await page.goto(`${base}/`)
      const thread = page.locator('.thread', { hasText: texts[0] })
      await thread.getByText(t('today.thread.vote.done')).waitFor()
      await page.getByText(t('today.news.round_closed')).first().waitFor()
      await lookInBoth(page, 'today-after', faults)
      await thread.getByRole('link').click()
      await here(`/rounds/${round}/result`)
    })

    await step('what was said is found again, on the device: what is looked for is sent nowhere', async () => {
      await page.goto(`${base}/`)
      await page.getByRole('link', { name: t('shell.search') }).first().click()
      await page.waitForURL(`${base}/search`)
      const sent = []
      const listen = (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`)
      page.on('request', listen)
      const [word] = texts[1].split(/\s+/).filter((one) => /^\p{L}{5,}$/u.test(one))
      await page.getByRole('searchbox').fill(word.toUpperCase())
      await page.getByRole('link', { name: texts[1] }).waitFor()
      await lookInBoth(page, 'search', faults)
      await page.getByRole('searchbox').fill('zwembadlikeur')
      await page.getByText(t('search.none')).waitFor()
      await look(page, 'search-none', faults)
      page.off('request', listen)
      must(!sent.some((one) => one.toLowerCase().includes(word.toLowerCase()) || one.includes('zwembadlikeur')), 'what is looked for was sent')
    })

    await step('language and theme are chosen once for this device, and signing out ends it', async () => {
      await page.goto(`${base}/more`)
      await lookInBoth(page, 'more', faults)
      await page.goto(`${base}/settings`)
      await lookInBoth(page, 'settings', faults)
      await page.getByRole('button', { name: t('settings.theme.dark') }).click()
      for (const [path, name] of [['/', 'today-dark'], [`/rounds/${round}/result`, 'result-dark'], ['/circle', 'circle-dark'], ['/settings', 'settings-dark']]) {
        await page.goto(base + path)
        await look(page, name, faults)
      }
      await button('settings.leave.button').click()
      await page.getByRole('button', { name: t('settings.leave.yes') }).click()
      await page.getByText(t('shell.signed_out')).first().waitFor()
      await page.goto(`${base}/circle`)
      await page.getByText(t('shell.signed_out')).first().waitFor()
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await context.close()
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
