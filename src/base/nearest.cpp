#include "base/nearest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace schakel {
namespace {

constexpr std::size_t longest = 64;

// Edit distance with swaps of neighbours (optimal string alignment), in three rows.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::size_t, longest + 1> two_ago{}, before{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) before[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, before[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_ago[j - 2] + 1);
    }
    two_ago = before;
    before = row;
  }
  return before[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
  if (name.size() > longest) return {};
  std::string_view best;
  std::size_t best_distance = longest;
  for (const std::string_view candidate : known) {
    if (candidate.size() > longest) continue;
    const std::size_t allowed = std::max<std::size_t>(1, (std::max(name.size(), candidate.size()) + 1) / 3);
    const std::size_t found = distance(name, candidate);
    if (found <= allowed && found < best_distance) {
      best = candidate;
      best_distance = found;
    }
  }
  return best;
}

}  // namespace schakel
