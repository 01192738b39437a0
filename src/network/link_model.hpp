#pragma once
// Link model: how feasible a tie between two people is, learned from which ties came about in the organisation itself.
//
//   [begin ........ split ........ end]    what is known at the split says which pairs get a tie after it: that is learned,
//                                          and then said of the whole window about the time after its end
//
// Without times a fifth of the crossing ties is taken out by chance and has to be found again.

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "network/link_scan.hpp"
#include "numbers/logistic.hpp"

namespace schakel::network {

struct TimedArc {
  Node from = 0;
  Node to = 0;
  double weight = 1;
  std::optional<double> at;  // seconds
};

// Of what is known just before `now`. Ties without a time are as if of now. Messages are recognised as the arcs with the same
// sender and the same moment; with more than 20 recipients they say nothing about who knows whom and are not shared.
[[nodiscard]] LinkEvidence evidence_of(std::uint32_t nodes, std::span<const TimedArc> arcs, double now, double half);

// Of the pairs that were learned from.
struct LinkScale {
  LinkFeatures mean{};
  LinkFeatures sd{};
};

struct LinkModel {
  numbers::Logistic model;  // of features less their mean, over their spread
  LinkScale scale;
  double half = 0;   // seconds: what passed weighs half as much after it
  double begin = 0;  // of the times
  double end = 0;
  bool timed = false;
  bool learned = false;  // too few new ties to learn from: weights that were right elsewhere
};

struct LinkRules {
  std::uint64_t rows = 400'000;  // pairs to learn from, at most about
  Seed seed = {};
};

// Shape   unit_of[nodes], each below units
// Fails   cancelled
// Seed    draws which pairs are learned from when there are too many
// Cost    O(rows × features²), and the scan of as many people
// Source  features as in link_scan.hpp; which ones, and the choice among three halvings, by what they foresee inside the window
[[nodiscard]] Result<LinkModel> fit_links(std::uint32_t nodes, std::span<const TimedArc> arcs, std::span<const Unit> unit_of,
                                          std::uint32_t units, const LinkRules& rules, const std::stop_token& stop = {});

// The chance of a tie for each pair, in order, within a period half as long as the window.
[[nodiscard]] std::vector<double> feasible(const LinkModel& model, std::span<const LinkFeatures> pairs);

}  // namespace schakel::network
