#include "circles/diverse/diverse.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "circles/diverse/cooling.hpp"

namespace schakel::circles {
namespace {

constexpr double measuring_share = .08;

// One run can end badly, and then runs vary more than twice the time would help; small problems are soon done.
int runs_for(std::uint32_t size) { return static_cast<int>(std::clamp(960 / size, 2U, 32U)); }

Result<void> check(const GroupProblem& problem, const Limits& limits) {
  assert(problem.distances.size() == std::size_t{problem.size} * (problem.size - 1) / 2);
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  for (const auto& group : problem.groups) {
    if (group.least > group.most) {
      return invalid("a group of at least " + std::to_string(group.least) + " and at most " + std::to_string(group.most) +
                     " cannot be");
    }
    least += group.least;
    most += std::min(group.most, problem.size);
  }
  const std::string all = std::to_string(problem.size);
  if (least > problem.size) return invalid("the groups need at least " + std::to_string(least) + ", and there are " + all);
  if (most < problem.size) return invalid("the groups hold at most " + std::to_string(most) + ", and there are " + all);
  const std::uint64_t bytes = 4ULL * problem.size * (problem.size + problem.groups.size());
  if (bytes > limits.bytes) {
    return fail(ErrorKind::too_large, all + " elements in " + std::to_string(problem.groups.size()) +
                                          " groups need more memory than is allowed");
  }
  return {};
}

// How much of the work is over, by looks or by the caller's clock.
class Progress {
 public:
  Progress(const DiverseRules& rules, std::uint32_t size, std::stop_token stop)
      : rules_(rules), stop_(std::move(stop)), look_(static_cast<double>(size) / static_cast<double>(std::max<std::uint64_t>(1, rules.steps))) {}

  void count(std::uint32_t looks) { counted_ += looks * look_; }
  [[nodiscard]] double done() const {
    if (stop_.stop_requested()) return 1;
    return rules_.spent ? rules_.spent() : counted_;
  }

 private:
  const DiverseRules& rules_;
  std::stop_token stop_;
  double look_;
  double counted_ = 0;
};

class Search {
 public:
  Search(const GroupProblem& problem, const DiverseRules& rules, std::stop_token stop)
      : random_(rules.seed), progress_(rules, problem.size, std::move(stop)), dealing_(problem, random_) {}

  std::vector<std::uint32_t> best() {
    keep();
    const Cooling cooling(measure_cooling(dealing_, random_, [&](double share) {
      progress_.count(looks_at_once);
      return progress_.done() >= share * measuring_share;
    }));
    finish();
    const int runs = runs_for(dealing_.size());
    const double share = (1 - measuring_share) / runs;
    for (int run = 0; run < runs; ++run) anneal(cooling, measuring_share + run * share, share);
    return best_;
  }

 private:
  static constexpr std::uint32_t looks_at_once = 64;

  void anneal(const Cooling& cooling, double from, double share) {
    double temperature = -1;
    for (double done = progress_.done(); done < from + share; done = progress_.done()) {
      const double wanted = cooling.temperature((done - from) / share);
      if (wanted != temperature) dealing_.set_temperature(temperature = wanted);
      for (std::uint32_t i = 0; i < looks_at_once; ++i) dealing_.look(random_);
      progress_.count(looks_at_once);
    }
    finish();
  }

  void finish() {
    dealing_.descend();
    keep();
  }

  void keep() {
    if (!best_.empty() && dealing_.value() <= best_value_) return;
    best_ = dealing_.group_of();
    best_value_ = dealing_.value();
  }

  Random random_;
  Progress progress_;
  Dealing dealing_;
  std::vector<std::uint32_t> best_;
  std::int64_t best_value_ = 0;
};

}  // namespace

Result<DiverseGroups> most_diverse_groups(const GroupProblem& problem, const DiverseRules& rules, std::stop_token stop) {
  TRY(check(problem, rules.limits));
  DiverseGroups found;
  found.groups.resize(problem.groups.size());
  if (problem.size == 0) return found;
  const auto group_of = Search(problem, rules, stop).best();
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "grouping was stopped");
  for (std::uint32_t x = 0; x < problem.size; ++x) found.groups[group_of[x]].push_back(x);
  found.value = value_of(problem, found.groups);
  assert(is_feasible(problem, found.groups));
  return found;
}

}  // namespace schakel::circles
