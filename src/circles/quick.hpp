#pragma once
// Quick: the judge's worth of a circle, computed from people packed into bits, for searches that ask it millions of times.
//
// Goals, languages and hours are bits; whether two people have anything between them (apart, a reporting line, an earlier
// circle) is looked up in 512 bits per person first, and in the lists only when that says maybe.
//
// Cost    0.1-0.3 µs a circle of five; memory about 100 bytes a person, more with over 64 goals
// Valid   as long as the judge is
// Threads immutable, share freely

#include <span>
#include <vector>

#include "circles/worth.hpp"

namespace schakel::circles {

class Quick {
 public:
  explicit Quick(const Judge& judge);

  // As worth_from(judge.judge(circle)), but for rounding; and of a circle that is still being filled.
  [[nodiscard]] Worth worth(std::span<const Person> circle) const;
  [[nodiscard]] Worth worth_unfinished(std::span<const Person> circle) const;
  [[nodiscard]] bool may_sit_together(Person a, Person b) const;
  [[nodiscard]] const Judge& judge() const { return *judge_; }

 private:
  struct Card {
    std::uint64_t hours[3] = {};
    std::uint32_t silo = none;
    std::uint32_t team = none;
    bool newcomer = false;
    bool facilitator = false;
  };

  void pack(Person person);
  void sign(Person person, std::uint32_t other);
  [[nodiscard]] bool may_have_something(Person a, Person b) const;
  void judge_pair(Person a, Person b, Worth& worth, double& silos, double& fresh, bool& wall) const;
  [[nodiscard]] bool share_an_hour(std::span<const Person> circle) const;
  [[nodiscard]] bool share_a_language(std::span<const Person> circle) const;
  [[nodiscard]] std::uint32_t sharing(std::span<const Person> circle) const;

  static constexpr std::uint32_t signature_words = 8;
  static constexpr std::uint32_t most_words = 16;  // of goals or languages; beyond that the lists are asked

  const Judge* judge_;
  std::vector<Card> cards_;
  std::vector<std::uint64_t> signatures_;  // empty when nobody has anything with anybody
  std::uint32_t goal_words_ = 0;
  std::uint32_t language_words_ = 0;
  std::vector<std::uint64_t> goals_;       // people × goal_words_
  std::vector<std::uint64_t> languages_;   // people × language_words_; all ones for who told none
  bool walls_ = false;
};

}  // namespace schakel::circles
