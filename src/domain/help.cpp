#include "domain/help.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

template <class Key, class Of>
const std::vector<HelpId>& helps_at(const std::map<Key, std::vector<HelpId>>& index, Of key) {
  static const std::vector<HelpId> none;
  const auto found = index.find(key);
  return found == index.end() ? none : found->second;
}

const HelpPut* put_to(const Help& help, PersonId person) {
  const auto found = std::find_if(help.to.begin(), help.to.end(), [&](const HelpPut& put) { return put.person == person; });
  return found == help.to.end() ? nullptr : &*found;
}

bool is_answered(const Help& help) {
  return std::any_of(help.to.begin(), help.to.end(), [](const HelpPut& put) { return !put.answer.is_none(); });
}

// Of whom the question is; to anybody else it is not there.
Result<const Help*> own_help(const State& state, const Asking& asking, HelpId id) {
  const Help* help = TRY(existing(state.helps, id, "error.unknown_help"));
  if (help->asker != asking.person || !is_here(state, asking.person)) return refuse("error.unknown_help", {{"number", text_of(id)}});
  return help;
}

struct Asked {
  const Help* help = nullptr;
  const HelpPut* put = nullptr;
};
Result<Asked> help_put_to(const State& state, const Asking& asking, HelpId id) {
  const Help* help = TRY(existing(state.helps, id, "error.unknown_help"));
  const HelpPut* put = put_to(*help, asking.person);
  const bool both_here = is_here(state, asking.person) && is_here(state, help->asker);
  if (put == nullptr || !both_here) return refuse("error.unknown_help", {{"number", text_of(id)}});
  return Asked{help, put};
}

// The first of the candidates who may be asked, in their order.
std::vector<PersonId> to_ask(const State& state, const Asking& asking, const std::vector<PersonId>& candidates, const Help* before) {
  const std::string silo = first_silo_of(state, asking.person);
  std::vector<PersonId> people;
  for (const PersonId person : candidates) {
    const std::string theirs = first_silo_of(state, person);
    const bool across = !theirs.empty() && theirs != silo;
    const bool already = before != nullptr && put_to(*before, person) != nullptr;
    const bool twice = std::find(people.begin(), people.end(), person) != people.end();
    if (!across || already || twice || person == asking.person || !may_be_asked(state, person, asking.now)) continue;
    people.push_back(person);
    if (people.size() == help_at_once) break;
  }
  return people;
}

std::size_t open_of(const State& state, PersonId asker) {
  const auto& own = helps_at(state.index.helps_by, asker);
  return static_cast<std::size_t>(std::count_if(own.begin(), own.end(), [&](HelpId id) { return !is_answered(state.helps.at(id)); }));
}

bool asked_before(const State& state, PersonId asker, const std::string& text) {
  const auto& own = helps_at(state.index.helps_by, asker);
  return std::any_of(own.begin(), own.end(), [&](HelpId id) {
    const Help& help = state.helps.at(id);
    return !is_answered(help) && help.text.text == text;
  });
}

Facts forgotten(const State& state, const Help& help, bool also_kept) {
  Facts facts;
  bool all = true;
  for (const HelpPut& put : help.to) {
    const auto answer = state.answers.find(put.answer);
    if (answer == state.answers.end()) continue;
    if (answer->second.kept() && !also_kept) {
      all = false;
    } else {
      facts.push_back(AnswerForgotten{answer->first});
    }
  }
  if (all) facts.push_back(HelpForgotten{help.id});
  return facts;
}

}  // namespace

std::string first_silo_of(const State& state, PersonId person) {
  return state.borders.empty() ? std::string() : silo_of(state, person, state.borders.front());
}

std::uint32_t asked_lately(const State& state, PersonId person, Instant now) {
  const auto& asked = state.index.asked_at;
  const auto times = asked.find(person);
  if (times == asked.end()) return 0;
  return static_cast<std::uint32_t>(std::count_if(times->second.begin(), times->second.end(), [&](Instant at) { return at + asked_month > now; }));
}

bool may_be_asked(const State& state, PersonId person, Instant now) {
  if (!is_here(state, person) || is_from_outside(state, person)) return false;
  return asked_lately(state, person, now) < asked_choice(state, person).a_month;
}

