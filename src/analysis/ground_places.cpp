#include "analysis/ground_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "opinion/places.hpp"

namespace schakel::analysis {
namespace {

constexpr std::uint32_t fewest_in_a_cell = 5;  // whatever the limit: a map is no list of people

// Where each ballot that has a say stands, on at most two lines.
struct Standing {
  struct One {
    std::size_t group = 0;  // its silo; the number of silos for none
    std::int32_t camp = -1;
    std::array<double, 2> at = {};
    std::array<double, 3> unsure = {};  // variance of x, of both, of y
  };
  std::size_t lines = 0;
  std::vector<One> all;
};

bool has_say(const Found& found, std::size_t ballot) {
  const auto& votes = found.sheets.votes;
  std::uint32_t sided = 0;
  for (std::size_t v = votes.first[ballot]; v < votes.first[ballot + 1]; ++v) sided += votes.answer[v] != opinion::Answer::pass;
  return sided >= opinion::fewest_answers(votes.statements);
}

Standing standing_of(const Found& found) {
  const auto& factors = found.model.opinion;
  Standing standing{.lines = std::min<std::size_t>(factors.factors, 2)};
  std::array<double, 2> strength = {};
  for (std::size_t d = 0; d < standing.lines; ++d) strength[d] = opinion::strength_of(factors, d + 1);
  const std::size_t k = factors.factors + 1;
  for (std::size_t i = 0; i < factors.ballots.size(); ++i) {
    if (!has_say(found, i)) continue;
    const auto& belief = factors.ballots[i];
    const std::int32_t silo = found.sheets.silo_of[i];
    Standing::One one{.group = silo < 0 ? found.silos : static_cast<std::size_t>(silo), .camp = found.camps.of[i]};
    for (std::size_t d = 0; d < standing.lines; ++d) one.at[d] = belief.mean[d + 1] * strength[d];
    if (standing.lines > 0) one.unsure[0] = belief.covariance[k + 1] * strength[0] * strength[0];
    if (standing.lines > 1) {
      one.unsure[1] = belief.covariance[k + 2] * strength[0] * strength[1];
      one.unsure[2] = belief.covariance[2 * k + 2] * strength[1] * strength[1];
    }
    standing.all.push_back(one);
  }
  return standing;
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

// --- density

std::uint32_t density(std::uint32_t ballots) { return ballots >= 20 ? 3 : ballots >= 10 ? 2 : 1; }

// As many cells as there are ballots to fill them.
double size_for(const Standing& standing) {
  double widest = 0;
  for (std::size_t d = 0; d < standing.lines; ++d) {
    const auto [low, high] = std::minmax_element(standing.all.begin(), standing.all.end(), [d](auto& a, auto& b) { return a.at[d] < b.at[d]; });
    widest = std::max(widest, high->at[d] - low->at[d]);
  }
  const double across = std::clamp(0.8 * std::sqrt(static_cast<double>(standing.all.size()) / fewest_in_a_cell), 3.0, 15.0);
  return widest / across / std::numbers::sqrt3;
}

// The row and column of the hexagon that a place lies in; columns of odd rows lie half a hexagon further.
std::pair<std::int64_t, std::int64_t> cell_of(const std::array<double, 2>& at, double size) {
  const double wide = std::numbers::sqrt3 * size, tall = 1.5 * size;
  const auto near = [&](std::int64_t row) {
    const double shift = row % 2 != 0 ? 0.5 : 0.0;
    const auto column = static_cast<std::int64_t>(std::round(at[0] / wide - shift));
    const double dx = at[0] - wide * (static_cast<double>(column) + shift), dy = at[1] - tall * static_cast<double>(row);
    return std::pair{dx * dx + dy * dy, std::pair{row, column}};
  };
  const auto below = static_cast<std::int64_t>(std::floor(at[1] / tall));
  return std::min(near(below), near(below + 1)).second;
}

void say_density(const Standing& standing, const domain::Limit& limit, GroundMap& map) {
  map.size = size_for(standing);
  if (map.size <= 0) return;  // all stand in one place
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> ballots;
  for (const auto& one : standing.all) ++ballots[cell_of(one.at, map.size)];
  for (const auto& [cell, count] : ballots) {
    if (count < std::max(limit.answers, fewest_in_a_cell)) continue;
    const double shift = cell.first % 2 != 0 ? 0.5 : 0.0;
    map.cells.push_back({.x = rounded(std::numbers::sqrt3 * map.size * (static_cast<double>(cell.second) + shift)),
                         .y = rounded(1.5 * map.size * static_cast<double>(cell.first)),
                         .many = density(count)});
  }
  map.size = rounded(map.size);
}

// --- means and regions

struct Moments {
  double count = 0;
  std::array<double, 2> sum = {};
  std::array<double, 3> squares = {}, unsure = {};
  void add(const Standing::One& one) {
    count += 1;
    for (std::size_t d = 0; d < 2; ++d) sum[d] += one.at[d];
    squares[0] += one.at[0] * one.at[0];
    squares[1] += one.at[0] * one.at[1];
    squares[2] += one.at[1] * one.at[1];
    for (std::size_t c = 0; c < 3; ++c) unsure[c] += one.unsure[c];
  }
  [[nodiscard]] double mean(std::size_t d) const { return sum[d] / count; }
  // Of where people stand: the spread of the estimates, and what the estimates leave open.
  [[nodiscard]] std::array<double, 3> covariance() const {
    return {squares[0] / count - mean(0) * mean(0) + unsure[0] / count, squares[1] / count - mean(0) * mean(1) + unsure[1] / count,
            squares[2] / count - mean(1) * mean(1) + unsure[2] / count};
  }
};

// How much of a normal distribution is inside; its squared distance from the middle, on one line and on two (chi-squared).
struct Inside {
  std::array<double, 3> reach;
};
constexpr Inside nine_tenths = {{0, 2.7055, 4.6052}}, one_half = {{0, 0.4549, 1.3863}};

GroundRegion region(const Moments& moments, std::array<double, 3> covariance, const Inside& inside, std::size_t lines) {
  const double reach = inside.reach[lines];
  const double middle = (covariance[0] + covariance[2]) / 2;
  const double apart = std::hypot((covariance[0] - covariance[2]) / 2, covariance[1]);
  return {.x = rounded(moments.mean(0)),
          .y = rounded(moments.mean(1)),
          .wide = rounded(std::sqrt(reach * (middle + apart))),
          .tall = rounded(std::sqrt(reach * std::max(middle - apart, 0.0))),
          .turn = rounded(0.5 * std::atan2(2 * covariance[1], covariance[0] - covariance[2]))};
}

// Which silos may be shown among the ballots that have a say: those that are shown at all, have enough here, and give no
// other away.
std::vector<Showing> silos_to_show(const Found& found, const Sheets& given, const Standing& standing, const Hiding& hiding,
                                   const domain::Limit& limit) {
  std::vector<std::uint32_t> says(found.silos + 1, 0);
  for (const auto& one : standing.all) ++says[one.group];
  const std::uint32_t enough = std::max(limit.answers, limit.people == 0 ? 1U : fewest_in_a_cell);
  std::vector<Part> parts;
  for (std::size_t g = 0; g < found.silos; ++g) {
    const std::uint32_t people = given.silos[found.sheets.silo[g]].people, own = says[g];
    if (is_hidden(hiding.silos[g])) parts.push_back({people, own, hiding.silos[g], 0, people});
    else if (own == 0) parts.push_back({people, 0, Showing::unanswered, 0, 0});
    else if (own < enough) parts.push_back({people, own, Showing::small_group, 1, std::min(found.ballots[g], enough - 1)});
    else parts.push_back({people, own, Showing::shown, enough, found.ballots[g]});
  }
  (void)protect(parts, says[found.silos], limit.answers);
  std::vector<Showing> showing;
  for (const auto& part : parts) showing.push_back(part.showing);
  return showing;
}

PlaceShown basis_of(Showing showing) {
  return showing == Showing::shown ? PlaceShown::shown : showing == Showing::unanswered ? PlaceShown::unanswered : PlaceShown::hidden;
}

void say_silos(const Found& found, const Sheets& given, const Standing& standing, const std::vector<Showing>& showing, GroundMap& map) {
  std::vector<Moments> of(found.silos + 1);
  Moments all;
  for (const auto& one : standing.all) {
    of[one.group].add(one);
    all.add(one);
  }
  double between = 0;
  for (std::size_t g = 0; g < found.silos; ++g) {
    GroundPlace place{.name = given.silos[found.sheets.silo[g]].silo, .basis = basis_of(showing[g]), .at = {}};
    if (of[g].count > 0) {
      auto mean = of[g].covariance();
      for (auto& value : mean) value /= of[g].count;
      if (showing[g] == Showing::shown) place.at = region(of[g], mean, nine_tenths, standing.lines);
      const auto expected = mean[0] + mean[2];  // by chance a mean lies so far from that of all
      for (std::size_t d = 0; d < 2; ++d) between += of[g].count * (of[g].mean(d) - all.mean(d)) * (of[g].mean(d) - all.mean(d));
      between -= of[g].count * expected;
    }
    map.silos.push_back(std::move(place));
  }
  const auto total = all.covariance();
  if (found.silos >= 2 && total[0] + total[2] > 0) {
    map.between = std::round(100 * std::clamp(between / all.count / (total[0] + total[2]), 0.0, 1.0)) / 100;
  }
}

void say_axes(const Found& found, const Sheets& given, const Hiding& hiding, GroundMap& map) {
  for (std::size_t d = 1; d <= map.lines; ++d) {
    std::optional<std::size_t> low, high;
    const auto line = [&](std::size_t j) { return found.model.opinion.statements[j].mean[d]; };
    for (std::size_t j = 0; j < found.statements(); ++j) {
      if (hiding.totals[j] != Showing::shown) continue;
      if (line(j) > 0 && (!high || line(j) > line(*high))) high = j;
      if (line(j) < 0 && (!low || line(j) < line(*low))) low = j;
    }
    const auto id = [&](const std::optional<std::size_t>& j) {
      return j ? std::optional(given.statements[found.sheets.statement[*j]]) : std::nullopt;
    };
    map.axes.push_back({.low = id(low), .high = id(high)});
  }
}

// --- camps

// The statements on which a camp and all others differ by chance less than once in a hundred, most different first.
std::vector<CampStatement> apart(const Found& found, const Sheets& given, const Hiding& hiding, std::size_t camp, std::uint32_t enough) {
  constexpr double clear = 2.576;
  constexpr std::size_t most = 5;
  std::vector<CampStatement> list;
  for (std::size_t j = 0; j < found.statements(); ++j) {
    if (hiding.totals[j] != Showing::shown) continue;
    const auto& own = found.camp_cells[camp * found.statements() + j];
    opinion::Tally rest;
    for (std::size_t other = 0; other < found.camp_count; ++other) {
      if (other == camp) continue;
      rest.agree += found.camp_cells[other * found.statements() + j].agree;
      rest.disagree += found.camp_cells[other * found.statements() + j].disagree;
    }
    if (own.sided() < enough || rest.sided() < enough) continue;
    const double a = (own.agree + 1.0) / (own.sided() + 2.0), b = (rest.agree + 1.0) / (rest.sided() + 2.0);
    const double error = std::sqrt(a * (1 - a) / (own.sided() + 2.0) + b * (1 - b) / (rest.sided() + 2.0));
    if (std::abs(a - b) < clear * error) continue;
    list.push_back({.statement = given.statements[found.sheets.statement[j]], .agree = rounded(a), .others = rounded(b)});
  }
  std::stable_sort(list.begin(), list.end(), [](auto& x, auto& y) { return std::abs(x.agree - x.others) > std::abs(y.agree - y.others); });
  if (list.size() > most) list.resize(most);
  return list;
}

void say_camps(const Found& found, const Sheets& given, const Standing& standing, const Hiding& hiding, std::uint32_t enough,
               GroundCamps& camps) {
  for (std::size_t camp = 0; camp < found.camp_count; ++camp) {
    Moments moments;
    for (const auto& one : standing.all) {
      if (one.camp == static_cast<std::int32_t>(camp)) moments.add(one);
    }
    GroundCamp row{.size = found.camps.sizes[camp], .at = {}, .apart = apart(found, given, hiding, camp, enough)};
    if (standing.lines > 0 && moments.count >= enough) row.at = region(moments, moments.covariance(), one_half, standing.lines);
    camps.list.push_back(std::move(row));
  }
}

void cross_with_silos(const Found& found, const Sheets& given, const Standing& standing, const std::vector<Showing>& showing,
                      GroundCamps& camps) {
  constexpr double as_all = 4;
  const std::size_t groups = found.silos + 1;
  std::vector<double> counts(groups * found.camp_count), members(groups), together(found.camp_count);
  double all = 0;
  for (const auto& one : standing.all) {
    if (one.camp < 0) continue;
    const auto camp = static_cast<std::size_t>(one.camp);
    counts[one.group * found.camp_count + camp] += 1;
    members[one.group] += 1;
    together[camp] += 1;
    all += 1;
  }
  for (std::size_t g = 0; g < found.silos; ++g) {
    CampSilo row{.name = given.silos[found.sheets.silo[g]].silo, .parts = {}};
    for (std::size_t camp = 0; camp < found.camp_count; ++camp) {
      const double part = (counts[g * found.camp_count + camp] + as_all * together[camp] / all) / (members[g] + as_all);
      if (showing[g] == Showing::shown) row.parts.emplace_back(std::round(100 * part) / 100);
      else row.parts.push_back(showing[g] == Showing::unanswered ? Shown<double>::unanswered() : Shown<double>::hidden(why_hidden(showing[g])));
    }
    camps.silos.push_back(std::move(row));
  }
}

}  // namespace

void say_places(const Found& found, const Sheets& given, const Hiding& hiding, const domain::Limit& limit, CommonGround& ground) {
  const Standing standing = standing_of(found);
  if (standing.all.empty()) return;
  const auto showing = silos_to_show(found, given, standing, hiding, limit);
  const std::uint32_t enough = std::max(limit.answers, limit.people == 0 ? 1U : fewest_in_a_cell);
  if (found.camp_count > 1) {
    say_camps(found, given, standing, hiding, enough, ground.camps);
    cross_with_silos(found, given, standing, showing, ground.camps);
  }
  if (standing.lines == 0) return;
  ground.map.lines = static_cast<std::uint32_t>(standing.lines);
  say_axes(found, given, hiding, ground.map);
  say_density(standing, limit, ground.map);
  say_silos(found, given, standing, showing, ground.map);
}

}  // namespace schakel::analysis
