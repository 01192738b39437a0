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

// Which silos are hidden, alone or beside coarser maps.
class Silos {
 public:
  Silos(const Mixing& mixing, const ProtectionRules& rules, std::span<const Above> above)
      : mixing_(mixing), rules_(rules), above_(above), hidden_(mixing.units), known_(mixing.units) {
    for (Unit a = 0; a < mixing.units; ++a) {
      // Nobody in no tie: an inside of 0 shows nobody.
      const bool few_inside = mixing.inside(a) > 0 && mixing.contributors_of(a, a) < rules.contributors;
      hidden_[a] = mixing.size[a] < rules.minimum || few_inside;
    }
    for (const Above& up : above) note_parents(up);
  }

  [[nodiscard]] const std::vector<bool>& hidden() const { return hidden_; }
  // One more; false when all are hidden.
  bool hide_next() {
    const auto everybody = [](Unit) { return true; };
    const auto next = smallest_shown(everybody);
    if (next) hidden_[*next] = true;
    return next.has_value();
  }
  // Until no group of hidden silos whose sum is shown stands alone.
  void hide_until_together() {
    for (bool changed = true; changed;) {
      changed = joined([](Unit) { return true; });
      for (const Above& up : above_) {
        for (Unit parent = 0; parent < up.mixing.units; ++parent) {
          if (up.protection.hidden_silo[parent]) continue;
          changed = joined([&](Unit a) { return up.parent[a] == parent; }) || changed;
        }
      }
    }
  }

 private:
  void note_parents(const Above& up) {
    std::vector<std::uint32_t> children(up.mixing.units);
    for (const Unit parent : up.parent) ++children[parent];
    for (Unit a = 0; a < mixing_.units; ++a) {
      const bool parent_hidden = up.protection.hidden_silo[up.parent[a]];
      hidden_[a] = hidden_[a] || parent_hidden;
      // The only part of a silo that is shown is shown with it, whatever is done here: nobody can hide behind it.
      known_[a] = known_[a] || (!parent_hidden && children[up.parent[a]] == 1);
    }
  }
  template <class Member>
  std::optional<Unit> smallest_shown(const Member& member) const {
    std::optional<Unit> smallest;
    const auto before = [&](Unit a, Unit b) { return known_[a] != known_[b] ? !known_[a] : mixing_.size[a] < mixing_.size[b]; };
    for (Unit a = 0; a < mixing_.units; ++a) {
      if (!hidden_[a] && member(a) && (!smallest || before(a, *smallest))) smallest = a;
    }
    return smallest;
  }
  // Could one of the hidden silos of this group be found from totals that are shown?
  template <class Member>
  bool stands_alone(const Member& member) const {
    std::uint32_t count = 0, people = 0, first_size = 0;
    bool sizes_differ = false;
    for (Unit a = 0; a < mixing_.units; ++a) {
      if (!hidden_[a] || known_[a] || !member(a)) continue;
      if (count == 0) first_size = mixing_.size[a];
      sizes_differ = sizes_differ || mixing_.size[a] != first_size;
      ++count;
      people += mixing_.size[a];
    }
    return count > 0 && (count < 2 || people < rules_.minimum || !sizes_differ);
  }
  template <class Member>
  bool joined(const Member& member) {
    bool changed = false;
    while (stands_alone(member)) {
      const auto next = smallest_shown(member);
      if (!next) break;
      hidden_[*next] = changed = true;
    }
    return changed;
  }

  const Mixing& mixing_;
  const ProtectionRules& rules_;
  std::span<const Above> above_;
  std::vector<bool> hidden_;
  std::vector<bool> known_;
};

// Whether a round must leave the verdicts that are shown as they are too.
enum class Verdicts { heeded, aside };

// What one tie more or less would change of a cell that is shown in this way.
class Moves {
 public:
  Moves(const Mixing& mixing, const network::Exchange& exchange, const ProtectionRules& rules, const std::vector<MapShowing>& showing,
        Verdicts verdicts)
      : mixing_(mixing), exchange_(exchange), rules_(rules), showing_(showing), verdicts_(verdicts) {
    note_verdicts();
  }

