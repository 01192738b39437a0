#include "opinion/draws.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "opinion/factors.hpp"
#include "opinion/model.hpp"
#include "opinion/round.hpp"
#include "opinion/sampler.hpp"

using namespace schakel;
using namespace schakel::opinion;

namespace {

struct Parts {
  YesNos seen;
  std::vector<Asked> asked;
  std::vector<YesNo> held_out;
};
Parts parts_of(const YesNos& answers) {
  Parts parts{.seen = {.ballots = answers.ballots, .statements = answers.statements}};
  Random random(Seed{9});
  for (const auto& one : answers.list) {
    if (random.uniform() < 0.2) {
      parts.asked.push_back({.ballot = one.ballot, .statement = one.statement});
      parts.held_out.push_back(one);
    } else {
      parts.seen.list.push_back(one);
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("drawn predictions of held-out answers are as good as the quick fit's with the true number of lines") {
  const auto world = world_of(120, 30, 0.8, 1.5, [](std::uint32_t, Random& random) { return normal(random); }, Seed{41});
  const auto parts = parts_of(agree_or_not(world.votes));
  const auto drawn = drawn_shares(parts.seen, parts.asked, {.work = 1e6}).value();
  const auto quick = fit_factors(parts.seen, {.factors = 1}).value();
  std::vector<double> fitted, truth;
  for (const auto& one : parts.held_out) {
    fitted.push_back(quick.share(one.ballot, one.statement));
    truth.push_back(world.chance[one.ballot * 30 + one.statement]);
  }
  const double best = score(truth, parts.held_out).log_loss;
  CHECK(score(drawn, parts.held_out).log_loss < score(fitted, parts.held_out).log_loss + 0.01);
  CHECK(score(drawn, parts.held_out).log_loss < best + 0.05);
}

TEST_CASE("the same seed draws the same, another seed nearly the same") {
  const auto answers = agree_or_not(round_of({"aaadd", "aaddd", "ddaaa", "adada", "aaa.."}));
  const std::vector<Asked> asked = {{.ballot = 4, .statement = 3}, {.ballot = 0, .statement = 0}};
  const auto once = drawn_shares(answers, asked, {.seed = Seed{1}}).value();
  CHECK(once == drawn_shares(answers, asked, {.seed = Seed{1}}).value());
  const auto other = drawn_shares(answers, asked, {.seed = Seed{2}}).value();
  CHECK(once != other);
  for (std::size_t q = 0; q < 2; ++q) CHECK(std::abs(once[q] - other[q]) < 0.06);
}

TEST_CASE("who or what has no answers is predicted by what is usual") {
  const auto answers = agree_or_not(round_of({"aaa", "aad", "aaa", "aaa"}));
  const std::vector<Asked> asked = {{.ballot = -1, .statement = 0}, {.ballot = 0, .statement = -1}, {}};
  const auto shares = drawn_shares(answers, asked, {}).value();
  for (const double share : shares) {
    CHECK(share > 0.5);
    CHECK(share < 1);
  }
  CHECK(std::isfinite(drawn_shares(YesNos{}, std::vector<Asked>(1), {}).value()[0]));
  std::stop_source source;
  source.request_stop();
  CHECK(drawn_shares(answers, asked, {}, source.get_token()).error().kind == ErrorKind::cancelled);
}

TEST_CASE("draws come from the distributions they say") {
  Chance chance{Random(Seed{5})};
  double sum = 0, squares = 0, above = 0, gammas = 0;
  constexpr int n = 20'000;
  for (int i = 0; i < n; ++i) {
    const double x = chance.normal();
    sum += x;
    squares += x * x;
    above += chance.normal_above(1.5);
    gammas += chance.gamma(2.5);
  }
  CHECK(std::abs(sum / n) < 0.03);
  CHECK(squares / n == doctest::Approx(1).epsilon(0.04));
  CHECK(above / n == doctest::Approx(1.9386).epsilon(0.01));  // φ(1.5) / (1 - Φ(1.5))
  CHECK(gammas / n == doctest::Approx(2.5).epsilon(0.03));
}
