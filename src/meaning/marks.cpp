#include "meaning/marks.hpp"

#include <algorithm>
#include <numeric>

namespace schakel::meaning {

// Everybody in turn takes the cards that were given least so far, in a random order among equals.
std::vector<std::vector<std::uint32_t>> deal_cards(const Deal& deal) {
  Random random(deal.seed);
  std::vector<std::uint32_t> turn(deal.own_card.size());
  std::iota(turn.begin(), turn.end(), 0U);
  random.shuffle(turn);
  std::vector<std::uint32_t> given(deal.cards, 0);
  std::vector<std::vector<std::uint32_t>> hands(deal.own_card.size());
  for (const auto person : turn) {
    std::vector<std::uint32_t> order(deal.cards);
    std::iota(order.begin(), order.end(), 0U);
    std::erase(order, deal.own_card[person]);
    random.shuffle(order);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return given[a] < given[b]; });
    if (order.size() > deal.each) order.resize(deal.each);
    for (const auto card : order) ++given[card];
    random.shuffle(order);  // what was given least would else stand first
    hands[person] = std::move(order);
  }
  return hands;
}

}  // namespace schakel::meaning
