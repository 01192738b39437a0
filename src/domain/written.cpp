#include "domain/written.hpp"

#include <set>

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

WrittenStage stage_of(const WrittenSession& session) {
  if (session.ended) return WrittenStage::ended;
  if (session.turn == 0) return WrittenStage::answering;
  return session.turn <= session.order.size() ? WrittenStage::replying : WrittenStage::closing;
}

PersonId replies_now(const WrittenSession& session) {
  return stage_of(session) == WrittenStage::replying ? session.order[session.turn - 1] : PersonId();
}

bool may_reply(const WrittenSession& session, PersonId person) {
  const WrittenStage stage = stage_of(session);
  const auto place = std::find(session.order.begin(), session.order.end(), person);
  if (place == session.order.end()) return false;
  if (stage == WrittenStage::closing) return true;
  return stage == WrittenStage::replying && place - session.order.begin() < session.turn;
}

ShareId answer_of(const State& state, const WrittenSession& session, PersonId person, const std::string& question) {
  const auto answer = session.answers.find({person, question});
  if (answer == session.answers.end()) return {};
  return state.shares.at(answer->second).withdrawn ? ShareId() : answer->second;
}

bool takes_part(const WrittenSession& session, PersonId person) {
  return std::find(session.order.begin(), session.order.end(), person) != session.order.end();
}

bool reads_share(const State& state, const Circle& circle, const Share& share, PersonId member) {
  if (share.author == member) return true;
  if (!was_there(circle, member, share.shown)) return false;
  if (!circle.joined.contains(member)) return true;
  return std::none_of(state.written.begin(), state.written.end(), [&](const auto& entry) {
    const WrittenSession& session = entry.second;
    if (session.circle != circle.id || takes_part(session, member)) return false;
    return std::any_of(session.answers.begin(), session.answers.end(), [&](const auto& answer) { return answer.second == share.id; });
  });
}

const WrittenSession* written_in(const State& state, CircleId circle) {
  const auto live = state.index.live_written.find(circle);
  return live == state.index.live_written.end() ? nullptr : &state.written.at(live->second);
}

Instant turn_ends(const State& state, Instant now, std::uint32_t lasts) {
  Date day = today_in(state, now);
  for (std::uint32_t i = 0; i < lasts; ++i) day = working_day(state.calendar, day + std::chrono::days(1));
  return instant_of(zone_of(state), {.day = day, .minutes = std::chrono::hours(24) - std::chrono::minutes(1)});
}

namespace {

struct Going {
  const WrittenSession* session = nullptr;
  const Circle* circle = nullptr;
};

// One that this person is in, and that is not over. To anybody else it is not there.
Result<Going> going_on(const State& state, const Asking& asking, WrittenId id) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const WrittenSession* session = TRY(existing(state.written, id, "error.unknown_written"));
  const Circle& circle = state.circles.at(session->circle);
  if (!is_member(state, circle, asking.person) || !takes_part(*session, asking.person)) return refuse("error.unknown_written", {{"number", text_of(id)}});
  if (session->ended) return refuse("error.written_over", {{"circle", circle.name}});
  return Going{session, &circle};
}

Result<void> check_questions(const std::vector<WrittenQuestion>& questions) {
  if (questions.empty()) return refuse("error.session_without_steps");
  if (questions.size() > written_questions_most) {
    return refuse("error.too_many", {{"count", std::to_string(questions.size())}, {"field", "questions"}, {"most", std::to_string(written_questions_most)}});
  }
  std::set<std::string> keys;
  for (const WrittenQuestion& question : questions) {
    (void)TRY(line(question.key, "question", name_longest));
    if (!keys.insert(question.key).second) return refuse("error.no_written_question", {{"question", question.key}});
  }
  return {};
}

