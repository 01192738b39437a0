#include "ground/lists.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analysis/common_ground.hpp"
#include "ground/conversation.hpp"
#include "opinion/camps.hpp"
#include "opinion/evened.hpp"
#include "opinion/model.hpp"
#include "opinion/silos.hpp"

namespace schakel::bench {
namespace {

using namespace opinion;

// The floor of each statement (the lowest silo's share) and its lower bound, as analysis ranks by.
struct Floors {
  std::vector<double> floor, low;
};
Floors floors(const Votes& votes, const std::vector<std::int32_t>& silo_of, std::uint32_t silos) {
  const auto model = fit_model(votes, {.tree = {.silo_of = silo_of, .silos = silos}, .judge = false}).value();
  const double strength = prior_strength(votes, model.opinion, silo_of, silos, Seed{1}).value();
  const auto even = evened(model.opinion, agree_or_not(votes), silo_of, silos);
  const auto shares = silo_shares(tallies(votes, silo_of, silos), predicted_shares(even, silo_of, silos), strength);
  Floors result{std::vector<double>(votes.statements, 1), std::vector<double>(votes.statements, 1)};
  for (std::size_t cell = 0; cell < shares.size(); ++cell) {
    auto& floor = result.floor[cell % votes.statements];
    auto& low = result.low[cell % votes.statements];
    floor = std::min(floor, shares[cell].mean());
    low = std::min(low, shares[cell].quantile(0.05));
  }
  return result;
}

std::vector<std::uint32_t> counted(const Votes& votes) {
  std::vector<std::uint32_t> answers(votes.statements, 0);
  for (const auto j : votes.statement) ++answers[j];
  return answers;
}

std::vector<std::uint32_t> best_ten(const std::vector<double>& of, const std::vector<bool>& among) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t j = 0; j < of.size(); ++j) {
    if (among[j]) order.push_back(j);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return of[a] > of[b]; });
  order.resize(std::min<std::size_t>(10, order.size()));
  std::sort(order.begin(), order.end());
  return order;
}

double in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / 10;
}

std::vector<double> plain_shares(const Votes& votes) {
  std::vector<double> agree(votes.statements, 1), all(votes.statements, 2);
  for (std::size_t v = 0; v < votes.answer.size(); ++v) {
    all[votes.statement[v]] += 1;
    agree[votes.statement[v]] += votes.answer[v] == Answer::agree;
  }
  for (std::size_t j = 0; j < agree.size(); ++j) agree[j] /= all[j];
  return agree;
}

// Bots that copy the answers of one camp each to 25 statements, and agree with the target.
Votes with_bots(const Votes& votes, const std::vector<std::int32_t>& camp, std::uint32_t target, std::size_t bots, Random& random) {
  std::vector<std::vector<std::vector<Answer>>> given(2, std::vector<std::vector<Answer>>(votes.statements));
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      given[static_cast<std::size_t>(std::max(camp[i], 0)) % 2][votes.statement[v]].push_back(votes.answer[v]);
    }
  }
  Votes result = votes;
  std::vector<std::uint32_t> names(votes.statements);
  for (std::uint32_t j = 0; j < names.size(); ++j) names[j] = j;
  for (std::size_t b = 0; b < bots; ++b) {
    random.shuffle(names);
    std::vector<std::pair<std::uint32_t, Answer>> own = {{target, Answer::agree}};
    for (std::size_t k = 0; k < std::min<std::size_t>(25, names.size()); ++k) {
      const auto& there = given[b % 2][names[k]];
      if (names[k] != target && !there.empty()) own.push_back({names[k], there[random.below(there.size())]});
    }
    std::sort(own.begin(), own.end());
    for (const auto& [j, answer] : own) {
      result.statement.push_back(j);
      result.answer.push_back(answer);
    }
    result.first.push_back(result.statement.size());
    ++result.ballots;
  }
  return result;
}

double percentile(const std::vector<double>& of, const std::vector<std::uint32_t>& among, std::uint32_t target) {
  double below = 0;
  for (const auto j : among) below += of[j] < of[target];
  return 100 * below / static_cast<double>(among.size());
}

struct Gain {
  double floor = 0, low = 0, plain = 0;
};

