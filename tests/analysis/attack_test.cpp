// What the attacker (attack.hpp) finds in rounds and in support per silo, on random small organisations. What it must not
// find: any number that is hidden. What it may: see docs/security/small-groups.md.

#include <doctest/doctest.h>

#include <numeric>
#include <sstream>

#include "analysis/common_ground.hpp"
#include "analysis/hiding.hpp"
#include "analysis/support.hpp"
#include "attack.hpp"
#include "base/seed.hpp"
#include "tries.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

// Small, so that all worlds can be tried; the rules are the same.
constexpr domain::Limit small = {.people = 4, .answers = 3, .response = 40};

std::vector<std::uint32_t> up_to(std::uint32_t most) {
  std::vector<std::uint32_t> values(most + 1);
  std::iota(values.begin(), values.end(), 0U);
  return values;
}

// --- how many answered, silo by silo, with a total

// What everybody reads of one column of a table: how each silo is shown, its number when it is, and the total when it is.
std::string read_of(const std::vector<std::uint32_t>& people, const std::vector<std::uint32_t>& answers, std::uint32_t outside) {
  std::vector<Part> parts;
  for (std::size_t g = 0; g < people.size(); ++g) parts.push_back(part_of(people[g], answers[g], small));
  const bool total = protect(parts, outside, small.answers);
  std::ostringstream said;
  for (const Part& part : parts) {
    if (part.showing == Showing::shown) said << part.answers << ' ';
    else said << (is_hidden(part.showing) ? why_hidden(part.showing) : "unanswered") << ' ';
  }
  if (total) said << std::accumulate(answers.begin(), answers.end(), outside);
  return said.str();
}

// --- support: cast, abstained and in favour of each silo

std::vector<domain::SupportCount> counts_of(const std::vector<std::uint32_t>& people, const std::vector<std::uint32_t>& numbers) {
  std::vector<domain::SupportCount> counts;
  for (std::size_t g = 0; g < people.size(); ++g) {
    counts.push_back({.silo = std::string(1, static_cast<char>('a' + g)), .people = people[g], .cast = numbers[3 * g],
                      .abstained = numbers[3 * g + 1], .in_favour = numbers[3 * g + 2]});
  }
  return counts;
}

template <class T>
void say(std::ostream& said, const Shown<T>& shown) {
  if (shown) said << shown.value() << ' ';
  else said << (shown.is_hidden() ? shown.why() : "?") << ' ';
}
// `verdict`: whether the rule holds, which says that each silo's part does.
std::string read_of(const SupportResult& result, bool verdict) {
  std::ostringstream said;
  said.precision(17);
  if (verdict) said << result.holds << ' ';
  const auto row = [&](const SupportRow& one) {
    say(said, one.cast), say(said, one.turnout), say(said, one.support), say(said, one.low), say(said, one.high), say(said, one.holds);
  };
  row(result.overall);
  for (const auto& one : result.silos) row(one);
  return said.str();
}

struct SupportFound {
  std::set<std::uint32_t> cast, sided, in_favour, against;
};

// Every world of the hidden silos; the last of them is what the total leaves when that is shown.
std::vector<SupportFound> support_worlds(const std::vector<std::uint32_t>& people, const std::vector<std::uint32_t>& truth,
                                         const std::vector<std::size_t>& hidden, bool total_shown, bool verdict) {
  const std::string seen = read_of(support_shown(counts_of(people, truth), small), verdict);
  std::vector<SupportFound> found(people.size());
  std::vector<std::uint32_t> world = truth;
  std::array<std::uint32_t, 3> rest{};
  for (const std::size_t g : hidden) {
    for (std::size_t i = 0; i < 3; ++i) rest[i] += truth[3 * g + i];
  }
  const std::function<void(std::size_t)> go = [&](std::size_t next) {
    if (next == hidden.size()) {
      if (read_of(support_shown(counts_of(people, world), small), verdict) != seen) return;
      for (const std::size_t g : hidden) {
        found[g].cast.insert(world[3 * g]);
        found[g].in_favour.insert(world[3 * g + 2]);
        found[g].against.insert(world[3 * g] - world[3 * g + 1] - world[3 * g + 2]);
      }
      return;
    }
    const std::size_t g = hidden[next];
    const bool last = total_shown && next + 1 == hidden.size();
    const auto left = rest;
    for (std::uint32_t cast = last ? left[0] : 0; cast <= std::min(people[g], total_shown ? left[0] : people[g]); ++cast) {
      for (std::uint32_t abstained = last ? left[1] : 0; abstained <= cast; ++abstained) {
        for (std::uint32_t favour = last ? left[2] : 0; favour + abstained <= cast; ++favour) {
          if (total_shown && (abstained > left[1] || favour > left[2])) break;
          world[3 * g] = cast, world[3 * g + 1] = abstained, world[3 * g + 2] = favour;
          if (total_shown) rest = {left[0] - cast, left[1] - abstained, left[2] - favour};
          go(next + 1);
          if (last) return;
        }
      }
    }
    rest = left;
  };
  go(0);
  return found;
}

}  // namespace

