// The value agreement, from a word that everybody uses to a sentence that holds and a next one that replaces it: people of
// three silos write blind on their phones, mark each other's cards by ballot, read the result, and vote on the sentence. A
// facilitator at a desk; the clock of the server is moved.
//
//   valueWalk({ browser, base, firstRun, server })    called by all.mjs, on an empty organisation with a clock of its own
import { device, like, look, lookInBoth, moveDevice, must, phone, steps } from './browser.mjs'
import { cast, organise, silos } from './world.mjs'

// Of each silo what its people mean: the first two want it quickly, the third wants it to hold, the fourth is divided.
const quick = ['in één keer klaar', 'nog vandaag antwoord', 'nooit twee keer bellen', 'meteen iemand aan de lijn', 'binnen een dag geregeld', 'zonder wachten']
const lasting = ['een besluit dat standhoudt', 'regels die voor iedereen gelden', 'een nee met een reden', 'wat vandaag mag, mag morgen', 'geen verrassing achteraf', 'zwart op wit']
const wordsOf = (silo) => (silo < 2 ? quick : silo === 2 ? lasting : [...quick.slice(0, 3), ...lasting.slice(0, 3)])

export async function valueWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const world = await organise(base, firstRun)
  const { context: desk, page } = await device(browser, 'nl', { width: 1440, height: 900 }, faults, 'facilitator')
  const [name, value] = world.facilitator.cookie.split('=')
  await desk.addCookies([{ name, value, url: base }])
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const link = (on, key) => on.getByRole('link', { name: t(key) }).first()
  const field = (on, key) => on.getByLabel(t(key)).first()
  const of = (silo) => world.everybody.filter((person) => person.silos[0] === silo)
  const inside = [desk]
  let days = 0
  const dayText = (offset) => new Date(Date.now() + (days + offset) * 86_400_000).toISOString().slice(0, 10)
  const later = async (more) => {
    days += more
    server.moveTo(days)
    for (const context of inside) await moveDevice(context, days)
  }
  const comeIn = async (person, language = 'nl') => {
    const one = await device(browser, language, phone, faults, person.name)
    inside.push(one.context)
    const way = new URL(await world.linkOf(person.id))
    await one.page.goto(base + way.pathname + way.hash)
    await one.page.waitForURL(`${base}/`)
    return one.page
  }
  const agreement = `${base}/value/${world.programme}`
  const callers = new Map()
  const callerOf = async (person) => {
    if (!callers.has(person.id)) callers.set(person.id, await world.comeIn(person.id))
    return callers.get(person.id)
  }

  try {
    const writers = []
    for (const silo of silos.slice(0, 3)) writers.push(await comeIn(of(silo)[0]))
    const [first, , third] = writers

    await step('before anything there is no sentence, and the page says how one comes about', async () => {
      await page.goto(`${base}/value`)
      await page.waitForURL(agreement)
      await page.getByText(t('value.none')).waitFor()
      await lookInBoth(page, 'value-none', faults)
    })

    let term = 0
    await step('a facilitator asks what the goal means, with a day to write and a day to mark', async () => {
      await button(page, 'value.ask').click()
      await field(page, 'value.ask.term').fill('Geholpen zijn')
      await field(page, 'value.ask.write_until').fill(dayText(3))
      await field(page, 'value.ask.mark_until').fill(dayText(6))
      await look(page, 'value-ask', faults)
      await button(page, 'value.ask.send').click()
      await page.getByRole('heading', { name: '‘Geholpen zijn’' }).waitFor()
      term = (await world.facilitator.get(`/value?id=${world.programme}`)).terms[0].id
    })

    await step('people of three silos find it in Today and write on their phones; each reads only their own', async () => {
      for (const [i, one] of writers.entries()) {
        await one.goto(`${base}/`)
        await one.getByText(t('today.todo.write_card')).first().waitFor()
        await link(one, 'today.begin.write_card').click()
        await one.locator('#card').waitFor()
        if (i === 0) {
          await lookInBoth(one, 'card-empty', faults)
          await one.locator('#card').fill('')
          await button(one, 'value.write.save').click()
          await one.getByText(t('value.write.empty')).waitFor()
        }
        await one.locator('#card').fill(wordsOf(i)[0])
        await button(one, 'value.write.save').click()
        await one.getByText(t('value.write.saved')).waitFor()
      }
      await first.locator('#card').fill('In één keer klaar, zonder wachten')
      await button(first, 'value.write.again').click()
      await first.getByText(t('value.write.saved')).waitFor()
      await lookInBoth(first, 'card-written', faults)
    })

    await step('while people write nobody reads a card: not another writer, and not the facilitator either', async () => {
      for (const [s, silo] of silos.entries()) {
        for (const [i, person] of of(silo).slice(1, 6).entries()) await (await callerOf(person)).post('/value/write', { term, text: `${wordsOf(s)[i + 1]} (${silo} ${i})` })
      }
      for (const caller of [world.facilitator, await callerOf(of(silos[3])[1])]) {
        const all = JSON.stringify([await caller.get(`/value?id=${world.programme}`), await caller.get(`/term?id=${term}`), await caller.get('/rounds'), await caller.get('/today')])
        must(!all.includes('zonder wachten'), 'somebody reads another’s card while people write')
        const early = await caller.get(`/term/result?id=${term}`).catch((error) => error.message)
        must(String(early).includes('409'), 'the result is there while people write')
      }
      await page.reload()
      await page.getByText(t('value.term.writing')).waitFor()
      must((await page.getByText('zonder wachten').count()) === 0, 'the facilitator reads a card')
      await lookInBoth(page, 'value-writing', faults)
    })

    let round = 0
    await step('at its time writing closes by itself, and marking comes up in Today', async () => {
      await later(4)
      await page.reload()
      await page.getByText(t('value.term.marking')).waitFor()
      round = (await world.facilitator.get(`/value?id=${world.programme}`)).terms[0].round
      await first.goto(`${base}/`)
      await first.getByText(t('today.todo.mark_cards')).first().waitFor()
      await look(first, 'today-mark', faults)
      await link(first, 'today.begin.mark_cards').click()
      await button(first, 'rounds.marking.agree').waitFor()
      await lookInBoth(first, 'marking', faults)
    })

    await step('fourteen cards without a name or a silo, answered by hand on a phone and by keys at a desk', async () => {
      for (const [i, one] of writers.entries()) {
        await one.goto(`${base}/rounds/${round}`)
        await button(one, 'rounds.marking.agree').waitFor()
        const shown = await one.locator('.prog i').count()
        must(shown === 14, `${shown} cards instead of fourteen`)
        for (let card = 0; card < 14; card++) {
          const text = await one.locator('.stmt .mens').innerText()
          const fast = quick.some((words) => text.toLowerCase().includes(words))
          const mine = fast === i < 2
          if (i === 1) {
            await button(one, 'rounds.marking.agree').focus()
            await one.keyboard.press(card === 3 ? '3' : mine ? '1' : '2')
          } else {
            await button(one, card === 3 ? 'rounds.marking.pass' : mine ? 'rounds.marking.agree' : 'rounds.marking.disagree').click()
          }
          await one.waitForFunction((done) => document.querySelectorAll('.prog i.on').length === done, card + 1)
        }
        await button(one, 'rounds.hand_in.button').waitFor()
        if (i === 0) await lookInBoth(one, 'marking-hand-in', faults)
        await button(one, 'rounds.hand_in.button').click()
        await one.getByText(t('rounds.vote.done')).waitFor()
      }
      await look(first, 'marking-done', faults)
    })

    await step('others mark a hand of their own; until marking closes nobody sees a silo or a count', async () => {
      for (const [s, silo] of silos.entries()) {
        for (const [i, person] of of(silo).slice(1, 13).entries()) {
          const caller = await callerOf(person)
          const asked = await caller.get(`/round?id=${round}`)
          const hand = asked.hands[(7 * i + 13 * s) % asked.hands.length]
          const fast = s < 2 || (s === 3 && i % 2 === 0)
          const votes = asked.statements.filter((card) => hand.includes(card.id)).map((card, k) => {
            const says = quick.some((words) => card.text.toLowerCase().includes(words))
            return { statement: card.id, vote: (says === fast) !== ((i + k) % 6 === 0) ? 'agree' : 'disagree' }
          })
          await cast(caller, world.organisation, round, votes)
        }
      }
      const cards = (await world.facilitator.get(`/round?id=${round}`)).statements
      const open = JSON.stringify([cards, (await world.facilitator.get(`/term?id=${term}`)).term])
      must(!/"(author|silo)"/.test(open), 'a card shows its silo while people mark')
      const early = await world.facilitator.get(`/term/result?id=${term}`).catch((error) => error.message)
      must(String(early).includes('409'), 'the result is there while people mark')
    })

    await step('after marking the readings stand side by side, with how far silos differ and how often chance gives as much', async () => {
      await later(4)
      await page.goto(`${base}/value/term/${term}/result`)
      await page.getByRole('heading', { name: t('value.differ') }).waitFor()
      await page.getByText(t('value.verdict.differ')).waitFor()
      await page.getByText('In één keer klaar, zonder wachten').first().waitFor()
      const answer = JSON.stringify(await world.facilitator.get(`/term/result?id=${term}`))
      must(!/author|person|credential|ballot"|"votes"/.test(answer), 'the result says who')
      const { shared } = JSON.parse(answer)
      must(((await page.locator('.mens mark').count()) > 0) === shared.length > 0, `shared are ${shared.join(', ')}, and other words are marked`)
      await lookInBoth(page, 'term-result', faults)
      await third.goto(`${base}/`)
      await third.getByText(t('today.news.term_marked')).first().waitFor()
      await third.goto(`${base}/value/term/${term}/result`)
      await third.getByRole('heading', { name: t('value.differ') }).waitFor()
      await third.getByRole('button', { name: t('common.ballot.look') }).click()
      await third.getByText(t('common.ballot.counted')).waitFor()
      await lookInBoth(third, 'term-result-phone', faults)
    })

    await step('a member drafts the sentence for their circle, and the facilitator puts it to everybody', async () => {
      await first.goto(agreement)
      await button(first, 'value.draft').click()
      await field(first, 'value.draft.field').fill('Een inwoner is in één keer klaar, met een besluit dat standhoudt.')
      await look(first, 'sentence-draft', faults)
      await button(first, 'value.draft.save').click()
      await first.getByText(t('value.draft.waits')).waitFor()
      await lookInBoth(first, 'sentence-waits', faults)
      await page.goto(agreement)
      await button(page, 'value.put.open').click()
      await field(page, 'value.closes').fill(dayText(3))
      await look(page, 'sentence-put-form', faults)
      await button(page, 'value.put').click()
      await page.getByText(t('value.voting')).waitFor()
    })

    const voteOn = async (sentence, agrees) => {
      for (const [s, silo] of silos.entries()) {
        for (const [i, person] of of(silo).slice(1, 9).entries()) await cast(await callerOf(person), world.organisation, sentence, [{ statement: 0, vote: agrees(s, i) ? 'agree' : 'disagree' }])
      }
    }
    const underWay = async () => (await world.facilitator.get(`/value?id=${world.programme}`)).under_way
    await step('everybody votes by ballot, one tap on a phone; when support holds in every silo the sentence is adopted by itself', async () => {
      const { round: sentence } = await underWay()
      await first.goto(`${base}/`)
      await first.getByText(t('today.todo.support_sentence')).first().waitFor()
      await link(first, 'today.begin.support_sentence').click()
      await button(first, 'rounds.sentence.agree').waitFor()
      await lookInBoth(first, 'sentence-vote', faults)
      await button(first, 'rounds.sentence.agree').click()
      await button(first, 'rounds.hand_in.button').click()
      await first.getByText(t('rounds.vote.done')).waitFor()
      await voteOn(sentence, (s, i) => i < 7 - s / 2)
      must((await underWay()).support == null, 'a count is shown while people vote')
      await later(4)
      await page.goto(agreement)
      await page.locator('.beam .v').waitFor()
      await page.getByText('Een inwoner is in één keer klaar, met een besluit dat standhoudt.').first().waitFor()
      await lookInBoth(page, 'value-holds', faults)
      await third.goto(agreement)
      await third.locator('.beam .v').waitFor()
      await lookInBoth(third, 'value-holds-phone', faults)
    })

    await step('a proposal says under which version it was drafted', async () => {
      const { made } = await world.facilitator.post('/proposals/draft', { programme: world.programme, statement: null, title: 'Eén balie', text: 'Samen aan één balie.', customer_value: 'Eén bezoek is genoeg' })
      await page.goto(`${base}/proposals/${made}`)
      await page.getByRole('link', { name: like('nl', 'common.agreement') }).waitFor()
      await lookInBoth(page, 'proposal-agreement', faults)
    })

    await step('a sentence that one silo does not carry is not adopted; the one before it still holds', async () => {
      await page.goto(agreement)
      await button(page, 'value.change').click()
      await field(page, 'value.draft.field').fill('Een inwoner is altijd binnen een dag klaar.')
      await button(page, 'value.draft.save').click()
      await button(page, 'value.put.open').click()
      await field(page, 'value.closes').fill(dayText(3))
      await button(page, 'value.put').click()
      await page.getByText(t('value.voting')).waitFor()
      await voteOn((await underWay()).round, (s) => s !== 2)
      await later(4)
      await page.goto(agreement)
      await page.getByText(t('value.not_carried')).waitFor()
      must((await page.locator('.beam .mens').innerText()).includes('standhoudt'), 'the sentence that was not carried holds')
      await page.locator('summary').first().click()
      await lookInBoth(page, 'value-not-carried', faults)
    })

    await step('a next version replaces it, and the one before stays readable with its support', async () => {
      await world.facilitator.post('/value/draft', { programme: world.programme, text: 'Een inwoner is in één keer klaar, en weet waarom.', term: null, circle: null })
      await world.facilitator.post('/value/put', { sentence: (await underWay()).id, closes: new Date(Date.now() + (days + 3) * 86_400_000).toISOString() })
      await voteOn((await underWay()).round, () => true)
      await later(4)
      await page.goto(agreement)
      await page.getByText('Een inwoner is in één keer klaar, en weet waarom.').first().waitFor()
      await page.getByText(t('value.held')).first().waitFor()
      await page.getByText('met een besluit dat standhoudt').waitFor()
      await lookInBoth(page, 'value-versions', faults)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  for (const context of inside) await context.close()
  for (const fault of new Set(faults)) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
