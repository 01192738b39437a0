#include "domain/coach.hpp"

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

template <class T>
void remove(std::vector<T>& sorted, const T& value) {
  sorted.erase(std::remove(sorted.begin(), sorted.end(), value), sorted.end());
}

bool is_invited(const State& state, ProgrammeId programme, PersonId person) {
  const auto found = state.coaching.find(programme);
  return found != state.coaching.end() && contains(found->second.invited, person);
}

// Who is meant by an address: by the organisation's own id, or by mail.
PersonId known_by(const State& state, std::string_view email) {
  for (const auto& [id, person] : state.people) {
    const bool same = lower_ascii(person.profile.email.text) == lower_ascii(email) || person.profile.id.text == email;
    if (person.here && same) return id;
  }
  return {};
}

// From outside, and invited to the programme by that name already.
PersonId called(const State& state, ProgrammeId programme, std::string_view name) {
  const auto found = state.coaching.find(programme);
  if (found == state.coaching.end()) return {};
  for (const auto* const some : {&found->second.invited, &found->second.accepted}) {
    for (const PersonId id : *some) {
      const Person& person = state.people.at(id);
      if (person.here && person.outside && person.profile.name.text == name) return id;
    }
  }
  return {};
}

std::size_t open_in(const State& state, ProgrammeId programme) {
  const std::vector<OpenItem> items = open_items(state);
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [&](const OpenItem& item) { return item.programme == programme; }));
}

// Nobody else's question exists for somebody.
Result<const Question*> own_question(const State& state, const Asking& asking, QuestionId id, PersonId Question::*whose) {
  const Question* question = TRY(existing(state, id));
  const bool system = asking.person.is_none() && whose == &Question::asker;
  if (!system && (question->*whose != asking.person || !is_here(state, asking.person))) {
    return refuse("error.unknown_question", {{"number", text_of(id)}});
  }
  return question;
}

Result<void> check_item(const State& state, const ItemRef& item, ProgrammeId programme) {
  ProgrammeId of;
  switch (item.kind) {
    case ItemKind::proposal: of = TRY(existing(state, ProposalId(item.number)))->programme; break;
    case ItemKind::experiment: of = TRY(existing(state, ExperimentId(item.number)))->programme; break;
  }
  if (of != programme) return refuse("error.other_programme", {{"what", "item"}});
  return {};
}

Result<void> check_not_asked(const State& state, const Asking& asking) {
  const auto waiting = std::count_if(state.questions.begin(), state.questions.end(), [&](const auto& entry) {
    return entry.second.asker == asking.person && !entry.second.answered && !entry.second.forgotten;
  });
  if (static_cast<std::size_t>(waiting) < questions_most) return {};
  return refuse("error.too_many", {{"count", std::to_string(waiting + 1)}, {"field", "questions"}, {"most", std::to_string(questions_most)}});
}

bool waits_already(const State& state, const CoachAsked& asked) {
  return std::any_of(state.questions.begin(), state.questions.end(), [&](const auto& entry) {
    const Question& question = entry.second;
    return question.asker == asked.asker && question.coach == asked.coach && question.programme == asked.programme &&
           question.about == asked.about && !question.answered && !question.forgotten && question.text.text == asked.text.text;
  });
}

std::size_t waiting_for(const State& state, ProgrammeId programme, PersonId coach) {
  return static_cast<std::size_t>(std::count_if(state.questions.begin(), state.questions.end(), [&](const auto& entry) {
    const Question& question = entry.second;
    return question.programme == programme && question.coach == coach && !question.answered && !question.forgotten;
  }));
}

}  // namespace

bool coaches(const State& state, ProgrammeId programme, PersonId person) {
  const auto found = state.coaching.find(programme);
  return found != state.coaching.end() && contains(found->second.accepted, person);
}

bool may_read(const State& state, ProgrammeId programme, PersonId person) {
  return !is_from_outside(state, person) || coaches(state, programme, person);
}

PersonId meant_by(const State& state, const InviteCoach& asked) {
  if (asked.person) return *asked.person;
  const std::string email(trimmed(asked.email.value_or("")));
  if (!email.empty()) return known_by(state, email);
  return called(state, asked.programme, trimmed(asked.name));
}

