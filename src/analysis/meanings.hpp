#pragma once
// Meanings: what a marking round's ballots say about whether silos mean the same by a term, with small groups hidden. Works on
// ballots and silos, never on people; agree = this is what I mean, disagree = it is not, pass = skipped.
//
// Which silos may be shown says hiding.hpp, as for any round. Only those take part in the comparison (meaning/divergence.hpp),
// so nothing that is said about them can be taken from a whole to find the others.

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/common_ground.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "base/shown.hpp"

namespace schakel::analysis {

BOOST_DEFINE_ENUM_CLASS(MeaningVerdict, differ, no_difference, not_enough)

struct MarkedCard {
  std::string id;
  Shown<std::uint32_t> marked;  // yes or no
  Shown<double> mean_it;        // yes / marked
  Shown<double> low;            // 90 % Wilson
  Shown<double> high;
  Shown<double> floor;          // of the silos compared that can be shown, the lowest (yes + 1) / (marked + 2); undefined below two
};
BOOST_DESCRIBE_STRUCT(MarkedCard, (), (id, marked, mean_it, low, high, floor))

struct MarkedCell {
  std::string silo;
  std::string card;
  Shown<std::uint32_t> marked;
  Shown<double> mean_it;
  Shown<double> low;
  Shown<double> high;
};
BOOST_DESCRIBE_STRUCT(MarkedCell, (), (silo, card, marked, mean_it, low, high))

struct SubMeaning {
  Shown<double> share;             // the mean of the silos whose own shares are shown, each alike
  Shown<double> low;               // 90 %, from each of those silos' own spread (Agresti–Coull)
  Shown<double> high;
  std::vector<std::string> cards;  // the three that who means this says yes to most
};
BOOST_DESCRIBE_STRUCT(SubMeaning, (), (share, low, high, cards))

struct MeaningSilo {
  std::string silo;
  std::uint32_t people = 0;
  Shown<std::uint32_t> ballots;
  bool compared = false;
  std::vector<Shown<double>> means;  // per sub-meaning; hidden below eight ballots
  std::vector<Shown<double>> lows;   // 90 % Wilson, as if it were sure of each of those who answered what they mean
  std::vector<Shown<double>> highs;
};
BOOST_DESCRIBE_STRUCT(MeaningSilo, (), (silo, people, ballots, compared, means, lows, highs))

struct MeaningPair {
  std::string a;
  std::string b;
  double divergence = 0;  // beyond chance
  double chance = 1;      // that chance gives as much, after Holm over all pairs
};
BOOST_DESCRIBE_STRUCT(MeaningPair, (), (a, b, divergence, chance))

struct Meanings {
  std::uint32_t people = 0;         // ballots with a mark
  std::uint32_t cards = 0;
  std::uint32_t compared = 0;       // of those ballots: of silos that can be shown, at most about 2,000 drawn evenly
  MeaningVerdict verdict = MeaningVerdict::not_enough;
  std::uint32_t found = 0;          // sub-meanings; 0 = not looked for
  Shown<double> divergence;         // 0 the same .. 1 nothing in common, beyond chance; a lower bound. Undefined below two silos
  Shown<double> low;                // 90 %, jackknife
  Shown<double> high;
  Shown<double> chance;             // that chance alone gives as much
  Shown<double> alike;              // without sub-meanings: same marks within silos less between them
  Shown<double> alike_chance;
  std::vector<SubMeaning> submeanings;  // when there are two or more, or a difference is claimed
  std::vector<MeaningSilo> silos;       // in order of name
  std::vector<MeaningPair> pairs;       // of silos compared
  std::vector<MarkedCard> list;         // by floor, highest first; those without last, by id
  std::vector<MarkedCell> cells;        // in order of (silo, card)
};
BOOST_DESCRIBE_STRUCT(Meanings, (), (people, cards, compared, verdict, found, divergence, low, high, chance, alike, alike_chance, submeanings,
                                     silos, pairs, list, cells))

struct MeaningRules {
  domain::Limit limit;
  Seed seed = {};
  std::uint32_t permutations = 1999;
};

// Fails  invalid_input: shapes that do not fit; cancelled
// Cost   120 ballots × 24 cards: a tenth of a second; 2,000 ballots: some ten seconds
// Seed   same sheets in any order of ballots, same seed and version: same bytes
[[nodiscard]] Result<Meanings> find_meanings(const Sheets& sheets, const MeaningRules& rules, std::stop_token stop = {});

// The silos that may stand above their cards, in order of name: of whom enough wrote one. Together the others' cards, with those
// of no silo, are none or enough as well: those of one small silo alone would be found by looking which name is missing.
// Takes  cards per silo; those of no silo under ""
[[nodiscard]] std::vector<std::string> silos_above_cards(const std::map<std::string, std::uint32_t>& cards, const domain::Limit& limit);

// Hands of fourteen cards, out of which each device draws one by itself: then the server does not know whose hand it was, and a
// ballot with these cards is nobody's. Every hand is spread over the silos that wrote the cards as the cards are, and the hands
// together give each card equally often, or once more. One's own card may come by like any other: a ballot without it would
// say who wrote it.
// Shape  one silo per card; each hand holds places of cards, in the order to show them
// Seed   same cards and seed: same hands
inline constexpr std::uint32_t hands_dealt = 60;
inline constexpr std::uint32_t cards_in_hand = 14;
[[nodiscard]] std::vector<std::vector<std::uint32_t>> hands_of(const std::vector<std::string>& silo_of_card, Seed seed);

}  // namespace schakel::analysis
