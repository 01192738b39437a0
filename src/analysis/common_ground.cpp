#include "analysis/common_ground.hpp"

#include <algorithm>
#include <utility>

#include "analysis/ground_found.hpp"
#include "analysis/ground_places.hpp"
#include "analysis/hiding.hpp"
#include "opinion/scores.hpp"

namespace schakel::analysis {
namespace {

using opinion::ShareBelief;
using opinion::Tally;

constexpr double low_chance = 0.05, high_chance = 0.95;

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

void say_floor(const Found& found, const Sheets& given, const Hiding& hiding, std::size_t statement, GroundStatement& row) {
  if (found.silos == 0) {  // everybody together is the one silo there is
    row.floor = row.predicted_agree;
    row.floor_low = row.low;
    if (row.predicted_agree) {
      const auto share = over_the_roster(found, given, statement);
      row.all_agree = opinion::every_silo_agrees(std::span(&share, 1));
      row.split = opinion::split_within(std::span(&share, 1));
    } else {
      row.all_agree = row.split = row.predicted_agree;
    }
    return;
  }
  const auto silos = silos_shown(found, hiding, statement);
  const auto nothing = silos.some_hidden ? Shown<double>::hidden("small_group") : Shown<double>::unanswered();
  row.floor = row.floor_low = row.all_agree = row.silos_agreeing = row.split = nothing;
  if (!silos.shares.empty()) {
    row.all_agree = opinion::every_silo_agrees(silos.shares);
    row.silos_agreeing = opinion::silos_that_agree(silos.shares);
    row.split = opinion::split_within(silos.shares);
  }
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
  say_floor(found, given, hiding, j, row);
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

// Each shown silo's part of the agreement that is missing on a statement. Cells as say_silos left them: silo after silo.
void say_who_blocks(const Found& found, CommonGround& ground) {
  const std::size_t statements = found.statements();
  for (std::size_t j = 0; j < statements; ++j) {
    std::vector<GroundCell*> cells;
    std::vector<double> shares;
    for (std::size_t g = 0; g < found.silos; ++g) {
      GroundCell& cell = ground.silos[g * statements + j];
      cell.blocks = cell.agree;  // hidden or unanswered likewise
      if (!cell.agree) continue;
      cells.push_back(&cell);
      shares.push_back(cell.agree.value());
    }
    const auto parts = opinion::who_blocks(shares);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i]->blocks = parts[i];
  }
}

void say_differences(const Found& found, const Sheets& given, const Hiding& hiding, CommonGround& ground) {
  constexpr double most_pairs = 5e6;
  constexpr std::size_t most_listed = 200;
  const auto statements = static_cast<std::uint32_t>(found.statements());
  if (0.5 * found.silos * found.silos * statements > most_pairs) return;
  const std::size_t cells = std::size_t{found.silos} * statements;
  std::vector<bool> shown;
  for (std::size_t cell = 0; cell < cells; ++cell) shown.push_back(hiding.cells[cell] == Showing::shown);
  for (const auto& one : opinion::clear_differences(std::span(found.shares).first(cells), shown, found.silos, statements)) {
    if (ground.differences.size() == most_listed) break;
    ground.differences.push_back({.statement = given.statements[found.sheets.statement[one.statement]],
                                  .a = given.silos[found.sheets.silo[one.a]].silo,
                                  .b = given.silos[found.sheets.silo[one.b]].silo,
                                  .by = one.by,
                                  .q = one.q});
  }
}

// Silos weigh what they have people; of very many ballots every so-manieth stands for the others.
void say_slate(const Found& found, const Sheets& given, const Hiding& hiding, CommonGround& ground) {
  constexpr std::uint32_t so_many = 5, enough = 2000;
  const std::size_t step = 1 + found.sheets.votes.ballots / enough;
  std::vector<double> weight(found.sheets.votes.ballots, 0.0);
  for (std::size_t i = 0; i < weight.size(); i += step) {
    const auto silo = found.sheets.silo_of[i];
    const auto g = static_cast<std::size_t>(std::max(silo, 0));
    weight[i] = silo < 0 ? 1.0 : static_cast<double>(given.silos[found.sheets.silo[g]].people) / found.ballots[g];
  }
  std::vector<bool> allowed;
  for (std::size_t j = 0; j < found.statements(); ++j) {
    allowed.push_back(hiding.totals[j] == Showing::shown && found.totals[j].sided() > 0);
  }
  for (const auto j : opinion::slate(found.model.opinion, weight, allowed, so_many)) {
    ground.slate.push_back(given.statements[found.sheets.statement[j]]);
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
  say_who_blocks(found, ground);
  say_differences(found, sheets, hiding, ground);
  say_slate(found, sheets, hiding, ground);
  ground.camps = {.count = found.camps.count, .sizes = found.camps.sizes};
  if (found.camps.stability) ground.camps.stability = *found.camps.stability;
  say_places(found, sheets, hiding, rules.limit, ground);
  ground.fit.factors = found.model.opinion.factors;
  if (found.model.log_loss) ground.fit.log_loss_heldout = *found.model.log_loss;
  if (found.model.auc) ground.fit.auc_heldout = *found.model.auc;
  return ground;
}

}  // namespace schakel::analysis
