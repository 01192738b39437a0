#include "domain/introduction.hpp"

#include "base/seed.hpp"
#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

LinkPair link_between(PersonId one, PersonId other) { return one < other ? LinkPair{one, other} : LinkPair{other, one}; }

bool held_out(LinkPair pair, std::uint32_t import) {
  const std::uint64_t both = (static_cast<std::uint64_t>(pair.a.number()) << 32U) | pair.b.number();
  return Random::for_block(Seed{import}, both).below(held_out_of) == 0;
}

void end_introductions(State& state, PersonId person) {
  state.open_to_introductions.erase(person);
  const auto theirs = [&](const auto& entry) { return entry.first.a == person || entry.first.b == person; };
  std::erase_if(state.links_intended, theirs);
  std::erase_if(state.links_planned, theirs);
  end_introducing(state, person);
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

Result<Facts> decide_on(const State& state, const Asking& asking, const PlanLink& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const LinkPair pair = link_between(asking.person, asked.other);
  if (!state.links_intended.contains(pair)) return refuse("error.no_such_link");
  std::string task = TRY(prose(asked.task, "task", statement_longest));
  if (asked.on < today_in(state, asking.now)) return refuse("error.day_in_past", {{"on", to_text(asked.on)}});
  TRY(near_enough(asked.on, asking.now));
  const auto plan = state.links_planned.find(pair);
  if (plan != state.links_planned.end() && plan->second.task.text == task && plan->second.on == asked.on) return Facts{};
  return Facts{LinkPlanned{.person = asking.person,
                           .other = asked.other,
                           .task = {.owner = key_owner(asking.person), .text = std::move(task)},
                           .on = asked.on}};
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

void fold_in(State& state, const LinkPlanned& fact, Instant) {
  const LinkPair pair = link_between(fact.person, fact.other);
  if (!state.links_intended.contains(pair) || fact.task.forgotten) return;
  state.links_planned[pair] = {.by = fact.person, .task = fact.task, .on = fact.on};
}

void fold_in(State& state, const LinksCompared& fact, Instant) {
  state.links_counted.shown += fact.shown;
  state.links_counted.shown_made += fact.shown_made;
  state.links_counted.held_out += fact.held_out;
  state.links_counted.held_out_made += fact.held_out_made;
}

}  // namespace schakel::domain
