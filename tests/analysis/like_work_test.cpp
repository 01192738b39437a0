#include "analysis/like_work.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace schakel::analysis;

namespace {

using Places = std::vector<std::size_t>;
constexpr Beside seldom{Contact::seldom, Timing::unknown}, often{Contact::often, Timing::unknown}, nothing{};

std::vector<AnsweredPair> answered(Beside beside, std::size_t right, std::size_t wrong) {
  std::vector<AnsweredPair> all(right, {beside, true});
  all.resize(right + wrong, {beside, false});
  return all;
}

}  // namespace

TEST_CASE("without answers the order is that of the words, whatever stands beside them") {
  const std::vector<LikePair> pairs = {{0.5, often}, {0.9, seldom}, {0.5, seldom}, {0.7, nothing}};
  CHECK(likeliest_first(pairs, {}) == Places{1, 3, 0, 2});
  CHECK(likeliest_first({}, {}).empty());
}

TEST_CASE("a kind of pair that was right more often comes further forward, and no further than the answers allow") {
  auto said = answered(seldom, 20, 0);
  const auto wrong = answered(often, 0, 20);
  said.insert(said.end(), wrong.begin(), wrong.end());
  // r = 21/42 = 1/2; seldom: (20 + 40/2)/(20 + 40) = 2/3, so f = 4/3; often: (0 + 20)/60 = 1/3, so f = 2/3
  // 0.6 × 2/3 = 0.40 < 0.5 × 4/3 = 0.67 < 0.70, of which nothing stands beside it
  const std::vector<LikePair> pairs = {{0.6, often}, {0.5, seldom}, {0.7, nothing}};
  CHECK(likeliest_first(pairs, said) == Places{2, 1, 0});
  CHECK(likeliest_first(std::vector<LikePair>{{1.0, often}, {0.49, seldom}}, said) == Places{0, 1});  // 0.67 > 0.65
}

TEST_CASE("what is not known is no kind of its own: it is never held against a pair") {
  const auto said = answered(nothing, 0, 50);
  CHECK(likeliest_first(std::vector<LikePair>{{0.7, nothing}, {0.6, seldom}}, said) == Places{0, 1});
}

TEST_CASE("contact and timing are learned each for itself") {
  auto said = answered({Contact::seldom, Timing::together}, 30, 0);
  const auto wrong = answered({Contact::seldom, Timing::apart}, 0, 30);
  said.insert(said.end(), wrong.begin(), wrong.end());
  const std::vector<LikePair> pairs = {{0.6, {Contact::seldom, Timing::apart}}, {0.5, {Contact::often, Timing::together}}};
  CHECK(likeliest_first(pairs, said) == Places{1, 0});
}

TEST_CASE("every pair comes once, and of two with the same beside them the likelier words come first") {
  CHECK(rc::check([] {
    const auto any = [] { return Beside{static_cast<Contact>(*rc::gen::inRange(0, 4)), static_cast<Timing>(*rc::gen::inRange(0, 3))}; };
    std::vector<LikePair> pairs;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) pairs.push_back({*rc::gen::inRange(0, 100) / 100.0, any()});
    std::vector<AnsweredPair> said;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) said.push_back({any(), *rc::gen::arbitrary<bool>()});
    const Places order = likeliest_first(pairs, said);
    Places sorted = order;
    std::sort(sorted.begin(), sorted.end());
    RC_ASSERT(sorted.size() == pairs.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) RC_ASSERT(sorted[i] == i);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        const LikePair &a = pairs[order[i]], &b = pairs[order[j]];
        if (a.beside.contact == b.beside.contact && a.beside.timing == b.beside.timing) RC_ASSERT(a.likeness >= b.likeness);
      }
    }
  }));
}
