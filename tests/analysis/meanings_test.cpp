#include "analysis/meanings.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include "bytes.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

constexpr domain::Limit limit = {.people = 10, .answers = 5, .response = 40};

// Silos of so many people of whom so many marked; cards 0, 2, 4… say one thing, 1, 3, 5… another, and of each silo so many of a
// hundred mean the first.
struct Silo {
  std::string name;
  std::uint32_t people, ballots, first;
};
Sheets sheets_of(const std::vector<Silo>& silos, std::uint64_t seed = 2, std::uint32_t cards = 20, std::uint32_t hand = 14) {
  Random random(Seed{seed});
  Sheets sheets;
  for (std::uint32_t c = 0; c < cards; ++c) sheets.statements.push_back(std::to_string(101 + c));
  for (std::size_t g = 0; g < silos.size(); ++g) {
    sheets.silos.push_back({.silo = silos[g].name, .people = silos[g].people});
    for (std::uint32_t b = 0; b < silos[g].ballots; ++b) {
      const std::uint32_t means = b * 100 < silos[g].first * silos[g].ballots ? 0 : 1;
      std::vector<Cast> row(cards, Cast::unanswered);
      std::vector<std::uint32_t> dealt(cards);
      std::iota(dealt.begin(), dealt.end(), 0U);
      random.shuffle(dealt);
      dealt.resize(hand);
      for (const std::uint32_t card : dealt) {
        row[card] = random.below(10) == 0 ? Cast::pass : random.uniform() < (card % 2 == means ? 0.8 : 0.15) ? Cast::agree : Cast::disagree;
      }
      sheets.silo_of.push_back(static_cast<std::int32_t>(g));
      sheets.votes.insert(sheets.votes.end(), row.begin(), row.end());
    }
  }
  return sheets;
}

Meanings found(const Sheets& sheets, std::uint32_t permutations = 499) {
  auto result = find_meanings(sheets, {.limit = limit, .permutations = permutations});
  REQUIRE_MESSAGE(result.has_value(), result.error().message);
  return std::move(*result);
}

const MeaningSilo& silo_in(const Meanings& meanings, const std::string& name) {
  return *std::find_if(meanings.silos.begin(), meanings.silos.end(), [&](const auto& one) { return one.silo == name; });
}

}  // namespace

TEST_CASE("silos that mean different things are said to differ, with an interval and how often chance gives as much") {
  const auto result = found(sheets_of({{"Ruimte", 20, 16, 100}, {"Zorg", 20, 16, 0}, {"Burgerzaken", 20, 16, 50}}));
  CHECK(result.verdict == MeaningVerdict::differ);
  CHECK(result.found >= 2);
  CHECK(result.people == 48);
  CHECK(result.compared == 48);
  CHECK(result.divergence.value() > 0.2);
  CHECK(result.low.value() <= result.divergence.value());
  CHECK(result.high.value() >= result.divergence.value());
  CHECK(result.chance.value() <= 0.01);
  REQUIRE(result.submeanings.size() >= 2);
  CHECK(result.submeanings[0].cards.size() == 3);
  const auto& ruimte = silo_in(result, "Ruimte").means;
  const auto& zorg = silo_in(result, "Zorg").means;
  double apart = 0;
  for (std::size_t k = 0; k < ruimte.size(); ++k) apart += std::abs(ruimte[k].value() - zorg[k].value()) / 2;
  CHECK(apart > 0.8);
  CHECK(result.pairs.size() == 3);
}

TEST_CASE("the same mix everywhere is no difference with people enough, and not enough to say with few") {
  CHECK(found(sheets_of({{"Ruimte", 30, 20, 50}, {"Zorg", 30, 20, 50}})).verdict == MeaningVerdict::no_difference);
  CHECK(found(sheets_of({{"Ruimte", 12, 6, 50}, {"Zorg", 12, 6, 50}})).verdict == MeaningVerdict::not_enough);
}

TEST_CASE("a silo that may not be shown takes no part, and nothing is said about it") {
  // Archief: four answers of twelve. It is hidden, and with it the next smallest, or the total would give it away.
  const auto result = found(sheets_of({{"Archief", 12, 4, 0}, {"Ruimte", 30, 20, 100}, {"Zorg", 40, 30, 0}, {"Burgerzaken", 50, 40, 50}}));
  CHECK(silo_in(result, "Archief").ballots.is_hidden());
  CHECK_FALSE(silo_in(result, "Archief").compared);
  for (const auto& share : silo_in(result, "Archief").means) CHECK(share.is_hidden());
  CHECK(silo_in(result, "Ruimte").ballots.is_hidden());
  CHECK_FALSE(silo_in(result, "Ruimte").compared);
  CHECK(result.compared == 70);
  for (const auto& pair : result.pairs) {
    CHECK(pair.a != "Archief");
    CHECK(pair.b != "Archief");
  }
  for (const auto& cell : result.cells) {
    if (cell.silo == "Archief") CHECK(cell.mean_it.is_hidden());
  }
}

TEST_CASE("one silo with answers is not compared: that is undefined, not nought") {
  const auto result = found(sheets_of({{"Ruimte", 30, 20, 50}, {"Zorg", 30, 0, 0}}));
  CHECK(result.verdict == MeaningVerdict::not_enough);
  CHECK(result.divergence.absence() == Absence::undefined);
  CHECK(result.chance.absence() == Absence::undefined);
  CHECK(result.found == 0);
  CHECK(silo_in(result, "Zorg").ballots.absence() == Absence::unanswered);
  for (const auto& card : result.list) CHECK(card.floor.absence() == Absence::undefined);
}

