#include "ground/speed.hpp"

#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <ctime>

#include "opinion/chance.hpp"
#include "opinion/model.hpp"

namespace schakel::bench {
namespace {

using namespace opinion;

double seconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Three dividing lines; how much people answer differs as it does in practice (log-normal).
Votes made_up(std::uint32_t ballots, std::uint32_t statements, double answered) {
  Chance chance{Random(Seed{1})};
  std::vector<std::array<double, 4>> of(statements);
  for (auto& one : of) one = {0.4 + 0.8 * chance.normal(), 0.9 * chance.normal(), 0.9 * chance.normal(), 0.9 * chance.normal()};
  Votes votes{.ballots = ballots, .statements = statements};
  for (std::uint32_t i = 0; i < ballots; ++i) {
    const std::array<double, 3> at = {chance.normal(), chance.normal(), chance.normal()};
    const double part = std::fmin(1, answered / statements * std::exp(0.6 * chance.normal() - 0.18));
    for (std::uint32_t j = 0; j < statements; ++j) {
      if (chance.uniform() >= part) continue;
      const double logit = of[j][0] + of[j][1] * at[0] + of[j][2] * at[1] + of[j][3] * at[2];
      votes.statement.push_back(j);
      votes.answer.push_back(chance.uniform() < 0.08                      ? Answer::pass
                             : chance.uniform() < 1 / (1 + std::exp(-logit)) ? Answer::agree
                                                                             : Answer::disagree);
    }
    votes.first.push_back(votes.statement.size());
  }
  return votes;
}

void one(std::uint32_t ballots, std::uint32_t statements, double answered) {
  const Votes votes = made_up(ballots, statements, answered);
  rusage before;
  getrusage(RUSAGE_SELF, &before);
  double fit = 0;
  {
    const auto sides = agree_or_not(votes);
    const double start = seconds();
    const Factors factors = fit_factors(sides, {.factors = 3}).value();
    fit = seconds() - start;
  }
  const double start = seconds();
  const Model model = fit_model(votes, {.judge = false}).value();
  const double whole = seconds() - start;
  rusage after;
  getrusage(RUSAGE_SELF, &after);
  std::printf("%7u x %4u, %8zu answers: cold fit of three lines %.3f s; number of lines, sharpness, both heads %.3f s; most memory %ld MB (before: %ld)\n",
              ballots, statements, votes.answer.size(), fit, whole, after.ru_maxrss / 1024, before.ru_maxrss / 1024);
  std::fflush(stdout);
}

}  // namespace

void run_speed() {
  one(2'000, 900, 112);
  one(10'000, 500, 38);
  one(50'000, 500, 38);
  one(100'000, 1'000, 47);
}

}  // namespace schakel::bench
