#include "domain/introducing.hpp"

#include <algorithm>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

// One that goes on, as this person asked it; nullptr: there is none.
const Introducing* going_on(const State& state, Instant now, PersonId asker, PersonId other) {
  const auto found = state.introducing.find(link_between(asker, other));
  if (found == state.introducing.end() || found->second.asker != asker || found->second.lapsed(now)) return nullptr;
  return state.links_intended.contains(found->first) ? nullptr : &found->second;
}

std::size_t waiting_for(const State& state, PersonId by, Instant now) {
  const auto waits = [&](const auto& entry) {
    const Introducing& one = entry.second;
    return one.by == by && !one.made() && !one.passed.contains(by) && !one.lapsed(now);
  };
  return static_cast<std::size_t>(std::count_if(state.introducing.begin(), state.introducing.end(), waits));
}

// Somebody can be asked: this person, or some facilitator who is neither of the two.
Result<void> needs_introducer(const State& state, const Asking& asking, const AskIntroduction& asked) {
  if (!asked.by.is_none()) {
    const bool may_be_asked = asked.by != asking.person && asked.by != asked.other && state.open_to_introductions.contains(asked.by);
    if (!may_be_asked) return refuse("error.no_such_link");
    if (waiting_for(state, asked.by, asking.now) >= introducing_most) return refuse("error.introducer_busy");
    return {};
  }
  const LinkPair pair = link_between(asking.person, asked.other);
  const bool anybody = std::any_of(state.people.begin(), state.people.end(), [&](const auto& entry) { return may_introduce(state, pair, PersonId(), entry.first); });
  if (!anybody) return refuse("error.nobody_introduces");
  return {};
}

}  // namespace

bool may_introduce(const State& state, LinkPair pair, PersonId asked, PersonId person) {
  if (person == pair.a || person == pair.b) return false;
  return asked.is_none() ? has_role(state, person, Role::facilitator) : asked == person;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskIntroduction& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!state.open_to_introductions.contains(asking.person)) return refuse("error.introductions_off");
  // The same answer for who is not there and who chose not to be introduced: it must not tell.
  if (asked.other == asking.person || !state.open_to_introductions.contains(asked.other)) return refuse("error.no_such_link");
  if (state.links_intended.contains(link_between(asking.person, asked.other))) return Facts{};
  std::string about = TRY(prose(asked.about, "about", statement_longest));
  if (going_on(state, asking.now, asked.other, asking.person) != nullptr) {
    return Facts{LinkIntended{.person = asking.person, .other = asked.other}};
  }
  const Introducing* const mine = going_on(state, asking.now, asking.person, asked.other);
  if (mine != nullptr && (mine->made() || (mine->by == asked.by && mine->about.text == about))) return Facts{};
  if (mine == nullptr || mine->by != asked.by) TRY(needs_introducer(state, asking, asked));
  return Facts{IntroductionAsked{.person = asking.person,
                                 .other = asked.other,
                                 .by = asked.by,
                                 .about = {.owner = key_owner(asking.person), .text = std::move(about)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const Introduce& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const Introducing* const one = going_on(state, asking.now, asked.person, asked.other);
  if (one == nullptr || !may_introduce(state, link_between(asked.person, asked.other), one->by, asking.person)) return refuse("error.no_such_link");
  if (one->made()) return Facts{};
  std::string words = TRY(prose(asked.words, "words", statement_longest));
  return Facts{IntroductionMade{.by = asking.person,
                                .person = asked.person,
                                .other = asked.other,
                                .words = {.owner = key_owner(asking.person), .text = std::move(words)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PassIntroduction& asked) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const Introducing* const one = going_on(state, asking.now, asked.person, asked.other);
  const bool theirs = one != nullptr && (one->made() ? asking.person == asked.other : asking.person == one->by);
  if (!theirs) return refuse("error.no_such_link");
  if (one->passed.contains(asking.person)) return Facts{};
  return Facts{IntroductionPassed{.by = asking.person, .person = asked.person, .other = asked.other}};
}

void fold_in(State& state, const IntroductionAsked& fact, Instant at) {
  if (fact.about.forgotten) return;
  Introducing& one = state.introducing[link_between(fact.person, fact.other)];
  std::set<PersonId> passed = std::move(one.passed);  // nobody is asked twice what they passed
  one = {.asker = fact.person, .by = fact.by, .about = fact.about, .asked = at, .made_by = {}, .words = {}, .passed = std::move(passed)};
}

void fold_in(State& state, const IntroductionMade& fact, Instant) {
  Introducing* const one = known(state.introducing, link_between(fact.person, fact.other));
  if (one == nullptr || fact.words.forgotten) return;
  one->made_by = fact.by;
  one->words = fact.words;
}

void fold_in(State& state, const IntroductionPassed& fact, Instant) {
  if (Introducing* const one = known(state.introducing, link_between(fact.person, fact.other))) one->passed.insert(fact.by);
}

void end_introducing(State& state, PersonId person) {
  std::erase_if(state.introducing, [&](const auto& entry) {
    return entry.first.a == person || entry.first.b == person || entry.second.by == person || entry.second.made_by == person;
  });
}

}  // namespace schakel::domain
