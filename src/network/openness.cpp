#include "network/openness.hpp"

#include <algorithm>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

double real(std::uint64_t count) { return static_cast<double>(count); }
double ratio(double above, double below) { return below > 0 ? above / below : undefined; }

// sum_a (K_a / 2m)²: the share of ties within when ends are joined at random.
template <class Number>
double chance_inside(const std::vector<Number>& volume, double total) {
  double sum = 0;
  for (const auto one : volume) {
    const double share = static_cast<double>(one) / (2 * total);
    sum += share * share;
  }
  return sum;
}

double freeman_of(const Mixing& mixing, double crossing) {
  const double people = mixing.people;
  double same = 0;
  for (const double size : mixing.size) same += size * size;
  const double expected = ratio(real(mixing.pairs) * (people * people - same), people * (people - 1));
  return ratio(expected - crossing, expected);
}

double coleman_of(const Mixing& mixing, Unit a) {
  const double out = real(mixing.out[a]);
  const double stay = real(mixing.out_inside[a]);
  if (mixing.out[a] == 0 || mixing.people < 2) return undefined;
  const double expected = out * (mixing.size[a] - 1.0) / (mixing.people - 1.0);
  return stay >= expected ? ratio(stay - expected, out - expected) : ratio(stay - expected, expected);
}

}  // namespace

Openness openness_of(const Mixing& mixing) {
  if (mixing.pairs == 0) return {undefined, undefined, undefined, undefined, undefined, undefined};
  const double m = real(mixing.pairs);
  std::uint64_t within = 0;
  for (Unit a = 0; a < mixing.units; ++a) within += mixing.inside(a);
  const double inside = real(within);
  const double crossing = real(mixing.pairs - within);
  const double chance = chance_inside(mixing.volume, m);
  const double chance_weighted = chance_inside(mixing.strength, mixing.weight);
  // One unit with all ties: 1 - chance is 0 up to rounding.
  const bool alone = std::any_of(mixing.volume.begin(), mixing.volume.end(), [&](auto k) { return k == 2 * mixing.pairs; });
  return {
      .ei = (crossing - inside) / m,
      .ei_weighted = ratio(mixing.weight - 2 * mixing.weight_inside, mixing.weight),
      .modularity = inside / m - chance,
      .assortativity = alone ? undefined : (inside / m - chance) / (1 - chance),
      .assortativity_weighted =
          alone ? undefined : ratio(mixing.weight_inside / mixing.weight - chance_weighted, 1 - chance_weighted),
      .freeman = freeman_of(mixing, crossing),
  };
}

UnitOpenness unit_openness_of(const Mixing& mixing) {
  UnitOpenness result;
  for (Unit a = 0; a < mixing.units; ++a) {
    const double volume = real(mixing.volume[a]);
    const double crossing = real(mixing.crossing(a));
    result.ei.push_back(ratio(2 * crossing - volume, volume));
    result.conductance.push_back(ratio(crossing, real(std::min(mixing.volume[a], 2 * mixing.pairs - mixing.volume[a]))));
    result.coleman.push_back(coleman_of(mixing, a));
  }
  return result;
}

}  // namespace schakel::network