Result<Facts> decide_on(const State& state, const Asking& asking, const InviteCoach& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  if (asked.person) TRY(existing(state, *asked.person));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  PersonId person = meant_by(state, asked);
  Facts facts;
  if (person.is_none()) {
    std::string email = TRY(optional_line(asked.email.value_or(""), "email", name_longest));
    std::string name = TRY(line(asked.name, "name", name_longest));
    person = PersonId(state.last.person + 1);
    facts = added_from_outside(state, person, "coach", std::move(name), std::move(email));
  }
  if (!has_role(state, person, Role::coach)) facts.push_back(RoleGiven{.person = person, .role = Role::coach});
  if (!is_invited(state, programme->id, person) && !coaches(state, programme->id, person)) {
    facts.push_back(CoachInvited{.programme = programme->id, .person = person});
  }
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AcceptCoaching& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  if (coaches(state, programme->id, asking.person)) return Facts{};
  if (!is_invited(state, programme->id, asking.person)) {
    return refuse("error.not_invited_as_coach", {{"programme", programme->title}});
  }
  return Facts{CoachingAccepted{.programme = programme->id, .person = asking.person}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const DeclineCoaching& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  if (!is_invited(state, programme->id, asking.person)) {
    return refuse("error.not_invited_as_coach", {{"programme", programme->title}});
  }
  return Facts{CoachingEnded{.programme = programme->id, .person = asking.person, .to = {}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const HandOverCoaching& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  const PersonId to = asked.to.value_or(PersonId());
  if (!coaches(state, programme->id, asking.person)) return refuse("error.not_the_coach", {{"programme", programme->title}});
  if (!to.is_none() && (to == asking.person || !coaches(state, programme->id, to))) {
    return refuse("error.no_such_coach", {{"programme", programme->title}});
  }
  const std::size_t open = to.is_none() ? open_in(state, programme->id) : 0;
  if (open > 0) return refuse("error.items_open", {{"programme", programme->title}, {"count", std::to_string(open)}});
  const std::size_t waiting = waiting_for(state, programme->id, asking.person);
  if (waiting > 0) return refuse("error.questions_waiting", {{"count", std::to_string(waiting)}});
  return Facts{CoachingEnded{.programme = programme->id, .person = asking.person, .to = to}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskCoach& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_participant(state, asking, *programme));
  if (asked.coach == asking.person) return refuse("error.coach_is_you");
  if (!coaches(state, programme->id, asked.coach)) return refuse("error.no_such_coach", {{"programme", programme->title}});
  if (asked.about) TRY(check_item(state, *asked.about, programme->id));
  const QuestionId id(state.last.question + 1);
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  CoachAsked question{.question = id,
                      .programme = programme->id,
                      .asker = asking.person,
                      .coach = asked.coach,
                      .about = asked.about,
                      .text = {.owner = key_owner(id), .text = std::move(text)}};
  if (waits_already(state, question)) return Facts{};
  TRY(check_not_asked(state, asking));
  return Facts{std::move(question)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerQuestion& asked) {
  const Question* question = TRY(own_question(state, asking, asked.question, &Question::coach));
  if (question->forgotten) return refuse("error.unknown_question", {{"number", text_of(question->id)}});
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  if (question->answered) {
    if (question->answer.text == text) return Facts{};
    return refuse("error.question_answered", {{"number", text_of(question->id)}});
  }
  return Facts{CoachAnswered{.question = question->id, .text = {.owner = key_owner(question->id), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetQuestion& asked) {
  const Question* question = TRY(own_question(state, asking, asked.question, &Question::asker));
  if (question->forgotten) return Facts{};
  return Facts{QuestionForgotten{.question = question->id}};
}

void end_coaching(State& state, PersonId person) {
  for (auto& [id, coaching] : state.coaching) {
    remove(coaching.invited, person);
    remove(coaching.accepted, person);
  }
}

void fold_in(State& state, const CoachInvited& fact, Instant) {
  auto& invited = state.coaching[fact.programme].invited;
  invited.push_back(fact.person);
  sort_once(invited);
}

void fold_in(State& state, const CoachingAccepted& fact, Instant) {
  Coaching& coaching = state.coaching[fact.programme];
  remove(coaching.invited, fact.person);
  coaching.accepted.push_back(fact.person);
  sort_once(coaching.accepted);
}

void fold_in(State& state, const CoachingEnded& fact, Instant) {
  Coaching& coaching = state.coaching[fact.programme];
  remove(coaching.invited, fact.person);
  remove(coaching.accepted, fact.person);
}

void fold_in(State& state, const CoachAsked& fact, Instant at) {
  state.questions[fact.question] = {.id = fact.question,
                                    .programme = fact.programme,
                                    .asker = fact.asker,
                                    .coach = fact.coach,
                                    .about = fact.about,
                                    .text = fact.text,
                                    .answer = {.owner = fact.text.owner, .text = {}},
                                    .asked = at,
                                    .answered = {},
                                    .forgotten = fact.text.forgotten};
  state.last.question = std::max(state.last.question, fact.question.number());
}

void fold_in(State& state, const CoachAnswered& fact, Instant at) {
  Question* question = known(state.questions, fact.question);
  if (question == nullptr) return;
  question->answer = fact.text;
  question->answered = at;
}

void fold_in(State& state, const QuestionForgotten& fact, Instant) {
  Question* question = known(state.questions, fact.question);
  if (question == nullptr) return;
  forget(question->text);
  forget(question->answer);
  question->forgotten = true;
}

}  // namespace schakel::domain
