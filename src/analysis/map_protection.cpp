#include "analysis/map_protection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

namespace schakel::analysis {
namespace {

using network::cell_of;
using network::Mixing;
using network::Unit;

using Round = std::array<Unit, 4>;  // a-b, b-c, c-d, d-a

// The hidden silos as a group: could one of them be found from totals that are shown?
bool stands_alone(const Mixing& mixing, const std::vector<bool>& hidden, const ProtectionRules& rules) {
  std::uint32_t count = 0, people = 0, first_size = 0;
  bool sizes_differ = false;
  for (Unit a = 0; a < mixing.units; ++a) {
    if (!hidden[a]) continue;
    if (count == 0) first_size = mixing.size[a];
    sizes_differ = sizes_differ || mixing.size[a] != first_size;
    ++count;
    people += mixing.size[a];
  }
  return count > 0 && (count < 2 || people < rules.minimum || !sizes_differ);
}

std::optional<Unit> smallest_shown(const Mixing& mixing, const std::vector<bool>& hidden) {
  std::optional<Unit> smallest;
  for (Unit a = 0; a < mixing.units; ++a) {
    if (!hidden[a] && (!smallest || mixing.size[a] < mixing.size[*smallest])) smallest = a;
  }
  return smallest;
}

void hide_until_together(const Mixing& mixing, const ProtectionRules& rules, std::vector<bool>& hidden) {
  while (stands_alone(mixing, hidden, rules)) {
    const auto next = smallest_shown(mixing, hidden);
    if (!next) return;
    hidden[*next] = true;
  }
}

std::vector<bool> small_silos(const Mixing& mixing, const ProtectionRules& rules) {
  std::vector<bool> hidden(mixing.units);
  for (Unit a = 0; a < mixing.units; ++a) {
    // Nobody in no tie: an inside of 0 shows nobody.
    const bool few_inside = mixing.inside(a) > 0 && mixing.contributors_of(a, a) < rules.contributors;
    hidden[a] = mixing.size[a] < rules.minimum || few_inside;
  }
  return hidden;
}

class Cells {
 public:
  Cells(const Mixing& mixing, const std::vector<double>& expected, const ProtectionRules& rules,
        const std::vector<bool>& hidden_silo)
      : mixing_(mixing), expected_(expected), rules_(rules), hidden_silo_(hidden_silo),
        showing_(network::cell_count(mixing.units), Showing::shown), falling_(mixing.units) {
    for (Unit a = 0; a < mixing.units; ++a) {
      for (Unit b = a; b < mixing.units; ++b) showing_[cell_of(a, b, mixing.units)] = first_showing(a, b);
    }
    for (Unit a = 0; a < mixing.units; ++a) {
      for (Unit b = 0; b < mixing.units; ++b) {
        if (a != b && may_fall(a, b)) falling_[a].push_back(b);
      }
    }
  }

  // Whether every cell with somebody in it is now on a round.
  bool make_rounds() {
    for (Unit a = 0; a < mixing_.units; ++a) {
      for (Unit b = a + 1; b < mixing_.units; ++b) {
        if (at(a, b) == Showing::shown || at(a, b) == Showing::complement || round_below(1, a, b)) continue;
        const auto round = round_below(std::numeric_limits<std::uint64_t>::max(), a, b);
        if (round) {
          hide(*round);
        } else if (ties(a, b) > 0) {
          return false;
        }
      }
    }
    return true;
  }
  std::vector<Showing> take() && { return std::move(showing_); }

 private:
  Showing first_showing(Unit a, Unit b) const {
    if (hidden_silo_[a] || hidden_silo_[b]) return Showing::small_group;
    if (a == b) return Showing::shown;
    const auto fewest = std::min(mixing_.contributors_of(a, b), mixing_.contributors_of(b, a));
    if (fewest >= rules_.contributors) return Showing::shown;
    const double chance = expected_[cell_of(a, b, mixing_.units)];
    return ties(a, b) == 0 || static_cast<double>(ties(a, b)) <= chance ? Showing::band : Showing::few_contributors;
  }

