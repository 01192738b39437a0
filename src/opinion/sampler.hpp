#pragma once
// Sampler: the factor model by drawing, for what may take seconds. Where factors.hpp keeps one normal distribution for each
// ballot and statement, this walks through complete pictures of the round that fit the answers, and what is predicted is the
// average over them. It needs no choice of the number of lines: lines that the answers do not support shrink by themselves.
//
//   P(yes of ballot i to statement j) = Φ(appeal_j + mildness_i + line_j · place_i)
//
// Seed    all draws; answers in the same order, same seed: same bytes
// Cost    a step some 0.1 µs per answer; memory 4 bytes an answer and 250 a ballot
// Source  Albert & Chib (1993), JASA 88, 669-679 (what stands behind each yes is drawn too); Salakhutdinov & Mnih (2008), ICML

#include <array>
#include <cstdint>
#include <vector>

#include "opinion/chance.hpp"
#include "opinion/yes_no.hpp"

namespace schakel::opinion {

class Sampler {
 public:
  static constexpr int lines = 8;

  Sampler(const YesNos& answers, Seed seed);

  void step();
  // P(yes) in the picture of now. -1: somebody, or something, that has no answers.
  [[nodiscard]] double share(std::int64_t ballot, std::int64_t statement) const;

 private:
  static constexpr int wide = lines + 1;               // a bias and the lines
  static constexpr int used = wide * (wide + 1) / 2;   // packed x xᵀ, x = (1, lines)
  static constexpr int row_size = 4 * ((used + 3) / 4);
  struct Members {
    Lists lists;
    std::vector<std::uint32_t> place;  // of each answer in the order of ballots
    std::vector<double> bias;
    std::vector<float> rows;           // packed; begins with 1 and the lines
    std::array<double, wide> mean = {}, variance = {};  // prior
    [[nodiscard]] const float* row(std::size_t member) const { return rows.data() + member * row_size; }
    void set(std::size_t member, const std::array<double, wide>& at);
    void put(std::size_t member, int line, double value);
  };

  void draw_behind();
  void draw(Members& mine, const Members& others);
  void draw_member(std::size_t member, Members& mine, const Members& others);
  void draw_frame(int line);
  void draw_variances();

  Chance chance_;
  Members ballots_, statements_;
  std::vector<float> behind_;  // what stands behind each answer: above 0 for yes
};

}  // namespace schakel::opinion
