#include "circles/bound.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace schakel::circles {
namespace {

struct Shape {
  double count = 0;        // circles of two or more; the others score nothing
  std::uint32_t smallest = 0;
  std::uint32_t largest = 0;
  std::uint32_t alone = 0;  // people in circles of one
};

Shape shape_of(const std::vector<std::uint32_t>& sizes) {
  Shape shape;
  for (const auto size : sizes) {
    if (size == 1) ++shape.alone;
    if (size < 2) continue;
    shape.smallest = shape.count == 0 ? size : std::min(shape.smallest, size);
    shape.largest = std::max(shape.largest, size);
    shape.count += 1;
  }
  return shape;
}

double goal_bound(const People& people, const Shape& shape) {
  std::map<std::uint32_t, std::uint32_t> holders;
  for (Person p = 0; p < people.size(); ++p) {
    for (const auto goal : people.goals[p]) ++holders[goal];
  }
  std::uint32_t sharing = 0;
  for (Person p = 0; p < people.size(); ++p) {
    const auto goals = people.goals[p];
    if (std::any_of(goals.begin(), goals.end(), [&](std::uint32_t goal) { return holders[goal] > 1; })) ++sharing;
  }
  // (k-1)/(s-1) <= k/s, and those who share sum to at most `sharing`.
  return std::min(1.0, sharing / (shape.smallest * shape.count));
}

std::map<std::uint32_t, std::uint32_t> people_per_silo(const People& people) {
  std::map<std::uint32_t, std::uint32_t> count;
  for (const auto silo : people.silo) ++count[silo];
  return count;
}

double silo_bound(const People& people, const Shape& shape) {
  const double pairs = shape.largest * (shape.largest - 1.0) / 2;
  double lost = 0;  // circles' worth of pairs that cannot be from different silos
  for (const auto& [silo, all] : people_per_silo(people)) {
    const double c = all > shape.alone ? all - shape.alone : 0;
    if (silo == none) {
      lost += c / shape.largest;
      continue;
    }
    const auto q = static_cast<double>(static_cast<std::uint64_t>(c / shape.count));
    const double r = c - q * shape.count;
    lost += (shape.count * q * (q - 1) / 2 + q * r) / pairs;
  }
  return std::max(0.0, 1 - lost / shape.count);
}

double fresh_bound(const People& people, const std::vector<std::uint32_t>& sizes, const Shape& shape) {
  const double others = shape.smallest - 1.0;
  std::vector<double> share;  // of one person's pairs, at best; a pair that met is worth less than a half
  for (Person p = 0; p < people.size(); ++p) {
    const double unmet = static_cast<double>(people.size()) - 1 - static_cast<double>(people.met.others(p));
    const double fresh = std::clamp(unmet, 0.0, others);
    share.push_back((fresh + .5 * (others - fresh)) / others);
  }
  std::sort(share.begin(), share.end(), std::greater<>());
  auto ascending = sizes;
  std::sort(ascending.begin(), ascending.end());
  // The best shares in the smallest circles, where a person weighs most.
  double sum = 0;
  std::size_t next = 0;
  for (const auto size : ascending) {
    if (size < 2) continue;
    for (std::uint32_t i = 0; i < size && next < share.size(); ++i) sum += share[next++] / size;
  }
  return std::min(1.0, sum / shape.count);
}

double wall_bound(const Judge& judge, const Shape& shape) {
  const auto count = people_per_silo(judge.people());
  const auto in = [&](std::uint32_t silo) { return count.contains(silo) ? count.at(silo) : 0U; };
  std::set<std::pair<std::uint32_t, std::uint32_t>> walls;
  for (const auto& [a, b] : judge.people().walls) {
    if (a != b) walls.insert(std::minmax(a, b));
  }
  double by_wall = 0;
  std::set<std::uint32_t> sides;
  for (const auto& [a, b] : walls) {
    by_wall += std::min(in(a), in(b));
    sides.insert({a, b});
  }
  std::uint32_t beside = 0;
  for (const auto silo : sides) beside += in(silo);
  return std::min({1.0, by_wall / shape.count, static_cast<double>(beside / 2) / shape.count});
}

}  // namespace

double score_bound(const Judge& judge, const std::vector<std::uint32_t>& sizes) {
  const Shape shape = shape_of(sizes);
  if (shape.count == 0) return 0;
  const People& people = judge.people();
  const Terms& weights = judge.weights();
  double bound = weights.silos * silo_bound(people, shape);
  if (weights.goal > 0) bound += weights.goal * goal_bound(people, shape);
  if (weights.fresh > 0) bound += weights.fresh * fresh_bound(people, sizes, shape);
  if (weights.walls > 0) bound += weights.walls * wall_bound(judge, shape);
  return bound * shape.count / static_cast<double>(sizes.size());
}

}  // namespace schakel::circles
