#pragma once
// Bound: a mean score that no way of dealing these people into circles of these sizes can pass. Simple and true, not tight.
//
//   goal    people with a goal that somebody else has too / (smallest size × circles)
//   silos   each silo of c people leaves at least circles × C(q,2) + q × r pairs within it, c = q × circles + r; somebody
//           without a silo costs at least their share of a circle
//   new     nobody meets more new people than there are
//   walls   a circle needs one person from either side
//
// Hard rules are left aside: they only make it harder.

#include <vector>

#include "circles/judge.hpp"

namespace schakel::circles {

[[nodiscard]] double score_bound(const Judge& judge, const std::vector<std::uint32_t>& sizes);

}  // namespace schakel::circles
