#pragma once
// Marks: what people said to the cards they were given, each card somebody's description of what a word means.
//
//          card 0   card 1   card 2
//   ann      yes      no       –        yes: this is what I mean; no: it is not; –: not given, or skipped
//   bas       –       yes      no

#include <cstdint>
#include <vector>

#include "base/seed.hpp"

namespace schakel::meaning {

enum class Mark : std::int8_t { none = -1, no = 0, yes = 1 };

struct Marks {
  std::uint32_t people = 0;
  std::uint32_t cards = 0;
  std::vector<Mark> cells;  // people × cards

  [[nodiscard]] static Marks empty(std::uint32_t people, std::uint32_t cards) {
    return {people, cards, std::vector<Mark>(static_cast<std::size_t>(people) * cards, Mark::none)};
  }
  [[nodiscard]] Mark& at(std::uint32_t person, std::uint32_t card) { return cells[static_cast<std::size_t>(person) * cards + card]; }
  [[nodiscard]] Mark at(std::uint32_t person, std::uint32_t card) const { return cells[static_cast<std::size_t>(person) * cards + card]; }
};

inline constexpr std::uint32_t cards_a_person = 14;

// Which cards each person gets, in the order to show them: never their own, each card given as often as any other, or once more
// or less where own cards leave no other way, and within that spread over the silos that wrote them as the cards are.
// Shape  own_card per person: the card they wrote; `cards` = none. silo_of per card; empty = all of one
// Edges  with fewer than `each` cards of others, all of those
// Seed   same input and seed: the same cards
struct Deal {
  std::vector<std::uint32_t> own_card;
  std::uint32_t cards = 0;
  std::uint32_t each = cards_a_person;
  Seed seed;
  std::vector<std::uint32_t> silo_of = {};
};
[[nodiscard]] std::vector<std::vector<std::uint32_t>> deal_cards(const Deal& deal);

}  // namespace schakel::meaning
