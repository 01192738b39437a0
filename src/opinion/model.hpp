#pragma once
// The model: the opinion head (agree or disagree) with as many dividing lines as held-out answers support, and the pass head
// (its own biases, no lines), because who passes is another matter than who agrees.

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "opinion/factors.hpp"
#include "opinion/votes.hpp"

namespace schakel::opinion {

struct ModelRules {
  Seed seed = {};
  std::uint32_t most_lines = 3;
  Tree tree = {};   // silos whose means are in the prior of the opinion head
  bool judge = true;  // false: what would be held out to judge fits along
};

struct Model {
  Factors opinion;  // P(agree | not pass)
  Factors passing;  // P(pass)
  // On a tenth of the answers that neither the fit nor the choice of lines had seen. None: too few answers to hold any out.
  std::optional<double> log_loss;  // nats per answer
  std::optional<double> auc;       // none too when all of them are the same
};

// How well predictions fit what was answered.
struct Score {
  double log_loss = 0;
  std::optional<double> auc;
};
// Shape  one prediction per answer, in the same order; not empty
// Cost   O(n log n)
[[nodiscard]] Score score(std::span<const double> predicted, std::span<const YesNo> answers);

// Seven tenths fit, two choose the number of lines (the first must be better by two standard errors, a next by half of one), one
// judges; the two also say how much the bound has flattened (Factors::sharpness); then all answers fit.
// Seed    which answers are held out; votes in the same order, same seed: same bytes
// Fails   cancelled
// Cost    most_lines + 3 fits (factors.hpp)
[[nodiscard]] Result<Model> fit_model(const Votes& votes, const ModelRules& rules, std::stop_token stop = {});

}  // namespace schakel::opinion
