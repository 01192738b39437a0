// Where each thing to do is done, and the one that only this device knows of: a ballot that was begun and not handed in.
import type { Ballot } from '../../api/ballot'
import type { RoundLine, Todo } from '../../api/types'
import { moment, weekDate } from '../../words'

const places: Readonly<Record<Todo['kind'], (target: number) => string>> = {
  vote: (target) => `/rounds/${target}`,
  support: (target) => `/rounds/${target}`,
  mark_cards: (target) => `/rounds/${target}`,
  support_sentence: (target) => `/rounds/${target}`,
  answer_meter: (target) => `/meter/answer/${target}`,
  write_card: (target) => `/value/term/${target}`,
  confirm_result: (target) => `/experiments/${target}`,
  check_in: (target) => `/experiments/${target}`,
  check_lasting: (target) => `/experiments/${target}`,
  answer_wall: (target) => `/walls/${target}`,
  tell_wall: (target) => `/walls/${target}`,
  answer_overlap: (target) => `/double/${target}`,
  find_wall_owner: (target) => `/walls/${target}`,
  accept_coaching: () => '/coach',
  answer_question: () => '/coach',
  answer_help: (target) => `/who/${target}`,
  introduce: () => '/map/links',
  introduced: () => '/map/links',
  answer_council: (target) => `/council/file/${target}`,
  approve_privacy: () => '/council/privacy',
  experiment_waits: (target) => `/experiments/${target}`,
  proposal_waits: (target) => `/proposals/${target}`,
  give_input: (target) => `/proposals/${target}`,
  write_answers: (target) => `/circle/written/${target}`,
  reply_in_turn: (target) => `/circle/written/${target}`,
  agree_harvest: () => '/circle',
  meet_link: () => '/map/links',
  write_share: () => '/shares/new',
  answer_input: (target) => `/proposals/${target}`,
  import_people: () => '/import',
  start_programme: () => '/programmes/new',
  invite_people: (target) => `/programmes/${target}/invite`,
  compose_circles: (target) => `/programmes/${target}/circles`,
  announce_circles: (target) => `/programmes/${target}/circles`,
  open_round: (target) => `/programmes/${target}/round`,
  count_common_ground: (target) => `/rounds/${target}/result`,
  decide_proposal: (target) => `/proposals/${target}`,
  start_experiment: (target) => `/experiments/new?proposal=${target}`,
  nothing: () => '/',
}

export function placeOf(todo: Todo): string {
  return places[todo.kind](todo.target)
}

const todoOf: Readonly<Record<RoundLine['kind'], Todo['kind']>> = { statements: 'vote', support: 'support', marking: 'mark_cards', sentence: 'support_sentence', meter: 'answer_meter' }
/** Done with a ballot. */
export const byBallot = (todo: Todo): boolean => Object.values(todoOf).includes(todo.kind)

const handed = (ballot: Ballot): boolean => ballot.handedIn || ballot.handing === true

/** A vote that was begun on this device comes before everything else; one that was handed in here is done, sent or not. */
export function withBegun(todos: readonly Todo[], rounds: readonly RoundLine[], ballots: readonly Ballot[]): Todo[] {
  const begun = rounds.filter((round) => !round.closed && round.mine && ballots.some((ballot) => ballot.round === round.id && ballot.taken && !handed(ballot)))
  const first = begun
    .filter((round) => !todos.some((todo) => byBallot(todo) && todo.target === round.id))
    .map((round): Todo => ({ kind: todoOf[round.kind], title: round.title, target: round.id, count: round.statements, until: round.closes }))
  const done = (todo: Todo): boolean => byBallot(todo) && ballots.some((ballot) => ballot.round === todo.target && handed(ballot))
  return [...first, ...todos.filter((todo) => todo.kind !== 'nothing' && !done(todo))]
}

/** A rough promise in minutes; none where it depends. */
export function minutesFor(todo: Todo): number | null {
  if (todo.kind === 'vote' || todo.kind === 'mark_cards') return Math.max(1, Math.round(todo.count / 4))
  if (todo.kind === 'support' || todo.kind === 'support_sentence') return 1
  if (todo.kind === 'write_card') return 2
  if (todo.kind === 'answer_meter') return 3
  if (todo.kind === 'write_answers') return 3 * todo.count
  if (todo.kind === 'reply_in_turn') return 10
  return todo.kind === 'write_share' || todo.kind === 'give_input' ? 3 : null
}

/** What lasts until a day ends comes as its midnight; that is said as the day. */
export function untilOf(instant: string): string {
  return /T00:00:00(\.000)?Z$/.test(instant) ? weekDate(instant) : moment(instant)
}

export function greetingAt(hour: number): 'night' | 'morning' | 'afternoon' | 'evening' {
  if (hour < 6) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
