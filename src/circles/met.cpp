#include "circles/met.hpp"

#include <algorithm>

namespace schakel::circles {
namespace {

// For each earlier circle, how many rounds ago it was.
std::vector<std::uint32_t> ages(std::uint32_t size, const std::vector<std::vector<std::uint32_t>>& earlier) {
  std::vector<std::uint32_t> age(earlier.size());
  std::vector<std::uint32_t> seen_in(size, 0);
  std::uint32_t round = 1;
  for (std::size_t i = earlier.size(); i-- > 0;) {
    const bool again = std::any_of(earlier[i].begin(), earlier[i].end(),
                                   [&](std::uint32_t person) { return person < size && seen_in[person] == round; });
    if (again) ++round;
    for (const auto person : earlier[i]) {
      if (person < size) seen_in[person] = round;
    }
    age[i] = round;
  }
  return age;
}

}  // namespace

Met::Met(std::uint32_t size, const std::vector<std::vector<std::uint32_t>>& earlier) {
  const auto age = ages(size, earlier);
  std::vector<std::vector<Meeting>> lists(size);
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    for (const auto a : earlier[i]) {
      for (const auto b : earlier[i]) {
        if (a < size && b < size && a != b) lists[a].push_back({b, age[i], 1});
      }
    }
  }
  for (auto& list : lists) {
    std::sort(list.begin(), list.end(), [](const Meeting& x, const Meeting& y) { return x.other < y.other; });
    std::vector<Meeting> merged;
    for (const auto& meeting : list) {
      if (!merged.empty() && merged.back().other == meeting.other) {
        merged.back().age = std::min(merged.back().age, meeting.age);
        ++merged.back().times;
      } else {
        merged.push_back(meeting);
      }
    }
    lists_.append(merged);
  }
}

Meeting Met::met(std::uint32_t a, std::uint32_t b) const {
  if (!anybody()) return {};
  const auto list = lists_[a];
  const auto found = std::lower_bound(list.begin(), list.end(), b,
                                      [](const Meeting& meeting, std::uint32_t other) { return meeting.other < other; });
  return found != list.end() && found->other == b ? *found : Meeting{};
}

}  // namespace schakel::circles
