// In which order an open round would like its statements asked: counted from its box beside the writer, kept for ten minutes, and
// the same for everybody whose ballots are counted together, so that asking for it says nothing of a ballot.

#include <map>

#include "analysis/ask_order.hpp"
#include "domain/round_keys.hpp"
#include "service/ballots.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::chrono::minutes kept_for{10};

struct Asked {
  Round round;
  std::string silo;  // as the voter's ballots are counted
};

Result<Asked> asked_in(const State& state, RoundId id, PersonId person) {
  const auto found = state.rounds.find(id);
  if (found == state.rounds.end()) return not_found("round", id.number(), "error.unknown_round");
  const Round& round = found->second;
  if (round.closed) {
    return fail(ErrorKind::conflict, "the round \"" + round.title + "\" is closed", "error.round_closed", {{"round", round.title}});
  }
  if (!may_vote(state, round, person)) {
    if (is_from_outside(state, person)) return not_found("round", id.number(), "error.unknown_round");
    return fail(ErrorKind::forbidden, "you are not among those who are asked in this round", "error.not_in_round");
  }
  return Asked{.round = round, .silo = counted_as(round, voters_silo(state, round, person))};
}

Result<RoundOrder> order_of(const Asked& asked, const std::vector<journal::StoredSheet>& box) {
  std::map<StatementId, analysis::Answered> answered;
  std::uint32_t own = 0;
  for (const auto& stored : box) {
    const Sheet sheet = TRY(sheet_from(stored.sheet));
    const bool here = sheet.silo == asked.silo;
    own += here;
    for (const SheetVote& vote : sheet.votes) {
      auto& count = answered[vote.statement];
      ++count.all;
      count.own += here;
    }
  }
  std::vector<analysis::Answered> counts;
  for (const StatementId id : asked.round.statements) counts.push_back(answered[id]);
  const auto thirds = analysis::ask_order(counts, own, asked.round.limit);
  RoundOrder order;
  for (std::size_t j = 0; j < thirds.size(); ++j) order.statements.push_back({asked.round.statements[j], thirds[j]});
  return order;
}

}  // namespace

void Service::round_order(Who who, RoundId id, Then<RoundOrder> then) {
  Inside::compute<RoundOrder>(
      *parts_->computing,
      [this, who, id]() -> Result<RoundOrder> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const Asked asked = TRY(of.read([&](const Running& running) { return asked_in(running.state(), id, who.person); }));
        const std::tuple key(who.organisation, id, asked.silo);
        const auto period = static_cast<std::uint64_t>(parts_->clock().time_since_epoch() / kept_for);
        if (auto kept = parts_->orders.find(key, period)) return std::move(*kept);
        RoundOrder order = TRY(order_of(asked, TRY(parts_->journal->sheets(who.organisation, id))));
        parts_->orders.keep(key, period, order);
        return order;
      },
      std::move(then));
}

}  // namespace schakel::service
