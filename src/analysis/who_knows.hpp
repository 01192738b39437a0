#pragma once
// Who knows: people found by what they said they know or can, by what they answered before, and, where they want that, by what they
// work on; those of another silo first. And whom to ask, so that not the same few are asked every time.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "meaning/search.hpp"

namespace schakel::analysis {

// Somebody who may be found.
struct Knower {
  std::string silo;              // "" = in none
  std::uint32_t asked = 0;       // times, in the month before
  std::uint32_t a_month = 0;     // how often they let themselves be asked; 0 = never
};

struct KnownText {
  std::string_view text;
  std::uint32_t knower = 0;      // index into the knowers
};

// Threads immutable, share freely
class WhoKnows {
 public:
  struct Line {
    std::uint32_t text = 0;      // index into the texts
    bool across = false;         // of another silo than who looks
  };
  // Precondition: is_utf8 of every text
  // Fails  too_large, as meaning::Search
  [[nodiscard]] static Result<WhoKnows> of(std::span<const KnownText> texts, const Limits& limits);

  // What answers these words, at most `most`: of another silo first, each group the best first.
  // `silo_of[knower]`; "" of either is another silo to nobody.
  // Edges  nothing in similar words: nothing
  [[nodiscard]] std::vector<Line> find(std::string_view words, std::string_view own_silo, std::span<const std::string> silo_of,
                                       std::size_t most) const;

  // Knowers of another silo who may know, whom to ask first at the front, at most `most`.
  //
  //   of each the best text counts; those below half of the best of all are left out; then by score / (1 + asked)
  //
  // Who was asked as often as they chose, or never wants to be, is not among them. Of equals the one first given.
  [[nodiscard]] std::vector<std::uint32_t> to_ask(std::string_view question, std::string_view own_silo, std::span<const Knower> knowers,
                                                  std::size_t most) const;

 private:
  explicit WhoKnows(meaning::Search search) : search_(std::move(search)) {}
  meaning::Search search_;
  std::vector<std::uint32_t> knower_of_;
};

}  // namespace schakel::analysis