  // With one tie more or less, would the cell still be hidden for the reason it is (or become a complement), with the verdict
  // it shows?
  bool may_rise(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    const auto more = static_cast<double>(ties(a, b) + 1);
    switch (showing_[cell]) {
      case MapShowing::band: return more <= exchange_.expected[cell] && keeps_verdict(cell, more);
      case MapShowing::shown:  // as a complement, which it may become
      case MapShowing::complement: return keeps_verdict(cell, more);
      case MapShowing::few_contributors:
      case MapShowing::small_group: return true;
    }
    return true;
  }
  bool may_fall(Unit a, Unit b) const {
    const std::size_t cell = cell_of(a, b, mixing_.units);
    if (ties(a, b) == 0) return false;
    const auto fewer = static_cast<double>(ties(a, b) - 1);
    switch (showing_[cell]) {
      case MapShowing::few_contributors: return fewer > exchange_.expected[cell];
      case MapShowing::shown:
      case MapShowing::complement: return ties(a, b) > rules_.contributors && keeps_verdict(cell, fewer);
      case MapShowing::band: return keeps_verdict(cell, fewer);
      case MapShowing::small_group: return true;
    }
    return true;
  }

 private:
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

  std::uint64_t ties(Unit a, Unit b) const { return mixing_.ties[cell_of(a, b, mixing_.units)]; }

  const Mixing& mixing_;
  const network::Exchange& exchange_;
  const ProtectionRules& rules_;
  const std::vector<MapShowing>& showing_;
  Verdicts verdicts_;
  struct Reach {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
  };
  std::array<Reach, 4> reach_;  // of each verdict
};

// A round with the direction in which its first pair moves: 1 or -1.
struct Turn {
  Round round;
  int first;
};

// What a turn does to a coarser map.
class Upstairs {
 public:
  Upstairs(const Above& up, const ProtectionRules& rules, Verdicts verdicts)
      : up_(up), moves_(up.mixing, up.exchange, rules, up.protection.cells, verdicts) {}

  // Would nobody who sees that map too be able to tell?
  [[nodiscard]] bool unseen(const Turn& turn) const {
    int within = 0;
    const auto net = net_of(turn, within);
    if (within != 0) return false;
    return std::all_of(net.begin(), net.end(), [&](const Net& one) {
      if (one.by == 0) return true;
      if (one.by > 1 || one.by < -1 || up_.protection.cells[cell(one)] == MapShowing::shown) return false;
      return one.by > 0 ? moves_.may_rise(one.a, one.b) : moves_.may_fall(one.a, one.b);
    });
  }
  [[nodiscard]] bool touches(const Turn& turn, Unit a, Unit b) const {
    int within = 0;
    const auto net = net_of(turn, within);
    return std::any_of(net.begin(), net.end(), [&](const Net& one) { return one.by != 0 && cell(one) == cell_of(a, b, up_.mixing.units); });
  }
  // Pairs that are hidden there, with somebody in them.
  [[nodiscard]] std::vector<std::pair<Unit, Unit>> hidden_pairs() const {
    std::vector<std::pair<Unit, Unit>> pairs;
    for (Unit a = 0; a < up_.mixing.units; ++a) {
      for (Unit b = a + 1; b < up_.mixing.units; ++b) {
        const auto at = cell_of(a, b, up_.mixing.units);
        const MapShowing showing = up_.protection.cells[at];
        if (showing != MapShowing::shown && showing != MapShowing::complement && up_.mixing.ties[at] > 0) pairs.emplace_back(a, b);
      }
    }
    return pairs;
  }
  [[nodiscard]] Unit parent(Unit a) const { return up_.parent[a]; }

 private:
  struct Net {
    Unit a = 0, b = 0;
    int by = 0;
  };
  std::size_t cell(const Net& one) const { return cell_of(one.a, one.b, up_.mixing.units); }
  std::array<Net, 4> net_of(const Turn& turn, int& within) const {
    std::array<Net, 4> net;
    for (std::size_t i = 0; i < 4; ++i) {
      const int by = i % 2 == 0 ? turn.first : -turn.first;
      net[i] = {up_.parent[turn.round[i]], up_.parent[turn.round[(i + 1) % 4]], by};
      if (net[i].a == net[i].b) within += by;
      for (std::size_t k = 0; k < i; ++k) {  // the same pair before: one sum for both
        if (net[k].by == 0 || cell(net[k]) != cell(net[i])) continue;
        net[i].by += net[k].by;
        net[k].by = 0;
      }
    }
    return net;
  }