bool can_go_further(const State& state, const Help& help, Instant now) {
  if (is_answered(help) || help.to.size() >= help_in_all || !is_here(state, help.asker)) return false;
  return std::all_of(help.to.begin(), help.to.end(), [&](const HelpPut& put) { return put.passed || put.at + help_again_after <= now; });
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskHelp& asked) {
  TRY(needs_inside(state, asking));
  std::string text = TRY(prose(asked.text, "text", share_longest));
  if (asked_before(state, asking.person, text)) return Facts{};
  if (open_of(state, asking.person) >= help_open_most) return refuse("error.help_open", {{"most", std::to_string(help_open_most)}});
  std::vector<PersonId> people = to_ask(state, asking, asked.candidates, nullptr);
  if (people.empty()) return refuse("error.nobody_to_ask");
  const HelpId id(state.last.help + 1);
  return Facts{HelpAsked{.help = id, .asker = asking.person, .text = {.owner = key_owner(id), .text = std::move(text)}},
               HelpPutTo{.help = id, .people = std::move(people)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PutHelpToOthers& asked) {
  const Help* help = TRY(own_help(state, asking, asked.help));
  if (!can_go_further(state, *help, asking.now)) return refuse("error.help_waits");
  std::vector<PersonId> people = to_ask(state, asking, asked.candidates, help);
  if (people.empty()) return refuse("error.nobody_to_ask");
  return Facts{HelpPutTo{.help = help->id, .people = std::move(people)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PassHelp& asked) {
  const Asked of = TRY(help_put_to(state, asking, asked.help));
  if (!of.put->answer.is_none()) return refuse("error.help_answered");
  if (of.put->passed) return Facts{};
  return Facts{HelpPassed{.help = asked.help, .person = asking.person}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerHelp& asked) {
  const Asked of = TRY(help_put_to(state, asking, asked.help));
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  if (const auto given = state.answers.find(of.put->answer); given != state.answers.end()) {
    if (given->second.text.text == text) return Facts{};
    return refuse("error.help_answered");
  }
  const AnswerId id(state.last.answer + 1);
  return Facts{HelpAnswered{.answer = id, .help = asked.help, .person = asking.person, .text = {.owner = key_owner(id), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ThankForAnswer& asked) {
  const HelpAnswer* answer = TRY(existing(state.answers, asked.answer, "error.unknown_answer"));
  TRY(own_help(state, asking, answer->help));
  if (answer->thanked) return Facts{};
  return Facts{HelpThanked{asked.answer}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseKeeping& asked) {
  const HelpAnswer* answer = TRY(existing(state.answers, asked.answer, "error.unknown_answer"));
  const bool asker = state.helps.at(answer->help).asker == asking.person;
  if ((!asker && answer->person != asking.person) || !is_here(state, asking.person)) {
    return refuse("error.unknown_answer", {{"number", text_of(asked.answer)}});
  }
  if ((asker ? answer->asker_keeps : answer->author_keeps) == asked.keep) return Facts{};
  return Facts{KeepingChosen{.answer = asked.answer, .by_asker = asker, .keep = asked.keep}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetHelp& asked) {
  const bool system = asking.person.is_none();
  const Help* help = system ? TRY(existing(state.helps, asked.help, "error.unknown_help")) : TRY(own_help(state, asking, asked.help));
  return forgotten(state, *help, !system);
}

// The questions they asked with all that was answered, and what they answered to others.
Facts help_forgotten_with(const State& state, PersonId person) {
  Facts facts;
  for (const HelpId id : helps_at(state.index.helps_by, person)) {
    for (Fact& fact : forgotten(state, state.helps.at(id), true)) facts.push_back(std::move(fact));
  }
  for (const auto& [id, answer] : state.answers) {
    if (answer.person == person) facts.push_back(AnswerForgotten{id});
  }
  return facts;
}

void fold_in(State& state, const HelpAsked& fact, Instant at) {
  state.last.help = std::max(state.last.help, fact.help.number());
  if (fact.text.forgotten) return;
  state.helps[fact.help] = {.id = fact.help, .asker = fact.asker, .text = fact.text, .asked = at, .to = {}};
  state.index.helps_by[fact.asker].push_back(fact.help);
}

void fold_in(State& state, const HelpPutTo& fact, Instant at) {
  for (const PersonId person : fact.people) {
    std::vector<Instant>& times = state.index.asked_at[person];
    std::erase_if(times, [&](Instant before) { return before + asked_month <= at; });
    times.push_back(at);
  }
  Help* help = known(state.helps, fact.help);
  if (help == nullptr) return;
  for (const PersonId person : fact.people) {
    help->to.push_back({.person = person, .at = at, .passed = false, .answer = {}});
    state.index.helps_put_to[person].push_back(fact.help);
  }
}

namespace {

HelpPut* put_in(State& state, HelpId id, PersonId person) {
  Help* help = known(state.helps, id);
  if (help == nullptr) return nullptr;
  const auto found = std::find_if(help->to.begin(), help->to.end(), [&](const HelpPut& put) { return put.person == person; });
  return found == help->to.end() ? nullptr : &*found;
}

}  // namespace

void fold_in(State& state, const HelpPassed& fact, Instant) {
  if (HelpPut* put = put_in(state, fact.help, fact.person)) put->passed = true;
}

void fold_in(State& state, const HelpAnswered& fact, Instant at) {
  state.last.answer = std::max(state.last.answer, fact.answer.number());
  HelpPut* put = put_in(state, fact.help, fact.person);
  if (put == nullptr) return;
  put->passed = fact.text.forgotten;  // as AnswerForgotten leaves it
  if (fact.text.forgotten) return;
  put->answer = fact.answer;
  state.answers[fact.answer] = {.id = fact.answer, .help = fact.help, .person = fact.person, .text = fact.text, .at = at};
}

void fold_in(State& state, const HelpThanked& fact, Instant at) {
  if (HelpAnswer* answer = known(state.answers, fact.answer)) answer->thanked = at;
}

void fold_in(State& state, const KeepingChosen& fact, Instant) {
  HelpAnswer* answer = known(state.answers, fact.answer);
  if (answer == nullptr) return;
  (fact.by_asker ? answer->asker_keeps : answer->author_keeps) = fact.keep;
}

void fold_in(State& state, const AnswerForgotten& fact, Instant) {
  const auto answer = state.answers.find(fact.answer);
  if (answer == state.answers.end()) return;
  // For who asked it is as if it was never answered, and nobody is asked for it again.
  if (HelpPut* put = put_in(state, answer->second.help, answer->second.person)) {
    put->answer = {};
    put->passed = true;
  }
  state.answers.erase(answer);
}

void fold_in(State& state, const HelpForgotten& fact, Instant) {
  const auto help = state.helps.find(fact.help);
  if (help == state.helps.end()) return;
  std::erase(state.index.helps_by[help->second.asker], fact.help);
  for (const HelpPut& put : help->second.to) {
    std::erase(state.index.helps_put_to[put.person], fact.help);
    state.answers.erase(put.answer);
  }
  state.helps.erase(help);
}

}  // namespace schakel::domain
