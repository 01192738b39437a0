#pragma once
// Small rounds as pictures, and large ones made by chance from known parameters.
//
//   round_of({"ad.", "pa."})   ballot 0 agrees, disagrees, did not answer; ballot 1 passes, agrees, did not answer

#include <cmath>
#include <initializer_list>
#include <numbers>
#include <string_view>
#include <vector>

#include "base/seed.hpp"
#include "opinion/votes.hpp"

namespace schakel::opinion {

inline Votes round_of(const std::vector<std::string_view>& ballots) {
  Votes votes{.ballots = static_cast<std::uint32_t>(ballots.size()),
              .statements = static_cast<std::uint32_t>(ballots.empty() ? 0 : ballots[0].size())};
  for (const auto ballot : ballots) {
    for (std::uint32_t j = 0; j < ballot.size(); ++j) {
      if (ballot[j] == '.') continue;
      votes.statement.push_back(j);
      votes.answer.push_back(ballot[j] == 'a' ? Answer::agree : ballot[j] == 'd' ? Answer::disagree : Answer::pass);
    }
    votes.first.push_back(votes.statement.size());
  }
  return votes;
}

inline double normal(Random& random) {
  return std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(2 * std::numbers::pi * random.uniform());
}

struct World {
  std::vector<double> chance;  // [ballot × statements + statement], P(agree) for each
  Votes votes;
};

// place(i) is where ballot i stands on the one line there is; `answered` of the cells are filled in.
template <class Place>
World world_of(std::uint32_t ballots, std::uint32_t statements, double answered, double line, Place place, Seed seed) {
  Random random(seed);
  World world;
  world.votes.ballots = ballots;
  world.votes.statements = statements;
  std::vector<double> appeal(statements), lines(statements);
  for (auto& value : appeal) value = 0.5 + normal(random);
  for (auto& value : lines) value = line * normal(random);
  for (std::uint32_t i = 0; i < ballots; ++i) {
    const double at = place(i, random);
    for (std::uint32_t j = 0; j < statements; ++j) {
      const double chance = 1 / (1 + std::exp(-(appeal[j] + lines[j] * at)));
      world.chance.push_back(chance);
      const bool agrees = random.uniform() < chance;
      if (random.uniform() >= answered) continue;
      world.votes.statement.push_back(j);
      world.votes.answer.push_back(agrees ? Answer::agree : Answer::disagree);
    }
    world.votes.first.push_back(world.votes.statement.size());
  }
  return world;
}

}  // namespace schakel::opinion
