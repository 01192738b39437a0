#pragma once
// Pairs of people (who works with whom, whose manager is whom) as they are stored: readable only with the keys of both, and
// when one key is gone nothing that the other opens says that there was a pair.
//
//   pair 0: 7 → 9      slots     0  1  2  3  4  5  6
//   pair 1: 9 → 4      values   [·  ·  ·  ·  ·  ·  ·]   masked by whoever names the slot
//                      row of 7  out 5 2     in 1        sealed under person:7's key
//                      row of 9  out 3       in 5 0      a pair is a slot that one has going out and another coming in:
//                      row of 4  out 6       in 3 4      5 is 7 → 9, 3 is 9 → 4; 0, 1, 2, 4 and 6 are filling
//
// Each pair has a slot at random, in the row of either. So has filling, which nobody has on the other side: a slot without
// another side is filling, or a pair of which the other is forgotten. A slot's value is masked by bytes out of both rows.
//
// Careful  by how much a slot without another side makes a pair more likely: filling_more / (filling_more - 1), 1.14 (decision 13)
// Cost     O(pairs + people) and a sort; see docs/measurements.md

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"
#include "domain/secret.hpp"

namespace schakel::service {

// How much filling a row has on each side: one more, and again, with a chance of seven in eight; so seven, on average.
inline constexpr std::uint64_t filling_more = 8;

struct Pairs {
  std::vector<domain::PersonId> from;
  std::vector<domain::PersonId> to;  // none: `from` is named, and has nobody
  std::vector<double> values = {};   // `width` of each pair
  std::size_t width = 0;
};

struct SealedPairs {
  std::uint32_t slots = 0;
  std::string values;                // in base64
  std::vector<domain::Secret> rows;  // in order of person; a text is bytes
};
BOOST_DESCRIBE_STRUCT(SealedPairs, (), (slots, values, rows))

// `lock`: 32 bytes without which no row says anything, whoever's key there is; "" = none.
[[nodiscard]] SealedPairs sealed_pairs(const Pairs& pairs, std::string_view lock);

// Those of which both rows are readable, in order of from and to. Who was named and has nobody left has one without `to`.
// Fails  storage, when a row is none that sealed_pairs wrote
[[nodiscard]] Result<Pairs> opened_pairs(const SealedPairs& stored, std::size_t width, std::string_view lock);

}  // namespace schakel::service
