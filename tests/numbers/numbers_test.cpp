#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "numbers/benjamini_hochberg.hpp"
#include "numbers/summary.hpp"

using namespace schakel::numbers;

TEST_CASE("q grows with how many were tried, and never falls while p rises") {
  // by hand: .01·4/1 = .04; .04·4/3 = .0533 (and .03·4/2 = .06 is brought down to it); .5·4/4 = .5
  const auto q = benjamini_hochberg(std::vector{0.5, 0.01, 0.04, 0.03});
  CHECK(q[1] == doctest::Approx(0.04));
  CHECK(q[3] == doctest::Approx(0.16 / 3));
  CHECK(q[2] == doctest::Approx(0.16 / 3));
  CHECK(q[0] == doctest::Approx(0.5));
}

TEST_CASE("what was not tested is not counted among the tests") {
  const auto q = benjamini_hochberg(std::vector<double>{NAN, 0.02, NAN});
  CHECK(q[1] == 0.02);
  CHECK(std::isnan(q[0]));
  CHECK(benjamini_hochberg({}).empty());
}

TEST_CASE("mean, spread and quantiles are those of R, and of nothing there are none") {
  const std::vector sample{1.0, 2.0, 3.0, 4.0};
  CHECK(mean_of(sample) == 2.5);
  CHECK(sd_of(sample) == doctest::Approx(1.2909944487));
  CHECK(quantile_of_sorted(sample, 0.025) == doctest::Approx(1.075));
  CHECK(quantile_of_sorted(sample, 1) == 4);
  CHECK(std::isnan(mean_of({})));
  CHECK(std::isnan(sd_of(std::vector{1.0})));
  CHECK(std::isnan(quantile_of_sorted({}, 0.5)));
  CHECK(two_sided_p(1.959963985) == doctest::Approx(0.05));
  CHECK(two_sided_p(-1.959963985) == doctest::Approx(0.05));
}
