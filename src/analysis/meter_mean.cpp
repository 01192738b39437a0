#include "analysis/meter_mean.hpp"

#include <algorithm>
#include <cmath>

#include "numbers/student.hpp"

namespace schakel::analysis {
namespace {

constexpr double point = 25;         // of the five, on the scale of 0 to 100
constexpr double prior_answers = 2;  // that pull the variance towards one point squared
constexpr double one_side = 0.95;    // of an interval of 90 %

}  // namespace

void MeterSums::add(double sum, double number) {
  ++ballots;
  scores += sum;
  scores_squared += sum * sum;
  count += number;
  count_squared += number * number;
  both += sum * number;
}

MeterMean mean_of(const MeterSums& sums) {
  const double mean = sums.scores / sums.count;
  const double residues = std::max(0.0, sums.scores_squared - 2 * mean * sums.both + mean * mean * sums.count_squared);
  const double each = sums.count / sums.ballots;
  const double degrees = sums.ballots - 1 + prior_answers;
  const double spread = (residues + prior_answers * each * each) / degrees;
  const double variance = sums.ballots * spread / (sums.count * sums.count);
  return {.mean = point * (mean - 1), .variance = point * point * variance, .degrees = degrees};
}

MeterSpan span_of(const MeterMean& mean) {
  return {.value = mean.mean, .half = numbers::student_quantile(one_side, mean.degrees) * std::sqrt(mean.variance)};
}

MeterSpan change_between(const MeterMean& before, const MeterMean& now) {
  const double variance = before.variance + now.variance;
  const double degrees = variance * variance / (before.variance * before.variance / before.degrees + now.variance * now.variance / now.degrees);
  return {.value = now.mean - before.mean, .half = numbers::student_quantile(one_side, degrees) * std::sqrt(variance)};
}

}  // namespace schakel::analysis
