#pragma once
// Suggest: whom to introduce to whom across a wall. Feasible first: what the organisation's own ties say could come about; then
// where it is needed; and never the same few people or the same wall again and again.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "network/exchange.hpp"
#include "network/link_model.hpp"

namespace schakel::network {

struct Suggestion {
  Node a = 0;  // below b
  Node b = 0;
  double chance = 0;          // of a tie by itself, without an introduction (link_model.hpp)
  double need = 0;            // of the wall between their units: 0 as chance would have it .. 1 no exchange at all
  std::uint32_t common = 0;   // people both have a tie with
  Node introducer = 0;        // one of them, with the fewest ties: who has time
  LinkFeature reason = {};    // what speaks for it most, beside the other suggestions
};

struct SuggestRules {
  std::uint32_t per_person = 3;
  std::uint32_t per_wall = 2;
  std::span<const std::uint8_t> willing = {};  // [nodes] only those that are 1 are suggested; empty = everybody
  std::uint32_t candidates = 10;  // looked at more closely, of each person
  LinkRules links = {};
  Blocks blocks = one_by_one;
};

// Pairs of people without a tie, of two units with a wall between them, with somebody both know; by chance × need, the best first.
//
//   need = −z/(2 − z): z = −2 a half, −6 three quarters
//
// Shape   exchange: of the same arcs and units
// Edges   no walls: none
// Fails   cancelled
// Seed    and threads: same bytes
// Cost    O(Σ of squared degrees) and what fitting the model takes; memory O(nodes × candidates)
// Source  94.9 % of new crossing ties in e-mail of 965 people had somebody in common: who has nobody is not suggested. Caps:
//         without them the best hundred concern two walls (design: methods/network.md 4.7)
// Careful what is foreseen are ties that come about by themselves. Whether an introduction helps can only be tried
[[nodiscard]] Result<std::vector<Suggestion>> suggest_links(std::uint32_t nodes, std::span<const TimedArc> arcs,
                                                            std::span<const Unit> unit_of, const Mixing& mixing, const Exchange& exchange,
                                                            const SuggestRules& rules, const std::stop_token& stop = {});

}  // namespace schakel::network
