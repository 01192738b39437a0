// A small organisation for the walks: what facilitators and other people do outside the screens that a walk is about.
import { createHash } from 'node:crypto'
import { credentialOf } from './voter.mjs'

export const sha256 = (text) => createHash('sha256').update(text).digest('hex')
export const silos = ['Burgerzaken', 'Klantcontact', 'Vergunningen', 'Werk en Inkomen']
const perSilo = 14

/** Somebody who asks the server itself, with the cookie of a session. */
export class Caller {
  constructor(base) {
    this.base = base
    this.cookie = ''
  }
  async ask(method, path, body) {
    const headers = { 'X-Schakel': '1', Origin: this.base, ...(this.cookie === '' ? {} : { Cookie: this.cookie }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) }
    const answer = await fetch(`${this.base}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const set = answer.headers.get('set-cookie')
    if (set !== null) this.cookie = set.split(';')[0]
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  get(path) { return this.ask('GET', path) }
  post(path, body) { return this.ask('POST', path, body) }
}

export const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
function phasesAround(now) {
  const names = ['map', 'connect', 'explore', 'devise', 'carry_out', 'result']
  return names.map((phase, i) => ({ phase, opens: day((i - now) * 10 - 3), closes: day((i - now) * 10 + 6) }))
}

/** An organisation of four silos, a programme with all of them, and circles that were announced. */
export async function organise(base, firstRun) {
  const facilitator = new Caller(base)
  const me = await facilitator.post('/first-run', { token: firstRun, name: 'Gemeente Waterland aan Zee', language: 'nl', administrator: 'Ingrid Postma', email: null })
  const rows = silos.flatMap((silo, s) => Array.from({ length: perSilo }, (_, i) => `p${s}${i},Mens ${'ABCDEFGHIJKLMN'[i]} ${silo},"${silo}"`))
  const people = `id,name,department\n${rows.join('\n')}\n`
  const ties = `from,to\n${silos.flatMap((_, s) => Array.from({ length: perSilo - 1 }, (_, i) => `p${s}${i},p${s}${i + 1}`)).join('\n')}\n`
  await facilitator.post('/import', { people, ties, undirected: true, skip_unknown: false, skip_refused: false, commit: true })
  const { made: programme } = await facilitator.post('/programmes/start', { title: 'Eén vraag, één antwoord', goal: 'Een inwoner doet zijn verhaal één keer', border: 'department', phases: phasesAround(2) })
  const everybody = (await facilitator.get('/people')).people.filter((person) => person.own_id.startsWith('p'))
  await facilitator.post('/programmes/invite', { programme, people: everybody.map((person) => person.id) })
  await facilitator.post('/circles/compose', { programme, size: 5, seed: 1 })
  await facilitator.post('/circles/announce', { programme })
  const { announced } = await facilitator.get(`/circles?programme=${programme}`)
  const linkOf = async (person) => (await facilitator.post('/programmes/links', { programme, people: [person] })).links[0].link
  const comeIn = async (person) => {
    const caller = new Caller(base)
    await caller.post('/sign-in', { token: new URL(await linkOf(person)).hash.slice(1) })
    return caller
  }
  return { facilitator, organisation: me.organisation, programme, everybody, circles: announced, linkOf, comeIn }
}


/** Somebody gets a credential for a round, fills in a ballot without their session, and hands it in. */
export async function cast(caller, organisation, round, votes) {
  const mine = await credentialOf(round, (path) => caller.get(path), (path, body) => caller.post(path, body))
  await new Caller(caller.base).post('/ballots/fill', { organisation, round, ...mine, votes, handed_in: true, change: 1 })
}