  const Above& up_;
  Moves moves_;
};

class Cells {
 public:
  Cells(const Mixing& mixing, const network::Exchange& exchange, const ProtectionRules& rules, std::span<const Above> above,
        const std::vector<bool>& hidden_silo, Verdicts verdicts)
      : mixing_(mixing), exchange_(exchange), rules_(rules), hidden_silo_(hidden_silo),
        showing_(network::cell_count(mixing.units), MapShowing::shown), moves_(mixing, exchange, rules, showing_, verdicts),
        falling_(mixing.units) {
    for (const Above& up : above) upstairs_.emplace_back(up, rules, verdicts);
    for (Unit a = 0; a < mixing.units; ++a) {
      for (Unit b = a; b < mixing.units; ++b) showing_[cell_of(a, b, mixing.units)] = first_showing(a, b);
    }
    for (Unit a = 0; a < mixing.units; ++a) {
      for (Unit b = 0; b < mixing.units; ++b) {
        if (a != b && moves_.may_fall(a, b)) falling_[a].push_back(b);
      }
    }
  }
  Cells(const Cells&) = delete;
  Cells& operator=(const Cells&) = delete;

  // Whether every cell with somebody in it is now on a round, here and on the maps above.
  bool make_rounds() {
    const auto any = [](const Turn&) { return true; };
    for (Unit a = 0; a < mixing_.units; ++a) {
      for (Unit b = a + 1; b < mixing_.units; ++b) {
        if (at(a, b) == MapShowing::shown || at(a, b) == MapShowing::complement || round_below(1, a, b, any)) continue;
        const auto round = round_below(std::numeric_limits<std::uint64_t>::max(), a, b, any);
        if (round) {
          hide(*round);
        } else if (ties(a, b) > 0) {
          return false;
        }
      }
    }
    return std::all_of(upstairs_.begin(), upstairs_.end(), [&](const Upstairs& up) {
      const auto pairs = up.hidden_pairs();
      return std::all_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return make_round_for(up, pair.first, pair.second); });
    });
  }
  std::vector<MapShowing> take() && { return std::move(showing_); }

 private:
  MapShowing first_showing(Unit a, Unit b) const {
    if (hidden_silo_[a] || hidden_silo_[b]) return MapShowing::small_group;
    if (a == b) return MapShowing::shown;
    const auto fewest = std::min(mixing_.contributors_of(a, b), mixing_.contributors_of(b, a));
    if (fewest >= rules_.contributors) return MapShowing::shown;
    const double chance = exchange_.expected[cell_of(a, b, mixing_.units)];
    return ties(a, b) == 0 || static_cast<double>(ties(a, b)) <= chance ? MapShowing::band : MapShowing::few_contributors;
  }

  MapShowing at(Unit a, Unit b) const { return showing_[cell_of(a, b, mixing_.units)]; }
  std::uint64_t ties(Unit a, Unit b) const { return mixing_.ties[cell_of(a, b, mixing_.units)]; }

  // What hiding costs: the ties that are no longer seen, and a little for the cell itself.
  std::uint64_t cost(Unit a, Unit b) const { return at(a, b) == MapShowing::shown ? ties(a, b) + 1 : 0; }

  bool unseen(const Turn& turn) const {
    return std::all_of(upstairs_.begin(), upstairs_.end(), [&](const Upstairs& up) { return up.unseen(turn); });
  }

  // The round through a-b that costs least, and less than `limit`; limit 1: one that is there already.
  template <class Accept>
  std::optional<Round> round_below(std::uint64_t limit, Unit a, Unit b, const Accept& accept) const {
    std::optional<Round> best;
    const auto consider = [&](Unit c, Unit d, int first) {
      const std::uint64_t price = cost(a, b) + cost(b, c) + cost(c, d) + cost(d, a);
      const Turn turn{{a, b, c, d}, first};
      if (price >= limit || !unseen(turn) || !accept(turn)) return;
      limit = price;
      best = turn.round;
    };
    if (moves_.may_rise(a, b)) {  // then b-c and d-a fall and c-d rises
      for (const Unit c : falling_[b]) {
        if (c == a || cost(b, c) >= limit) continue;
        for (const Unit d : falling_[a]) {
          if (d != b && d != c && moves_.may_rise(c, d)) consider(c, d, 1);
          if (limit == 0) return best;
        }
      }
    }
    if (!moves_.may_fall(a, b)) return best;
    for (Unit c = 0; c < mixing_.units; ++c) {  // then b-c and d-a rise and c-d falls
      if (c == a || c == b || !moves_.may_rise(b, c) || cost(b, c) >= limit) continue;
      for (const Unit d : falling_[c]) {
        if (d != a && d != b && moves_.may_rise(d, a)) consider(c, d, -1);
        if (limit == 0) return best;
      }
    }
    return best;
  }

  // What is hidden above as a-b moves with a round here.
  bool make_round_for(const Upstairs& up, Unit above_a, Unit above_b) {
    std::optional<Round> best;
    const auto touching = [&](const Turn& turn) { return up.touches(turn, above_a, above_b); };
    for (const std::uint64_t limit : {std::uint64_t{1}, std::numeric_limits<std::uint64_t>::max()}) {
      for (Unit a = 0; a < mixing_.units && !best; ++a) {
        if (up.parent(a) != above_a) continue;
        for (Unit b = 0; b < mixing_.units && !best; ++b) {
          if (up.parent(b) == above_b) best = round_below(limit, a, b, touching);
        }
      }
    }
    if (best) hide(*best);
    return best.has_value();
  }

  void hide(const Round& round) {
    for (std::size_t i = 0; i < 4; ++i) {
      auto& showing = showing_[cell_of(round[i], round[(i + 1) % 4], mixing_.units)];
      if (showing == MapShowing::shown) showing = MapShowing::complement;
    }
  }

  const Mixing& mixing_;
  const network::Exchange& exchange_;
  const ProtectionRules& rules_;
  const std::vector<bool>& hidden_silo_;
  std::vector<MapShowing> showing_;
  Moves moves_;
  std::vector<Upstairs> upstairs_;
  std::vector<std::vector<Unit>> falling_;  // of each silo, those with whom its ties may become one less
};

}  // namespace

