#include "circles/design.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "circles/fading.hpp"

namespace schakel::circles {
namespace {

constexpr std::uint32_t most_searched = 64;  // circles; with more, one round after another hardly ever repeats

// A group of m elements: the integers modulo m, or pairs of an integer modulo 2 and one modulo m/2.
struct Shifts {
  std::uint32_t m = 0;
  bool in_pairs = false;

  [[nodiscard]] std::uint32_t add(std::uint32_t a, std::uint32_t b) const {
    if (!in_pairs) return (a + b) % m;
    const std::uint32_t half = m / 2;
    return ((a / half) ^ (b / half)) * half + (a % half + b % half) % half;
  }
  [[nodiscard]] std::uint32_t less(std::uint32_t a, std::uint32_t b) const {
    if (!in_pairs) return (a + m - b) % m;
    const std::uint32_t half = m / 2;
    return ((a / half) ^ (b / half)) * half + (a % half + half - b % half) % half;
  }
};

using Row = std::vector<std::uint32_t>;  // a shift per column

std::vector<Row> multiples(std::uint32_t m, std::uint32_t columns, std::uint32_t wanted) {
  std::uint32_t rounds = m;
  for (std::uint32_t i = 2; i < columns; ++i) rounds = std::min(rounds, m / std::gcd(i, m));
  std::vector<Row> rows(std::min(rounds, wanted), Row(columns));
  for (std::uint32_t round = 0; round < rows.size(); ++round) {
    for (std::uint32_t i = 0; i < columns; ++i) rows[round][i] = i * round % m;
  }
  return rows;
}

// Shifts changed one at a time until no difference comes twice.
class ShiftSearch {
 public:
  ShiftSearch(Shifts shifts, std::uint32_t columns, std::uint32_t rounds, Random& random)
      : shifts_(shifts), columns_(columns), random_(random), rows_(rounds, Row(columns, 0)), count_(columns * columns * shifts.m, 0) {
    for (auto& row : rows_) {
      for (std::uint32_t i = 1; i < columns; ++i) row[i] = static_cast<std::uint32_t>(random.below(shifts.m));
      for (std::uint32_t i = 1; i < columns; ++i) {
        for (std::uint32_t j = 0; j < i; ++j) doubles_ += times(i, j, shifts.less(row[i], row[j]))++ > 0 ? 1 : 0;
      }
    }
  }

  bool find() {
    constexpr int levels = 40;
    constexpr int changes = 100'000;
    double temperature = .6;
    for (int level = 0; level < levels; ++level, temperature *= .96) {
      for (int i = 0; i < changes && doubles_ > 0; ++i) change(temperature);
      if (doubles_ == 0) return true;
    }
    return false;
  }
  [[nodiscard]] std::vector<Row> rows() && { return std::move(rows_); }

 private:
  int& times(std::uint32_t i, std::uint32_t j, std::uint32_t difference) {
    return count_[(i * columns_ + j) * shifts_.m + difference];
  }
  int& times_between(const Row& row, std::uint32_t i, std::uint32_t shift, std::uint32_t j) {
    return i > j ? times(i, j, shifts_.less(shift, row[j])) : times(j, i, shifts_.less(row[j], shift));
  }
  void change(double temperature) {
    Row& row = rows_[static_cast<std::size_t>(random_.below(rows_.size()))];
    const auto i = 1 + static_cast<std::uint32_t>(random_.below(columns_ - 1));
    const auto shift = static_cast<std::uint32_t>(random_.below(shifts_.m));
    if (shift == row[i]) return;
    int more = 0;
    for (std::uint32_t j = 0; j < columns_; ++j) {
      if (j == i) continue;
      more += (times_between(row, i, shift, j) > 0 ? 1 : 0) - (times_between(row, i, row[i], j) > 1 ? 1 : 0);
    }
    if (more > 0 && random_.uniform() >= fading(more / temperature)) return;
    for (std::uint32_t j = 0; j < columns_; ++j) {
      if (j == i) continue;
      --times_between(row, i, row[i], j);
      ++times_between(row, i, shift, j);
    }
    row[i] = shift;
    doubles_ += more;
  }