Gain gain_of_bots(const Conversation& all, double part, Seed seed) {
  constexpr int targets = 6;
  const auto some = with_enough(all, 0, 7);
  Random random(seed);
  std::vector<std::int32_t> silo;
  for (const auto camp : some.camp) silo.push_back(static_cast<std::int32_t>(random.below(5)) + 5 * (std::max(camp, 0) % 2));
  const auto before = floors(some.votes, silo, 10);
  const auto plain = plain_shares(some.votes);
  const auto answers = counted(some.votes);
  std::vector<std::uint32_t> among;
  for (std::uint32_t j = 0; j < answers.size(); ++j) {
    if (answers[j] >= 30) among.push_back(j);
  }
  auto order = among;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return plain[a] < plain[b]; });
  Gain gain;
  for (int t = 0; t < targets; ++t) {
    const auto from = 3 * order.size() / 10, to = 6 * order.size() / 10;
    const auto target = order[from + random.below(to - from)];
    const auto bots = static_cast<std::size_t>(part * some.votes.ballots);
    const auto votes = with_bots(some.votes, some.camp, target, bots, random);
    auto silos = silo;
    silos.resize(votes.ballots, static_cast<std::int32_t>(random.below(10)));
    const auto after = floors(votes, silos, 10);
    gain.floor += (percentile(after.floor, among, target) - percentile(before.floor, among, target)) / targets;
    gain.low += (percentile(after.low, among, target) - percentile(before.low, among, target)) / targets;
    gain.plain += (percentile(plain_shares(votes), among, target) - percentile(plain, among, target)) / targets;
  }
  return gain;
}

analysis::Sheets sheets_of(const Votes& votes, const std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& columns) {
  analysis::Sheets sheets;
  std::vector<std::size_t> place(votes.statements);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    place[columns[j]] = j;
    sheets.statements.push_back(std::to_string(columns[j]));
  }
  sheets.silo_of.assign(votes.ballots, -1);
  sheets.votes.assign(std::size_t{votes.ballots} * votes.statements, analysis::Cast::unanswered);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t v = votes.first[rows[r]]; v < votes.first[rows[r] + 1]; ++v) {
      sheets.votes[r * votes.statements + place[votes.statement[v]]] = votes.answer[v] == Answer::agree      ? analysis::Cast::agree
                                                                       : votes.answer[v] == Answer::disagree ? analysis::Cast::disagree
                                                                                                             : analysis::Cast::pass;
    }
  }
  return sheets;
}

// Everything that does not follow the order of statements as given.
std::vector<double> told(const Votes& votes, const std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& columns) {
  const auto ground = analysis::find_common_ground(sheets_of(votes, rows, columns), {.limit = {.people = 0, .answers = 0, .response = 0}}).value();
  std::vector<double> all = {static_cast<double>(ground.camps.count), ground.fit.log_loss_heldout ? ground.fit.log_loss_heldout.value() : 0};
  for (const auto& row : ground.list) {
    all.push_back(std::stod(row.id));
    for (const auto& value : {row.predicted_agree, row.low, row.high, row.bridge, row.floor_low, row.all_agree}) all.push_back(value ? value.value() : -1);
  }
  for (const auto& id : ground.slate) all.push_back(std::stod(id));
  return all;
}

}  // namespace

void run_orders(const std::vector<std::string>& names) {
  for (const auto& whole : conversations(names)) {
    std::vector<std::uint32_t> rows(whole.votes.ballots), columns(whole.votes.statements);
    for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
    for (std::uint32_t j = 0; j < columns.size(); ++j) columns[j] = j;
    const auto first = told(whole.votes, rows, columns);
    int same = 0;
    Random random(Seed{100});
    for (int n = 0; n < 10; ++n) {
      random.shuffle(rows);
      random.shuffle(columns);
      same += told(whole.votes, rows, columns) == first;
    }
    std::printf("%-28s %d of 10 other orders give the same bits\n", whole.name.c_str(), same);
    std::fflush(stdout);
  }
}

