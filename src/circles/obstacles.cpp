#include "circles/obstacles.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "circles/quick.hpp"

namespace schakel::circles {
namespace {

constexpr std::uint64_t most_looks = 8'000'000;

bool has_partners(const Quick& quick, Person person, std::uint32_t needed, std::uint64_t& looks) {
  const std::uint32_t n = quick.judge().people().size();
  std::uint32_t found = 0;
  for (std::uint32_t i = 1; i < n && found < needed; ++i) {
    if (looks++ >= most_looks) return true;
    // A walk with long steps (a prime, so that it meets everybody): neighbours in a file often share a team.
    const std::uint64_t stride = n % 7919 == 0 ? 1 : 7919;
    const auto other = static_cast<Person>((person + stride * i) % n);
    if (quick.may_sit_together(person, other)) ++found;
  }
  return found >= needed;
}

std::uint32_t crowded_teams(const People& people, std::size_t circles) {
  std::unordered_map<std::uint32_t, std::size_t> size;
  for (const auto team : people.team) {
    if (team != none) ++size[team];
  }
  return static_cast<std::uint32_t>(
      std::count_if(size.begin(), size.end(), [&](const auto& team) { return team.second > circles; }));
}

}  // namespace

Obstacles obstacles(const Judge& judge, const std::vector<std::uint32_t>& sizes, const std::stop_token& stop) {
  Obstacles result;
  if (sizes.empty()) return result;
  const People& people = judge.people();
  const auto circles = static_cast<std::uint32_t>(sizes.size());
  const std::uint32_t smallest = *std::min_element(sizes.begin(), sizes.end());
  result.partners_needed = smallest - 1;
  std::uint64_t looks = 0;
  const Quick quick(judge);
  for (Person person = 0; person < people.size(); ++person) {
    if (person % 1024 == 0 && stop.stop_requested()) looks = most_looks;
    if (!has_partners(quick, person, result.partners_needed, looks)) ++result.isolated;
    if (people.size() - 1 - people.met.others(person) < result.partners_needed) ++result.all_met;
  }
  const auto newcomers = std::accumulate(people.newcomer.begin(), people.newcomer.end(), 0U);
  const auto facilitators = std::accumulate(people.facilitator.begin(), people.facilitator.end(), 0U);
  result.newcomers_over = newcomers > circles ? newcomers - circles : 0;
  result.facilitators_short = facilitators > 0 && facilitators < circles ? circles - facilitators : 0;
  result.crowded_teams = crowded_teams(people, circles);
  return result;
}

}  // namespace schakel::circles
