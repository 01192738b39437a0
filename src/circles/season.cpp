#include "circles/season.hpp"

#include <algorithm>
#include <numeric>

#include "circles/design.hpp"
#include "circles/fading.hpp"
#include "circles/quick.hpp"

namespace schakel::circles {
namespace {

constexpr std::uint32_t most_designed = 400;  // people; with more, no season of a year repeats

void append(std::vector<std::vector<Person>>& earlier, const std::vector<Circle>& circles) {
  earlier.insert(earlier.end(), circles.begin(), circles.end());
}

Worth sum_of(const Quick& quick, const std::vector<Circle>& circles) {
  Worth all;
  for (const auto& circle : circles) all = sum(all, quick.worth(circle));
  return all;
}

// Who takes which place of a design: two people change places in all rounds at once.
class Places {
 public:
  Places(const Quick& quick, const Rounds& design, Random& random) : quick_(quick), rounds_(design), random_(random) {
    const std::uint32_t n = quick.judge().people().size();
    where_.assign(n, std::vector<std::uint32_t>(design.size()));
    for (std::uint32_t round = 0; round < design.size(); ++round) {
      for (std::uint32_t c = 0; c < design[round].size(); ++c) {
        for (const auto person : design[round][c]) where_[person][round] = c;
      }
    }
  }

  Rounds taken(const std::stop_token& stop) && {
    const auto n = static_cast<std::uint64_t>(where_.size());
    const std::uint64_t tries = 30'000 + 200 * n;
    constexpr int levels = 40;
    double temperature = 4;  // over all rounds; two broken rules
    for (int level = 0; level < levels && !stop.stop_requested(); ++level, temperature *= .86) {
      for (std::uint64_t i = 0; i < tries / levels; ++i) change(temperature);
    }
    return std::move(rounds_);
  }

 private:
  void change(double temperature) {
    const auto x = static_cast<Person>(random_.below(where_.size()));
    const auto y = static_cast<Person>(random_.below(where_.size()));
    if (x == y) return;
    const double before = energy_around(x, y);
    exchange(x, y);
    const double worse = energy_around(x, y) - before;
    if (worse > 0 && random_.uniform() >= fading(worse / temperature)) exchange(x, y);
  }

  double energy_around(Person x, Person y) const {
    double around = 0;
    for (std::uint32_t round = 0; round < rounds_.size(); ++round) {
      const auto a = where_[x][round];
      const auto b = where_[y][round];
      if (a == b) continue;
      around += energy(quick_.worth(rounds_[round][a])) + energy(quick_.worth(rounds_[round][b]));
    }
    return around;
  }

  void exchange(Person x, Person y) {
    for (std::uint32_t round = 0; round < rounds_.size(); ++round) {
      auto& a = rounds_[round][where_[x][round]];
      auto& b = rounds_[round][where_[y][round]];
      const auto at_x = std::find(a.begin(), a.end(), x);
      const auto at_y = std::find(b.begin(), b.end(), y);
      std::iter_swap(at_x, at_y);
    }
    std::swap(where_[x], where_[y]);
  }

  const Quick& quick_;
  Rounds rounds_;
  Random& random_;
  std::vector<std::vector<std::uint32_t>> where_;  // circle of each person in each round
};

class Planner {
 public:
  Planner(People people, const SeasonRules& rules, std::stop_token stop)
      : people_(std::move(people)), rules_(rules), stop_(std::move(stop)) {}

  Result<Rounds> plan() {
    Rounds one_by_one = TRY(followed({}));
    if (!worth_designing(one_by_one)) return one_by_one;
    const auto designed = rounds_without_repeats(rules_.sizes, rules_.rounds, rules_.seed);
    if (designed.size() < 2 || stop_.stop_requested()) return one_by_one;
    Rounds with_design = TRY(followed(placed(designed)));
    if (stop_.stop_requested()) return one_by_one;
    return better(worth(with_design), worth(one_by_one)) ? with_design : one_by_one;
  }

 private:
  // The rounds that stand, and those that follow them one by one.
  Result<Rounds> followed(Rounds rounds) {
    auto earlier = rules_.earlier;
    for (const auto& circles : rounds) append(earlier, circles);
    while (rounds.size() < rules_.rounds) {
      people_.met = Met(people_.size(), earlier);
      const Judge judge(people_, circle_count());
      const FormRules form = {.sizes = rules_.sizes,
                              .seed = Seed{rules_.seed.value + rounds.size()},
                              .steps = rules_.steps,
                              .when_stopped = rules_.when_stopped,
                              .blocks = rules_.blocks};
      rounds.push_back(TRY(form_circles(judge, form, stop_)));
      append(earlier, rounds.back());
    }
    return rounds;
  }

  Rounds placed(const Rounds& design) {
    people_.met = Met(people_.size(), rules_.earlier);
    const Judge judge(people_, circle_count());
    const Quick quick(judge);
    Random random = Random::for_block(rules_.seed, 1);
    Rounds rounds = Places(quick, design, random).taken(stop_);
    for (auto& circles : rounds) {
      for (auto& circle : circles) std::sort(circle.begin(), circle.end());
      std::sort(circles.begin(), circles.end());
    }
    return rounds;
  }

  bool worth_designing(const Rounds& rounds) {
    if (rules_.rounds < 2 || people_.size() > most_designed || people_.size() <= largest_circle) return false;
    return rules_.when_stopped == WhenStopped::keep_best && stop_.stop_requested() ? false : worth(rounds).broken > 0;
  }

  Worth worth(const Rounds& rounds) {
    auto earlier = rules_.earlier;
    Worth all;
    for (const auto& circles : rounds) {
      people_.met = Met(people_.size(), earlier);
      const Judge judge(people_, circle_count());
      all = sum(all, sum_of(Quick(judge), circles));
      append(earlier, circles);
    }
    return all;
  }

  [[nodiscard]] std::uint32_t circle_count() const { return static_cast<std::uint32_t>(rules_.sizes.size()); }

  People people_;
  const SeasonRules& rules_;
  std::stop_token stop_;
};

}  // namespace

std::uint32_t rounds_before_repeats(std::uint32_t people, std::uint32_t smallest_size) {
  return smallest_size < 2 || people < 2 ? 0 : (people - 1) / (smallest_size - 1);
}

Result<Rounds> plan_season(People people, const SeasonRules& rules, std::stop_token stop) {
  return Planner(std::move(people), rules, std::move(stop)).plan();
}

}  // namespace schakel::circles
