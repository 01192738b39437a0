#pragma once
// The default rule of broad support (breed draagvlak), in whole numbers, so that nothing is rounded.
//
//   of n people c voted, a abstained, s were in favour; v = c - a
//   together  s / v >= 60 %      each affected silo  s / v >= 50 %  and  c / n >= 40 %

#include <string>
#include <vector>

#include "domain/round.hpp"

namespace schakel::domain {

inline constexpr std::uint32_t support_overall = 60;  // percent
inline constexpr std::uint32_t support_in_silo = 50;
inline constexpr std::uint32_t turnout_in_silo = 40;

struct Support {
  bool overall = false;
  std::vector<std::string> below;  // affected silos where it does not hold
  [[nodiscard]] bool holds() const { return overall && below.empty(); }
};

// Whether one silo's part holds. Edges: with nobody there, or nobody who said for or against, it does not.
[[nodiscard]] bool holds_in(const SupportCount& count);
// Edges  an affected silo that was not counted is below
[[nodiscard]] Support support_of(const std::vector<SupportCount>& counts, const std::vector<std::string>& affected);

}  // namespace schakel::domain
