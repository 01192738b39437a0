#include "flow/survival.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::flow;

namespace {

// "9 13 13+ 18": days, "+" = still open.
std::vector<Item> items(const std::string& text) {
  std::vector<Item> all;
  for (const char* at = text.c_str(); *at != '\0';) {
    char* end = nullptr;
    Item item{.days = std::strtod(at, &end), .result = true};
    if (*end == '+') item.result = false, ++end;
    all.push_back(item);
    at = *end == '\0' ? end : end + 1;
  }
  return all;
}

// Weeks until relapse, leukaemia patients (Miller, Survival Analysis, 1981): R's survival calls it aml.
const std::string maintained = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+";
const std::string not_maintained = "5 5 8 8 12 16+ 23 27 30 33 43 45";

// What R's survival says, or "" where it is not installed.
std::string in_r(const std::string& program) {
  if (std::system("Rscript -e 'library(survival)' >/dev/null 2>&1") != 0) return "";
  std::string said;
  FILE* pipe = popen(("Rscript -e '" + program + "' 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return "";
  std::array<char, 256> part{};
  while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) said += part.data();
  pclose(pipe);
  return said;
}

std::string days_in_r(const std::vector<Item>& all) {
  std::string days;
  for (const auto& item : all) days += (days.empty() ? "" : ",") + std::to_string(item.days);
  return days;
}
std::string results_in_r(const std::vector<Item>& all) {
  std::string results;
  for (const auto& item : all) results += std::string(results.empty() ? "" : ",") + (item.result ? "1" : "0");
  return results;
}

}  // namespace

TEST_CASE("open items count for as long as they have been open") {
  // Day 1: 1 of 4. Day 2: one left open. Day 3: 1 of 2. S = 3/4, then 3/4 × 1/2.
  const auto curve = kaplan_meier(items("1 2+ 3 4+"));
  REQUIRE(curve.steps.size() == 2);
  CHECK(curve.steps[0].still_open == doctest::Approx(0.75));
  CHECK(curve.steps[1].at_risk == 2);
  CHECK(curve.steps[1].still_open == doctest::Approx(0.375));
  // Greenwood: 1/(4·3) + 1/(2·1)
  CHECK(curve.steps[1].error == doctest::Approx(0.375 * std::sqrt(1.0 / 12 + 1.0 / 2)));
  CHECK(curve.median == 3);
  CHECK(curve.results == 2);
}

TEST_CASE("the curve of a published example is the published one") {
  const auto curve = kaplan_meier(items(maintained));
  REQUIRE(curve.steps.size() == 7);
  const double open[] = {.909, .818, .716, .614, .491, .368, .184}, error[] = {.0867, .1163, .1397, .1526, .1642, .1627, .1535};
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(curve.steps[i].still_open == doctest::Approx(open[i]).epsilon(0.002));
    CHECK(curve.steps[i].error == doctest::Approx(error[i]).epsilon(0.002));
    CHECK(curve.steps[i].low < curve.steps[i].still_open);
    CHECK(curve.steps[i].high > curve.steps[i].still_open);
  }
  CHECK(curve.median == 31);
  CHECK(kaplan_meier(items(not_maintained)).median == 23);
}

TEST_CASE("the log-rank test of a published example is the published one") {
  const auto difference = log_rank(items(maintained), items(not_maintained));
  REQUIRE(difference);
  CHECK(difference->observed == 7);
  CHECK(difference->expected == doctest::Approx(10.69).epsilon(0.001));
  CHECK(difference->chi_square == doctest::Approx(3.396389).epsilon(1e-6));
  CHECK(difference->p == doctest::Approx(0.0653393).epsilon(1e-5));
}

TEST_CASE("without results there is no curve and nothing to compare, and it is too early to say") {
  const auto open = kaplan_meier(items("3+ 9+"));
  CHECK(open.steps.empty());
  CHECK_FALSE(open.median);
  CHECK(too_early(open));
  CHECK_FALSE(too_early(kaplan_meier(items(maintained))));
  CHECK_FALSE(log_rank(items("3+ 9+"), items("2+")));
  CHECK_FALSE(log_rank({}, items("2 3")));
  CHECK(kaplan_meier({}).items == 0);
}

TEST_CASE("when all are done nothing is open, and half at a half is the middle of the stretch") {
  const auto curve = kaplan_meier(items("2 4"));
  CHECK(curve.steps[0].still_open == doctest::Approx(0.5));
  CHECK(curve.steps[1].still_open == 0);
  CHECK(curve.median == 3);  // between 2 and 4
}

TEST_CASE("curves, bands, medians and the log-rank test are those of R's survival") {
  Random random(Seed{11});
  std::vector<Item> a, b;
  for (int i = 0; i < 60; ++i) {
    a.push_back({static_cast<double>(1 + random.below(40)), random.uniform() < 0.7});
    b.push_back({static_cast<double>(1 + random.below(60)), random.uniform() < 0.6});
  }
  const std::string said = in_r(
      "library(survival); t <- c(" + days_in_r(a) + "); e <- c(" + results_in_r(a) + "); "
      "f <- survfit(Surv(t, e) ~ 1, conf.type=\"log-log\"); s <- summary(f); "
      "cat(sprintf(\"%.9f %.9f %.9f %.9f\\n\", s$surv, s$std.err, s$lower, s$upper), sep=\"\"); "
      "q <- quantile(f, 0.5); cat(q$quantile, q$lower, q$upper, \"\\n\"); "
      "t <- c(t, " + days_in_r(b) + "); e <- c(e, " + results_in_r(b) + "); "
      "cat(sprintf(\"%.9f\\n\", survdiff(Surv(t, e) ~ rep(1:2, each=60))$chisq))");
  if (said.empty()) {
    MESSAGE("skipped: R's survival (r-cran-survival) is not installed");
    return;
  }
  const char* at = said.c_str();
  char* end = nullptr;
  std::vector<double> numbers;
  for (double number = std::strtod(at, &end); end != at; number = std::strtod(at, &end)) numbers.push_back(number), at = end;
  const auto curve = kaplan_meier(a);
  REQUIRE(numbers.size() == curve.steps.size() * 4 + 4);
  for (std::size_t i = 0; i < curve.steps.size(); ++i) {
    CHECK(curve.steps[i].still_open == doctest::Approx(numbers[i * 4]).epsilon(1e-7));
    CHECK(curve.steps[i].error == doctest::Approx(numbers[i * 4 + 1]).epsilon(1e-7));
    CHECK(curve.steps[i].low == doctest::Approx(numbers[i * 4 + 2]).epsilon(1e-6));
    CHECK(curve.steps[i].high == doctest::Approx(numbers[i * 4 + 3]).epsilon(1e-6));
  }
  const std::size_t behind = curve.steps.size() * 4;
  CHECK(curve.median == numbers[behind]);
  CHECK(curve.median_low == numbers[behind + 1]);
  CHECK(curve.median_high == numbers[behind + 2]);
  CHECK(log_rank(a, b)->chi_square == doctest::Approx(numbers[behind + 3]).epsilon(1e-7));
}
