#include "service/acts.hpp"

#include <algorithm>

#include "exchange/json.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

std::string chained(std::string_view before, Instant at, ActNoted act) {
  act.chain.clear();
  return lock_of("schakel act\n" + std::string(before) + "\n" + to_text(at) + "\n" + exchange::json_text(act));
}

bool has_acts(PersonId by, const Facts& facts) {
  const bool told = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return fact.is<ActNoted>(); });
  return told || !acts_of(by, facts).empty();
}

Facts with_acts(const State& state, PersonId by, Instant at, Facts facts) {
  for (ActNoted& act : acts_of(by, facts)) facts.push_back(std::move(act));
  std::string last = state.acts.empty() ? std::string() : state.acts.back().noted.chain;
  for (Fact& fact : facts) {
    if (auto* act = fact.as<ActNoted>()) last = act->chain = chained(last, at, *act);
  }
  return facts;
}

namespace {

// All but who did it, which no other fact tells, and the chain.
bool same_act(const ActNoted& a, const ActNoted& b) {
  const bool same_words = a.what == b.what || a.kind == ActKind::person_forgotten;
  return a.kind == b.kind && a.about == b.about && a.count == b.count && same_words;
}

// How many facts a line of the log speaks of.
std::size_t facts_of(const ActNoted& act) {
  switch (act.kind) {
    case ActKind::links_made: return 0;
    case ActKind::people_imported: return act.count;
    case ActKind::founded: return 2;  // with its first person
    default: return 1;
  }
}

}  // namespace

void ActsCheck::wrong(std::uint64_t position, const std::string& why) {
  if (proof_.wrong.empty()) proof_.wrong = "at position " + std::to_string(position) + " " + why;
}

void ActsCheck::take(std::uint64_t position, const Fact& fact, Instant at) {
  if (const auto* act = fact.as<ActNoted>()) {
    if (act->chain != chained(proof_.last, at, *act)) wrong(position, "the chain of the log is broken");
    proof_.last = act->chain;
    ++proof_.acts;
    run_.push_back(*act);
    return;
  }
  end_run();
  if (acts_of(PersonId(), {fact}).empty()) return;
  behind_.push_back(fact);
  behind_at_ = position;
}

void ActsCheck::end_run() {
  if (run_.empty()) return;
  std::size_t told = 0;
  for (const ActNoted& act : run_) told += facts_of(act);
  std::erase_if(run_, [](const ActNoted& act) { return act.kind == ActKind::links_made; });
  const bool first = !told_before_;
  if (told == 0) return run_.clear();  // links only
  told_before_ = true;
  if (told > behind_.size()) return wrong(behind_at_, "the log tells of something that was not done");
  const std::size_t before = behind_.size() - told;
  if (before > 0 && first) proof_.before_acts += before;
  if (before > 0 && !first) wrong(behind_at_, "something was done that is not in the log");
  const auto done = acts_of(PersonId(), Facts(behind_.end() - static_cast<std::ptrdiff_t>(told), behind_.end()));
  if (!std::equal(done.begin(), done.end(), run_.begin(), run_.end(), same_act)) {
    wrong(behind_at_, "the log tells something else than what was done");
  }
  behind_.clear();
  run_.clear();
}

ActsProof ActsCheck::proof() {
  end_run();
  if (!behind_.empty() && proof_.acts > 0) wrong(behind_at_, "something was done that is not in the log");
  if (proof_.acts == 0) proof_.before_acts = behind_.size();
  return proof_;
}

}  // namespace schakel::service
