#include "circles/every_way.hpp"

#include <cassert>
#include <numeric>

#include "circles/worth.hpp"

namespace schakel::circles {
namespace {

class EveryWay {
 public:
  EveryWay(const Judge& judge, const std::vector<std::uint32_t>& sizes) : judge_(judge), sizes_(sizes), circles_(sizes.size()) {}

  std::vector<Circle> best() && {
    deal(0);
    return std::move(best_);
  }

 private:
  void deal(Person person) {
    if (person == judge_.people().size()) return look();
    for (std::size_t i = 0; i < circles_.size(); ++i) {
      if (circles_[i].size() == sizes_[i]) continue;
      // An empty circle behind an empty one of its size: the same ways once more.
      if (i > 0 && circles_[i].empty() && circles_[i - 1].empty() && sizes_[i] == sizes_[i - 1]) continue;
      circles_[i].push_back(person);
      deal(person + 1);
      circles_[i].pop_back();
    }
  }

  void look() {
    Worth worth;
    for (const auto& circle : circles_) worth = sum(worth, worth_from(judge_.judge(circle)));
    if (!best_.empty() && !better(worth, best_worth_)) return;
    best_ = circles_;
    best_worth_ = worth;
  }

  const Judge& judge_;
  const std::vector<std::uint32_t>& sizes_;
  std::vector<Circle> circles_;
  std::vector<Circle> best_;
  Worth best_worth_;
};

}  // namespace

std::vector<Circle> best_of_every_way(const Judge& judge, const std::vector<std::uint32_t>& sizes) {
  assert(judge.people().size() <= every_way_people);
  return EveryWay(judge, sizes).best();
}

}  // namespace schakel::circles
