#pragma once
// Met: who sat in a circle with whom before, how long ago and how often.

#include <cstdint>
#include <span>
#include <vector>

#include "circles/lists.hpp"

namespace schakel::circles {

struct Meeting {
  std::uint32_t other = 0;
  std::uint16_t age = 0;    // rounds ago, of the latest time; 1 = the last round
  std::uint16_t times = 0;  // 0 = never
};

// Cost  eight bytes per pair that met, seen from both ends; met() is a search in one person's list
class Met {
 public:
  Met() = default;
  // Earlier circles, the newest round last. A round ends where, read backwards, somebody appears who is in it already.
  // Edges  people at or above `size` are skipped: they are not among those to be placed now;
  //        beyond 65,535 rounds or times are counted as that many
  Met(std::uint32_t size, const std::vector<std::vector<std::uint32_t>>& earlier);

  // The next person's meetings, by the other's number: for a part of the people (cells.hpp).
  void append(std::span<const Meeting> list) { lists_.append(list); }

  [[nodiscard]] bool anybody() const { return !lists_.nothing(); }
  [[nodiscard]] Meeting met(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::span<const Meeting> list(std::uint32_t person) const { return lists_[person]; }  // by the other's number
  [[nodiscard]] std::size_t others(std::uint32_t person) const { return anybody() ? lists_[person].size() : 0; }

 private:
  ListsOf<Meeting> lists_;
};

}  // namespace schakel::circles
