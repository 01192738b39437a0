#pragma once
// Like work: in which order pairs of work in like words are put before whoever asks, by what stands beside the words. That is
// whether the two silos are much in contact, and whether the two are done at the same time.
//
//   order = likeness of words × f(contact) × f(timing)        f(c) = r_c / r
//   r_c = (right_c + 40 r) / (answered_c + 40)                r = (right + 1) / (answered + 2)
//
// Whether double work is likelier where people speak much or where they hardly do is not known beforehand: it follows from what
// both owners of earlier pairs answered. Without answers every f is 1, and the order is that of the words.
// Why and measured  docs/methods/like-work.md

#include <cstddef>
#include <span>
#include <vector>

#include <boost/describe/enum.hpp>

namespace schakel::analysis {

// Of the ties of two silos against chance, as the silo map shows it.
BOOST_DEFINE_ENUM_CLASS(Contact, often, as_chance, seldom, unknown)
// Of two things that are worked on.
BOOST_DEFINE_ENUM_CLASS(Timing, together, apart, unknown)

struct Beside {
  Contact contact = Contact::unknown;
  Timing timing = Timing::unknown;
};
struct AnsweredPair {
  Beside beside;
  bool right = false;  // neither owner called it different
};
struct LikePair {
  double likeness = 0;  // of words, 0..1
  Beside beside;
};

inline constexpr double prior_pairs = 40;  // what every kind is thought to have been answered beforehand, at the common share

// Shape  a permutation of the places of `pairs`; of equals the first given first
// Edges  a kind of pair that nobody answered has f = 1; so has unknown, always: it is no kind
// Cost   O(answered + pairs log pairs)
[[nodiscard]] std::vector<std::size_t> likeliest_first(std::span<const LikePair> pairs, std::span<const AnsweredPair> answered);

}  // namespace schakel::analysis
