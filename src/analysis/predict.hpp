#pragma once
// Predictions: what somebody would answer to a statement, by the model behind common ground. For analysts on their own
// files, to judge the model; no screen shows one.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "analysis/common_ground.hpp"

namespace schakel::analysis {

struct Ask {
  std::int64_t ballot = -1;     // place in the sheets; -1 = somebody who is not in them
  std::int64_t statement = -1;  // likewise
};
struct Prediction {
  double agree = 0;  // P(agree | not pass)
  double pass = 0;   // P(pass)
};

// Shape  one prediction per ask
// Edges  who or what has no answers is predicted by what is usual
// Fails  as find_common_ground
[[nodiscard]] Result<std::vector<Prediction>> predict_answers(const Sheets& sheets, std::span<const Ask> asked,
                                                              const GroundRules& rules, std::stop_token stop = {});

}  // namespace schakel::analysis
