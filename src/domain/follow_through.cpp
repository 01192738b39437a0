#include "domain/follow_through.hpp"

#include <tuple>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

constexpr Rung last_rung = Rung::coach;

std::chrono::days wait_before(Rung rung) {
  switch (rung) {
    case Rung::owner: return owner_nudged_after;
    case Rung::buddy: return buddy_nudged_after;
    case Rung::circle: return circle_nudged_after;
    case Rung::coach: return coach_nudged_after;
  }
  return coach_nudged_after;
}

// A draft of a programme that ended can go nowhere any more.
bool is_open(const State& state, const Proposal& proposal) {
  if (proposal.decision) return false;
  const auto programme = state.programmes.find(proposal.programme);
  const bool ended = programme == state.programmes.end() || programme->second.ended;
  return proposal.stage != ProposalStage::draft || !ended;
}

Date decision_due(const State& state, const Proposal& proposal) {
  const auto round = state.rounds.find(proposal.round);
  if (round == state.rounds.end()) return proposal.input_until;
  return std::max(proposal.input_until, local_time(zone_of(state), round->second.closes).day);
}

OpenItem item_of(const State& state, const Proposal& proposal) {
  const bool draft = proposal.stage == ProposalStage::draft;
  return {.item = {.kind = ItemKind::proposal, .number = proposal.id.number()},
          .programme = proposal.programme,
          .title = proposal.title,
          .awaited = draft ? Awaited::input_to_open : Awaited::decision,
          .due = draft ? proposal.drafted + draft_waits : decision_due(state, proposal),
          .owner = proposal.author,
          .buddy = {},
          .circle = {}};
}

bool is_open(const Experiment& experiment) {
  return !experiment.ending || (experiment.ending == Ending::result && !experiment.lasts);
}

OpenItem item_of(const Experiment& experiment) {
  OpenItem item{.item = {.kind = ItemKind::experiment, .number = experiment.id.number()},
                .programme = experiment.programme,
                .title = experiment.title,
                .awaited = Awaited::check_in,
                .due = {},
                .owner = experiment.owner,
                .buddy = experiment.buddy,
                .circle = experiment.circle};
  const std::size_t made = experiment.check_ins.size();
  if (experiment.ending) {
    item.awaited = Awaited::lasting_check;
    item.due = experiment.ended + lasting_check_after;
  } else if (made < experiment.planned.size()) {
    item.due = experiment.planned[made];
  } else {
    item.awaited = Awaited::ending;
    const Date last = experiment.planned.empty() ? experiment.starts : experiment.planned.back();
    item.due = std::max(last, made == 0 ? last : experiment.check_ins.back().on) + ending_waits;
  }
  return item;
}

std::optional<Nudged> last_nudge(const State& state, const ItemRef& item) {
  const auto found = state.nudges.find(item);
  return found == state.nudges.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<Rung> nudge_due(Date due, const std::optional<Nudged>& last, Date today) {
  if (!last || last->due != due) {
    if (today < due + owner_nudged_after) return std::nullopt;
    return Rung::owner;
  }
  if (last->rung == last_rung) return std::nullopt;
  const auto next = static_cast<Rung>(static_cast<int>(last->rung) + 1);
  if (today < last->on + wait_before(next)) return std::nullopt;
  return next;
}

std::vector<OpenItem> open_items(const State& state) {
  std::vector<OpenItem> items;
  for (const auto& [id, proposal] : state.proposals) {
    if (is_open(state, proposal)) items.push_back(item_of(state, proposal));
  }
  for (const auto& [id, experiment] : state.experiments) {
    if (is_open(experiment)) items.push_back(item_of(experiment));
  }
  std::stable_sort(items.begin(), items.end(), [](const OpenItem& a, const OpenItem& b) { return a.due < b.due; });
  return items;
}

bool nudged(const State& state, const OpenItem& item, Rung rung) {
  const auto last = last_nudge(state, item.item);
  return last && last->due == item.due && last->rung >= rung;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const KeepNudges&) {
  TRY(needs_facilitator(state, asking));
  NudgesGiven given{.on = today_in(state, asking.now), .nudges = {}};
  for (const OpenItem& item : open_items(state)) {
    const auto rung = nudge_due(item.due, last_nudge(state, item.item), given.on);
    if (rung) given.nudges.push_back({.item = item.item, .due = item.due, .rung = *rung});
  }
  if (given.nudges.empty()) return Facts{};
  return Facts{std::move(given)};
}

void fold_in(State& state, const NudgesGiven& fact, Instant) {
  for (const Nudge& nudge : fact.nudges) state.nudges[nudge.item] = {.due = nudge.due, .rung = nudge.rung, .on = fact.on};
}

}  // namespace schakel::domain