std::string why_absent(MapShowing showing) {
  switch (showing) {
    case MapShowing::band: return "at_or_below_expected";
    case MapShowing::few_contributors: return "few_contributors";
    case MapShowing::complement: return "complement";
    case MapShowing::small_group: return "small_group";
    case MapShowing::shown: break;
  }
  return "";
}

Protection protect(const Mixing& mixing, const network::Exchange& exchange, const ProtectionRules& rules, std::span<const Above> above) {
  Protection result{std::vector<bool>(mixing.units), std::vector<MapShowing>(network::cell_count(mixing.units), MapShowing::shown)};
  if (rules.minimum <= 1) return result;
  Silos silos(mixing, rules, above);
  for (;;) {
    silos.hide_until_together();
    result.hidden_silo = silos.hidden();
    Cells cells(mixing, exchange, rules, above, result.hidden_silo, Verdicts::heeded);
    const bool done = cells.make_rounds();
    if (!done) {
      Cells others(mixing, exchange, rules, above, result.hidden_silo, Verdicts::aside);
      if (others.make_rounds()) {
        result.cells = std::move(others).take();
        return result;
      }
    }
    if (done || !silos.hide_next()) {
      // With every silo hidden no total of a silo is shown: three or more cells between them cannot be told apart, unless a
      // coarser map has their sums.
      const bool all = std::find(result.hidden_silo.begin(), result.hidden_silo.end(), false) == result.hidden_silo.end();
      result.overall_hidden = all && (mixing.units == 2 || (!done && !above.empty()));
      result.cells = std::move(cells).take();
      return result;
    }
  }
}

}  // namespace schakel::analysis