  Showing at(Unit a, Unit b) const { return showing_[cell_of(a, b, mixing_.units)]; }
  std::uint64_t ties(Unit a, Unit b) const { return mixing_.ties[cell_of(a, b, mixing_.units)]; }

  // With one tie more or less, would the cell still be hidden for the reason it is (or become a complement)?
  bool may_rise(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    return showing_[cell] != Showing::band || static_cast<double>(ties(a, b) + 1) <= expected_[cell];
  }
  bool may_fall(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    const std::uint64_t count = ties(a, b);
    if (count == 0) return false;
    switch (showing_[cell]) {
      case Showing::few_contributors: return static_cast<double>(count - 1) > expected_[cell];
      case Showing::shown:  // as a complement, which it may become
      case Showing::complement: return count > rules_.contributors;
      case Showing::band:
      case Showing::small_group: return true;
    }
    return true;
  }
  // What hiding costs: the ties that are no longer seen, and a little for the cell itself.
  std::uint64_t cost(Unit a, Unit b) const { return at(a, b) == Showing::shown ? ties(a, b) + 1 : 0; }

  // The round through a-b that costs least, and less than `limit`; limit 1: one that is there already.
  std::optional<Round> round_below(std::uint64_t limit, Unit a, Unit b) const {
    std::optional<Round> best;
    const auto consider = [&](Unit c, Unit d) {
      const std::uint64_t price = cost(b, c) + cost(c, d) + cost(d, a);
      if (price >= limit) return;
      limit = price;
      best = Round{a, b, c, d};
    };
    if (may_rise(a, b)) {  // then b-c and d-a fall and c-d rises
      for (const Unit c : falling_[b]) {
        if (c == a || cost(b, c) >= limit) continue;
        for (const Unit d : falling_[a]) {
          if (d != b && d != c && may_rise(c, d)) consider(c, d);
          if (limit == 0) return best;
        }
      }
    }
    if (!may_fall(a, b)) return best;
    for (Unit c = 0; c < mixing_.units; ++c) {  // then b-c and d-a rise and c-d falls
      if (c == a || c == b || !may_rise(b, c) || cost(b, c) >= limit) continue;
      for (const Unit d : falling_[c]) {
        if (d != a && d != b && may_rise(d, a)) consider(c, d);
        if (limit == 0) return best;
      }
    }
    return best;
  }

  void hide(const Round& round) {
    for (std::size_t i = 0; i < 4; ++i) {
      auto& showing = showing_[cell_of(round[i], round[(i + 1) % 4], mixing_.units)];
      if (showing == Showing::shown) showing = Showing::complement;
    }
  }

  const Mixing& mixing_;
  const std::vector<double>& expected_;
  const ProtectionRules& rules_;
  const std::vector<bool>& hidden_silo_;
  std::vector<Showing> showing_;
  std::vector<std::vector<Unit>> falling_;  // of each silo, those with whom its ties may become one less
};

}  // namespace

Protection protect(const Mixing& mixing, const std::vector<double>& expected, const ProtectionRules& rules) {
  Protection result{std::vector<bool>(mixing.units), std::vector<Showing>(network::cell_count(mixing.units), Showing::shown)};
  if (rules.minimum <= 1) return result;
  result.hidden_silo = small_silos(mixing, rules);
  for (;;) {
    hide_until_together(mixing, rules, result.hidden_silo);
    Cells cells(mixing, expected, rules, result.hidden_silo);
    const bool done = cells.make_rounds();
    const auto next = smallest_shown(mixing, result.hidden_silo);
    if (done || !next) {
      // With every silo hidden no total of a silo is shown: three or more cells between them cannot be told apart.
      result.overall_hidden = !next && mixing.units == 2;
      result.cells = std::move(cells).take();
      return result;
    }
    result.hidden_silo[*next] = true;
  }
}

}  // namespace schakel::analysis
