#include "analysis/meter_table.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace schakel::analysis {
namespace {

using domain::is_about_neighbour;
using domain::MeterQuestion;

Result<void> check(const MeterSheets& sheets, const MeterBallot& ballot) {
  const auto silos = static_cast<std::int32_t>(sheets.silos.size());
  if (ballot.silo < -1 || ballot.silo >= silos) return invalid("a ballot is of a silo that does not exist");
  std::set<std::pair<MeterQuestion, std::int32_t>> seen;
  for (const MeterMark& mark : ballot.marks) {
    const bool about_one = mark.about >= 0 && mark.about < silos && mark.about != ballot.silo;
    if (is_about_neighbour(mark.question) ? !about_one : mark.about != -1) return invalid("an answer is about a silo that it cannot be about");
    if (mark.score && (*mark.score < 1 || *mark.score > domain::meter_score_most)) return invalid("a score is not one of the five");
    if (!seen.insert({mark.question, mark.about}).second) return invalid("a ballot answers one question twice");
  }
  return {};
}

void count(MeterTable& table, const MeterBallot& ballot) {
  const std::size_t silos = table.silos.size();
  std::array<std::pair<double, double>, domain::meter_questions> together = {};
  for (const MeterMark& mark : ballot.marks) {
    const auto question = static_cast<std::size_t>(mark.question);
    if (mark.score) {
      together[question].first += *mark.score;
      together[question].second += 1;
    }
    if (ballot.silo < 0) continue;
    const auto about = static_cast<std::size_t>(std::max(mark.about, 0));
    MeterCell& cell = table.cells[(question * silos + static_cast<std::size_t>(ballot.silo)) * silos + about];
    ++cell.said;
    if (mark.score) cell.sums.add(*mark.score, 1);
  }
  for (std::size_t q = 0; q < domain::meter_questions; ++q) {
    if (together[q].second > 0) table.all[q].sums.add(together[q].first, together[q].second);
  }
}

// Where all who answered say that it does not apply there is nothing to take a mean of; that so many say so may be told.
Part part_in(const Part& silo, const MeterCell& cell, const domain::Limit& limit) {
  const std::uint32_t scored = cell.sums.ballots;
  if (is_hidden(silo.showing) || scored > 0 || cell.said == 0) return cell_of(silo, scored, limit);
  if (cell.said >= limit.answers) return {silo.people, 0, Showing::shown, 0, 0};
  return {silo.people, 0, Showing::small_group, 0, std::min(silo.answers, limit.answers - 1)};
}

// `places`: of the cells of one question, each with the silo that was asked. `least`: answers that must be hidden together.
void hide(MeterTable& table, std::size_t question, const std::vector<std::pair<std::size_t, std::size_t>>& places,
          const std::vector<Part>& silos, std::uint32_t least, const domain::Limit& limit) {
  std::vector<Part> parts;
  auto answers = static_cast<std::uint32_t>(table.all[question].sums.count);
  std::uint32_t outside = answers;
  for (const auto& [place, asked] : places) {
    parts.push_back(part_in(silos[asked], table.cells[place], limit));
    outside -= table.cells[place].sums.ballots;
  }
  const bool total = protect(parts, outside, least);
  for (std::size_t i = 0; i < places.size(); ++i) table.cells[places[i].first].showing = parts[i].showing;
  table.all[question].showing = answers == 0 ? Showing::unanswered : total ? Showing::shown : Showing::small_group;
}

void hide_all_of(MeterTable& table, const domain::Limit& limit) {
  const std::size_t count = table.silos.size();
  std::vector<Part> silos;
  for (std::size_t g = 0; g < count; ++g) silos.push_back(part_of(table.silos[g].people, table.ballots[g], limit));
  (void)protect(silos, table.ballots_outside, limit.answers);  // the total of ballots is told in any case
  for (const Part& silo : silos) table.shown.push_back(silo.showing);
  const std::size_t neighbours = table.ballots_outside > 0 ? count : count - std::min<std::size_t>(count, 1);
  const auto most = static_cast<std::uint32_t>(std::min(domain::meter_neighbours_most, std::max<std::size_t>(neighbours, 1)));
  for (std::size_t q = 0; q < domain::meter_questions; ++q) {
    const bool pairs = is_about_neighbour(static_cast<MeterQuestion>(q));
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t g = 0; g < count; ++g) {
      for (std::size_t b = 0; b < (pairs ? count : 1); ++b) {
        if (!pairs || b != g) places.emplace_back((q * count + g) * count + b, g);
      }
    }
    hide(table, q, places, silos, pairs ? most * limit.answers : limit.answers, limit);
  }
}

}  // namespace

Result<MeterTable> meter_table(const MeterSheets& sheets) {
  const std::size_t silos = sheets.silos.size();
  MeterTable table{.silos = sheets.silos, .ballots = std::vector<std::uint32_t>(silos, 0), .shown = {}, .cells = {}, .all = {}};
  table.cells.resize(domain::meter_questions * silos * silos);
  table.all.resize(domain::meter_questions);
  for (const MeterBallot& ballot : sheets.ballots) {
    TRY(check(sheets, ballot));
    if (ballot.marks.empty()) continue;
    ++table.people;
    ++(ballot.silo < 0 ? table.ballots_outside : table.ballots[static_cast<std::size_t>(ballot.silo)]);
    count(table, ballot);
  }
  hide_all_of(table, sheets.limit);
  return table;
}

}  // namespace schakel::analysis
