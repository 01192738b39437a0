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

// Whether a round must leave the verdicts that are shown as they are too.
enum class Verdicts { heeded, aside };

class Cells {
 public:
  Cells(const Mixing& mixing, const network::Exchange& exchange, const ProtectionRules& rules,
        const std::vector<bool>& hidden_silo, Verdicts verdicts)
      : mixing_(mixing), exchange_(exchange), rules_(rules), hidden_silo_(hidden_silo), verdicts_(verdicts),
        showing_(network::cell_count(mixing.units), Showing::shown), falling_(mixing.units) {
    for (Unit a = 0; a < mixing.units; ++a) {
      for (Unit b = a; b < mixing.units; ++b) showing_[cell_of(a, b, mixing.units)] = first_showing(a, b);
    }
    note_verdicts();
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
    const double chance = exchange_.expected[cell_of(a, b, mixing_.units)];
    return ties(a, b) == 0 || static_cast<double>(ties(a, b)) <= chance ? Showing::band : Showing::few_contributors;
  }

  Showing at(Unit a, Unit b) const { return showing_[cell_of(a, b, mixing_.units)]; }
  std::uint64_t ties(Unit a, Unit b) const { return mixing_.ties[cell_of(a, b, mixing_.units)]; }

  // How far z reaches for each verdict, in either direction: within it, nobody can tell from the verdict.
  void note_verdicts() {
    for (std::size_t cell = 0; cell < exchange_.z.size(); ++cell) {
      if (std::isnan(exchange_.z[cell])) continue;
      auto& [low, high] = reach_[static_cast<std::size_t>(exchange_.verdict[cell])];
      low = std::min(low, exchange_.z[cell]);
      high = std::max(high, exchange_.z[cell]);
    }
  }
  bool keeps_verdict(std::size_t cell, double ties_then) const {
    if (verdicts_ == Verdicts::aside) return true;
    const auto verdict = exchange_.verdict[cell];
    const double z = (ties_then - exchange_.expected[cell]) / exchange_.sd[cell];
    const auto& [low, high] = reach_[static_cast<std::size_t>(verdict)];
    if (z >= low && z <= high) return true;
    switch (verdict) {
      case network::Verdict::too_little_data: return true;
      case network::Verdict::as_expected: return std::abs(z) <= 2;  // whatever q is
      case network::Verdict::wall: return z < low;
      case network::Verdict::corridor: return z > high;
    }
    return false;
  }

  // With one tie more or less, would the cell still be hidden for the reason it is (or become a complement), with the verdict
  // it shows?
  bool may_rise(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    const auto more = static_cast<double>(ties(a, b) + 1);
    switch (showing_[cell]) {
      case Showing::band: return more <= exchange_.expected[cell] && keeps_verdict(cell, more);
      case Showing::shown:  // as a complement, which it may become
      case Showing::complement: return keeps_verdict(cell, more);
      case Showing::few_contributors:
      case Showing::small_group: return true;
    }
    return true;
  }
  bool may_fall(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    if (ties(a, b) == 0) return false;
    const auto fewer = static_cast<double>(ties(a, b) - 1);
    switch (showing_[cell]) {
      case Showing::few_contributors: return fewer > exchange_.expected[cell];
      case Showing::shown:
      case Showing::complement: return ties(a, b) > rules_.contributors && keeps_verdict(cell, fewer);
      case Showing::band: return keeps_verdict(cell, fewer);
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
  const network::Exchange& exchange_;
  const ProtectionRules& rules_;
  const std::vector<bool>& hidden_silo_;
  Verdicts verdicts_;
  std::vector<Showing> showing_;
  struct Reach {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
  };
  std::array<Reach, 4> reach_;  // of each verdict
  std::vector<std::vector<Unit>> falling_;  // of each silo, those with whom its ties may become one less
};

}  // namespace

std::string why_absent(Showing showing) {
  switch (showing) {
    case Showing::band: return "at_or_below_expected";
    case Showing::few_contributors: return "few_contributors";
    case Showing::complement: return "complement";
    case Showing::small_group: return "small_group";
    case Showing::shown: break;
  }
  return "";
}

Protection protect(const Mixing& mixing, const network::Exchange& exchange, const ProtectionRules& rules) {
  Protection result{std::vector<bool>(mixing.units), std::vector<Showing>(network::cell_count(mixing.units), Showing::shown)};
  if (rules.minimum <= 1) return result;
  result.hidden_silo = small_silos(mixing, rules);
  for (;;) {
    hide_until_together(mixing, rules, result.hidden_silo);
    Cells cells(mixing, exchange, rules, result.hidden_silo, Verdicts::heeded);
    const bool done = cells.make_rounds();
    if (!done) {
      Cells others(mixing, exchange, rules, result.hidden_silo, Verdicts::aside);
      if (others.make_rounds()) {
        result.cells = std::move(others).take();
        return result;
      }
    }
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
