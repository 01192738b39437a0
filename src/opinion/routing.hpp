#pragma once
// Routing: which statement to put before a ballot next. It knows ballots, silos and statements, never people.
//
//   knows(j) = what the answer would teach of all other answers of this ballot, by closed form:
//              x' Σ M Σ x / (1 / p(1 - p) + x' Σ x),   x = (1, line of j), Σ the ballot's covariance,
//              M = Σ over statements of p(1 - p) x x', all parts of what is to be learnt
//   score(j) = knows(j) ÷ the most there is  +  need(j)  +  ½ · 2^(-answers to j ÷ 5)
//
// One in ten is chosen evenly, so that every statement keeps some answers that nobody steered; the chance with which the chosen
// one was chosen is given, to be recorded without the ballot.

#include <cstdint>
#include <optional>
#include <span>

#include "base/seed.hpp"
#include "opinion/factors.hpp"

namespace schakel::opinion {

// A statement that may be asked: not answered by this ballot, not closed, not over its cap.
struct Candidate {
  std::uint32_t statement = 0;
  std::uint32_t answers = 0;  // it has so far
  double need = 0;            // 0..1: how wide the interval of the ballot's silo is on it
  bool pinned = false;        // goes before all that are not
};

struct Route {
  std::uint32_t statement = 0;
  double chance = 0;  // with which it was chosen
};

struct RouteRules {
  double evenly = 0.1;
  double need = 1;
  double novelty = 0.5;
};

// How much each candidate would teach, as knows() above.
// Shape  result[candidates]
// Cost   O(statements × (1 + lines)²)
[[nodiscard]] std::vector<double> gains(const Factors& factors, const Belief& ballot, std::span<const Candidate> candidates);

// Edges  no candidates: none
// Seed   one or two draws of `random`
[[nodiscard]] std::optional<Route> next_statement(const Factors& factors, const Belief& ballot, std::span<const Candidate> candidates,
                                                  const RouteRules& rules, Random& random);

}  // namespace schakel::opinion
