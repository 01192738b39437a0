#pragma once
// Mixing: how many ties there are within and between units (the silos of a border). Every measure of openness is a sum over it.
//
//           a   b   c
//       a  64  45  43        ties, each pair of people once; the diagonal is within
//       b     151  62        kept as a triangle: a-a a-b a-c b-b b-c c-c
//       c         212

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "network/network.hpp"

namespace schakel::network {

using Unit = std::uint32_t;

// Where the cell of two units stands in a triangle; the order of the two does not matter.
[[nodiscard]] constexpr std::size_t cell_of(Unit a, Unit b, std::uint32_t units) {
  const std::size_t low = a < b ? a : b;
  const std::size_t high = a < b ? b : a;
  return low * units - low * (low + 1) / 2 + high;
}
[[nodiscard]] constexpr std::size_t cell_count(std::uint32_t units) { return std::size_t{units} * (units + std::size_t{1}) / 2; }

struct Mixing {
  std::uint32_t units = 0;
  std::uint32_t people = 0;
  std::uint64_t pairs = 0;                  // m
  double weight = 0;                        // of all pairs
  double weight_inside = 0;
  std::vector<std::uint32_t> size;          // people in each unit
  std::vector<std::uint64_t> volume;        // sum of degrees: each tie within counts twice
  std::vector<double> strength;             // the same in weight
  std::vector<std::uint64_t> ties;          // triangle
  std::vector<std::uint32_t> contributors;  // [a * units + b]: people of a with a tie to somebody (else) of b
  std::vector<std::uint64_t> out;           // arcs from each unit; without directions each tie is two arcs
  std::vector<std::uint64_t> out_inside;

  [[nodiscard]] std::uint64_t inside(Unit a) const { return ties[cell_of(a, a, units)]; }
  [[nodiscard]] std::uint64_t crossing(Unit a) const { return volume[a] - 2 * inside(a); }
  // People on a's side of the cell of a and b.
  [[nodiscard]] std::uint32_t contributors_of(Unit a, Unit b) const { return contributors[std::size_t{a} * units + b]; }
};

// Shape   unit_of[nodes], each below units
// Cost    O(nodes + ties) time, O(units²) memory
[[nodiscard]] Mixing mixing_of(const Network& network, std::span<const Unit> unit_of, std::uint32_t units);

}  // namespace schakel::network