Result<void> check_order(const State& state, const Circle& circle, std::vector<PersonId> order) {
  std::vector<PersonId> here;
  std::copy_if(circle.people.begin(), circle.people.end(), std::back_inserter(here), [&](PersonId person) { return is_here(state, person); });
  std::sort(order.begin(), order.end());
  if (order != here) return refuse("error.written_order", {{"circle", circle.name}});
  return {};
}

// What was answered is shown to the circle, by who wrote it and is still in it.
void show_answers(const State& state, const WrittenSession& session, const Circle& circle, Instant now, Facts& facts) {
  for (const auto& [asked, share] : session.answers) {
    auto shown = decide_on(state, {asked.first, now}, ShowShareToCircle{.share = share, .circle = circle.id});
    if (!shown) continue;  // taken back, or its author has left
    for (Fact& fact : *shown) facts.push_back(std::move(fact));
  }
}

// The next turn of somebody who is still in the circle, or the closing.
Facts moved_on(const State& state, const WrittenSession& session, const Circle& circle, Instant now) {
  Facts facts;
  if (stage_of(session) == WrittenStage::closing) return {WrittenEnded{session.id}};
  if (session.turn == 0) show_answers(state, session, circle, now, facts);
  std::uint32_t turn = session.turn + 1;
  while (turn <= session.order.size() && !is_member(state, circle, session.order[turn - 1])) ++turn;
  facts.push_back(WrittenMoved{.session = session.id, .turn = turn, .until = turn_ends(state, now, session.days)});
  const bool closing = turn > session.order.size();
  if (closing && circle.met != true) facts.push_back(CircleMet{.circle = circle.id, .took_place = true});
  return facts;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const StartWritten& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  if (!is_member(state, *circle, asking.person)) return refuse("error.unknown_circle", {{"number", text_of(asked.circle)}});
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  TRY(needs_running(state.programmes.at(circle->programme)));
  if (written_in(state, circle->id) != nullptr) return refuse("error.written_going_on", {{"circle", circle->name}});
  if (asked.days == 0 || asked.days > written_days_most) {
    return refuse("error.written_days", {{"days", std::to_string(asked.days)}, {"most", std::to_string(written_days_most)}});
  }
  WrittenStarted started{.session = WrittenId(state.last.written + 1), .circle = circle->id, .script = {}, .questions = asked.questions, .order = asked.order, .days = asked.days, .until = turn_ends(state, asking.now, asked.days)};
  started.script = TRY(line(asked.script, "script", name_longest));
  TRY(check_questions(asked.questions));
  TRY(check_order(state, *circle, asked.order));
  return Facts{std::move(started)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerQuestions& asked) {
  const Going going = TRY(going_on(state, asking, asked.session));
  const WrittenSession& session = *going.session;
  const auto question = std::find_if(session.questions.begin(), session.questions.end(), [&](const WrittenQuestion& one) { return one.key == asked.question; });
  if (question == session.questions.end()) return refuse("error.no_written_question", {{"question", shortened(asked.question)}});
  if (stage_of(session) != WrittenStage::answering) return refuse("error.answering_over");
  const ShareId before = answer_of(state, session, asking.person, asked.question);
  if (trimmed(asked.text).empty()) {
    if (before.is_none()) return Facts{};
    return decide_on(state, asking, WithdrawShare{before});
  }
  if (!before.is_none()) return decide_on(state, asking, RewriteShare{.share = before, .text = asked.text});
  const Programme& programme = state.programmes.at(going.circle->programme);
  TRY(needs_participant(state, asking, programme));
  TRY(needs_running(programme));
  const ShareId share(state.last.share + 1);
  std::string text = TRY(prose(asked.text, "text", share_longest));
  return Facts{ShareWritten{.share = share, .programme = programme.id, .author = asking.person, .kind = question->kind, .text = {.owner = key_owner(asking.person), .text = std::move(text)}},
               QuestionAnswered{.session = session.id, .question = question->key, .share = share}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WriteReply& asked) {
  const Going going = TRY(going_on(state, asking, asked.session));
  const WrittenSession& session = *going.session;
  if (!may_reply(session, asking.person)) return refuse("error.not_your_turn");
  const auto before = std::find_if(session.replies.begin(), session.replies.end(), [&](const WrittenReply& reply) { return reply.author == asking.person; });
  if (trimmed(asked.text).empty()) {
    if (before == session.replies.end()) return Facts{};
    return Facts{ReplyWithdrawn{.session = session.id, .author = asking.person}};
  }
  std::string text = TRY(prose(asked.text, "text", reply_longest));
  Facts facts;
  if (before == session.replies.end() || before->text.text != text) {
    facts.push_back(ReplyWritten{.session = session.id, .author = asking.person, .text = {.owner = key_owner(going.circle->id), .text = std::move(text)}});
  }
  if (replies_now(session) != asking.person) return facts;
  for (Fact& fact : moved_on(state, session, *going.circle, asking.now)) facts.push_back(std::move(fact));
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PassTurn& asked) {
  const Going going = TRY(going_on(state, asking, asked.session));
  if (replies_now(*going.session) != asking.person) return refuse("error.not_your_turn");
  return moved_on(state, *going.session, *going.circle, asking.now);
}

Result<Facts> decide_on(const State& state, const Asking& asking, const KeepWritten& asked) {
  if (!asking.person.is_none()) return refuse("error.unknown_written", {{"number", text_of(asked.session)}});
  const WrittenSession* session = TRY(existing(state.written, asked.session, "error.unknown_written"));
  if (session->ended) return Facts{};
  const Circle& circle = state.circles.at(session->circle);
  if (circle.forgotten) return Facts{WrittenEnded{session->id}};
  if (asking.now < session->until) return Facts{};
  return moved_on(state, *session, circle, asking.now);
}

// Ended before its answers were shown, they stay with who wrote them.
Result<Facts> decide_on(const State& state, const Asking& asking, const FinishWritten& asked) {
  const Going going = TRY(going_on(state, asking, asked.session));
  return Facts{WrittenEnded{going.session->id}};
}

void fold_in(State& state, const WrittenStarted& fact, Instant) {
  state.written[fact.session] = {.id = fact.session,
                                 .circle = fact.circle,
                                 .script = fact.script,
                                 .questions = fact.questions,
                                 .order = fact.order,
                                 .days = fact.days,
                                 .until = fact.until,
                                 .answers = {},
                                 .replies = {}};
  state.index.live_written[fact.circle] = fact.session;
  state.last.written = std::max(state.last.written, fact.session.number());
}

void fold_in(State& state, const QuestionAnswered& fact, Instant) {
  WrittenSession* session = known(state.written, fact.session);
  const Share* share = known(state.shares, fact.share);
  if (session != nullptr && share != nullptr) session->answers[{share->author, fact.question}] = fact.share;
}

void fold_in(State& state, const WrittenMoved& fact, Instant) {
  WrittenSession* session = known(state.written, fact.session);
  if (session == nullptr) return;
  session->turn = fact.turn;
  session->until = fact.until;
}

void fold_in(State& state, const ReplyWritten& fact, Instant) {
  WrittenSession* session = known(state.written, fact.session);
  if (session == nullptr) return;
  for (WrittenReply& reply : session->replies) {
    if (reply.author != fact.author) continue;
    reply.text = fact.text;
    return;
  }
  session->replies.push_back({.author = fact.author, .text = fact.text});
}

void fold_in(State& state, const ReplyWithdrawn& fact, Instant) {
  WrittenSession* session = known(state.written, fact.session);
  if (session == nullptr) return;
  std::erase_if(session->replies, [&](const WrittenReply& reply) { return reply.author == fact.author; });
}

void fold_in(State& state, const WrittenEnded& fact, Instant) {
  WrittenSession* session = known(state.written, fact.session);
  if (session == nullptr) return;
  session->ended = true;
  state.index.live_written.erase(session->circle);
}

}  // namespace schakel::domain
