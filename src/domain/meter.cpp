#include "domain/meter.hpp"

#include "domain/checks.hpp"
#include "domain/round_keys.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

Result<void> check_none_open(const State& state, const Programme& programme) {
  for (const RoundId id : state.index.open_rounds) {
    const Round& round = state.rounds.at(id);
    if (round.kind == RoundKind::meter && round.programme == programme.id) {
      return refuse("error.meter_open", {{"programme", programme.title}});
    }
  }
  return {};
}

// Silos that are too small share a name; with one name left nobody has a neighbour.
Result<void> check_neighbours(const RoundKeyed& keyed, const Programme& programme) {
  const auto named = std::count_if(keyed.keys.begin(), keyed.keys.end(), [](const RoundKey& key) { return !key.silo.empty(); });
  if (named < 2) return refuse("error.meter_one_silo", {{"programme", programme.title}});
  return {};
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const OpenMeter& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  const std::vector<PersonId> people = people_here(state, *programme);
  if (people.empty()) return refuse("error.nobody_invited", {{"programme", programme->title}});
  TRY(check_closes(asked.closes, asking.now));
  TRY(check_none_open(state, *programme));
  RoundOpened opened{.round = RoundId(state.last.round + 1),
                     .programme = programme->id,
                     .cycle = programme->cycle,
                     .kind = RoundKind::meter,
                     .proposal = {},
                     .title = programme->title,
                     .statements = {},
                     .silos = silos_of(state, people, programme->border),
                     .limit = state.limit,
                     .closes = asked.closes};
  RoundKeyed keyed = keys_to_make(opened, static_cast<std::uint32_t>(people.size()));
  TRY(check_neighbours(keyed, *programme));
  return Facts{std::move(opened), std::move(keyed)};
}

void fold_in(State& state, const ContactsNoted& fact, Instant at) { state.contacts_then.try_emplace(fact.round, ContactsThen{.at = at, .pairs = fact.pairs}); }

}  // namespace schakel::domain
