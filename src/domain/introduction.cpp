#include "domain/introduction.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

LinkPair link_between(PersonId one, PersonId other) { return one < other ? LinkPair{one, other} : LinkPair{other, one}; }

void end_introductions(State& state, PersonId person) {
  state.open_to_introductions.erase(person);
  std::erase_if(state.links_intended, [&](const auto& entry) { return entry.first.a == person || entry.first.b == person; });
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseIntroductions& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (state.open_to_introductions.contains(asking.person) == asked.open) return Facts{};
  return Facts{IntroductionsChosen{.person = asking.person, .open = asked.open}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const IntendLink& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!state.open_to_introductions.contains(asking.person)) return refuse("error.introductions_off");
  // The same answer for who is not there and who chose not to be introduced: it must not tell.
  if (asked.other == asking.person || !state.open_to_introductions.contains(asked.other)) return refuse("error.no_such_link");
  if (state.links_intended.contains(link_between(asking.person, asked.other))) return Facts{};
  return Facts{LinkIntended{.person = asking.person, .other = asked.other}};
}

void fold_in(State& state, const IntroductionsChosen& fact, Instant) {
  if (fact.open) {
    state.open_to_introductions.insert(fact.person);
  } else {
    end_introductions(state, fact.person);
  }
}

void fold_in(State& state, const LinkIntended& fact, Instant at) {
  state.links_intended.emplace(link_between(fact.person, fact.other), at);
}

}  // namespace schakel::domain
