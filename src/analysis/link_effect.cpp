#include "analysis/link_effect.hpp"

#include <cmath>
#include <string>

#include "analysis/wilson.hpp"

namespace schakel::analysis {

LinkEffect link_effect(std::uint32_t shown, std::uint32_t shown_made, std::uint32_t held_out, std::uint32_t held_out_made) {
  if (shown < effect_from || held_out < effect_from) {
    const auto count = Shown<std::uint32_t>::hidden("few");
    const auto number = Shown<double>::hidden("few");
    return {count, count, count, count, number, number, number};
  }
  const double one = static_cast<double>(shown_made) / shown, other = static_cast<double>(held_out_made) / held_out;
  const Interval of_one = wilson(shown_made, shown), of_other = wilson(held_out_made, held_out);
  const double difference = one - other;
  return {.shown = shown,
          .shown_made = shown_made,
          .held_out = held_out,
          .held_out_made = held_out_made,
          .difference = difference,
          .low = difference - std::hypot(one - of_one.low, of_other.high - other),
          .high = difference + std::hypot(of_one.high - one, other - of_other.low)};
}

}  // namespace schakel::analysis
