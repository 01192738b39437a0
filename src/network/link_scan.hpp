#pragma once
// Link scan: what speaks for a tie between two people who have none yet.
//
//   common     people both know, each weighing 1/(their number of ties): a common friend of few says more (resource allocation)
//   paths      ways of three ties from one to the other, each weighing 1/√(k k) of the two in between
//   recent     as common, along ties weighed by how much passed along them lately
//   shared     messages both received, weighing 1/recipients (what is shared is who–whom–when: the same sender, the same moment)
//   toward     ties each has to the other's unit already
//   affinity   ties of their two units beside what chance gives
//   activity   how many ties they have, and how much passes along them lately

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "network/mixing.hpp"
#include "network/network.hpp"

namespace schakel::network {

enum class LinkFeature : std::uint8_t { common, paths, recent, recent_paths, shared, toward, affinity, degrees, activity };
inline constexpr std::size_t link_features = 9;
using LinkFeatures = std::array<double, link_features>;  // logarithms, of the order of 0..10

// What is known up to some moment.
struct LinkEvidence {
  Network ties;    // weights: what passed lately, see recency()
  Network shared;  // pairs who received the same messages; without any: nobody
};

// What every look needs, worked out once. Threads  immutable, share freely
struct LinkWeights {
  explicit LinkWeights(const LinkEvidence& evidence);
  std::vector<float> one_over_degree, one_over_root;  // [nodes]
  std::vector<float> strength;                        // [nodes] Σ log(1 + what passed lately)
  std::vector<float> passed;                          // of every tie, in the order of Network::all_neighbours
};

// Looks from one person at a time.
//
// Valid   as long as the evidence, its weights and the mixing are
// Threads one thread at a time: each its own
class LinkScan {
 public:
  LinkScan(const LinkEvidence& evidence, const LinkWeights& weights, std::span<const Unit> unit_of, const Mixing& mixing);

  // Cost  O(ties of their neighbours)
  void look_from(Node person);
  // Those with a neighbour in common with the person, the person and those tied to them included; in no order.
  [[nodiscard]] const std::vector<Node>& reached() const { return reached_; }
  [[nodiscard]] float common_of(Node other) const { return about_[other].common; }  // resource allocation
  [[nodiscard]] std::uint32_t common_friends(Node other) const { return about_[other].friends; }
  // Cost  O(ties of the other)
  [[nodiscard]] LinkFeatures features(Node other) const;
  // The number of paths of three ties, weighed (Kovács et al. 2019).
  [[nodiscard]] double paths(Node other) const;
  // Those without a tie to the person whom `allowed` allows, with most in common first (of equals the first by number); at most so
  // many.
  template <class Allowed>
  void nearest(std::size_t most, const Allowed& allowed, std::vector<Node>& best) const {
    best.clear();
    const auto comes_first = [&](Node a, Node b) {
      const float of_a = about_[a].common, of_b = about_[b].common;
      return of_a != of_b ? of_a > of_b : a < b;
    };
    for (const Node v : reached_) {
      if (best.size() == most && !comes_first(v, best.back())) continue;
      if (v == person_ || !allowed(v) || is_tied(v)) continue;
      if (best.size() == most) best.pop_back();
      best.insert(std::upper_bound(best.begin(), best.end(), v, comes_first), v);
    }
  }
  // The common neighbour with the fewest ties, of equals the first: who could introduce them. nodes() when there is none.
  [[nodiscard]] Node introducer(Node other) const;

 private:
  [[nodiscard]] bool is_tied(Node other) const {
    const auto mine = evidence_.ties.neighbours(person_);
    return std::binary_search(mine.begin(), mine.end(), other);
  }
  struct About {  // what the person's neighbours say about somebody; side by side, for they are read together
    float common = 0, root = 0, recent = 0;
    std::uint32_t friends = 0;
  };
  const LinkEvidence& evidence_;
  const LinkWeights& weights_;
  std::span<const Unit> unit_of_;
  const Mixing& mixing_;
  Node person_ = 0;
  std::vector<Node> reached_;
  std::vector<About> about_;
  std::vector<float> shared_;  // empty when nobody shares anything
  std::vector<float> toward_;  // [units] ties of the person
  std::vector<Node> shared_with_;
  std::vector<Unit> units_touched_;
};

// Weight of what happened `age` ago, halving every `half`.
[[nodiscard]] double recency(double age, double half);

}  // namespace schakel::network
