#include "analysis/meanings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/hiding.hpp"
#include "analysis/sheets.hpp"
#include "analysis/wilson.hpp"
#include "meaning/divergence.hpp"

namespace schakel::analysis {
namespace {

constexpr std::uint32_t distribution_least = 8;  // people of a silo whose spread over sub-meanings is told
constexpr std::size_t compared_most = 2000;
constexpr std::size_t cards_of_meaning = 3;

struct Count {
  std::uint32_t yes = 0, no = 0, answers = 0;  // answers: skipped ones too
  [[nodiscard]] std::uint32_t marked() const { return yes + no; }
  void add(Cast cast) {
    yes += cast == Cast::agree;
    no += cast == Cast::disagree;
    answers += cast != Cast::unanswered;
  }
};

struct Counted {
  std::vector<std::uint32_t> ballots;  // per silo, and behind them those of no silo
  std::vector<Count> cells;            // [silo × cards + card], likewise
};

Counted counted(const Sheets& sheets) {
  const std::size_t silos = sheets.silos.size(), cards = sheets.statements.size();
  Counted all{.ballots = std::vector<std::uint32_t>(silos + 1, 0), .cells = std::vector<Count>((silos + 1) * cards)};
  for (std::size_t b = 0; b < sheets.silo_of.size(); ++b) {
    const std::size_t silo = sheets.silo_of[b] < 0 ? silos : static_cast<std::size_t>(sheets.silo_of[b]);
    ++all.ballots[silo];
    for (std::size_t c = 0; c < cards; ++c) all.cells[silo * cards + c].add(sheets.votes[b * cards + c]);
  }
  return all;
}

Hiding hide(const Sheets& sheets, const Counted& all, const domain::Limit& limit) {
  const std::size_t silos = sheets.silos.size(), cards = sheets.statements.size();
  Table table;
  for (std::size_t g = 0; g < silos; ++g) {
    table.people.push_back(sheets.silos[g].people);
    table.ballots.push_back(all.ballots[g]);
    for (std::size_t c = 0; c < cards; ++c) table.answers.push_back(all.cells[g * cards + c].answers);
  }
  table.ballots_outside = all.ballots[silos];
  for (std::size_t c = 0; c < cards; ++c) table.answers_outside.push_back(all.cells[silos * cards + c].answers);
  return hide_small_groups(table, limit);
}

// The rows that are compared: of silos that are shown; of each the same part when they are too many. In an order that does not
// depend on who came first.
std::vector<std::size_t> rows_of(const Sheets& sheets, const Hiding& hiding, Seed seed) {
  const std::size_t cards = sheets.statements.size();
  std::vector<std::vector<std::size_t>> of_silo(sheets.silos.size());
  std::size_t all = 0;
  for (std::size_t b = 0; b < sheets.silo_of.size(); ++b) {
    if (sheets.silo_of[b] < 0 || hiding.silos[static_cast<std::size_t>(sheets.silo_of[b])] != Showing::shown) continue;
    of_silo[static_cast<std::size_t>(sheets.silo_of[b])].push_back(b);
    ++all;
  }
  const auto begins = [&](std::size_t b) { return sheets.votes.begin() + static_cast<std::ptrdiff_t>(b * cards); };
  std::vector<std::size_t> rows;
  Random random = Random::for_block(seed, 7);
  for (auto& own : of_silo) {
    std::sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
      return std::lexicographical_compare(begins(a), begins(a + 1), begins(b), begins(b + 1));
    });
    random.shuffle(own);
    if (all > compared_most) own.resize((own.size() * compared_most + all - 1) / all);
    rows.insert(rows.end(), own.begin(), own.end());
  }
  return rows;
}

struct Compared {
  meaning::Marks marks;
  std::vector<std::uint32_t> group_of;
};

Compared compared_in(const Sheets& sheets, const std::vector<std::size_t>& rows) {
  const auto cards = static_cast<std::uint32_t>(sheets.statements.size());
  Compared compared{.marks = meaning::Marks::empty(static_cast<std::uint32_t>(rows.size()), cards), .group_of = {}};
  for (std::uint32_t p = 0; p < rows.size(); ++p) {
    compared.group_of.push_back(static_cast<std::uint32_t>(sheets.silo_of[rows[p]]));
    for (std::uint32_t c = 0; c < cards; ++c) {
      const Cast cast = sheets.votes[rows[p] * cards + c];
      if (cast == Cast::agree) compared.marks.at(p, c) = meaning::Mark::yes;
      if (cast == Cast::disagree) compared.marks.at(p, c) = meaning::Mark::no;
    }
  }
  return compared;
}

