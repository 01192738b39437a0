// What the walks share: the browser, the sentences, and looking at a screen as everybody must be able to use it.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './start.mjs'

const require = createRequire(join(root, 'web/package.json'))
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const folder = join(root, 'web/src/words')
export const words = Object.fromEntries(
  ['nl', 'en'].map((language) => [
    language,
    Object.assign({}, ...readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`)).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))),
  ]),
)

/** A sentence as a pattern: its {values} may be anything. */
export function like(language, key) {
  const sentence = words[language][key]
  if (sentence === undefined) throw new Error(`no sentence ${key}`)
  return new RegExp(`^\\s*${sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')).join('.*')}`)
}

export async function openBrowser() {
  const { chromium } = require('playwright-core')
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export const phone = { width: 390, height: 844 }

/** A device of its own: its storage, its language; what goes wrong on its pages ends up in `faults`. */
export async function device(browser, language, viewport, faults, who) {
  const context = await browser.newContext({ viewport, locale: language === 'nl' ? 'nl-NL' : 'en-GB', timezoneId: 'Europe/Amsterdam' })
  await context.addInitScript((one) => { if (localStorage.getItem('schakel.language') === null) localStorage.setItem('schakel.language', one) }, language)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`))
  page.on('console', (message) => { if (/Content.Security.Policy|Refused to/i.test(message.text())) faults.push(`${who}: ${message.text()}`) })
  page.on('request', (request) => { if (!/^(http:\/\/127\.0\.0\.1|data:|blob:|about:)/.test(request.url())) faults.push(`${who}: asked somebody else: ${request.url()}`) })
  return { context, page }
}

/** axe finds nothing, nothing is too wide, one h1, and no key of a catalogue stands there instead of its sentence. */
export async function look(page, name, faults, shots = process.env.SHOTS ?? '') {
  await page.waitForSelector('h1')
  await page.waitForTimeout(200)
  const language = await page.evaluate(() => document.documentElement.lang)
  if (shots !== '') {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}-${language}.png`), fullPage: true })
  }
  await page.evaluate(axe)
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), tags)
  for (const violation of found.violations) faults.push(`${name} (${language}): ${violation.id}, ${violation.nodes[0]?.target.join(' ')}`)
  const seen = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth - window.innerWidth, headings: document.querySelectorAll('h1').length, text: document.body.innerText }))
  if (seen.wide > 0) faults.push(`${name} (${language}): ${seen.wide} pixels too wide`)
  if (seen.headings !== 1) faults.push(`${name} (${language}): ${seen.headings} h1`)
  for (const key of Object.keys(words.nl)) if (seen.text.includes(key) && key.includes('.')) faults.push(`${name} (${language}): ${key} stands there itself`)
}

/** The screen as it stands, and the same address in the other language. */
export async function lookInBoth(page, name, faults) {
  await look(page, name, faults)
  const was = await page.evaluate(() => document.documentElement.lang)
  const other = was === 'nl' ? 'en' : 'nl'
  for (const language of [other, was]) {
    await page.evaluate((one) => localStorage.setItem('schakel.language', one), language)
    await page.reload()
    await page.waitForSelector('h1')
    if (language === other) await look(page, name, faults)
  }
}
