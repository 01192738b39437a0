#include "analysis/map_views.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "network/network.hpp"

namespace schakel::analysis {
namespace {

struct View {
  std::size_t border = 0;
  std::uint32_t level = 0;
  friend bool operator==(const View&, const View&) = default;
};

// In the organisation's order, each border from coarse to fine.
std::vector<View> views_of(const domain::Roster& roster) {
  std::vector<View> views;
  for (std::size_t border = 0; border < roster.borders.size(); ++border) {
    for (std::uint32_t level = 1; level < levels_of(roster, border); ++level) views.push_back({border, level});
    views.push_back({border, 0});
  }
  return views;
}

std::string_view silo_in(const domain::RosterPerson& person, const View& view) { return at_level(person.silos.at(view.border), view.level); }

// For each silo of `fine` the one of `coarse` that all its people are in; nothing when there is none, or when the two are not
// about the same people.
std::optional<std::unordered_map<std::string_view, std::string_view>> parents(const domain::Roster& roster, const View& fine, const View& coarse) {
  std::unordered_map<std::string_view, std::string_view> parent;
  for (const auto& person : roster.people) {
    const auto child = silo_in(person, fine), above = silo_in(person, coarse);
    if (child.empty() != above.empty()) return std::nullopt;
    if (!child.empty() && parent.try_emplace(child, above).first->second != above) return std::nullopt;
  }
  return parent;
}

// One view, measured.
struct MeasuredView {
  MapNodes nodes;
  network::Mixing mixing;
  network::Exchange exchange;
  Protection protection;
};

class Views {
 public:
  Views(const domain::Roster& roster, const domain::Ties& ties, const ProtectionRules& rules)
      : roster_(roster), ties_(ties), rules_(rules), all_(views_of(roster)), measured_(all_.size()) {}

  Result<Protection> protection(const View& view, const MapNodes& nodes, const network::Mixing& mixing, const network::Exchange& exchange) {
    std::vector<Above> above;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_above(i, view)) continue;
      const MeasuredView& other = *TRY(measured(i));
      above.push_back({other.mixing, other.exchange, other.protection, parents_of(nodes, other.nodes, view, all_[i])});
    }
    return protect(mixing, exchange, rules_, above);
  }

 private:
  // Of two that are the same by other names, the first is above the second.
  bool is_above(std::size_t other, const View& view) const {
    if (all_[other] == view || !parents(roster_, view, all_[other])) return false;
    const auto at = static_cast<std::size_t>(std::find(all_.begin(), all_.end(), view) - all_.begin());
    return other < at || !parents(roster_, all_[other], view);
  }
  std::vector<network::Unit> parents_of(const MapNodes& fine, const MapNodes& coarse, const View& view, const View& above) const {
    std::unordered_map<std::string_view, network::Unit> number;
    for (network::Unit i = 0; i < coarse.silos.size(); ++i) number.emplace(coarse.silos[i], i);
    std::vector<network::Unit> parent;
    const auto names = parents(roster_, view, above).value();
    for (const auto& silo : fine.silos) parent.push_back(number.at(names.at(silo)));
    return parent;
  }
  Result<const MeasuredView*> measured(std::size_t i) {
    if (measured_[i]) return measured_[i].get();
    auto one = std::make_unique<MeasuredView>();
    one->nodes = TRY(map_nodes(roster_, ties_, all_[i].border, all_[i].level));
    const auto people = static_cast<std::uint32_t>(one->nodes.unit_of.size());
    const auto network = network::Network::from_arcs(people, plain_arcs(one->nodes), network::Direction::none);
    one->mixing = network::mixing_of(network, one->nodes.unit_of, static_cast<std::uint32_t>(one->nodes.silos.size()));
    one->exchange = network::exchange_of(one->mixing);
    one->protection = TRY(protection(all_[i], one->nodes, one->mixing, one->exchange));
    measured_[i] = std::move(one);
    return measured_[i].get();
  }

  const domain::Roster& roster_;
  const domain::Ties& ties_;
  ProtectionRules rules_;
  std::vector<View> all_;
  std::vector<std::unique_ptr<MeasuredView>> measured_;
};

}  // namespace

Result<Protection> protect_beside_others(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules, const MapNodes& nodes,
                                         const network::Mixing& mixing, const network::Exchange& exchange) {
  const ProtectionRules how{.minimum = rules.minimum, .contributors = std::min(rules.contributors, rules.minimum)};
  if (rules.minimum <= 1) return protect(mixing, exchange, how);
  return Views(roster, ties, how).protection({rules.border, rules.level}, nodes, mixing, exchange);
}

}  // namespace schakel::analysis
