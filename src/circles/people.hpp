#pragma once
// What the engine knows of the people that circles are made of: numbers only, one array per quantity.

#include <array>
#include <bitset>
#include <cstdint>
#include <utility>
#include <vector>

#include "circles/lists.hpp"
#include "circles/met.hpp"

namespace schakel::circles {

using Person = std::uint32_t;  // 0 .. size-1
using Circle = std::vector<Person>;
inline constexpr std::uint32_t none = UINT32_MAX;

inline constexpr std::uint32_t smallest_circle = 3;
inline constexpr std::uint32_t largest_circle = 7;

// Shape  each array and each Lists has one entry per person; the lists are sorted and without doubles
struct People {
  std::vector<std::bitset<168>> hours;      // of a UTC week
  std::vector<std::uint32_t> silo;          // none = in no silo
  std::vector<std::uint32_t> team;          // none = in no team
  Lists above;                              // their managers, as far up as the rule looks
  std::vector<std::uint8_t> newcomer;       // 0 or 1
  std::vector<std::uint8_t> facilitator;
  Lists languages;                          // empty = not told, fits all
  Lists goals;
  Lists apart;                              // who must not be placed together; one side is enough
  Met met;                                  // who met whom in earlier rounds
  std::vector<std::pair<std::uint32_t, std::uint32_t>> walls;  // pairs of silos

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(silo.size()); }
};

// The managers above each person, nearest first: at most `levels` of them. manager[p] is a person, or none; loops end.
[[nodiscard]] std::vector<std::vector<Person>> managers_above(const std::vector<Person>& manager, std::uint32_t levels);

// The hard rules, in the order in which they are told.
enum class Rule : std::uint8_t { size, apart, reporting_line, same_team, hours, language, newcomers, facilitator, repeat };
inline constexpr std::array<const char*, 9> rule_names = {"size",  "apart",    "reporting_line", "same_team", "hours",
                                                          "language", "newcomers", "facilitator", "repeat"};
inline constexpr std::size_t rule_count = rule_names.size();

}  // namespace schakel::circles
