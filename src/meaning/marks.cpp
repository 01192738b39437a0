#include "meaning/marks.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>

namespace schakel::meaning {
namespace {

// Counts of a hand and of all cards, per silo that wrote them.
class SiloSpread {
 public:
  explicit SiloSpread(const Deal& deal) : silo_of_(deal.silo_of.empty() ? std::vector<std::uint32_t>(deal.cards, 0) : deal.silo_of) {
    assert(silo_of_.size() == deal.cards);
    for (const auto silo : silo_of_) {
      if (silo >= cards_.size()) cards_.resize(silo + 1, 0);
      ++cards_[silo];
    }
    clear();
  }
  void clear() { hand_.assign(cards_.size(), 0); }
  void take(std::uint32_t card) { ++hand_[silo_of_[card]]; }
  // How much of its silo's cards the hand would hold with this one.
  [[nodiscard]] double with(std::uint32_t card) const { return (hand_[silo_of_[card]] + 1.0) / cards_[silo_of_[card]]; }

 private:
  std::vector<std::uint32_t> silo_of_, cards_, hand_;
};

}  // namespace

// Everybody in turn takes, one by one, a card that was given least so far; of those one of the silo that the hand has least of,
// and of those one at random.
std::vector<std::vector<std::uint32_t>> deal_cards(const Deal& deal) {
  Random random(deal.seed);
  std::vector<std::uint32_t> turn(deal.own_card.size());
  std::iota(turn.begin(), turn.end(), 0U);
  random.shuffle(turn);
  std::vector<std::uint32_t> given(deal.cards, 0);
  std::vector<std::vector<std::uint32_t>> hands(deal.own_card.size());
  SiloSpread spread(deal);
  for (const auto person : turn) {
    std::vector<std::uint32_t> left(deal.cards), hand;
    std::iota(left.begin(), left.end(), 0U);
    std::erase(left, deal.own_card[person]);
    random.shuffle(left);
    spread.clear();
    while (hand.size() < deal.each && !left.empty()) {
      const auto next = std::min_element(left.begin(), left.end(), [&](auto a, auto b) {
        return std::tuple(given[a], spread.with(a)) < std::tuple(given[b], spread.with(b));
      });
      spread.take(*next);
      ++given[*next];
      hand.push_back(*next);
      left.erase(next);
    }
    random.shuffle(hand);  // what was given least would else stand first
    hands[person] = std::move(hand);
  }
  return hands;
}

}  // namespace schakel::meaning
