#include "analysis/meter_deeds.hpp"

#include <algorithm>

namespace schakel::analysis {
namespace {

constexpr double middle = 50;  // of the scale: neither agree nor disagree

const MeterPair* pair_in(const Meter& meter, const std::string& asked, const std::string& about) {
  const auto found = std::find_if(meter.pairs.begin(), meter.pairs.end(),
                                  [&](const MeterPair& pair) { return pair.asked == asked && pair.about == about; });
  return found == meter.pairs.end() ? nullptr : &*found;
}

void say_words(MeterDeed& deed, const MeterScore& one, const MeterScore* other) {
  if (other == nullptr || !other->mean) {
    deed.words = one.mean;
    deed.low = one.low;
    deed.high = one.high;
  } else if (!one.mean) {
    say_words(deed, *other, nullptr);
  } else {
    deed.words = (one.mean.value() + other->mean.value()) / 2;
    deed.low = (one.low.value() + other->low.value()) / 2;
    deed.high = (one.high.value() + other->high.value()) / 2;
  }
}

void say_contacts(MeterDeed& deed, const SiloMap& map) {
  const auto cell = std::find_if(map.exchange.begin(), map.exchange.end(),
                                 [&](const MapCell& one) { return one.a == deed.a && one.b == deed.b; });
  if (cell == map.exchange.end()) return;
  deed.ties = cell->ties;
  deed.expected = cell->expected;
  deed.ratio = cell->ratio;
  deed.verdict = cell->verdict;
}

WordsAndDeeds verdict_on(const MeterDeed& deed) {
  if (!deed.words) return WordsAndDeeds::no_words;
  if (deed.verdict.empty() || deed.verdict == "too little data") return WordsAndDeeds::no_contacts;
  const bool good = deed.low.value() > middle, poor = deed.high.value() < middle;
  if (!good && !poor) return WordsAndDeeds::not_clear;
  if (deed.verdict == "wall") return good ? WordsAndDeeds::words_ahead : WordsAndDeeds::both_poor;
  return good ? WordsAndDeeds::both_good : WordsAndDeeds::contacts_ahead;
}

}  // namespace

std::vector<MeterDeed> words_beside_deeds(const Meter& meter, const SiloMap& map) {
  std::vector<MeterDeed> deeds;
  for (const MeterPair& pair : meter.pairs) {
    if (pair.asked > pair.about) continue;
    MeterDeed deed{.a = pair.asked, .b = pair.about, .words = {}, .low = {}, .high = {}, .ties = {}, .expected = {}, .ratio = {}, .verdict = {}};
    const MeterPair* back = pair_in(meter, pair.about, pair.asked);
    say_words(deed, pair.score, back == nullptr ? nullptr : &back->score);
    say_contacts(deed, map);
    deed.says = verdict_on(deed);
    deeds.push_back(std::move(deed));
  }
  return deeds;
}

}  // namespace schakel::analysis
