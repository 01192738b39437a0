#pragma once
// Brokerage: who stands between whom. In every open chain a → b → c (no a → c), b is a broker; which one depends on the units:
//
//   coordinator     A → A → A        itinerant   A → B → A  (brings two of another unit together)
//   representative  A → A → B        gatekeeper  A → B → B        liaison  A → B → C

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "network/mixing.hpp"

namespace schakel::network {

enum class Role : std::uint8_t { coordinator, itinerant, representative, gatekeeper, liaison };
inline constexpr std::size_t roles = 5;

struct Brokerage {
  std::array<std::uint64_t, roles> chains{};  // by Role
  std::uint64_t total = 0;
  std::array<double, roles> expected{};
  std::array<double, roles> z{};
  double total_expected = 0;
  double total_z = 0;
};

// Chance draws every arrow apart with the density d that there is: a chain of three given people is there with d² (1 − d). The
// variance is exact, with the covariance of every two chains that share an arrow.
//
// Edges   density 0 or 1, or a role nobody can have: z NaN
// Fails   cancelled
// Threads the chains are counted in blocks
// Cost    O(Σ_b in(b) out(b)) time; the moments O(units²)
// Source  Gould & Fernandez (1989), Sociological Methodology 19. Counts as in R's sna::brokerage (w_I w_O b_IO b_OI b_O); its z of
//         representatives and gatekeepers leaves out one covariance and is nearer to 0 than this one (−3.40 for −3.84)
[[nodiscard]] Result<Brokerage> brokerage_of(const Network& network, std::span<const Unit> unit_of, std::span<const std::uint32_t> size,
                                             const Blocks& blocks = one_by_one, const std::stop_token& stop = {});

}  // namespace schakel::network
