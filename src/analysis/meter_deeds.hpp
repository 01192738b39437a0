#pragma once
// Words beside deeds: of each pair of silos what people say of working together (the link meter) beside how many contacts there
// are, against chance (the silo map).

#include <vector>

#include <boost/describe.hpp>

#include "analysis/meter.hpp"
#include "analysis/silo_map.hpp"

namespace schakel::analysis {

// both_good, both_poor: words and contacts say the same. words_ahead: they say it goes well and have fewer contacts than chance
// would give. contacts_ahead: they have contacts and say it does not go well. not_clear: the words lie around the middle.
// no_contacts, no_words: one of the two is not known or may not be shown.
BOOST_DEFINE_ENUM_CLASS(WordsAndDeeds, both_good, both_poor, words_ahead, contacts_ahead, not_clear, no_contacts, no_words)

struct MeterDeed {
  std::string a;  // before b by name
  std::string b;
  Shown<double> words;  // 0..100, the mean of what both say, or of one when the other is not shown
  Shown<double> low;
  Shown<double> high;
  Shown<std::uint32_t> ties;  // as the map shows them
  Shown<double> expected;
  Shown<double> ratio;
  std::string verdict;  // of the map; "" = not known
  WordsAndDeeds says = WordsAndDeeds::no_words;
};
BOOST_DESCRIBE_STRUCT(MeterDeed, (), (a, b, words, low, high, ties, expected, ratio, verdict, says))

// Only of the pairs that are in the meter: whoever may not read those learns nothing here.
// Shape   a map of the programme's border, at its full depth. Silos that are counted together are not on it: no contacts known
// Edges   words are good when their interval lies above the middle, poor below it; contacts are few for a "wall" alone
[[nodiscard]] std::vector<MeterDeed> words_beside_deeds(const Meter& meter, const SiloMap& map);

}  // namespace schakel::analysis
