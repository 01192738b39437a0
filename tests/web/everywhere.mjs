// Every screen that a link leads to, in the demonstration: as a facilitator at a desk, as a participant on a phone. Each is
// looked at in both languages (axe, too wide, words of the other language), and narrowed to 320 pixels.
//
//   everywhereWalk({ browser, base, server })    called by all.mjs, on the demonstration
import { device, look, phone, steps } from './browser.mjs'

const perKind = 1     // of each kind of address ("/rounds/:id") so many
const most = 60

const kindOf = (path) => path.replace(/\d+/g, ':id')

async function linksOn(page) {
  const found = await page.evaluate(() => [...document.querySelectorAll('a[href^="/"]')].filter((one) => !one.hasAttribute('download')).map((one) => one.getAttribute('href')))
  return found.map((path) => path.split('#')[0]).filter((path) => !path.startsWith('/api/'))
}

async function settled(page) {
  await page.waitForSelector('h1')
  await page.waitForFunction(() => document.querySelector('.loading') === null, undefined, { timeout: 60_000 })
}

// Which elements reach furthest past the edge, to know where to look.
function widest(page) {
  return page.evaluate(() => {
    const out = [...document.querySelectorAll('main *')].map((one) => ({ one, right: one.getBoundingClientRect().right })).filter(({ right }) => right > window.innerWidth + 0.5)
    return out.sort((a, b) => b.right - a.right).slice(0, 3).map(({ one, right }) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} to ${Math.round(right)}`).join(', ')
  })
}

async function crawl({ context, page, base, who, faults }) {
  const seen = new Set()
  const kinds = new Map()
  const waiting = ['/', '/more', '/settings', '/map', '/nowhere']
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()
    const kind = kindOf(path)
    if (seen.has(path) || (kinds.get(kind) ?? 0) >= perKind) continue
    seen.add(path)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    for (const language of ['en', 'nl']) {
      await page.evaluate((one) => localStorage.setItem('schakel.language', one), language)
      await page.goto(base + path)
      await settled(page)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      await look(page, `${who} ${kind}`, faults, { foreign: language === 'nl' })  // what people wrote is Dutch
    }
    const size = page.viewportSize()
    await page.setViewportSize({ width: 320, height: 640 })
    await page.waitForTimeout(100)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) faults.push(`${who} ${kind}: ${wide} pixels too wide at 320: ${await widest(page)}`)
    await page.setViewportSize(size)
    waiting.push(...(await linksOn(page)))
  }
  await context.close()
  return kinds
}

export async function everywhereWalk({ browser, base, server, say = console.log }) {
  const faults = []
  let at
  const { step, done } = steps({ say, faults, page: () => at })
  for (const [who, size] of [['facilitator', { width: 1440, height: 900 }], ['participant', phone]]) {
    try {
      await step(`every screen a ${who} can go to, in both languages and at 320 pixels`, async () => {
        const { context, page } = await device(browser, 'nl', size, faults, who)
        at = page
        const link = new URL(server.links[who])
        await page.goto(base + link.pathname + link.hash)
        await page.waitForURL(`${base}/`)
        const kinds = await crawl({ context, page, base, who, faults })
        say(`  ${[...kinds.keys()].length} kinds of screens: ${[...kinds.keys()].join(' ')}`)
      })
    } catch (error) {
      say(`  stopped: ${error.message.split('\n')[0]}`)
    }
  }
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
