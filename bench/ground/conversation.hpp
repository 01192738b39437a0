#pragma once
// Real conversations for the protocols: statements that moderators kept, people as rows, and splits by seed.

#include <cstdint>
#include <string>
#include <vector>

#include "opinion/factors.hpp"
#include "opinion/votes.hpp"

namespace schakel::bench {

struct Conversation {
  std::string name;
  std::vector<std::int32_t> camp;  // official, per ballot; -1 = none
  opinion::Votes votes;
};

// The conversations in SCHAKEL_DATA/opinion (or ../shared/data/opinion); those that are not there are named on stderr.
[[nodiscard]] std::vector<Conversation> conversations(const std::vector<std::string>& names);

// Statements with so many answers, then people with so many.
[[nodiscard]] Conversation with_enough(const Conversation& all, std::uint32_t answers_to_statement, std::uint32_t answers_of_person);

[[nodiscard]] opinion::Votes only_ballots(const opinion::Votes& votes, const std::vector<bool>& kept);
[[nodiscard]] opinion::Votes only_statements(const opinion::Votes& votes, const std::vector<bool>& kept);
// Answers whose part (one entry per answer) is one of those asked for.
[[nodiscard]] opinion::Votes only_answers(const opinion::Votes& votes, const std::vector<bool>& kept);

// Protocol 5.4: each answer into fit (70 %), choose (10 %) or test (20 %).
enum class Part : std::uint8_t { fit, choose, test };
[[nodiscard]] std::vector<Part> parts_of(const opinion::Votes& votes, std::uint64_t seed);

}  // namespace schakel::bench
