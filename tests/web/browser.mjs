// What the walks share: the browser, the sentences, and looking at a screen as everybody must be able to use it.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './start.mjs'

const require = createRequire(join(root, 'web/package.json'))
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const folder = join(root, 'web/src/words')
// What the scripts of guided sessions say, beside the catalogues: "script 1", "script 2", …
const scripts = join(root, 'src/sessions/scripts')
function scriptWords(language) {
  const found = []
  const look = (value) => {
    if (typeof value !== 'object' || value === null) return
    if (typeof value.nl === 'string') found.push(value[language])
    else Object.values(value).forEach(look)
  }
  for (const file of readdirSync(scripts)) look(JSON.parse(readFileSync(join(scripts, file), 'utf8')))
  return Object.fromEntries(found.map((sentence, i) => [`script ${i + 1}`, sentence]))
}
export const words = Object.fromEntries(
  ['nl', 'en'].map((language) => [
    language,
    Object.assign({}, ...readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`)).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))), scriptWords(language)),
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
  page.on('request', (request) => { if (!/^(http:\/\/127\.0\.0\.1|http:\/\/localhost:|data:|blob:|about:)/.test(request.url())) faults.push(`${who}: asked somebody else: ${request.url()}`) })
  return { context, page }
}

/** The device's clock, so many days ahead; what reads the time sees it at once, timers run on. */
export async function moveDevice(context, days) {
  const move = (ahead) => {
    if (window.schakelAhead === undefined) {
      const Real = Date
      window.Date = class extends Real {
        constructor(...parts) {
          if (parts.length === 0) super(Real.now() + window.schakelAhead)
          else super(...parts)
        }
        static now() { return Real.now() + window.schakelAhead }
      }
    }
    window.schakelAhead = ahead
  }
  await context.addInitScript(move, days * 86_400_000)
  for (const page of context.pages()) await page.evaluate(move, days * 86_400_000)
}

/** The steps of a walk: each says its name; the first that fails ends the walk, with a picture where SHOTS says. */
export function steps({ say, faults, page }) {
  const done = { passed: 0 }
  const step = async (name, what) => {
    try {
      await what()
      done.passed += 1
      say(`  ok ${name}`)
    } catch (error) {
      faults.push(`${name}: ${error.message.split('\n').slice(0, 4).join(' ')}`)
      if (process.env.SHOTS) await page().screenshot({ path: join(process.env.SHOTS, 'failed.png'), fullPage: true }).catch(() => {})
      throw error
    }
  }
  return { step, done }
}

export function must(holds, otherwise) {
  if (!holds) throw new Error(otherwise)
}

// What may not stand on a screen in one language because it is of the other: pieces of its sentences, and for Dutch also
// single words that only the English catalogues have. What people of the walks write is Dutch.
const wordsOf = (text) => text.toLowerCase().match(/\p{L}[\p{L}’'-]*/gu) ?? []
const sentencesOf = (language) => Object.values(words[language]).map((sentence) => sentence.replace(/\s+/g, ' '))
const piecesOf = (language) => sentencesOf(language).flatMap((sentence) => sentence.split(/\{\w+\}/)).map((piece) => piece.trim()).filter((piece) => wordsOf(piece).length >= 2 && piece.length >= 8)
const foreign = Object.fromEntries([['nl', 'en'], ['en', 'nl']].map(([language, other]) => {
  const own = sentencesOf(language).join('\n').toLowerCase()
  return [language, piecesOf(other).filter((piece) => language === 'nl' || wordsOf(piece).length >= 4).map((piece) => piece.toLowerCase()).filter((piece) => !own.includes(piece))]
}))
const dutch = new Set(['had', 'floor', ...sentencesOf('nl').flatMap(wordsOf)])  // in the demonstration's own texts and names
const english = new Set(sentencesOf('en').flatMap(wordsOf).filter((word) => word.length >= 3 && !dutch.has(word)))

export function foreignIn(language, text) {
  const flat = text.replace(/\s+/g, ' ').toLowerCase()
  const whole = (piece) => !/\p{L}/u.test(`${flat[flat.indexOf(piece) - 1] ?? ' '}${flat[flat.indexOf(piece) + piece.length] ?? ' '}`)
  const found = foreign[language].filter((piece) => flat.includes(piece) && whole(piece))
  // Tokens and hashes may spell anything ("add"); addresses are nobody's language.
  const withoutLinks = text.replace(/https?:\/\/\S+|\S+@\S+|\b[0-9a-f]{64}\b/g, ' ')
  if (language === 'nl') found.push(...new Set(wordsOf(withoutLinks).filter((word) => english.has(word))))
  return found
}

/** axe finds nothing, nothing is too wide, one h1, and no key of a catalogue stands there instead of its sentence. */
export async function look(page, name, faults, { shots = process.env.SHOTS ?? '', foreign = true } = {}) {
  await page.waitForSelector('h1')
  await page.waitForTimeout(200)
  const language = await page.evaluate(() => document.documentElement.lang)
  if (shots !== '') {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name.replaceAll(/[^\w-]+/g, '_')}-${language}.png`), fullPage: true })
  }
  await page.evaluate(axe)
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), tags)
  for (const violation of found.violations) faults.push(`${name} (${language}): ${violation.id}, ${violation.nodes[0]?.target.join(' ')}`)
  const seen = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth - window.innerWidth, headings: document.querySelectorAll('h1').length, text: document.body.innerText, said: [...document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')].flatMap((one) => (one.closest('[lang]') === document.documentElement ? ['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? '') : [])).concat([...document.querySelectorAll('main [lang]')].map((one) => `\u0000${one.textContent}`)) }))
  if (seen.wide > 0) faults.push(`${name} (${language}): ${seen.wide} pixels too wide`)
  if (seen.headings !== 1) faults.push(`${name} (${language}): ${seen.headings} h1`)
  for (const key of Object.keys(words.nl)) if (seen.text.includes(key) && key.includes('.')) faults.push(`${name} (${language}): ${key} stands there itself`)
  const meant = seen.said.filter((text) => text.startsWith('\u0000')).map((text) => text.slice(1))  // in another language on purpose
  const text = meant.reduce((all, part) => all.replaceAll(part, ' '), [seen.text, ...seen.said.filter((one) => !one.startsWith('\u0000'))].join('\n'))
  for (const other of foreign ? foreignIn(language, text) : []) faults.push(`${name} (${language}): "${other}" is of the other language`)
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
