#include "circles/met.hpp"

#include <algorithm>

namespace schakel::circles {
namespace {

constexpr std::uint32_t most_counted = UINT16_MAX;

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

// Each other once, with the latest time and how often.
std::span<const Meeting> merged(std::vector<Meeting>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Meeting& x, const Meeting& y) { return x.other < y.other; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (kept > 0 && list[kept - 1].other == list[i].other) {
      Meeting& same = list[kept - 1];
      same.age = std::min(same.age, list[i].age);
      if (same.times < most_counted) ++same.times;
    } else {
      list[kept++] = list[i];
    }
  }
  return {list.data(), kept};
}

}  // namespace

Met::Met(std::uint32_t size, const std::vector<std::vector<std::uint32_t>>& earlier) {
  const auto age = ages(size, earlier);
  // Which circles each person sat in, the newest first: no list of pairs is ever held twice.
  std::vector<std::vector<std::uint32_t>> circles(size);
  for (std::size_t i = earlier.size(); i-- > 0;) {
    for (const auto person : earlier[i]) {
      if (person < size) circles[person].push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::vector<Meeting> list;
  for (std::uint32_t person = 0; person < size; ++person) {
    list.clear();
    for (const auto i : circles[person]) {
      for (const auto other : earlier[i]) {
        if (other < size && other != person) list.push_back({other, static_cast<std::uint16_t>(std::min(age[i], most_counted)), 1});
      }
    }
    lists_.append(merged(list));
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
