// The designed screens as they are now, in the demonstration, each beside the picture that it was designed by, light and dark.
//
//   node tests/web/screens.mjs DESIGNS docs/screens    DESIGNS: a folder with 01-vandaag.png, 01-vandaag-dark.png, …
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, phone } from './browser.mjs'
import { start } from './start.mjs'

const [designs, folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('node tests/web/screens.mjs DESIGNS FOLDER')
const desk = { width: 1440, height: 900 }
mkdirSync(folder, { recursive: true })

const browser = await openBrowser()
const server = await start({ demo: true })
const empty = await start()
const easel = await browser.newPage({ viewport: { width: 100, height: 100 } })
// Designed on the left, as it is on the right.
async function beside(name, taken, size) {
  const design = join(designs, `${name}.png`)
  const [width, height] = size === phone ? [390, 844] : [960, 600]
  const image = (bytes) => `<img src="data:image/png;base64,${bytes.toString('base64')}" width="${width}" height="${height}">`
  await easel.setViewportSize({ width: 2 * width + 8, height })
  await easel.setContent(`<body style="margin:0;display:flex;gap:8px;background:#888">${existsSync(design) ? image(readFileSync(design)) : ''}${image(taken)}</body>`)
  await easel.waitForFunction(() => [...document.images].every((one) => one.complete))
  await easel.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 78 })
}
const { base } = server
// One device each: a link works once.
async function device(who, size) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === phone ? 2 : 1.5, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  const page = await context.newPage()
  if (who !== null) {
    const link = new URL(server.links[who])
    await page.goto(base + link.pathname + link.hash)
    await page.waitForURL(`${base}/`)
  }
  return page
}
async function settled(page) {
  await page.waitForSelector('h1')
  await page.waitForFunction(() => document.querySelector('.loading') === null, undefined, { timeout: 60_000 })
  await page.waitForTimeout(400)
}
async function picture(page, name, path, { themes = ['light'], before = async () => {}, at = base } = {}) {
  for (const theme of themes) {
    await page.goto(at)
    await page.evaluate((one) => localStorage.setItem('schakel.theme', one), theme)
    await page.goto(at + path)
    await settled(page)
    await before(page)
    await beside(`${name}${theme === 'dark' ? '-dark' : ''}`, await page.screenshot(), page.viewportSize().width === phone.width ? phone : desk)
  }
}
const both = { themes: ['light', 'dark'] }

const person = await device('participant', phone)
const office = await device('facilitator', desk)
const ask = async (page, path) => (await page.request.get(`${base}/api/v1${path}`)).json()
const { rounds } = await ask(office, '/rounds')
const { programmes } = await ask(office, '/programmes')
const { proposals } = await ask(office, '/proposals')
const { experiments } = await ask(office, '/experiments')
const programme = programmes[0].id
const statements = rounds.filter((one) => one.kind === 'statements' && one.customers === '')
const open = (await ask(person, '/rounds')).rounds.find((one) => !one.closed && one.mine)
const closed = statements.find((one) => one.closed)
const { terms } = await ask(office, `/value?id=${programme}`)
// A circle in session: somebody has the second turn.
const circle = (await ask(office, `/circles?programme=${programme}`)).announced[2].id
const tell = async (path, data) => (await office.request.post(`${base}/api/v1${path}`, { data, headers: { 'X-Schakel': '1', Origin: base } })).json()
const { made: session } = await tell('/session/start', { circle, script: 'three_questions' })
await tell('/session/move', { session, from: 0, to: 3 })

await picture(person, '01-vandaag', '/', both)
await picture(person, '02a-delen-schrijven', '/shares/new', { before: (page) => page.locator('textarea').first().fill('Ik wacht elke week op antwoord van Vergunningen.') })
const share = (await ask(person, '/my/shares')).shares[0]
if (share !== undefined) await picture(person, '02b-delen-wie-leest', `/shares/${share.id}`)
await picture(person, '03a-stemmen', `/rounds/${open.id}`)
await picture(person, '03b-uitslag', `/rounds/${closed.id}/result`)
await picture(office, '04-zuilenkaart', '/map', both)
await picture(office, '05-kringen-samenstellen', `/programmes/${programme}/circles`)
await picture(office, '06-kringgesprek', `/session/${session}/projector`, both)
await picture(office, '07-uitslag-dialoog', `/rounds/${closed.id}/result`, both)
await picture(office, '08-waarde-afspraak', terms.length > 0 ? `/value/term/${terms.find((one) => one.stage === 'marked').id}/result` : `/value/${programme}`, both)
await picture(office, '09-voorstel-inspraak', `/proposals/${(proposals.find((one) => one.stage === 'input_open') ?? proposals[0]).id}`, both)
await picture(office, '10-experiment', `/experiments/${(experiments.find((one) => one.ending == null) ?? experiments[0]).id}`)
await picture(office, '11-ritme', `/programmes/${programme}/rhythm`)
await picture(office, '12-handboek', `/handbook/${programme}`)
// The second step of setting up: who works where, as a list says.
const silos = { Klantcontactcentrum: 38, Burgerzaken: 34, 'Werk & Inkomen': 72, 'Zorg & Jeugd': 81, Vergunningen: 58, 'Ruimte & Wonen': 52, Buitenruimte: 76, Financiën: 37, ICT: 32 }
const list = `id,name,department\n${Object.entries(silos).flatMap(([silo, people], s) => Array.from({ length: people }, (_, i) => `p${s}-${i},Mens ${i},${silo}`)).join('\n')}\n`
await picture(await device(null, desk), '13-eerste-keer', `/first-run#${empty.firstRun}`, {
  at: empty.base,
  before: async (page) => {
    await page.locator('input').nth(0).fill('Gemeente Waterland aan Zee')
    await page.locator('input').nth(1).fill('Ingrid Postma')
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(`${empty.base}/import`)
    await page.locator('#people-file').setInputFiles({ name: 'medewerkers-oktober.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.locator('.next .btn.pri').click()
    await page.locator('#borders-title').waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.waitForTimeout(300)
  },
})
await picture(await device(null, desk), '14-inloggen', '/')
await browser.close()
await server.stop()
await empty.stop()