// Marked, and the share of yes with its interval, as far as may be shown.
template <class Row>
void say(Row& row, const Count& count, Showing showing) {
  if (is_hidden(showing)) {
    const std::string why = why_hidden(showing);
    row.marked = Shown<std::uint32_t>::hidden(why);
    row.mean_it = row.low = row.high = Shown<double>::hidden(why);
  } else if (showing == Showing::unanswered || count.answers == 0) {
    row.marked = Shown<std::uint32_t>::unanswered();
    row.mean_it = row.low = row.high = Shown<double>::unanswered();
  } else {
    row.marked = count.marked();
    if (count.marked() == 0) return;  // everybody skipped it: of nobody there is no share
    const Interval interval = wilson(count.yes, count.marked());
    row.mean_it = static_cast<double>(count.yes) / count.marked();
    row.low = interval.low;
    row.high = interval.high;
  }
}

void say_cards(const Sheets& sheets, const Counted& all, const Hiding& hiding, Meanings& result) {
  const std::size_t silos = sheets.silos.size(), cards = sheets.statements.size();
  for (std::size_t g = 0; g < silos; ++g) {
    for (std::size_t c = 0; c < cards; ++c) {
      MarkedCell cell{.silo = sheets.silos[g].silo, .card = sheets.statements[c], .marked = {}, .mean_it = {}, .low = {}, .high = {}};
      say(cell, all.cells[g * cards + c], hiding.cells[g * cards + c]);
      result.cells.push_back(std::move(cell));
    }
  }
  for (std::size_t c = 0; c < cards; ++c) {
    MarkedCard card{.id = sheets.statements[c], .marked = {}, .mean_it = {}, .low = {}, .high = {}, .floor = {}};
    Count together;
    double floor = 1;
    std::uint32_t told = 0;
    for (std::size_t g = 0; g <= silos; ++g) {
      const Count& count = all.cells[g * cards + c];
      together.yes += count.yes;
      together.no += count.no;
      together.answers += count.answers;
      if (g == silos || hiding.cells[g * cards + c] != Showing::shown || hiding.silos[g] != Showing::shown) continue;
      floor = std::min(floor, (count.yes + 1.0) / (count.marked() + 2.0));
      ++told;
    }
    say(card, together, hiding.totals[c]);
    if (told >= 2) card.floor = floor;
    result.list.push_back(std::move(card));
  }
  std::stable_sort(result.list.begin(), result.list.end(), [](const MarkedCard& a, const MarkedCard& b) {
    if (a.floor.has_value() != b.floor.has_value()) return a.floor.has_value();
    if (a.floor && a.floor.value() != b.floor.value()) return a.floor.value() > b.floor.value();
    return id_before(a.id, b.id);
  });
}

// The silo's shares with their intervals, of a group that is large enough to tell; otherwise why not.
void say_spread(MeaningSilo& silo, const meaning::GroupMeaning* told, Showing showing, std::size_t submeanings) {
  const auto absent = showing == Showing::unanswered ? Shown<double>::unanswered() : Shown<double>::hidden("small_group");
  silo.means = silo.lows = silo.highs = std::vector<Shown<double>>(submeanings, absent);
  if (told == nullptr) return;
  for (std::size_t k = 0; k < submeanings; ++k) {
    const Interval interval = wilson(told->means[k] * told->people, told->people);
    silo.means[k] = told->means[k];
    silo.lows[k] = interval.low;
    silo.highs[k] = interval.high;
  }
}

// Each silo counts alike, so the variance of the mean is that of each silo's own share, together, over their number squared. A
// silo that is all of one mind is not certain: its variance is that of Agresti & Coull (1998), The American Statistician 52(2).
void say_shares(const std::vector<const meaning::GroupMeaning*>& telling, Meanings& result) {
  const auto silos = static_cast<double>(telling.size());
  for (std::size_t k = 0; k < result.submeanings.size() && !telling.empty(); ++k) {
    double sum = 0, variance = 0;
    for (const auto* silo : telling) {
      const double people = silo->people + z90 * z90, share = (silo->means[k] * silo->people + z90 * z90 / 2) / people;
      sum += silo->means[k];
      variance += share * (1 - share) / people;
    }
    SubMeaning& sub = result.submeanings[k];
    const double half = z90 * std::sqrt(variance) / silos;
    sub.share = sum / silos;
    sub.low = std::max(0.0, sum / silos - half);
    sub.high = std::min(1.0, sum / silos + half);
  }
}

