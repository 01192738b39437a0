#include "opinion/tally.hpp"

#include <string>

#include <doctest/doctest.h>

#include "opinion/round.hpp"

using namespace schakel;
using namespace schakel::opinion;

namespace {
// The obvious way: look at every cell.
Tally slow_tally(const std::vector<std::string>& ballots, const std::vector<std::int32_t>& group_of, std::int32_t group,
                 std::size_t statement) {
  Tally tally;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (group_of[i] != group) continue;
    if (ballots[i][statement] == 'a') ++tally.agree;
    if (ballots[i][statement] == 'd') ++tally.disagree;
    if (ballots[i][statement] == 'p') ++tally.pass;
  }
  return tally;
}
}  // namespace

TEST_CASE("group-informed consensus is the product of what each group agrees, with one answer of each kind added") {
  const auto votes = round_of({"aa", "ap", "d.", ".a"});
  const std::vector<std::int32_t> groups = {0, 0, 1, 1};
  const auto consensus = group_informed_consensus(tallies(votes, groups, 2), 2, 2);
  CHECK(consensus[0] == doctest::Approx(3.0 / 4 * 1.0 / 3));  // (2+1)/(2+2) × (0+1)/(1+2)
  CHECK(consensus[1] == doctest::Approx(2.0 / 4 * 2.0 / 3));  // a pass is an answer: (1+1)/(2+2) × (1+1)/(1+2)
}

TEST_CASE("a group that did not answer counts as one half, a ballot in no group not at all") {
  const auto votes = round_of({"a", "d"});
  const std::vector<std::int32_t> groups = {0, -1};
  CHECK(group_informed_consensus(tallies(votes, groups, 2), 2, 1)[0] == doctest::Approx(2.0 / 3 * 1.0 / 2));
}

TEST_CASE("counts and consensus agree with looking at every cell, on thousands of small rounds") {
  Random random(Seed{5});
  for (int n = 0; n < 3000; ++n) {
    const std::size_t people = random.below(7), statements = 1 + random.below(4);
    std::vector<std::string> ballots(people);
    std::vector<std::int32_t> groups(people);
    for (std::size_t i = 0; i < people; ++i) {
      groups[i] = static_cast<std::int32_t>(random.below(4)) - 1;
      for (std::size_t j = 0; j < statements; ++j) ballots[i] += "adp."[random.below(4)];
    }
    std::vector<std::string_view> views(ballots.begin(), ballots.end());
    auto votes = round_of(views);
    votes.statements = static_cast<std::uint32_t>(statements);
    const auto fast = tallies(votes, groups, 3);
    const auto consensus = group_informed_consensus(fast, 3, votes.statements);
    for (std::size_t j = 0; j < statements; ++j) {
      double product = 1;
      for (std::int32_t group = 0; group < 3; ++group) {
        const Tally slow = slow_tally(ballots, groups, group, j);
        CHECK(fast[static_cast<std::size_t>(group) * statements + j] == slow);
        product *= (slow.agree + 1.0) / (slow.agree + slow.disagree + slow.pass + 2.0);
      }
      CHECK(consensus[j] == doctest::Approx(product));
    }
  }
}

TEST_CASE("the canonical order is the same whoever came first") {
  const std::vector<std::string_view> ballots = {"ad.", "pa.", "ad.", "...", "a.d"};
  const std::vector<std::int64_t> groups = {1, 0, 1, 0, 1};
  const auto votes = round_of(ballots);
  const auto sorted = reordered(votes, canonical_order(votes, groups));
  std::vector<std::uint32_t> places = {0, 1, 2, 3, 4};
  Random random(Seed{2});
  for (int n = 0; n < 50; ++n) {
    random.shuffle(places);
    std::vector<std::string_view> shuffled;
    std::vector<std::int64_t> their_groups;
    for (const auto place : places) {
      shuffled.push_back(ballots[place]);
      their_groups.push_back(groups[place]);
    }
    const auto other = round_of(shuffled);
    const auto again = reordered(other, canonical_order(other, their_groups));
    CHECK(again.first == sorted.first);
    CHECK(again.statement == sorted.statement);
    CHECK(again.answer == sorted.answer);
  }
}
