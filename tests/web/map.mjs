// The silo map at depth, in the demonstration: a facilitator at a desk reads map, matrix, a silo's page, trend and borders; a
// participant on a phone chooses to be introduced, takes up a link, and turns it off again.
//
//   mapWalk({ browser, base, server })    called by all.mjs, on the demonstration
import { execFileSync } from 'node:child_process'
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'

async function comeIn(browser, server, who, viewport, faults) {
  const { context, page } = await device(browser, 'nl', viewport, faults, who)
  const link = new URL(server.links[who])
  await page.goto(server.base + link.pathname + link.hash)
  await page.waitForURL(`${server.base}/`)
  await page.waitForSelector('h1')
  return { context, page }
}

export async function mapWalk({ browser, base, server, say = console.log }) {
  const faults = []
  const others = []
  const t = (key) => like('nl', key)
  const desk = await comeIn(browser, server, 'facilitator', { width: 1440, height: 900 }, faults)
  let { page } = desk
  const { step, done } = steps({ say, faults, page: () => page })
  const button = (key) => page.getByRole('button', { name: t(key) }).first()
  const get = (path) => page.evaluate(async (p) => (await fetch(`/api/v1${p}`)).json(), path)
  const ready = async () => {
    await page.getByText(t('map.reality.title')).first().waitFor({ timeout: 60_000 })
    await page.waitForFunction(() => document.querySelector('.loading') === null, undefined, { timeout: 60_000 })
  }

  try {
    await step('the map says headline, walls, groups, trend and the borders side by side', async () => {
      await page.goto(`${base}/map`)
      await ready()
      for (const key of ['map.trend.title', 'map.reality.title', 'map.borders.title', 'map.worth.title']) await page.getByText(t(key)).first().waitFor()
      await lookInBoth(page, 'map', faults)
      const change = await get('/map/change?border=afdeling')
      must(change.windows.length >= 4, `${change.windows.length} windows`)
      const said = change.whole.detectable ? (change.whole.assortativity < 0 ? 'less' : 'more') : 'none'
      await page.getByText(t(`map.trend.${said}`)).first().waitFor()
    })

    await step('it can be looked at closer with the keyboard, and is whole again with 0', async () => {
      const frame = page.getByRole('group', { name: t('map.question') })
      await frame.focus()
      await page.keyboard.press('+')
      await page.keyboard.press('+')
      await page.keyboard.press('ArrowRight')
      const moved = () => frame.evaluate((one) => one.firstElementChild.style.transform)
      must(/scale\((1\.9|2)/.test(await moved()), await moved())
      await look(page, 'map-closer', faults)
      await page.keyboard.press('0')
      must((await moved()) === 'none', await moved())
    })

    await step('a cell of the matrix says itself in sentences, with the arrows too', async () => {
      await button('map.view.matrix').click()
      await page.locator('td button').nth(4).click()
      const says = page.locator('div.says')
      await says.waitFor()
      const before = await says.innerText()
      await page.keyboard.press('ArrowDown')
      must((await says.innerText()) !== before, 'the arrow did not move')
      must((await page.locator('td button[tabindex="0"]').count()) === 1, 'more than one stop for Tab')
      await lookInBoth(page, 'map-matrix', faults)
    })

    await step('a silo has a page with its walls, on how many people its bridges hang, and its trend', async () => {
      await button('map.view.pillars').click()
      await page.getByText(t('map.silos.title')).click()
      await page.locator('tbody th a[href^="/map/silo"]').first().click()
      await page.getByText(t('map.silo.pairs')).waitFor()
      await page.getByText(t('map.silo.trend.title')).waitFor()
      await page.waitForFunction(() => document.querySelector('.loading') === null)
      await lookInBoth(page, 'silo', faults)
      must((await page.locator('main table').first().locator('tbody tr').count()) === 8, 'not a row for each other department')
    })

    await step('another border, at any level, is chosen from those that stand side by side', async () => {
      await page.goto(`${base}/map`)
      await ready()
      const { borders } = await get('/map/borders')
      must(borders.length === 4 && borders.some((one) => one.level === 1 && one.levels === 2), JSON.stringify(borders.map((one) => [one.border, one.level])))
      await page.getByRole('button', { name: /^team, niveau 1 van 2$/ }).click()
      await page.waitForURL(/level=1/)
      await ready()
      await page.getByRole('button', { name: /^team$/ }).click()
      await page.waitForURL(/border=team&level=0/)
      await ready()
      await lookInBoth(page, 'map-teams', faults)
      await page.goBack()
      must(/level=1/.test(page.url()), page.url())
    })

    await step('a facilitator sees counts of links, never whose', async () => {
      const { made } = await get('/map/made')
      must(made.length > 0 && made.every((one) => one.count > 0), JSON.stringify(made))
      await page.goto(`${base}/map`)
      const all = made.reduce((sum, one) => sum + one.count, 0)
      await page.getByText(t(all === 1 ? 'map.worth.made_one' : 'map.worth.made')).first().waitFor({ timeout: 60_000 })
    })

    await step('a program reads a result with a token that only reads, as a table; what is hidden stays empty', async () => {
      const { token } = await page.evaluate(async (until) => {
        const answer = await fetch('/api/v1/tokens/make', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Schakel': '1' }, body: JSON.stringify({ name: 'BI', role: 'facilitator', may_change: false, until }) })
        return answer.json()
      }, new Date(Date.now() + 86_400_000 * 7).toISOString().slice(0, 10))
      const closed = (await get('/rounds')).rounds.find((round) => round.closed && round.kind === 'statements')
      const table = execFileSync('python3', ['examples/api/results.py', base, String(closed.id)], { env: { ...process.env, SCHAKEL_TOKEN: token }, encoding: 'utf8' })
      const rows = table.trim().split('\r\n')
      const { ground } = await get(`/result?round=${closed.id}`)
      must(rows[0] === 'round,statement,text,silo,answered,agree,low,high', rows[0])
      must(rows.length === ground.silos.length + 1 && rows.length > 50, `${rows.length} rows`)
      const hidden = ground.silos.filter((cell) => typeof cell.agree !== 'number').length
      must(rows.filter((row) => /,,,$/.test(row)).length <= hidden, 'what is shown is empty')
      must(!/undefined|hidden|null|NaN/.test(table), 'what is hidden has a number')
    })

    const small = await comeIn(browser, server, 'participant', phone, faults)
    page = small.page
    await step('on a phone the map stays readable, with everything on it', async () => {
      await page.goto(`${base}/map`)
      await ready()
      await lookInBoth(page, 'phone-map', faults)
    })

    let other = null
    await step('a participant asks a facilitator to be introduced; who they mean sees nothing of it', async () => {
      await page.goto(`${base}/map/links`)
      await page.getByText(t('map.links.lees')).first().waitFor({ timeout: 60_000 })
      await lookInBoth(page, 'phone-links', faults)
      await button('map.links.ask').click()
      const facilitator = page.getByRole('radio', { name: t('map.links.ask.facilitator') })
      if (await facilitator.count()) await facilitator.check()
      await page.getByRole('textbox').fill('Wie doet bij jullie de intake?')
      await look(page, 'phone-links-asking', faults)
      await button('map.links.ask.send').click()
      await page.getByText(t('map.links.asked')).first().waitFor()
      other = (await get('/my/links')).links.find((link) => link.introduction)
      const { links } = await desk.page.evaluate(async (person) => (await fetch('/api/v1/programmes/links', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Schakel': '1' }, body: JSON.stringify({ programme: 1, people: [person] }) })).json(), other.other)
      const theirs = await device(browser, 'nl', phone, faults, 'introduced')
      others.push(theirs)
      const way = new URL(links[0].link)
      await theirs.page.goto(base + way.pathname + way.hash)
      await theirs.page.waitForURL(`${base}/`)
      const seen = await theirs.page.evaluate(async () => (await fetch('/api/v1/my/links')).text())
      must(!seen.includes('"introduction":{') && !seen.includes('intake'), seen)
    })

    await step('the facilitator introduces them, and the other says yes on their own phone', async () => {
      page = desk.page
      await page.goto(`${base}/map/links`)
      await page.getByRole('heading', { name: t('map.introduce.title') }).waitFor()
      await page.getByLabel(t('map.introduce.words')).fill('Jullie helpen dezelfde inwoners.')
      await look(page, 'introducing', faults)
      await button('map.introduce.send').click()
      await page.getByText(t('map.introduce.done')).waitFor()
      page = others[0].page
      must(JSON.stringify(await get('/today')).includes('"introduced"'), 'Today does not say that somebody introduces them')
      await page.goto(`${base}/map/links`)
      await page.getByText('Jullie helpen dezelfde inwoners.').waitFor({ timeout: 60_000 })
      await lookInBoth(page, 'phone-introduced', faults)
      await button('map.links.yes').click()
      await page.getByText(t('map.links.intended')).first().waitFor()
      page = small.page
    })

    await step('they agree on something small, and nobody else can see it', async () => {
      await page.goto(`${base}/map/links`)
      await page.getByText(t('map.links.intended')).first().waitFor({ timeout: 60_000 })
      await button('map.links.plan').click()
      await page.getByLabel(t('map.links.plan.task')).fill('Een half uur meekijken aan de balie')
      await page.getByLabel(t('map.links.plan.day')).fill(new Date(Date.now() + 86_400_000 * 3).toISOString().slice(0, 10))
      await button('map.links.plan.save').click()
      await page.getByText('Een half uur meekijken aan de balie').waitFor()
      await look(page, 'phone-links-intended', faults)
      const theirs = await desk.page.evaluate(async () => (await fetch('/api/v1/my/links')).text())
      const me = (await get('/me')).name
      must(!theirs.includes(me), theirs)
    })

    await step('introductions are turned off in the settings, and nothing is suggested any more', async () => {
      await page.goto(`${base}/settings`)
      await button('common.introductions.off').click()
      await page.getByText(t('common.introductions.off_text')).waitFor()
      await lookInBoth(page, 'phone-settings', faults)
      const mine = await get('/my/links')
      must(!mine.open && mine.links.length === 0, JSON.stringify(mine))
    })
    await small.context.close()
    for (const one of others) await one.context.close()
  } catch (error) {
    if (faults.length === 0) faults.push(error.stack)
  } finally {
    await desk.context.close()
  }
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
