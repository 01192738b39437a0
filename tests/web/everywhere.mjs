// Every screen that a link leads to, in the demonstration: as a participant on a phone, in Dutch and by night, and as a facilitator at a
// desk, in English and by day (axe, too wide, words of the other language). A screen that only the facilitator comes to is looked at
// both ways. Each is narrowed to 320 pixels, and to what a desk of 1280 by 1024 has left at 200 %.
//
//   everywhereWalk({ browser, base, server })    called by all.mjs, on the demonstration
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { device, like, look, must, phone, steps } from './browser.mjs'

const perKind = 1     // of each kind of address ("/rounds/:id") so many
const most = 60

const zoomed = { width: 640, height: 512 }
const most_covered = 0.4

const kindOf = (path) => path.replace(/\?.*/, '?').replace(/\d+/g, ':id')

async function linksOn(page) {
  const found = await page.evaluate(() => [...document.querySelectorAll('a[href^="/"]')].filter((one) => !one.hasAttribute('download')).map((one) => one.getAttribute('href')))
  return found.map((path) => path.split('#')[0]).filter((path) => !path.startsWith('/api/'))
}

async function settled(page) {
  await page.waitForSelector('h1')
  await page.waitForFunction(() => document.querySelector('.loading') === null, undefined, { timeout: 60_000 })
}

// Which part of the window's height is under bars that do not scroll along.
function covered(page) {
  return page.evaluate(() => {
    const stays = [...document.querySelectorAll('body *')].filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
    const high = stays.map((one) => one.getBoundingClientRect()).filter((box) => box.width > window.innerWidth / 2 && box.height < window.innerHeight * 0.9 && box.bottom > 0 && box.top < window.innerHeight)
    return high.reduce((sum, box) => sum + Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0), 0) / window.innerHeight
  })
}

// Which elements reach furthest past the edge, to know where to look.
function widest(page) {
  return page.evaluate(() => {
    const out = [...document.querySelectorAll('main *')].map((one) => ({ one, right: one.getBoundingClientRect().right })).filter(({ right }) => right > window.innerWidth + 0.5)
    return out.sort((a, b) => b.right - a.right).slice(0, 3).map(({ one, right }) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} to ${Math.round(right)}`).join(', ')
  })
}

// Map, matrix and intervals can be taken along: a file that stands alone, with what it shows and how certain that is.
async function pictures(page, base) {
  const t = (key) => like('nl', key)
  const taken = async (on, ending) => {
    const [download] = await Promise.all([page.waitForEvent('download'), on.getByRole('button', { name: t(`common.picture.${ending}`) }).first().click()])
    must(download.suggestedFilename().endsWith(`.${ending}`), download.suggestedFilename())
    const bytes = readFileSync(await download.path())
    if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, `picture-${download.suggestedFilename()}`), bytes)
    return bytes
  }
  const check = async (on, mustSay) => {
    const svg = (await taken(on, 'svg')).toString()
    // On an empty page: Schakel's own takes no text for a document (Trusted Types).
    const empty = await page.context().newPage()
    const read = await empty.evaluate((text) => {
      const tree = new DOMParser().parseFromString(text, 'image/svg+xml')
      return { wrong: tree.querySelector('parsererror') !== null, text: tree.documentElement.textContent.replace(/\s+/g, ' '), shapes: tree.querySelectorAll('path').length }
    }, svg)
    await empty.close()
    must(!read.wrong && read.shapes > 5 && !/var\(|class=|style=/.test(svg), `not a picture of its own: ${svg.slice(0, 300)}`)
    for (const words of mustSay) must(words.test(read.text), `the picture does not say ${words}`)
    const png = await taken(on, 'png')
    must(png.subarray(1, 4).toString() === 'PNG' && png.length > 5000, 'not a PNG')
  }
  await page.goto(`${base}/map`)
  await page.getByText(t('map.question')).waitFor({ timeout: 60_000 })
  const chance = /bij toeval \d+.?%, tussen \d+.?% en \d+.?%/
  await check(page, [chance, /standaardafwijkingen/, /contacten tussen/])
  await page.getByRole('button', { name: t('map.view.matrix') }).click()
  await check(page, [chance, /standaardafwijkingen/, /\d+.?%/])
  // Of a round with many statements: those of customers are too few to draw where people stand.
  const { rounds } = await (await page.request.get(`${base}/api/v1/rounds`)).json()
  const round = rounds.find((one) => one.kind === 'statements' && one.closed && one.customers === '')
  await page.goto(`${base}/rounds/${round.id}/result`)
  await page.locator('article').first().waitFor()
  await check(page.locator('section', { has: page.locator('#chosen') }), [/90%-onzekerheid/])
  await check(page.locator('section', { has: page.locator('#map') }), [/minder dan 5 mensen/])
}

const night = ['nl', 'dark'], day = ['en', 'light']

// `looks`: how a kind of screen is looked at.
async function crawl({ context, page, base, who, faults, looks }) {
  const seen = new Set()
  const kinds = new Map()
  const waiting = ['/', '/more', '/settings', '/map', '/nowhere']
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()
    const kind = kindOf(path)
    if (seen.has(path) || (kinds.get(kind) ?? 0) >= perKind) continue
    seen.add(path)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    for (const [language, theme] of looks(kind)) {
      await page.evaluate((all) => { for (const [key, value] of all) localStorage.setItem(`schakel.${key}`, value) }, [['language', language], ['theme', theme]])
      await page.goto(base + path)
      await settled(page)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      await look(page, `${who} ${kind}`, faults, { foreign: language === 'nl' })  // what people wrote is Dutch
    }
    const size = page.viewportSize()
    for (const narrow of [{ width: 320, height: 640 }, zoomed]) {
      await page.setViewportSize(narrow)
      await page.waitForTimeout(100)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (wide > 0) faults.push(`${who} ${kind}: ${wide} pixels too wide at ${narrow.width}: ${await widest(page)}`)
      if (await covered(page) > most_covered) faults.push(`${who} ${kind}: what stays in its place covers too much at ${narrow.width} by ${narrow.height}`)
    }
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
  const seen = new Set()
  const as = [
    ['participant', phone, () => [night]],
    ['facilitator', { width: 1440, height: 900 }, (kind) => (seen.has(kind) ? [day] : [day, night])],
  ]
  for (const [who, size, looks] of as) {
    try {
      await step(`every screen a ${who} can go to, at 320 pixels, and at 200 %`, async () => {
        const { context, page } = await device(browser, 'nl', size, faults, who)
        at = page
        const link = new URL(server.links[who])
        await page.goto(base + link.pathname + link.hash)
        await page.waitForURL(`${base}/`)
        if (who === 'facilitator') await pictures(page, base)
        const kinds = await crawl({ context, page, base, who, faults, looks })
        for (const kind of kinds.keys()) seen.add(kind)
        say(`  ${[...kinds.keys()].length} kinds of screens: ${[...kinds.keys()].join(' ')}`)
      })
    } catch (error) {
      say(`  stopped: ${error.message.split('\n')[0]}`)
    }
  }
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