TEST_CASE("whoever tries every way in which hidden silos could have answered finds no number that is hidden") {
  Random random(Seed{4});
  int hidden_numbers = 0, found = 0;
  for (int turn = 0; turn < tries(4000); ++turn) {
    const std::size_t silos = 2 + random.below(4);
    std::vector<std::uint32_t> people, answers;
    for (std::size_t g = 0; g < silos; ++g) {
      people.push_back(static_cast<std::uint32_t>(1 + random.below(9)));
      answers.push_back(static_cast<std::uint32_t>(random.below(people.back() + 1)));
    }
    const auto nowhere = static_cast<std::uint32_t>(random.below(2) == 0 ? random.below(8) : 0);  // people in no silo: known
    const auto outside = static_cast<std::uint32_t>(random.below(nowhere + 1));
    if (std::accumulate(answers.begin(), answers.end(), outside) == 0) continue;  // that nobody at all answered may be told
    std::vector<Part> parts;
    for (std::size_t g = 0; g < silos; ++g) parts.push_back(part_of(people[g], answers[g], small));
    (void)protect(parts, outside, small.answers);
    std::vector<std::vector<std::uint32_t>> ranges;
    for (std::size_t g = 0; g < silos; ++g) {
      ranges.push_back(is_hidden(parts[g].showing) ? up_to(people[g]) : std::vector<std::uint32_t>{answers[g]});
    }
    ranges.push_back(up_to(nowhere));
    const std::string seen = read_of(people, answers, outside);
    const auto worlds = attack::all_worlds(ranges, [&](const std::vector<std::uint32_t>& world) {
      return read_of(people, {world.begin(), world.end() - 1}, world.back()) == seen;
    });
    if (worlds.empty()) continue;
    std::uint32_t silent = 0;
    for (std::size_t g = 0; g < silos; ++g) silent += is_hidden(parts[g].showing) ? people[g] - answers[g] : 0;
    if (silent < 3) continue;  // that nearly everybody did may be told too
    for (std::size_t g = 0; g < silos; ++g) {
      if (!is_hidden(parts[g].showing)) continue;
      ++hidden_numbers;
      if (worlds[g].size() > 1) continue;
      if (++found > 8) continue;
      std::ostringstream told;
      for (std::size_t i = 0; i < silos; ++i) told << answers[i] << "/" << people[i] << " ";
      MESSAGE(told.str() << "outside " << outside << ": " << seen << " gives silo " << g);
    }
  }
  CHECK(hidden_numbers > tries(3000));
  CHECK(found == 0);
  MESSAGE(hidden_numbers << " hidden numbers, " << found << " found");
}

namespace {

struct SupportDrawn {
  std::vector<std::uint32_t> people, truth;
};
SupportDrawn draw(Random& random) {
  SupportDrawn drawn;
  const std::size_t silos = 2 + random.below(3);
  for (std::size_t g = 0; g < silos; ++g) {
    drawn.people.push_back(static_cast<std::uint32_t>(1 + random.below(6)));
    const auto cast = static_cast<std::uint32_t>(random.below(drawn.people.back() + 1));
    const auto abstained = static_cast<std::uint32_t>(random.below(3) == 0 ? random.below(cast + 1) : 0);
    drawn.truth.insert(drawn.truth.end(), {cast, abstained, static_cast<std::uint32_t>(random.below(cast - abstained + 1))});
  }
  return drawn;
}

struct Count {
  int hidden = 0;
  int found = 0;
};

// When all hidden silos together are of one mind, everybody's vote in them is known, as in a silo that is shown.
void try_all(const SupportDrawn& drawn, bool verdict, Count& count) {
  const auto result = support_shown(counts_of(drawn.people, drawn.truth), small);
  std::vector<std::size_t> hidden;
  std::array<std::uint32_t, 3> together{};
  std::uint32_t silent = 0;
  for (std::size_t g = 0; g < drawn.people.size(); ++g) {
    if (!result.silos[g].cast.is_hidden()) continue;
    hidden.push_back(g);
    for (std::size_t i = 0; i < 3; ++i) together[i] += drawn.truth[3 * g + i];
    silent += drawn.people[g] - drawn.truth[3 * g];
  }
  const bool total = result.overall.cast.has_value();
  if (hidden.empty() || hidden.size() > (total ? 3U : 2U) || (total && result.overall.cast.value() == 0)) return;
  const auto worlds = support_worlds(drawn.people, drawn.truth, hidden, total, verdict);
  const bool nobody_for = total && together[2] == 0, nobody_against = total && together[0] - together[1] - together[2] == 0;
  for (const std::size_t g : hidden) {
    ++count.hidden;
    const bool votes_told = !nobody_for && !nobody_against && (worlds[g].in_favour.size() == 1 || worlds[g].against.size() == 1);
    const bool told = (worlds[g].cast.size() == 1 && silent >= 3) || votes_told;
    if (!told) continue;
    ++count.found;
    std::ostringstream said;
    for (std::size_t i = 0; i < drawn.people.size(); ++i) {
      said << drawn.truth[3 * i] << "," << drawn.truth[3 * i + 1] << "," << drawn.truth[3 * i + 2] << "/" << drawn.people[i] << " ";
    }
    if (!verdict && count.found < 8) MESSAGE(said.str() << ": silo " << g);
  }
}

}  // namespace

TEST_CASE("nor how many of a hidden silo voted, were for or were against, unless all hidden ones together are of one mind") {
  Random random(Seed{5});
  Count found;
  for (int turn = 0; turn < 250; ++turn) try_all(draw(random), false, found);
  CHECK(found.hidden > 150);
  CHECK(found.found == 0);
  MESSAGE(found.hidden << " hidden silos, " << found.found << " found");
}

TEST_CASE("whether the rule holds is a public decision, and tells of some hidden silos what it must") {
  Random random(Seed{6});
  Count found;
  for (int turn = 0; turn < 250; ++turn) try_all(draw(random), true, found);
  CHECK(found.found * 10 < found.hidden);  // named in docs/security/small-groups.md
  MESSAGE(found.hidden << " hidden silos, " << found.found << " found");
}