void run_halves(const std::vector<std::string>& names) {
  constexpr std::uint64_t times = 4;
  const auto all = conversations(names);
  double mean = 0, mean_low = 0, mean_plain = 0;
  for (const auto& whole : all) {
    double common = 0, low = 0, plain = 0;
    for (std::uint64_t seed = 0; seed < times; ++seed) {
      std::vector<std::uint32_t> people(whole.votes.ballots);
      for (std::uint32_t i = 0; i < people.size(); ++i) people[i] = i;
      Random random(Seed{seed});
      random.shuffle(people);
      std::vector<bool> first(people.size(), false), second(people.size(), true);
      for (std::size_t i = 0; i < people.size() / 2; ++i) {
        first[people[i]] = true;
        second[people[i]] = false;
      }
      const Votes a = only_ballots(whole.votes, first), b = only_ballots(whole.votes, second);
      const auto in_a = counted(a), in_b = counted(b);
      std::vector<bool> enough;
      for (std::size_t j = 0; j < in_a.size(); ++j) enough.push_back(in_a[j] >= 3 && in_b[j] >= 3);
      const auto of_a = floors(a, std::vector<std::int32_t>(a.ballots, 0), 1), of_b = floors(b, std::vector<std::int32_t>(b.ballots, 0), 1);
      common += in_common(best_ten(of_a.floor, enough), best_ten(of_b.floor, enough)) / times;
      low += in_common(best_ten(of_a.low, enough), best_ten(of_b.low, enough)) / times;
      plain += in_common(best_ten(plain_shares(a), enough), best_ten(plain_shares(b), enough)) / times;
    }
    std::printf("%-28s ten best of two halves in common: by share %.3f, by its lower bound %.3f; plain (a+1)/(n+2) %.3f\n", whole.name.c_str(), common, low, plain);
    std::fflush(stdout);
    mean += common / static_cast<double>(all.size());
    mean_low += low / static_cast<double>(all.size());
    mean_plain += plain / static_cast<double>(all.size());
  }
  std::printf("MEAN by share %.3f, by its lower bound %.3f; plain %.3f\n", mean, mean_low, mean_plain);
}

void run_bots(const std::vector<std::string>& names) {
  const auto all = conversations(names);
  for (const double part : {0.02, 0.05, 0.1}) {
    constexpr std::uint64_t times = 5;
    Gain mean;
    for (std::uint64_t seed = 1; seed <= times; ++seed) {
      for (const auto& whole : all) {
        const auto gain = gain_of_bots(whole, part, Seed{seed});
        mean.floor += gain.floor / static_cast<double>(times * all.size());
        mean.low += gain.low / static_cast<double>(times * all.size());
        mean.plain += gain.plain / static_cast<double>(times * all.size());
      }
    }
    std::printf("%2.0f %% bots lift their statement by: floor %+.1f, its lower bound %+.1f, share of all %+.1f percentiles\n", 100 * part, mean.floor, mean.low, mean.plain);
    std::fflush(stdout);
  }
}

void run_camps(const std::vector<std::string>& names) {
  constexpr int drops = 5;
  const auto camps_of = [](const Votes& votes) {
    const auto model = fit_model(votes, {.judge = false}).value();
    return find_camps(agree_or_not(votes), model.opinion, {}).value();
  };
  for (const auto& whole : conversations(names)) {
    const auto some = with_enough(whole, 1, 7);
    const auto camps = camps_of(some.votes);
    double sum = 0;
    int same_count = 0;
    for (int n = 0; n < drops && camps.count > 1; ++n) {
      Random random = Random::for_block(Seed{200}, static_cast<std::uint64_t>(n));
      std::vector<bool> kept;
      std::vector<std::int32_t> before, after;
      for (std::size_t i = 0; i < some.votes.ballots; ++i) kept.push_back(random.uniform() >= 0.1);
      const auto again = camps_of(only_ballots(some.votes, kept));
      std::size_t place = 0;
      for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i]) continue;
        if (camps.of[i] >= 0 && again.of[place] >= 0) {
          before.push_back(camps.of[i]);
          after.push_back(again.of[place]);
        }
        ++place;
      }
      sum += adjusted_rand_index(before, after) / drops;
      same_count += again.count == camps.count;
    }
    if (camps.count > 1) std::printf("%-28s %u camps; without a tenth of the people, from the start: ARI %.3f, as many camps %d of %d times\n", whole.name.c_str(), camps.count, sum, same_count, drops);
    else std::printf("%-28s no clear camps\n", whole.name.c_str());
    std::fflush(stdout);
  }
}

}  // namespace schakel::bench
