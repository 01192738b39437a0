#include "analysis/common_ground.hpp"

#include <algorithm>
#include <utility>

#include "analysis/hiding.hpp"
#include "analysis/sheets.hpp"
#include "opinion/camps.hpp"
#include "opinion/model.hpp"
#include "opinion/silos.hpp"
#include "opinion/tally.hpp"

namespace schakel::analysis {
namespace {

using opinion::ShareBelief;
using opinion::Tally;

constexpr double low_chance = 0.05, high_chance = 0.95;

// Everything that was found, before anything is hidden. Silos and statements in the order of OrderedSheets.
struct Found {
  OrderedSheets sheets;
  std::uint32_t silos = 0;             // that exist
  std::vector<Tally> cells;            // [silo × statements + statement]; the row behind the last silo: of no silo
  std::vector<Tally> totals;           // per statement
  std::vector<std::uint32_t> ballots;  // per silo, and of no silo behind them
  opinion::Model model;
  std::vector<ShareBelief> shares;     // as cells
  opinion::Camps camps;
  std::uint32_t camp_count = 0;
  std::vector<Tally> camp_cells;       // [camp × statements + statement]
  std::vector<double> consensus;       // per statement; of camps

  [[nodiscard]] std::size_t statements() const { return totals.size(); }
};

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
  found.shares = opinion::silo_shares(found.cells, opinion::predicted_shares(factors, group_of, found.silos + 1), strength);
  TRY(divide(found, rules, stop));
  return found;
}

Hiding hide(const Found& found, const Sheets& given, const domain::Limit& limit) {
  const std::size_t statements = found.statements(), silos = found.silos;
  Table table;
  for (std::size_t g = 0; g < silos; ++g) {
    table.people.push_back(given.silos[found.sheets.silo[g]].people);
    table.ballots.push_back(found.ballots[g]);
    for (std::size_t j = 0; j < statements; ++j) table.answers.push_back(found.cells[g * statements + j].answered());
  }
  table.ballots_outside = found.ballots[silos];
  for (std::size_t j = 0; j < statements; ++j) table.answers_outside.push_back(found.cells[silos * statements + j].answered());
  return hide_small_groups(table, limit);
}

template <class T>
Shown<T> shown_as(Showing showing, T value) {
  if (showing == Showing::shown) return value;
  if (showing == Showing::unanswered) return Shown<T>::unanswered();
  return Shown<T>::hidden(why_hidden(showing));
}

// Over the roster: silos weigh what they have people, also those too small to be shown. Without silos all ballots are one.
ShareBelief over_the_roster(const Found& found, const Sheets& given, std::size_t statement) {
  double weights = 0, mean = 0, variance = 0;
  for (std::size_t g = 0; g <= found.silos; ++g) {
    if (found.ballots[g] == 0) continue;
    const double weight = g < found.silos ? given.silos[found.sheets.silo[g]].people : found.ballots[g];
    const auto& share = found.shares[g * found.statements() + statement];
    weights += weight;
    mean += weight * share.mean();
    variance += weight * weight * share.variance();
  }
  if (weights == 0) return {};
  return opinion::belief_with(mean / weights, variance / (weights * weights));
}

// Silos whose answer to this statement is shown, and what is said when there are none.
struct ShownSilos {
  std::vector<ShareBelief> shares;
  bool some_hidden = false;
};
ShownSilos silos_shown(const Found& found, const Hiding& hiding, std::size_t statement) {
  ShownSilos result;
  for (std::size_t g = 0; g < found.silos; ++g) {
    const std::size_t cell = g * found.statements() + statement;
    if (hiding.cells[cell] == Showing::shown) result.shares.push_back(found.shares[cell]);
    result.some_hidden = result.some_hidden || is_hidden(hiding.cells[cell]);
  }
  return result;
}

void say_floor(const Found& found, const Hiding& hiding, std::size_t statement, GroundStatement& row) {
  if (found.silos == 0) {  // everybody together is the one silo there is
    row.floor = row.predicted_agree;
    row.floor_low = row.low;
    return;
  }
  const auto silos = silos_shown(found, hiding, statement);
  const auto nothing = silos.some_hidden ? Shown<double>::hidden("small_group") : Shown<double>::unanswered();
  row.floor = row.floor_low = nothing;
  for (const auto& share : silos.shares) {
    const double low = share.quantile(low_chance);
    row.floor = row.floor ? std::min(row.floor.value(), share.mean()) : share.mean();
    row.floor_low = row.floor_low ? std::min(row.floor_low.value(), low) : low;
  }
  if (silos.shares.size() >= 2) row.divisive = opinion::divisiveness(silos.shares);
  else if (silos.some_hidden) row.divisive = Shown<double>::hidden("small_group");
}

Shown<double> consensus_shown(const Found& found, Showing total, std::size_t statement, const domain::Limit& limit) {
  if (found.camp_count == 0) return Shown<double>::undefined();
  for (std::size_t camp = 0; camp < found.camp_count; ++camp) {
    const auto answers = found.camp_cells[camp * found.statements() + statement].answered();
    if (answers > 0 && answers < limit.answers) return Shown<double>::hidden("small_group");
  }
  // Polis gives a half to a group that did not answer, and so also to a statement nobody answered.
  return is_hidden(total) ? shown_as(total, 0.0) : Shown<double>(found.consensus[statement]);
}

GroundStatement statement_row(const Found& found, const Sheets& given, const Hiding& hiding, std::size_t j,
                              const domain::Limit& limit) {
  const Showing total = hiding.totals[j];
  const Tally& tally = found.totals[j];
  GroundStatement row;
  row.id = given.statements[found.sheets.statement[j]];
  row.agree = shown_as(total, tally.agree);
  row.disagree = shown_as(total, tally.disagree);
  row.pass = shown_as(total, tally.pass);
  row.seen = shown_as(total, tally.answered());
  const auto share = over_the_roster(found, given, j);
  row.predicted_agree = shown_as(total, share.mean());
  row.low = shown_as(total, share.quantile(low_chance));
  row.high = shown_as(total, share.quantile(high_chance));
  row.bridge = shown_as(total, found.model.opinion.share_at_middle(static_cast<std::uint32_t>(j)));
  row.group_informed_consensus = consensus_shown(found, total, j, limit);
  say_floor(found, hiding, j, row);
  return row;
}

GroundCell cell_row(const Found& found, const Sheets& given, const Hiding& hiding, std::size_t silo, std::size_t statement) {
  constexpr std::uint32_t enough_to_measure = 10;
  constexpr double too_wide = 0.4;
  const std::size_t place = silo * found.statements() + statement;
  const Showing showing = hiding.cells[place];
  const Tally& tally = found.cells[place];
  GroundCell cell;
  cell.name = given.silos[found.sheets.silo[silo]].silo;
  cell.statement = given.statements[found.sheets.statement[statement]];
  const auto& share = found.shares[place];
  const double low = share.quantile(low_chance), high = share.quantile(high_chance);
  const double answered = std::max(tally.answered(), 1U);
  cell.agree = shown_as(showing, share.mean());
  cell.low = shown_as(showing, low);
  cell.high = shown_as(showing, high);
  cell.disagree = shown_as(showing, tally.disagree / answered);
  cell.pass = shown_as(showing, tally.pass / answered);
  cell.answered = shown_as(showing, tally.answered());
  if (showing != Showing::shown) cell.basis = Basis::unknown;
  else if (tally.sided() >= enough_to_measure) cell.basis = Basis::measured;
  else cell.basis = high - low > too_wide ? Basis::unknown : Basis::estimated;
  return cell;
}

void say_silos(const Found& found, const Sheets& given, const Hiding& hiding, CommonGround& ground) {
  std::vector<std::size_t> as_given(found.statements());
  for (std::size_t j = 0; j < as_given.size(); ++j) as_given[found.sheets.statement[j]] = j;
  for (std::size_t g = 0; g < found.silos; ++g) {
    const auto& silo = given.silos[found.sheets.silo[g]];
    ground.silo_list.push_back(
        {.name = silo.silo, .people = silo.people, .ballots = shown_as(hiding.silos[g], found.ballots[g])});
    for (const auto j : as_given) ground.silos.push_back(cell_row(found, given, hiding, g, j));
  }
}

// By the floor's lower bound, highest first; those without last; then by id.
bool ranks_before(const GroundStatement& a, const GroundStatement& b) {
  if (a.floor_low.has_value() != b.floor_low.has_value()) return a.floor_low.has_value();
  if (a.floor_low && a.floor_low.value() != b.floor_low.value()) return a.floor_low.value() > b.floor_low.value();
  return id_before(a.id, b.id);
}

}  // namespace

Result<CommonGround> find_common_ground(const Sheets& sheets, const GroundRules& rules, std::stop_token stop) {
  const Found found = TRY(find(sheets, rules, stop));
  const Hiding hiding = hide(found, sheets, rules.limit);
  CommonGround ground;
  ground.people = found.sheets.votes.ballots;
  ground.statements = found.sheets.votes.statements;
  for (std::size_t j = 0; j < found.statements(); ++j) {
    ground.list.push_back(statement_row(found, sheets, hiding, j, rules.limit));
    // Only what is shown: the rest could be found by subtracting.
    if (!is_hidden(hiding.totals[j])) ground.votes += found.totals[j].answered();
  }
  std::stable_sort(ground.list.begin(), ground.list.end(), ranks_before);
  say_silos(found, sheets, hiding, ground);
  ground.camps = {.count = found.camps.count, .sizes = found.camps.sizes};
  if (found.camps.stability) ground.camps.stability = *found.camps.stability;
  ground.fit.factors = found.model.opinion.factors;
  if (found.model.log_loss) ground.fit.log_loss_heldout = *found.model.log_loss;
  if (found.model.auc) ground.fit.auc_heldout = *found.model.auc;
  return ground;
}

}  // namespace schakel::analysis
