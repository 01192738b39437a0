// Chat: a facilitator connects one, somebody ties their name, and a stand-in for the chat's server sends what the real ones send,
// byte for byte.
//
//   chatWalk({ browser, base, firstRun, server })    on an empty organisation
import { createHmac, randomBytes } from 'node:crypto'
import { device, like, look, lookInBoth, must, phone, steps } from './browser.mjs'
import { organise } from './world.mjs'

const form = (fields) => Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%20', '+')}`).join('&')

/** As Mattermost sends a slash command: its fields in the order of their names, the token in the body and in a header. */
export function mattermost(address, token) {
  return (user, text) => {
    const body = form({ channel_id: 'cniah6qa73bjjjan6mzn11f4ie', channel_name: 'town-square', command: '/schakel', response_url: 'http://127.0.0.1:8065/hooks/commands/xyz', team_domain: 'waterland', team_id: 'rdc9bgriktyx9p4kowh3dmgqyc', text, token, trigger_id: 'dGVzdA==', user_id: user, user_name: 'naam.daar' })
    return fetch(address, { method: 'POST', redirect: 'manual', headers: { Accept: 'application/json', Authorization: `Token ${token}`, 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'mattermost-10.5.1' }, body })
  }
}

/** As Slack sends it: signed over the moment and the body. */
export function slack(address, secret, now = () => Date.now()) {
  return (user, text) => {
    const body = form({ token: 'gIkuvaNzQIHg97ATvDxqgjtO', team_id: 'T0001', team_domain: 'waterland', channel_id: 'C2147483705', channel_name: 'plein', user_id: user, user_name: 'naam.daar', command: '/schakel', text, api_app_id: 'A123456', is_enterprise_install: 'false', response_url: 'https://hooks.slack.com/commands/1234/5678', trigger_id: '13345224609.738474920.8088930838d88f008e0' })
    const at = String(Math.floor(now() / 1000))
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
    return fetch(address, { method: 'POST', redirect: 'manual', headers: { Accept: 'application/json,*/*', 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)', 'X-Slack-Request-Timestamp': at, 'X-Slack-Signature': signature }, body })
  }
}

/** As Teams calls an outgoing webhook: an activity, signed under the bytes of the token. */
export function teams(address, token) {
  return (text) => {
    const body = JSON.stringify({ type: 'message', id: '1485983408511', timestamp: '2017-02-01T21:10:07.437Z', localTimestamp: '2017-02-01T14:10:07.437-07:00', serviceUrl: 'https://smba.trafficmanager.net/emea-client-ss.msg/', channelId: 'msteams', from: { id: '29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ', name: 'Naam Daar', aadObjectId: '7faf8a83-e3a6-4ae2-9e3c-a7e7c5d6a7f0' }, conversation: { isGroup: true, id: '19:253b1f341670408fb6fe51050b6e5ceb@thread.skype', name: null }, recipient: null, textFormat: 'plain', attachmentLayout: null, membersAdded: [], membersRemoved: [], topicName: null, historyDisclosed: null, locale: null, text: `<at>Schakel</at> ${text}`, speak: null, inputHint: null, summary: null, suggestedActions: null, attachments: [], entities: [{ type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Windows' }], channelData: { teamsChannelId: '19:253b1f', teamsTeamId: '19:712c61' }, action: null, replyToId: null, value: null, name: null, relatesTo: null, code: null })
    const signature = createHmac('sha256', Buffer.from(token, 'base64')).update(Buffer.from(body, 'utf8')).digest('base64')
    return fetch(address, { method: 'POST', headers: { Authorization: `HMAC ${signature}`, 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)' }, body })
  }
}

// Only what the real ones show: to who asked alone, or in the channel.
async function shown(answer, type) {
  must(answer.status === 200, `it answers ${answer.status}`)
  must(answer.headers.get('content-type')?.startsWith('application/json') === true, `it is ${answer.headers.get('content-type')}`)
  const body = await answer.json()
  const fields = Object.keys(body).sort().join(' ')
  if (type === 'message') must(body.type === 'message' && fields === 'text type', `Teams would not read ${JSON.stringify(body)}`)
  else must(body.response_type === 'ephemeral' && fields === 'response_type text', `everybody would read ${JSON.stringify(body)}`)
  must(!/\/in#|schakel_session/.test(body.text), `it lets somebody in: ${body.text}`)
  return body.text
}

export async function chatWalk({ browser, base, firstRun, server, say = console.log }) {
  const faults = []
  const secrets = { mattermost: 'xr3j5x3p4pfk7kk6ck7b4e6ghh', slack: '8f742231b10e8888abcd99yyyzzz85a5', teams: randomBytes(32).toString('base64') }
  const world = await organise(base, firstRun)
  const somebody = world.everybody.find((person) => person.own_id === 'p00')
  const desk = await device(browser, 'nl', phone, faults, 'facilitator')
  const own = await device(browser, 'nl', phone, faults, 'somebody')
  let page = desk.page
  const { step, done } = steps({ say, faults, page: () => page })
  const t = (key) => like('nl', key)
  const button = (on, key) => on.getByRole('button', { name: t(key) }).first()
  const address = {}
  let chat

  try {
    await step('a facilitator finds the chat in the settings, on a phone, in both languages', async () => {
      await desk.context.addCookies([{ name: 'schakel_session', value: world.facilitator.cookie.split('=')[1], url: base }])
      await page.goto(`${base}/settings`)
      await page.getByRole('link', { name: t('chat.open.link') }).click()
      await page.getByText(t('chat.none')).waitFor()
      await lookInBoth(page, 'chat-none', faults)
    })

    await step('they connect Mattermost, Slack and Teams, and read how; the secrets are on no screen', async () => {
      for (const kind of ['mattermost', 'slack', 'teams']) {
        await page.getByLabel(t('chat.kind')).selectOption(kind)
        await page.getByLabel(t(`chat.secret.${kind}`)).fill(secrets[kind])
        await button(page, 'chat.connect').click()
        await page.getByText(`/chat/${kind}/`).waitFor()
        address[kind] = (await page.getByText(`/chat/${kind}/`).innerText()).trim()
        must(address[kind].startsWith(`${base}/chat/${kind}/`), `the address is ${address[kind]}`)
      }
      await page.getByText(t('chat.how.slack.3')).waitFor()
      await lookInBoth(page, 'chat-connected', faults)
      const text = await page.content()
      for (const secret of Object.values(secrets)) must(!text.includes(secret), 'a secret stands in the page')
    })

    await step('a secret that no chat gives is refused in words', async () => {
      await page.getByLabel(t('chat.kind')).selectOption('teams')
      await page.getByLabel(t('chat.secret.teams')).fill('dit-is-geen-base64!')
      await button(page, 'chat.connect').click()
      await page.getByText(t('error.chat_secret')).waitFor()
      await look(page, 'chat-refused', faults)
    })

    await step('a stranger in the chat is told how, and nothing else', async () => {
      chat = mattermost(address.mattermost, secrets.mattermost)
      must((await shown(await chat('u1', 'vandaag'))).includes('/settings'), 'they are not told where')
    })

    await step('somebody asks for a code in their own settings, on a phone, in both languages', async () => {
      page = own.page
      await page.goto(await world.linkOf(somebody.id))
      await page.locator('h1').waitFor()
      await page.waitForURL((url) => url.pathname !== '/in')
      await page.goto(`${base}/settings`)
      await page.locator('#chats').waitFor()
      await lookInBoth(page, 'chat-mine', faults)
      await button(page, 'chat.mine.code').click()
      await page.locator('section:has(#chats) code').waitFor()
      await look(page, 'chat-code', faults)
    })

    await step('said in the chat it ties their name, and the screen says so by itself', async () => {
      const said = (await page.locator('section:has(#chats) code').innerText()).replace('/schakel ', '')
      must(/^code [B-Z2-9]{4}-[B-Z2-9]{4}$/.test(said), `the code is ${said}`)
      const tied = await shown(await chat('u1', said))
      must(!tied.includes('Mens A'), 'it says their name')
      await button(page, 'chat.mine.untie.one').waitFor()
      await look(page, 'chat-tied', faults)
      must(/klopt niet/.test(await shown(await chat('u2', said))), 'a code works twice')
    })

    await step('today in the chat is what Today says, and a date of their circle is theirs alone', async () => {
      const caller = await world.comeIn(somebody.id)
      const { todo } = await caller.get('/today')
      const today = await shown(await chat('u1', 'vandaag'))
      must(todo.kind === 'nothing' ? /niets te doen/.test(today) : today.includes(todo.title), `Today says ${JSON.stringify(todo)}, the chat ${today}`)
      const mine = (await caller.get('/my/circles')).circles[0]
      const at = new Date(Date.now() + 3 * 86_400_000).toISOString()
      await world.facilitator.post('/meetings/plan', { circle: mine.id, at, minutes: 60, place: 'Kamer 4', rule: '' })
      must((await shown(await chat('u1', 'data'))).includes('Kamer 4'), 'their circle’s meeting is not told')
      must(!(await shown(await chat('u2', 'data'))).includes('Kamer 4'), 'a stranger reads it')
      must(/Alleen een begeleider/.test(await shown(await chat('u1', 'bijeen ja'))), 'a participant writes down who met')
    })

    await step('the chat says that there is an answer to a question of theirs, never what it says; a stranger is told how', async () => {
      must((await shown(await chat('u1', 'antwoorden'))).includes('geen antwoorden'), 'there is an answer before anybody answered')
      const helper = await world.comeIn(world.everybody.find((person) => person.own_id === 'p13').id)
      await helper.post('/offers/write', { text: 'Ik weet hoe een bouwdossier loopt' })
      const asker = await world.comeIn(somebody.id)
      const { made: help } = await asker.post('/help/ask', { text: 'Wie kent het bouwdossier?' })
      await helper.post('/help/answer', { help, text: 'Begin bij de balie beneden.' })
      const said = await shown(await chat('u1', 'antwoorden'))
      must(said.includes('antwoord op een vraag van je'), `there is an answer, and the chat says ${said}`)
      must(!/balie|bouwdossier|Mens/.test(said), `the chat says what it says: ${said}`)
      must((await shown(await chat('u2', 'antwoorden'))).includes('/settings'), 'a stranger reads of answers')
    })

    await step('Slack asks as Slack does, and Teams hears only what everybody may know', async () => {
      const there = slack(address.slack, secrets.slack)
      must((await shown(await there('U1', 'today'))).includes('/settings'), 'Slack is not answered')
      const channel = teams(address.teams, secrets.teams)
      const phases = await shown(await channel('vandaag'), 'message')
      must(phases.includes('Eén vraag, één antwoord'), `the channel reads ${phases}`)
      must(!phases.includes('Kamer 4'), 'the channel reads a circle’s meeting')
    })

    await step('what is not signed, of another moment or address is refused alike', async () => {
      const answers = await Promise.all([
        mattermost(address.mattermost, 'een-ander-token-dat-past-x')('u1', 'vandaag'),
        slack(address.slack, 'een-ander-geheim-dat-past')('U1', 'vandaag'),
        slack(address.slack, secrets.slack, () => Date.now() - 301_000)('U1', 'vandaag'),
        slack(`${base}/chat/slack/${'x'.repeat(43)}`, secrets.slack)('U1', 'vandaag'),
        teams(address.teams, randomBytes(32).toString('base64'))('vandaag'),
        mattermost(address.slack, secrets.mattermost)('u1', 'vandaag'),
      ])
      const said = new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`)))
      must(said.size === 1 && [...said][0].startsWith('401'), `it says ${[...said].join('\n')}`)
    })

    await step('another secret keeps the address and the names; the one before is believed no longer', async () => {
      const other = 'm1n2b3v4c5x6z7l8k9j0hhggff'
      page = desk.page
      await page.reload()
      await page.getByRole('button', { name: t('chat.replace.one') }).first().click()
      await page.locator('section').filter({ has: page.getByText('/chat/mattermost/') }).getByLabel(t('chat.secret.mattermost')).fill(other)
      await look(page, 'chat-replace', faults)
      await page.getByRole('button', { name: t('chat.replace') }).first().click()
      await page.getByText(t('chat.replaced')).waitFor()
      must((await chat('u1', 'data')).status === 401, 'the secret of before is believed')
      secrets.other = other
      chat = mattermost(address.mattermost, other)
      must((await shown(await chat('u1', 'data'))).includes('Kamer 4'), 'whoever was tied is not any more')
      page = own.page
    })

    await step('untied it is over, and disconnected the chat hears nothing more', async () => {
      await page.reload()
      await button(page, 'chat.mine.untie.one').click()
      await page.getByText(t('chat.mine.untied')).waitFor()
      must((await shown(await chat('u1', 'vandaag'))).includes('/settings'), 'they are still known')
      page = desk.page
      await page.reload()
      await page.getByRole('button', { name: t('chat.take_away.one') }).first().click()
      await page.getByText(t('chat.take_away.sure')).waitFor()
      await look(page, 'chat-take-away', faults)
      await page.getByRole('dialog').getByRole('button', { name: t('chat.take_away') }).last().click()
      await page.getByText(t('chat.taken_away')).waitFor()
      must((await chat('u1', 'vandaag')).status === 401, 'it is still heard')
      await page.goto(`${base}/settings/log`)
      await page.getByText(/Een chat losgemaakt: Mattermost/).waitFor()
      await look(page, 'chat-log', faults)
    })

    await step('on a desk it is as whole', async () => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${base}/settings/chat`)
      await page.getByText('/chat/slack/').waitFor()
      await look(page, 'chat-desk', faults)
    })

    await step('no secret, name or word of all this stands in what the server printed', async () => {
      const printed = server.printed()
      for (const text of [...Object.values(secrets), 'naam.daar', 'Naam Daar', 'vandaag', address.slack.split('/').at(-1)]) must(!printed.includes(text), `the log says ${text}`)
    })
  } catch (error) {
    say(`  stopped: ${error.message.split('\n')[0]}`)
    if (faults.length === 0) faults.push(error.message)
  }
  await desk.context.close()
  await own.context.close()
  for (const fault of faults) say(`  FAILED ${fault}`)
  return { passed: done.passed, failed: faults.length }
}