  Shifts shifts_;
  std::uint32_t columns_;
  Random& random_;
  std::vector<Row> rows_;
  std::vector<int> count_;
  int doubles_ = 0;
};

std::vector<std::vector<Circle>> seated(const std::vector<Row>& rows, Shifts shifts, std::uint32_t people) {
  std::vector<std::vector<Circle>> rounds;
  for (const auto& row : rows) {
    auto& circles = rounds.emplace_back(shifts.m);
    for (std::uint32_t c = 0; c < shifts.m; ++c) {
      for (std::uint32_t i = 0; i < row.size(); ++i) {
        const Person person = i * shifts.m + shifts.add(c, row[i]);
        if (person < people) circles[c].push_back(person);
      }
    }
  }
  return rounds;
}

bool search(std::uint32_t m, std::uint32_t columns, std::uint32_t rounds, std::uint32_t people, Random& random,
            std::vector<std::vector<Circle>>& found) {
  for (const bool in_pairs : {true, false}) {
    if (in_pairs && m % 2 != 0) continue;
    const Shifts shifts{m, in_pairs};
    ShiftSearch search(shifts, columns, rounds, random);
    if (!search.find()) continue;
    found = seated(std::move(search).rows(), shifts, people);
    return true;
  }
  return false;
}

// Fewer rounds until some are found, then one more each time until they are not. More than `more_than`, or none.
std::vector<std::vector<Circle>> searched(const std::vector<std::uint32_t>& sizes, std::uint32_t wanted, std::uint32_t more_than,
                                          Seed seed) {
  const auto m = static_cast<std::uint32_t>(sizes.size());
  const auto people = std::accumulate(sizes.begin(), sizes.end(), 0U);
  const std::uint32_t most = std::min(m, wanted);
  const std::uint32_t step = std::max(1U, m / 8);
  std::vector<std::vector<Circle>> best;
  Random random(seed);
  std::uint32_t rounds = std::min(most, std::max(more_than + 1, m * 17 / 20));
  while (!search(m, sizes.front(), rounds, people, random, best)) {
    if (rounds < more_than + 1 + step) return {};
    rounds -= step;
  }
  while (++rounds <= most && search(m, sizes.front(), rounds, people, random, best)) {
  }
  return best;
}

// The columns one after the other, each dealt into circles of its own.
void add_rounds_within_columns(std::vector<std::vector<Circle>>& rounds, std::uint32_t m, std::uint32_t columns, std::uint32_t wanted,
                               Seed seed) {
  if (m == columns && rounds.size() < wanted) {
    auto& circles = rounds.emplace_back(columns);
    for (Person person = 0; person < m * columns; ++person) circles[person / m].push_back(person);
    return;
  }
  if (m % columns != 0 || rounds.size() >= wanted) return;
  const auto left = wanted - static_cast<std::uint32_t>(rounds.size());
  const auto within = rounds_without_repeats(std::vector<std::uint32_t>(m / columns, columns), left, seed);
  for (const auto& one : within) {
    auto& circles = rounds.emplace_back();
    for (std::uint32_t column = 0; column < columns; ++column) {
      for (Circle circle : one) {
        for (auto& person : circle) person += column * m;
        circles.push_back(std::move(circle));
      }
    }
  }
}

}  // namespace

std::vector<std::vector<Circle>> rounds_without_repeats(const std::vector<std::uint32_t>& sizes, std::uint32_t wanted, Seed seed) {
  if (sizes.empty() || wanted == 0) return {};
  const auto m = static_cast<std::uint32_t>(sizes.size());
  const std::uint32_t columns = sizes.front();
  const auto people = std::accumulate(sizes.begin(), sizes.end(), 0U);
  assert(sizes.back() + 1 >= columns);
  const auto rows = multiples(m, columns, wanted);
  auto rounds = seated(rows, {m, false}, people);
  if (rounds.size() < wanted && rounds.size() < m && m <= most_searched && m > 2) {
    auto more = searched(sizes, wanted, static_cast<std::uint32_t>(rounds.size()), seed);
    if (more.size() > rounds.size()) rounds = std::move(more);
  }
  if (sizes.back() == columns) add_rounds_within_columns(rounds, m, columns, wanted, seed);
  return rounds;
}

}  // namespace schakel::circles
