#include "domain/support.hpp"

#include <algorithm>

namespace schakel::domain {

namespace {
// part / whole >= percent / 100, without dividing; nothing of nothing is not enough.
bool reaches(std::uint64_t part, std::uint64_t whole, std::uint32_t percent) {
  return whole > 0 && part * 100 >= whole * percent;
}
std::uint64_t for_or_against(const SupportCount& count) {
  return count.cast >= count.abstained ? count.cast - count.abstained : 0;
}
}  // namespace

bool holds_in(const SupportCount& count) {
  return reaches(count.in_favour, for_or_against(count), support_in_silo) &&
         reaches(count.cast, count.people, turnout_in_silo);
}

Support support_of(const std::vector<SupportCount>& counts, const std::vector<std::string>& affected) {
  std::uint64_t in_favour = 0;
  std::uint64_t said = 0;
  for (const SupportCount& count : counts) {
    in_favour += count.in_favour;
    said += for_or_against(count);
  }
  Support support{.overall = reaches(in_favour, said, support_overall), .below = {}};
  for (const std::string& silo : affected) {
    const auto count = std::find_if(counts.begin(), counts.end(), [&](const SupportCount& c) { return c.silo == silo; });
    if (count == counts.end() || !holds_in(*count)) support.below.push_back(silo);
  }
  return support;
}

}  // namespace schakel::domain
