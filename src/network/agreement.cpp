#include "network/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

struct Overlap {
  Unit a, b;
  std::uint64_t people;
};

struct Table {
  std::vector<std::uint64_t> rows, columns;
  std::vector<Overlap> cells;  // those with people
};

std::vector<std::uint64_t> sizes_of(std::span<const Unit> of) {
  std::vector<std::uint64_t> sizes;
  for (const Unit unit : of) {
    if (unit >= sizes.size()) sizes.resize(unit + std::size_t{1}, 0);
    ++sizes[unit];
  }
  return sizes;
}

Table table_of(std::span<const Unit> a, std::span<const Unit> b) {
  assert(a.size() == b.size());
  Table table{sizes_of(a), sizes_of(b), {}};
  std::vector<std::uint64_t> start(table.rows.size() + 1, 0);
  for (std::size_t i = 0; i < table.rows.size(); ++i) start[i + 1] = start[i] + table.rows[i];
  std::vector<Unit> b_by_a(a.size());
  auto place = start;
  for (std::size_t v = 0; v < a.size(); ++v) b_by_a[place[a[v]]++] = b[v];
  std::vector<std::uint64_t> count(table.columns.size(), 0);
  std::vector<Unit> touched;
  for (Unit row = 0; row < table.rows.size(); ++row) {
    for (auto i = start[row]; i < start[row + 1]; ++i) {
      if (count[b_by_a[i]]++ == 0) touched.push_back(b_by_a[i]);
    }
    for (const Unit column : touched) {
      table.cells.push_back({row, column, count[column]});
      count[column] = 0;
    }
    touched.clear();
  }
  return table;
}

double pairs(std::uint64_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

double entropy(const std::vector<std::uint64_t>& sizes, double people) {
  double sum = 0;
  for (const auto size : sizes) {
    const double share = static_cast<double>(size) / people;
    if (size > 0) sum -= share * std::log(share);
  }
  return sum;
}

std::map<std::uint64_t, double> sizes_counted(const std::vector<std::uint64_t>& sizes) {
  std::map<std::uint64_t, double> counted;
  for (const auto size : sizes) {
    if (size > 0) counted[size] += 1;
  }
  return counted;
}

// Chance deals the people over groups of the same sizes; the overlap of a group of a and one of b is then hypergeometric.
class Chance {
 public:
  explicit Chance(std::uint64_t people) : people_(people), log_factorial_(people + 1, 0) {
    for (std::uint64_t n = 2; n <= people; ++n) log_factorial_[n] = log_factorial_[n - 1] + std::log(static_cast<double>(n));
  }
  // Expected contribution to the mutual information of one group of each size.
  [[nodiscard]] double information(std::uint64_t a, std::uint64_t b) const {
    const std::uint64_t low = a + b > people_ ? a + b - people_ : 0;
    const std::uint64_t high = std::min(a, b);
    const std::uint64_t likely = std::clamp((a + 1) * (b + 1) / (people_ + 2), low, high);
    double sum = 0;
    for (auto n = likely;; --n) {  // outward from the most likely overlap, until nothing is added
      const double p = probability(a, b, n);
      if (n > 0) sum += p * term(a, b, n);
      if (n == low || p < 1e-20) break;
    }
    for (auto n = likely + 1; n <= high; ++n) {
      const double p = probability(a, b, n);
      sum += p * term(a, b, n);
      if (p < 1e-20) break;
    }
    return sum;
  }

 private:
  [[nodiscard]] double term(std::uint64_t a, std::uint64_t b, std::uint64_t n) const {
    const auto N = static_cast<double>(people_);
    const auto overlap = static_cast<double>(n);
    return overlap / N * std::log(N * overlap / (static_cast<double>(a) * static_cast<double>(b)));
  }
  [[nodiscard]] double probability(std::uint64_t a, std::uint64_t b, std::uint64_t n) const {
    const auto& f = log_factorial_;
    return std::exp(f[a] + f[b] + f[people_ - a] + f[people_ - b] - f[people_] - f[n] - f[a - n] - f[b - n] - f[people_ + n - a - b]);
  }
  std::uint64_t people_;
  std::vector<double> log_factorial_;
};

}  // namespace

double adjusted_rand(std::span<const Unit> a, std::span<const Unit> b) {
  if (a.size() < 2) return undefined;
  const Table table = table_of(a, b);
  double together = 0, rows = 0, columns = 0;
  for (const auto& cell : table.cells) together += pairs(cell.people);
  for (const auto size : table.rows) rows += pairs(size);
  for (const auto size : table.columns) columns += pairs(size);
  const double expected = rows * columns / pairs(a.size());
  const double most = (rows + columns) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

double adjusted_mutual_information(std::span<const Unit> a, std::span<const Unit> b) {
  if (a.empty()) return undefined;
  const Table table = table_of(a, b);
  const auto people = static_cast<double>(a.size());
  double information = 0;
  for (const auto& cell : table.cells) {
    const auto n = static_cast<double>(cell.people);
    information += n / people * std::log(people * n / (static_cast<double>(table.rows[cell.a]) * static_cast<double>(table.columns[cell.b])));
  }
  const Chance chance(a.size());
  const auto columns = sizes_counted(table.columns);
  double expected = 0;
  for (const auto& [row, rows] : sizes_counted(table.rows)) {
    for (const auto& [column, count] : columns) expected += rows * count * chance.information(row, column);
  }
  const double most = (entropy(table.rows, people) + entropy(table.columns, people)) / 2;
  const double room = most - expected;
  if (std::abs(room) < 1e-12) return 1;
  return (information - expected) / room;
}

}  // namespace schakel::network
