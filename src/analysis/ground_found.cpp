#include "analysis/ground_found.hpp"

#include <algorithm>

#include "opinion/evened.hpp"

namespace schakel::analysis {
namespace {

// Ballots of no silo are a group of their own behind the silos, so that nobody's answer is lost from the totals.
std::vector<std::int32_t> with_the_rest(const OrderedSheets& sheets, std::uint32_t silos) {
  auto group_of = sheets.silo_of;
  for (auto& group : group_of) {
    if (group < 0) group = static_cast<std::int32_t>(silos);
  }
  return group_of;
}

void count(Found& found, const std::vector<std::int32_t>& group_of) {
  const auto& votes = found.sheets.votes;
  found.cells = opinion::tallies(votes, group_of, found.silos + 1);
  found.totals = opinion::tallies(votes, std::vector<std::int32_t>(votes.ballots, 0), 1);
  found.ballots.assign(found.silos + 1, 0);
  for (const auto group : group_of) ++found.ballots[static_cast<std::size_t>(group)];
}

Result<void> divide(Found& found, const GroundRules& rules, const std::stop_token& stop) {
  const auto& sheets = found.sheets;
  const auto& votes = sheets.votes;
  if (sheets.camp_of.empty()) {
    found.camps = TRY(opinion::find_camps(opinion::agree_or_not(votes), found.model.opinion,
                                          {.seed = rules.seed, .fewest_ballots = rules.limit.people}, stop));
    found.camp_count = found.camps.count;
  } else {
    found.camps.of = sheets.camp_of;
    found.camps.sizes.assign(sheets.camps, 0);
    for (const auto camp : sheets.camp_of) {
      if (camp >= 0) ++found.camps.sizes[static_cast<std::size_t>(camp)];
    }
    found.camps.count = std::max(sheets.camps, 1U);
    found.camp_count = sheets.camps;
  }
  found.camp_cells = opinion::tallies(votes, found.camps.of, found.camp_count);
  found.consensus = opinion::group_informed_consensus(found.camp_cells, found.camp_count, votes.statements);
  return {};
}

}  // namespace

Result<Found> find(const Sheets& given, const GroundRules& rules, const std::stop_token& stop) {
  Found found;
  found.sheets = TRY(ordered(given, rules.limits));
  found.silos = static_cast<std::uint32_t>(given.silos.size());
  const auto group_of = with_the_rest(found.sheets, found.silos);
  count(found, group_of);
  found.model = TRY(opinion::fit_model(
      found.sheets.votes, {.seed = rules.seed, .tree = {.silo_of = found.sheets.silo_of, .silos = found.silos}}, stop));
  const auto& factors = found.model.opinion;
  const double strength =
      TRY(opinion::prior_strength(found.sheets.votes, factors, group_of, found.silos + 1, rules.seed, stop));
  // What is expected of a silo is not led by another that answered out of proportion.
  const opinion::Factors even = opinion::evened(factors, opinion::agree_or_not(found.sheets.votes), group_of, found.silos + 1);
  found.shares = opinion::silo_shares(found.cells, opinion::predicted_shares(even, group_of, found.silos + 1), strength);
  TRY(divide(found, rules, stop));
  return found;
}

}  // namespace schakel::analysis
