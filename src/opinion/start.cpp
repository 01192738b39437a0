#include "opinion/start.hpp"

#include <cmath>

#include "base/seed.hpp"
#include "opinion/factors.hpp"

namespace schakel::opinion {
namespace {

// Each column made perpendicular to those before it and of length 1 (Gram-Schmidt, in place).
void make_orthonormal(std::vector<double>& columns, std::size_t rows, std::size_t count) {
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t before = 0; before <= c; ++before) {
      double dot = 0;
      for (std::size_t r = 0; r < rows; ++r) dot += columns[r * count + c] * columns[r * count + before];
      const double length = std::sqrt(dot);
      for (std::size_t r = 0; r < rows; ++r) {
        if (before < c) columns[r * count + c] -= dot * columns[r * count + before];
        else if (length > 1e-12) columns[r * count + c] /= length;
      }
    }
  }
}

void add(double* to, double times, const double* what, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += times * what[k];
}

}  // namespace

StartingPoint starting_point(const YesNos& answers, std::uint32_t factors) {
  const std::size_t d = factors;
  std::vector<double> yes(answers.statements, 0.0), all(answers.statements, 0.0);
  double yes_in_all = 0;
  for (const auto& one : answers.list) {
    all[one.statement] += 1;
    yes[one.statement] += one.yes ? 1 : 0;
    yes_in_all += one.yes ? 1 : 0;
  }
  const double rate = (yes_in_all + 1) / (static_cast<double>(answers.list.size()) + 2);
  StartingPoint start;
  start.mean_appeal = std::log(rate / (1 - rate));
  std::vector<double> mean(answers.statements);
  for (std::size_t j = 0; j < mean.size(); ++j) {
    mean[j] = (yes[j] + 2 * rate) / (all[j] + 2);
    start.appeal.push_back(std::log(mean[j] / (1 - mean[j])));
  }
  start.places.assign(answers.ballots * d, 0.0);
  start.lines.assign(answers.statements * d, 0.0);
  if (d == 0) return start;

  auto& lines = start.lines;
  Random random(Seed{1});  // any fixed vectors will do
  for (auto& value : lines) value = random.uniform() - 0.5;
  make_orthonormal(lines, answers.statements, d);
  for (int round = 0; round < 8; ++round) {
    std::fill(start.places.begin(), start.places.end(), 0.0);
    for (const auto& one : answers.list) {
      const double rest = (one.yes ? 1 : 0) - mean[one.statement];
      add(start.places.data() + one.ballot * d, rest, lines.data() + one.statement * d, d);
    }
    std::fill(lines.begin(), lines.end(), 0.0);
    for (const auto& one : answers.list) {
      const double rest = (one.yes ? 1 : 0) - mean[one.statement];
      add(lines.data() + one.statement * d, rest, start.places.data() + one.ballot * d, d);
    }
    make_orthonormal(lines, answers.statements, d);
  }
  // Places to mean square 1; lines by regressing what is left on them, from shares (slope 1/4 at the middle) to logits.
  for (std::size_t k = 0; k < d; ++k) {
    double squares = 0;
    for (std::size_t i = 0; i < answers.ballots; ++i) squares += start.places[i * d + k] * start.places[i * d + k];
    const double scale = squares > 0 ? std::sqrt(squares / answers.ballots) : 1;
    for (std::size_t i = 0; i < answers.ballots; ++i) start.places[i * d + k] /= scale;
    std::vector<double> with(answers.statements, 0.0), of(answers.statements, 0.0);
    for (const auto& one : answers.list) {
      const double place = start.places[one.ballot * d + k];
      with[one.statement] += place * ((one.yes ? 1 : 0) - mean[one.statement]);
      of[one.statement] += place * place;
    }
    for (std::size_t j = 0; j < answers.statements; ++j) lines[j * d + k] = 4 * with[j] / (of[j] + 4);
  }
  return start;
}

}  // namespace schakel::opinion
