// The handbook of the demonstration: a facilitator at a desk and a participant on a phone choose a language, download the book,
// open it and print it. It is read as people see it, and by W3C's epubcheck where that is installed.
//
//   handbookWalk({ browser, base, server })    called by all.mjs, on the demonstration
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'

const checker = '/usr/share/java/epubcheck.jar'
const chapters = {
  nl: ['Waar dit over gaat', 'De waarde-afspraak', 'Wat wij besloten', 'Wat wij probeerden', 'Resultaten die de klant merkt', 'Wat wij stopten, en wat dat leerde', 'De werkwijze'],
  en: ['What this is about', 'The value agreement', 'What we decided', 'What we tried', 'Results that customers notice', 'What we stopped, and what that taught us', 'The method'],
}

export async function handbookWalk({ browser, base, server, say = console.log }) {
  const faults = []
  const folder = mkdtempSync(join(tmpdir(), 'schakel-book-'))
  const keep = (name, bytes) => { if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, name), bytes) }
  let at
  const { step, done } = steps({ say, faults, page: () => at })
  const comeIn = async (who, size, language) => {
    const one = await device(browser, language, size, faults, who)
    const link = new URL(server.links[who])
    await one.page.goto(base + link.pathname + link.hash)
    await one.page.waitForURL(`${base}/`)
    return one
  }
  const choose = (page, language, screen) => page.getByLabel(like(screen, `handbook.language.${language}`)).check()
  const download = async (page, name) => {
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return { name: taken.suggestedFilename(), bytes: readFileSync(await taken.path()) }
  }
  // The book in a tab of its own, looked at as a screen is.
  const open = async (context, page, language, screen, name) => {
    await choose(page, language, screen)
    const [book] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: like(screen, 'handbook.open') }).click()])
    await book.waitForSelector('h1')
    const found = await book.evaluate(() => ({ language: document.documentElement.lang, titles: [...document.querySelectorAll('.chapter h2')].map((one) => one.textContent), scripts: document.scripts.length, style: getComputedStyle(document.querySelector('main')).maxWidth }))
    must(found.language === language, `the book is in ${found.language}`)
    must(JSON.stringify(found.titles) === JSON.stringify(chapters[language]), `chapters: ${found.titles}`)
    must(found.style !== 'none', 'the book has no style of its own')
    await look(book, name, faults, { foreign: false })  // what people wrote is Dutch in either
    return book
  }

  try {
    let desk, page
    await step('the menu leads to the handbook, which says what is in it and what is not', async () => {
      ;({ context: desk, page } = await comeIn('facilitator', { width: 1440, height: 900 }, 'nl'))
      at = page
      await page.getByRole('link', { name: like('nl', 'shell.nav.handbook') }).first().click()
      await page.waitForURL(`${base}/handbook/1`)
      await page.getByText(like('nl', 'handbook.read_first')).waitFor()
      await lookInBoth(page, 'handbook', faults)
    })

    await step('an EPUB in each language is downloaded, and epubcheck has nothing to say of it', async () => {
      for (const language of ['nl', 'en']) {
        await choose(page, language, 'nl')
        const { name, bytes } = await download(page, like('nl', 'handbook.epub'))
        must(name === `${language === 'nl' ? 'handboek' : 'handbook'}-1.epub`, name)
        must(bytes.subarray(30, 58).toString() === 'mimetypeapplication/epub+zip', 'it does not begin as an EPUB')
        keep(name, bytes)
        const file = join(folder, name)
        writeFileSync(file, bytes)
        if (!existsSync(checker)) {
          say('  skipped: epubcheck is not installed')
          continue
        }
        const checked = spawnSync('java', ['-jar', checker, '--failonwarnings', '-q', file], { encoding: 'utf8' })
        must(checked.status === 0, `epubcheck: ${checked.stdout}${checked.stderr}`)
      }
    })

    await step('the book opens at a desk in both languages, and prints', async () => {
      for (const language of ['nl', 'en']) {
        const book = await open(desk, page, language, 'nl', `book-desk-${language}`)
        const pdf = await book.pdf({ preferCSSPageSize: true })
        must(pdf.subarray(0, 4).toString() === '%PDF', 'it does not print')
        keep(`book-${language}.pdf`, pdf)
        await book.close()
      }
    })

    await step('nobody of the organisation is named in it', async () => {
      const text = await page.evaluate(async () => (await fetch('/api/v1/handbook.html?id=1&language=nl')).text())
      const { people } = await page.evaluate(async () => (await fetch('/api/v1/people')).json())
      must(people.length > 100, 'too few people to tell')
      const plain = text.replace(/<[^>]*>/g, ' ')
      const named = people.filter((one) => plain.includes(one.name)).map((one) => one.name)
      must(named.length === 0, `named: ${named.slice(0, 5).join(', ')}`)
      must(plain.includes('[…] kreeg één keer geen melding'), 'a first name stands in a check-in')
    })

    await step('the downloaded page is the same book, alone in a file', async () => {
      await choose(page, 'nl', 'nl')
      const { name, bytes } = await download(page, like('nl', 'handbook.html'))
      must(name === 'handboek-1.html', name)
      const text = bytes.toString()
      must(!/<script|<link|src=|@import|url\(/.test(text), 'the file asks for something else')
      keep(name, bytes)
    })

    await step('a participant reads it on a phone, in both languages', async () => {
      const { context, page: mine } = await comeIn('participant', phone, 'en')
      at = mine
      await mine.goto(`${base}/handbook`)
      await mine.waitForURL(`${base}/handbook/1`)
      await mine.getByText(like('en', 'handbook.read_first')).waitFor()
      await lookInBoth(mine, 'handbook-phone', faults)
      for (const language of ['nl', 'en']) {
        const book = await open(context, mine, language, 'en', `book-phone-${language}`)
        await book.getByRole('link', { name: chapters[language][4] }).click()
        must(await book.evaluate(() => location.hash === '#results'), 'the contents do not lead there')
        await book.close()
      }
      await context.close()
    })

    await step('with keys alone: language, book, contents', async () => {
      await page.goto(`${base}/handbook/1`)
      await page.getByLabel(like('nl', 'handbook.language.nl')).focus()
      await page.keyboard.press('ArrowRight')
      must(await page.getByLabel(like('nl', 'handbook.language.en')).isChecked(), 'an arrow does not choose the language')
      must((await page.getByRole('link', { name: like('nl', 'handbook.epub') }).getAttribute('href')).endsWith('language=en'), 'the link does not follow')
      await page.keyboard.press('Tab')
      must(await page.evaluate(() => document.activeElement.getAttribute('href')?.includes('handbook.epub') === true), 'the next stop is not the book')
    })
    await desk.close()
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  rmSync(folder, { recursive: true, force: true })
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
