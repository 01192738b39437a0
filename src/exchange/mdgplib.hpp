#pragma once
// mdgplib: instances of the maximally diverse grouping problem, as in the library MDGPLIB.
//
//   30 5 ds 6 10 6 8 6 10 6 10 6 10      elements, groups, kind, then the least and the most of each group
//   0 1 38.5                             two elements, counted from 0, and their distance
//   0 2 4
//
// The kind is `ss` (same sizes), `ds` (different sizes) or left out; behind it stand limits for each group, one pair of
// limits for all, or nothing: then groups are as even as can be.
// Edges  pairs may stand in any order; pairs that are not there have distance 0, counted in `missing`; a pair of an element
//        and itself is skipped
// Fails  one sentence with file, line and value: not a number, an element that does not exist, a pair told twice with two
//        distances, sizes that cannot be, no header; too_large beyond limits.bytes of distances

#include <string>
#include <string_view>

#include "analysis/grouping.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"

namespace schakel::exchange {

struct GroupFile {
  analysis::GroupProblem problem;
  std::size_t missing = 0;  // pairs without a distance
};

[[nodiscard]] Result<GroupFile> read_mdgplib(std::string_view text, const std::string& file, const Limits& limits);

}  // namespace schakel::exchange
