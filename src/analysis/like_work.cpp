#include "analysis/like_work.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace schakel::analysis {
namespace {

// What answers of one kind, such as pairs of silos that are seldom in contact, say beside all answers.
struct Kind {
  double answered = 0;
  double right = 0;
};

class Learned {
 public:
  explicit Learned(std::span<const AnsweredPair> answered) {
    for (const AnsweredPair& pair : answered) {
      for (Kind* kind : {&all_, &contact_[place(pair.beside.contact)], &timing_[place(pair.beside.timing)]}) {
        kind->answered += 1;
        kind->right += pair.right ? 1 : 0;
      }
    }
    share_ = (all_.right + 1) / (all_.answered + 2);
  }

  [[nodiscard]] double order(const LikePair& pair) const {
    const double contact = pair.beside.contact == Contact::unknown ? 1 : factor(contact_[place(pair.beside.contact)]);
    const double timing = pair.beside.timing == Timing::unknown ? 1 : factor(timing_[place(pair.beside.timing)]);
    return pair.likeness * contact * timing;
  }

 private:
  template <class Choice>
  static std::size_t place(Choice choice) {
    return static_cast<std::size_t>(choice);
  }
  [[nodiscard]] double factor(const Kind& kind) const {
    return (kind.right + prior_pairs * share_) / (kind.answered + prior_pairs) / share_;
  }

  Kind all_;
  std::array<Kind, 4> contact_{};
  std::array<Kind, 3> timing_{};
  double share_ = 0.5;
};

}  // namespace

std::vector<std::size_t> likeliest_first(std::span<const LikePair> pairs, std::span<const AnsweredPair> answered) {
  const Learned learned(answered);
  std::vector<double> order;
  for (const LikePair& pair : pairs) order.push_back(learned.order(pair));
  std::vector<std::size_t> places(pairs.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return order[a] > order[b]; });
  return places;
}

}  // namespace schakel::analysis