void say_silos(const Sheets& sheets, const Counted& all, const Hiding& hiding, const meaning::Divergence& found, Meanings& result) {
  std::vector<const meaning::GroupMeaning*> telling;
  for (std::size_t g = 0; g < sheets.silos.size(); ++g) {
    const Showing showing = hiding.silos[g];
    MeaningSilo silo{.silo = sheets.silos[g].silo, .people = sheets.silos[g].people, .ballots = all.ballots[g]};
    if (showing == Showing::unanswered) silo.ballots = Shown<std::uint32_t>::unanswered();
    if (is_hidden(showing)) silo.ballots = Shown<std::uint32_t>::hidden(why_hidden(showing));
    const auto group = std::find_if(found.groups.begin(), found.groups.end(), [&](const auto& one) { return one.group == g; });
    silo.compared = group != found.groups.end();
    const bool tells = silo.compared && group->people >= distribution_least;
    say_spread(silo, tells ? &*group : nullptr, showing, result.submeanings.size());
    if (tells) telling.push_back(&*group);
    result.silos.push_back(std::move(silo));
  }
  say_shares(telling, result);
}

// Sub-meanings as they are shown: the most common first is for the screen; their order here is the engine's.
void say_submeanings(const Sheets& sheets, const Hiding& hiding, const meaning::Divergence& found, Meanings& result) {
  if (found.found < 2 && found.verdict != meaning::Verdict::differ) return;
  const std::size_t cards = sheets.statements.size();
  for (std::size_t k = 0; k < found.submeanings.count; ++k) {
    std::vector<std::size_t> order(cards);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return found.submeanings.endorses[k * cards + a] > found.submeanings.endorses[k * cards + b];
    });
    SubMeaning sub;
    for (const std::size_t card : order) {
      if (hiding.totals[card] == Showing::shown && sub.cards.size() < cards_of_meaning) sub.cards.push_back(sheets.statements[card]);
    }
    result.submeanings.push_back(std::move(sub));
  }
}

}  // namespace

Result<Meanings> find_meanings(const Sheets& sheets, const MeaningRules& rules, std::stop_token stop) {
  const std::size_t cards = sheets.statements.size();
  if (sheets.votes.size() != sheets.silo_of.size() * cards) return invalid("the sheets do not have a mark or a blank for every card");
  const Counted all = counted(sheets);
  const Hiding hiding = hide(sheets, all, rules.limit);
  Meanings result;
  result.people = static_cast<std::uint32_t>(sheets.silo_of.size());
  result.cards = static_cast<std::uint32_t>(cards);
  const Compared compared = compared_in(sheets, rows_of(sheets, hiding, rules.seed));
  const meaning::DivergenceRules how{.least_people = std::max(5U, rules.limit.answers), .permutations = rules.permutations, .seed = rules.seed};
  const auto groups = static_cast<std::uint32_t>(sheets.silos.size());
  const meaning::Divergence found = TRY(meaning::compare_meanings(compared.marks, compared.group_of, groups, how, stop));
  result.verdict = static_cast<MeaningVerdict>(found.verdict);
  for (const auto& group : found.groups) result.compared += group.people;
  if (found.groups.size() >= 2) {
    result.found = found.found;
    result.divergence = found.corrected;
    result.low = found.low;
    result.high = found.high;
    result.chance = found.p;
    result.alike = found.alike;
    result.alike_chance = found.alike_p;
    say_submeanings(sheets, hiding, found, result);
    for (const auto& pair : found.pairs) {
      result.pairs.push_back({.a = sheets.silos[pair.a].silo, .b = sheets.silos[pair.b].silo, .divergence = pair.divergence, .chance = pair.p});
    }
  }
  say_silos(sheets, all, hiding, found, result);
  say_cards(sheets, all, hiding, result);
  return result;
}

std::vector<std::string> silos_above_cards(const std::map<std::string, std::uint32_t>& cards, const domain::Limit& limit) {
  std::vector<std::pair<std::uint32_t, std::string>> fewest_first;
  std::uint32_t unnamed = 0;
  for (const auto& [silo, count] : cards) {
    if (silo.empty()) {
      unnamed = count;
    } else {
      fewest_first.emplace_back(count, silo);
    }
  }
  std::sort(fewest_first.begin(), fewest_first.end());
  std::vector<std::string> named;
  for (auto& [count, silo] : fewest_first) {
    if (count < limit.answers || (unnamed > 0 && unnamed < limit.answers)) {
      unnamed += count;
    } else {
      named.push_back(std::move(silo));
    }
  }
  std::sort(named.begin(), named.end());
  return named;
}

std::vector<std::vector<std::uint32_t>> hands_of(const std::vector<std::string>& silo_of_card, Seed seed) {
  const auto cards = static_cast<std::uint32_t>(silo_of_card.size());
  meaning::Deal deal{.own_card = std::vector<std::uint32_t>(hands_dealt, cards), .cards = cards, .each = cards_in_hand, .seed = seed};
  std::map<std::string, std::uint32_t> number;
  for (const std::string& silo : silo_of_card) deal.silo_of.push_back(number.emplace(silo, static_cast<std::uint32_t>(number.size())).first->second);
  return meaning::deal_cards(deal);
}

}  // namespace schakel::analysis
