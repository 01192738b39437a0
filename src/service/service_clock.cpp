// What a clock does, by itself and without anybody asking: rounds close at their time, circles are forgotten after their day,
// people a year after they left, questions after half a year, what waits is nudged, cycles and phases come, people are mailed.

#include "domain/turns.hpp"
#include "service/inside.hpp"
#include "service/told.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::chrono::minutes rest_after{1};
constexpr std::chrono::hours forgotten_session_after{12};  // nobody pressed anything since

struct Due {
  std::vector<RoundId> without_keys;  // opened by a Schakel of before there were any
  std::vector<RoundId> rounds;
  std::vector<TermId> terms;  // whose writing is over
  std::vector<CircleId> circles;
  std::vector<SessionId> sessions;  // that nobody ended
  std::vector<WrittenId> written;    // whose turn is over, or whose circle is
  std::vector<PersonId> people;  // who left long enough ago
  std::vector<QuestionId> questions;  // to coaches, asked long enough ago
  std::vector<HelpId> helps;          // asked of others, long enough ago
  bool nudges = false;                // some step of follow-through is due
};

// What is forgotten by its day.
void forgetting_due(const State& state, Instant now, Due& due) {
  for (const auto& [id, circle] : state.circles) {
    if (circle.announced && !circle.forgotten && circle.until < today_in(state, now)) due.circles.push_back(id);
  }
  for (const auto& [id, person] : state.people) {
    const bool left = !person.here && !person.profile.id.forgotten;
    if (left && person.left + std::chrono::days(state.privacy.days_after_leaving) <= now) due.people.push_back(id);
  }
  for (const auto& [id, question] : state.questions) {
    if (!question.forgotten && question.asked + question_kept <= now) due.questions.push_back(id);
  }
  for (const auto& [id, help] : state.helps) {
    if (help.asked + help_kept > now) break;  // in the order in which they were asked
    const auto forgets = domain::decide(state, {PersonId(), now}, ForgetHelp{id});
    if (forgets && !forgets->empty()) due.helps.push_back(id);
  }
}

Due due_in(const State& state, Instant now, bool may_forget) {
  Due due;
  if (may_forget) forgetting_due(state, now, due);
  for (const auto& [id, round] : state.rounds) {
    if (!round.closed && !round.pause && round.closes <= now) due.rounds.push_back(id);
    if (!round.closed && round.keys.empty()) due.without_keys.push_back(id);
  }
  for (const auto& [id, term] : state.terms) {
    if (term.stage == TermStage::writing && term.writing_until <= now) due.terms.push_back(id);
  }
  for (const auto& [circle, id] : state.index.live_sessions) {
    if (state.sessions.at(id).moved + forgotten_session_after <= now) due.sessions.push_back(id);
  }
  for (const auto& [circle, id] : state.index.live_written) {
    if (state.written.at(id).until <= now || state.circles.at(circle).forgotten) due.written.push_back(id);
  }
  const auto nudges = domain::decide(state, {PersonId(), now}, KeepNudges{});
  due.nudges = nudges && !nudges->empty();
  return due;
}

// One thing that cannot be done keeps nothing else from being done.
void do_due(Inside& inside, Running& of, bool may_forget) {
  const Instant now = inside.clock();
  const Due due = of.read([&](const Running& running) { return due_in(running.state(), now, may_forget); });
  const Request request{{PersonId(), now}};
  for (const RoundId round : due.without_keys) {
    (void)inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> { return done(TRY(key_in(turn, of, request, round))); });
  }
  for (const RoundId round : due.rounds) {
    const auto closed = inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
      return done(TRY(close_in(turn, of, request, round)));
    });
    if (closed) tell_result(inside, of, round);
  }
  for (const TermId term : due.terms) {
    (void)inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> { return done(TRY(turn.decide(of, request, CloseWriting{term}))); });
  }
  if (due.circles.empty() && due.people.empty() && due.sessions.empty() && due.written.empty() && due.questions.empty() && due.helps.empty() && !due.nudges) return;
  (void)inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
    Result<Recorded> last = Recorded{};
    for (const CircleId circle : due.circles) last = turn.decide(of, request, ForgetCircle{circle});
    for (const SessionId session : due.sessions) last = turn.decide(of, request, FinishSession{session});
    for (const WrittenId session : due.written) last = turn.decide(of, request, KeepWritten{session});
    for (const PersonId person : due.people) last = turn.decide(of, request, ForgetPerson{person});
    for (const QuestionId question : due.questions) last = turn.decide(of, request, ForgetQuestion{question});
    for (const HelpId help : due.helps) last = turn.decide(of, request, ForgetHelp{help});
    if (due.nudges) last = turn.decide(of, request, KeepNudges{});
    return done(TRY(last));
  });
}

// Whether its clock can be believed, for what clocks do and for what they forget.
struct Believed {
  bool acts = true;
  bool forgets = true;
};
Believed believed(Inside& inside) {
  if (!inside.settings.uptime) return {};
  const bool leapt = inside.leap.look(inside.clock(), inside.settings.uptime());
  if (leapt && inside.settings.trouble) {
    inside.settings.trouble("the clock leapt ahead: nothing is closed or sent for an hour, and nothing forgotten for a day, unless it is set right");
  }
  return {.acts = inside.leap.may_act(), .forgets = inside.leap.may_forget()};
}

// Copies that no batch needed lately, sessions and links that are over.
void tidy(Inside& inside) {
  (void)inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
    const std::shared_lock guard(inside.organisations_mutex);
    for (const auto& [id, running] : inside.organisations) running->rest();
    turn.batch().over_before = inside.clock() - std::chrono::hours(24 * 90);
    return Done{};
  });
}

// Awake, or woken because its clock may have something to do.
bool is_up(Inside& inside, const Running& running) {
  const auto asleep = running.asleep();
  if (asleep == nullptr) return true;
  return leads(inside) && asleep->until <= inside.clock() && running.wake();
}

}  // namespace

void tick_once(Inside& inside) {
  const std::scoped_lock one_at_a_time(inside.tick_mutex);
  const Believed clock = believed(inside);
  for (Running* const running : inside.all_running()) {
    if (!is_up(inside, *running)) continue;
    post_waiting(inside, *running);
    if (!leads(inside) || !clock.acts) continue;
    do_due(inside, *running, clock.forgets);
    note_contacts(inside, *running);
    keep_rhythms(inside, *running);
    keep_mail(inside, *running);
  }
  let_sleep(inside);
  const auto present = std::chrono::steady_clock::now();
  const bool first = inside.tidied == std::chrono::steady_clock::time_point();
  if (!clock.forgets || (!first && present - inside.tidied < rest_after)) return;
  inside.tidied = present;
  if (!first) tidy(inside);
}

}  // namespace schakel::service
