#pragma once
// The attacker: knows how Schakel hides, has everything that was published, and all the time in the world.
//
//   worlds   every way in which the hidden numbers could be, of which Schakel would have published exactly the same.
//            A number that is the same in all of them is found; what is left of the others is how well they are hidden.
//   riddle   the same for what has too many worlds: each published sum is an equation with whole numbers that are not
//            negative; what it fixes, or squeezes to one value, is found.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace schakel::attack {

// --- worlds

// Each hidden number's possible values. `ranges` are the values each may have; `seen` says whether a world, with the numbers
// in the order of `ranges`, would have looked the same.
// Cost  the product of the ranges' sizes; asked too much, nothing is tried and nothing returned
[[nodiscard]] inline std::vector<std::set<std::uint32_t>> all_worlds(const std::vector<std::vector<std::uint32_t>>& ranges,
                                                                     const std::function<bool(const std::vector<std::uint32_t>&)>& seen,
                                                                     std::uint64_t most = 200'000) {
  std::uint64_t count = 1;
  for (const auto& range : ranges) count *= range.size();
  if (count > most) return {};
  std::vector<std::set<std::uint32_t>> possible(ranges.size());
  std::vector<std::uint32_t> world(ranges.size());
  for (std::uint64_t number = 0; number < count; ++number) {
    std::uint64_t rest = number;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      world[i] = ranges[i][rest % ranges[i].size()];
      rest /= ranges[i].size();
    }
    if (!seen(world)) continue;
    for (std::size_t i = 0; i < world.size(); ++i) possible[i].insert(world[i]);
  }
  return possible;
}

// --- riddles

struct Sum {
  std::map<std::size_t, double> times;  // unknown → factor
  double low = 0;                       // low <= the sum <= high
  double high = 0;
};

struct Riddle {
  std::vector<double> low, high;  // of each unknown, whole numbers
  std::vector<Sum> sums;

  std::size_t unknown(double at_least, double at_most) {
    low.push_back(at_least);
    high.push_back(at_most);
    return low.size() - 1;
  }
};

inline constexpr double nearly_nothing = 1e-7;

// The equations among the sums, reduced: each has an unknown that no other has. What they say together, said apart.
[[nodiscard]] inline std::vector<Sum> reduced(const Riddle& riddle) {
  std::vector<Sum> rows;
  for (const Sum& sum : riddle.sums) {
    if (sum.high - sum.low < nearly_nothing) rows.push_back(sum);
  }
  std::size_t done = 0;
  for (std::size_t column = 0; column < riddle.low.size() && done < rows.size(); ++column) {
    const auto lead = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(),
                                   [&](const Sum& row) { return row.times.count(column) != 0; });
    if (lead == rows.end()) continue;
    std::swap(*lead, rows[done]);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto other = rows[r].times.find(column);
      if (r == done || other == rows[r].times.end()) continue;
      const double by = other->second / rows[done].times.at(column);
      for (const auto& [unknown, factor] : rows[done].times) {
        double& here = rows[r].times[unknown];
        here -= by * factor;
        if (std::abs(here) < nearly_nothing) rows[r].times.erase(unknown);
      }
      rows[r].low = rows[r].high = rows[r].low - by * rows[done].low;
    }
    ++done;
  }
  return rows;
}

// Makes the ranges as narrow as the sums, one at a time and again and again, allow.
inline void squeeze(Riddle& riddle) {
  auto sums = riddle.sums;
  for (Sum& sum : reduced(riddle)) sums.push_back(std::move(sum));
  for (bool moved = true; moved;) {
    moved = false;
    for (const Sum& sum : sums) {
      double least = 0, most = 0;
      for (const auto& [i, factor] : sum.times) {
        least += factor * (factor > 0 ? riddle.low[i] : riddle.high[i]);
        most += factor * (factor > 0 ? riddle.high[i] : riddle.low[i]);
      }
      for (const auto& [i, factor] : sum.times) {
        const double own_least = factor * (factor > 0 ? riddle.low[i] : riddle.high[i]);
        const double own_most = factor * (factor > 0 ? riddle.high[i] : riddle.low[i]);
        double from = (sum.low - (most - own_most)) / factor, to = (sum.high - (least - own_least)) / factor;
        if (factor < 0) std::swap(from, to);
        from = std::ceil(from - nearly_nothing);
        to = std::floor(to + nearly_nothing);
        if (from > riddle.low[i]) riddle.low[i] = from, moved = true;
        if (to < riddle.high[i]) riddle.high[i] = to, moved = true;
      }
    }
  }
}

}  // namespace schakel::attack
