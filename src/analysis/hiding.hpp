#pragma once
// Hiding: which parts of a table that adds up may be shown, so that no hidden part can be found by subtraction.
//
//   Logistics  12   shown                        12   shown
//   Finance     3   hidden: small group           3   hidden: small group
//   Permits     9   shown                         9   hidden: or 24 - 12 - 9 would tell
//   together   24   shown                        24   shown
//
// What is hidden adds up to at least two parts with answers and to at least `answers` of them; where that cannot be had,
// the total is hidden too. A part that is known to have no answers hides nothing and protects nothing.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/organisation.hpp"

namespace schakel::analysis {

enum class Showing : std::uint8_t { shown, unanswered, small_group, complement };

// What Shown::hidden takes.
[[nodiscard]] std::string why_hidden(Showing showing);
[[nodiscard]] inline bool is_hidden(Showing showing) {
  return showing == Showing::small_group || showing == Showing::complement;
}

// What is hidden is hidden for one reason ("small_group"): which of them was small enough by itself would narrow the others.
// A part answers for itself; `least` and `most` are the answers that it could have and still be shown, or hidden, by itself.
struct Part {
  std::uint32_t people = 0;  // known to everybody
  std::uint32_t answers = 0;
  Showing showing = Showing::shown;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

// A group by itself.
// Edges  a group of too few people is hidden also when it did not answer: that would say who did not
[[nodiscard]] Part part_of(std::uint32_t people, std::uint32_t answers, const domain::Limit& limit);

// One question in a group of which so much is shown.
[[nodiscard]] Part cell_of(const Part& group, std::uint32_t answers, const domain::Limit& limit);

// Hides more parts, those of the fewest people first (of equals the first), until the hidden ones are two or more with
// `answers` answers. Then each of their numbers must be able to be another, with one answer more here and one less there,
// without anything that is published being different; where it is not, everything is hidden.
// `outside`: answers in the total that belong to no part.
// Edges  that nobody at all answered may be told, and that of the hidden parts nearly everybody did (all but two)
// Returns false when the total must be hidden too; then all parts are.
// Cost  O(parts²) as a rule, O(parts⁴) at worst
[[nodiscard]] bool protect(std::span<Part> parts, std::uint32_t outside, std::uint32_t answers);

// A table of silos and statements, with totals per statement.
struct Table {
  std::vector<std::uint32_t> people;          // per silo, in the roster
  std::vector<std::uint32_t> ballots;         // per silo
  std::uint32_t ballots_outside = 0;          // of no silo
  std::vector<std::uint32_t> answers;         // [silo × statements + statement]
  std::vector<std::uint32_t> answers_outside; // per statement
};

struct Hiding {
  std::vector<Showing> silos;
  std::vector<Showing> cells;   // [silo × statements + statement]
  std::vector<Showing> totals;  // per statement
};

// Cost  O(silos² × statements)
[[nodiscard]] Hiding hide_small_groups(const Table& table, const domain::Limit& limit);

}  // namespace schakel::analysis