TEST_CASE("the spread of a silo with fewer than eight answers is hidden, though it takes part") {
  const auto result = found(sheets_of({{"Ruimte", 12, 6, 100}, {"Zorg", 20, 18, 0}, {"Burgerzaken", 20, 18, 100}}));
  CHECK(silo_in(result, "Ruimte").compared);
  REQUIRE(result.submeanings.size() >= 2);
  for (const auto& share : silo_in(result, "Ruimte").means) CHECK(share.is_hidden());
  // What is said of all together is of those that are told: 18 and 18, with nothing of the six to subtract.
  const double told = (silo_in(result, "Zorg").means[0].value() + silo_in(result, "Burgerzaken").means[0].value()) / 2;
  CHECK(result.submeanings[0].share.value() == doctest::Approx(told));
}

TEST_CASE("a card that everybody skipped has no share, one that nobody got was not answered, and one that all deny has nought") {
  Sheets sheets = sheets_of({{"Ruimte", 20, 10, 50}, {"Zorg", 20, 10, 50}}, 3, 6, 6);
  for (std::size_t b = 0; b < 20; ++b) {
    sheets.votes[b * 6] = Cast::pass;
    sheets.votes[b * 6 + 1] = Cast::unanswered;
    sheets.votes[b * 6 + 2] = Cast::disagree;
  }
  const auto result = found(sheets);
  const auto card = [&](const std::string& id) {
    return *std::find_if(result.list.begin(), result.list.end(), [&](const auto& one) { return one.id == id; });
  };
  CHECK(card("101").marked.value() == 0);
  CHECK(card("101").mean_it.absence() == Absence::undefined);
  CHECK(card("102").mean_it.absence() == Absence::unanswered);
  CHECK(card("103").mean_it.value() == 0);
}

TEST_CASE("ballots in any order give the same bytes") {
  const auto sheets = sheets_of({{"Ruimte", 20, 12, 100}, {"Zorg", 20, 12, 0}});
  Sheets turned = sheets;
  const std::size_t cards = sheets.statements.size(), people = sheets.silo_of.size();
  for (std::size_t b = 0; b < people; ++b) {
    turned.silo_of[b] = sheets.silo_of[people - 1 - b];
    for (std::size_t c = 0; c < cards; ++c) turned.votes[b * cards + c] = sheets.votes[(people - 1 - b) * cards + c];
  }
  CHECK(bytes_of(found(sheets)) == bytes_of(found(turned)));
}

TEST_CASE("very many ballots are compared by an even part of each silo") {
  const auto result = found(sheets_of({{"Ruimte", 4000, 3000, 100}, {"Zorg", 2000, 1500, 0}}, 4, 12, 8), 19);
  CHECK(result.people == 4500);
  CHECK(result.compared >= 2000);
  CHECK(result.compared <= 2002);
  CHECK(result.verdict == MeaningVerdict::differ);
}

TEST_CASE("hands are the same for everybody who asks, fourteen cards each, and each card is in as many as any other") {
  std::vector<std::string> silos;
  for (int i = 0; i < 24; ++i) silos.push_back(i < 12 ? "Ruimte" : i < 20 ? "Zorg" : "");
  const auto hands = hands_of(silos, Seed{5});
  CHECK(hands.size() == hands_dealt);
  CHECK(hands == hands_of(silos, Seed{5}));
  std::vector<std::uint32_t> given(24, 0);
  for (const auto& hand : hands) {
    CHECK(std::set<std::uint32_t>(hand.begin(), hand.end()).size() == cards_in_hand);
    for (const auto card : hand) ++given[card];
  }
  CHECK(*std::max_element(given.begin(), given.end()) - *std::min_element(given.begin(), given.end()) <= 1);
  for (const auto& hand : hands_of({"a", "b", "c"}, Seed{1})) CHECK(hand.size() == 3);  // few cards: everybody gets all
}

TEST_CASE("who leans to what is told with how sure that is, of silos and of all together") {
  const auto result = found(sheets_of({{"Ruimte", 20, 16, 100}, {"Zorg", 20, 16, 0}, {"Archief", 12, 6, 50}}));
  REQUIRE(result.submeanings.size() >= 2);
  for (const auto& sub : result.submeanings) {
    CHECK(sub.low.value() <= sub.share.value());
    CHECK(sub.high.value() >= sub.share.value());
  }
  const auto& ruimte = silo_in(result, "Ruimte");
  for (std::size_t k = 0; k < ruimte.means.size(); ++k) {
    CHECK(ruimte.lows[k].value() < ruimte.highs[k].value());
    CHECK(ruimte.lows[k].value() <= ruimte.means[k].value());
    CHECK(ruimte.highs[k].value() >= ruimte.means[k].value());
    CHECK(silo_in(result, "Archief").lows[k].is_hidden());
    CHECK(silo_in(result, "Archief").highs[k].is_hidden());
  }
}

TEST_CASE("a silo stands above its cards when enough of it wrote one, and the cards without a name are of none or of enough") {
  using Names = std::vector<std::string>;
  CHECK(silos_above_cards({{"A", 5}, {"B", 6}}, limit) == Names{"A", "B"});
  CHECK(silos_above_cards({{"A", 3}, {"B", 2}, {"C", 9}}, limit) == Names{"C"});
  CHECK(silos_above_cards({{"A", 2}, {"B", 6}, {"C", 9}}, limit) == Names{"C"});
  CHECK(silos_above_cards({{"", 2}, {"B", 6}, {"C", 9}}, limit) == Names{"C"});
  CHECK(silos_above_cards({{"A", 0}, {"B", 6}}, limit) == Names{"B"});
  CHECK(silos_above_cards({{"A", 2}, {"B", 6}}, limit).empty());
  CHECK(silos_above_cards({}, limit).empty());
}
