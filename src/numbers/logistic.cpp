#include "numbers/logistic.hpp"

#include <cassert>
#include <cmath>

#include <Eigen/Dense>

namespace schakel::numbers {

double Logistic::operator()(std::span<const double> features) const {
  double sum = bias;
  for (std::size_t i = 0; i < weight.size(); ++i) sum += weight[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

Logistic fit_logistic(std::span<const double> features, std::span<const unsigned char> seen, std::size_t width, double penalty) {
  assert(features.size() == seen.size() * width);
  const auto size = static_cast<Eigen::Index>(width + 1);
  Eigen::VectorXd beta = Eigen::VectorXd::Zero(size);
  Eigen::VectorXd row(size);
  for (int step = 0; step < 30 && !seen.empty(); ++step) {
    Eigen::VectorXd slope = Eigen::VectorXd::Zero(size);
    Eigen::MatrixXd curve = Eigen::MatrixXd::Zero(size, size);
    for (std::size_t r = 0; r < seen.size(); ++r) {
      for (std::size_t i = 0; i < width; ++i) row[static_cast<Eigen::Index>(i)] = features[r * width + i];
      row[size - 1] = 1;
      const double p = 1 / (1 + std::exp(-row.dot(beta)));
      slope += (seen[r] - p) * row;
      curve.selfadjointView<Eigen::Lower>().rankUpdate(row, p * (1 - p));
    }
    for (Eigen::Index i = 0; i + 1 < size; ++i) {
      slope[i] -= penalty * beta[i];
      curve(i, i) += penalty;
    }
    curve(size - 1, size - 1) += 1e-6;
    Eigen::VectorXd change = curve.selfadjointView<Eigen::Lower>().ldlt().solve(slope);
    const double length = change.norm();
    if (length > 10) change *= 10 / length;
    beta += change;
    if (length < 1e-8) break;
  }
  Logistic result;
  for (std::size_t i = 0; i < width; ++i) result.weight.push_back(beta[static_cast<Eigen::Index>(i)]);
  result.bias = beta[size - 1];
  return result;
}

}  // namespace schakel::numbers
