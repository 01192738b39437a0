#include "circles/sizes.hpp"

#include <algorithm>
#include <cstdlib>

#include "circles/people.hpp"

namespace schakel::circles {
namespace {

// The farthest that one of `count` even circles is from the wanted size.
std::uint32_t distance(std::uint32_t people, std::uint32_t count, std::uint32_t wanted) {
  const auto apart = [&](std::uint32_t size) { return size > wanted ? size - wanted : wanted - size; };
  const std::uint32_t low = people / count;
  return std::max(apart(low), people % count == 0 ? 0U : apart(low + 1));
}

}  // namespace

std::vector<std::uint32_t> circle_sizes(std::uint32_t people, std::uint32_t wanted) {
  if (people == 0) return {};
  if (people < smallest_circle) return {people};
  std::uint32_t best = 0;
  const std::uint32_t fewest = (people - 1) / largest_circle + 1;  // rounded up
  for (std::uint32_t count = fewest; count <= people / smallest_circle; ++count) {
    if (best == 0 || distance(people, count, wanted) < distance(people, best, wanted)) best = count;
  }
  std::vector<std::uint32_t> sizes(best, people / best);
  for (std::uint32_t i = 0; i < people % best; ++i) ++sizes[i];
  return sizes;
}

}  // namespace schakel::circles
