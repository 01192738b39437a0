// In which order this device asks the statements of a round. The server says which third it would like sooner, the same for all of a
// silo; the device draws the order itself and keeps it. What this person answers has no part in it, and nobody hears of it.
import { view } from './client'
import { keep, kept } from './kept'
import type { RoundView } from './types'

const evenly = 0.1     // of the draws: from all that are left, so that no statement is asked only when it is wanted
const patience = 800   // milliseconds for the server's wish; without it all are drawn alike

const nameOf = (organisation: number, round: number): string => `asking.${organisation}.${round}`

/** A number below `count`. */
export type Draw = (count: number) => number
const byChance: Draw = (count) => {
  const most = Math.floor(2 ** 32 / count) * count
  const word = new Uint32Array(1)
  do crypto.getRandomValues(word)
  while ((word[0] ?? 0) >= most)
  return (word[0] ?? 0) % count
}

/** Nine times in ten one of the most wanted of those that are left, else any of them. */
export function drawn(ids: readonly number[], third: (id: number) => number, draw: Draw = byChance): number[] {
  const left = [...ids]
  const order: number[] = []
  while (left.length > 0) {
    const most = Math.max(...left.map(third))
    const among = draw(1000) < evenly * 1000 ? left : left.filter((id) => third(id) === most)
    const next = among[draw(among.length)] ?? left[0]
    if (next === undefined) break
    order.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return order
}

async function wished(round: number): Promise<Map<number, number>> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))
  const order = await Promise.race([view('/round/order', { id: round }), late]).catch(() => null)
  return new Map(order?.statements.map((one) => [one.statement, one.third]) ?? [])
}

/**
 * Of a marking round the cards of one of its hands, drawn by this device and kept. Which one it is, nobody hears: a server that
 * dealt the cards would know by them whose ballot it reads.
 */
function inOwnHand(organisation: number, round: RoundView, draw: Draw = byChance): RoundView {
  const name = nameOf(organisation, round.round.id)
  let hand = kept<number[]>(name, [])
  if (hand.length === 0) {
    hand = round.hands[draw(round.hands.length)] ?? round.statements.map((one) => one.id)
    keep(name, hand)
  }
  const cards = round.statements.filter((one) => hand.includes(one.id))
  return { ...round, statements: cards.sort((a, b) => hand.indexOf(a.id) - hand.indexOf(b.id)) }
}

/** The round with its statements in this device's order: drawn once, and the same when somebody comes back. */
export async function inOwnOrder(organisation: number, round: RoundView): Promise<RoundView> {
  if (round.statements.length < 2 || round.round.closed) return round
  if (round.round.kind === 'marking') return inOwnHand(organisation, round)
  const name = nameOf(organisation, round.round.id)
  let order = kept<number[]>(name, [])
  if (round.statements.some((one) => !order.includes(one.id))) {
    const thirds = await wished(round.round.id)
    order = drawn(round.statements.map((one) => one.id), (id) => thirds.get(id) ?? 3)
    keep(name, order)
  }
  return { ...round, statements: [...round.statements].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) }
}
