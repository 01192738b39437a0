#include "ground/silos.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>

#include "ground/conversation.hpp"
#include "opinion/chance.hpp"
#include "opinion/evened.hpp"
#include "opinion/draws.hpp"
#include "opinion/model.hpp"
#include "opinion/silos.hpp"

namespace schakel::bench {
namespace {

using namespace opinion;

struct Case {
  Votes votes;                     // passes as no agreement, as the study counts them
  std::vector<std::int32_t> silo;  // per ballot
  std::vector<std::int32_t> camp;  // official, per ballot, from 0
  std::vector<std::int32_t> camp_of_silo;
  std::uint32_t silos = 0, camps = 0;
};

Votes pass_is_no(Votes votes) {
  for (auto& answer : votes.answer) answer = answer == Answer::agree ? Answer::agree : Answer::disagree;
  return votes;
}

// Silos of 8 to 120 people cut out of each camp by chance, or (by_arrival) out of everybody in the order in which they came.
Case made(const Conversation& whole, std::uint64_t seed, bool by_arrival) {
  Conversation some = with_enough(whole, 0, 7);
  std::map<std::int32_t, int> size;
  for (const auto camp : some.camp) ++size[camp];
  std::vector<bool> kept;
  std::map<std::int32_t, std::int32_t> name;
  for (const auto camp : some.camp) kept.push_back(by_arrival || (camp >= 0 && size[camp] >= 60));
  Case made;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    const auto camp = by_arrival ? 0 : some.camp[i];
    made.camp.push_back(name.emplace(camp, static_cast<std::int32_t>(name.size())).first->second);
  }
  made.camps = static_cast<std::uint32_t>(name.size());
  made.votes = only_ballots(some.votes, kept);
  std::vector<std::uint32_t> answers(made.votes.statements, 0);
  for (const auto j : made.votes.statement) ++answers[j];
  std::vector<bool> enough;
  for (const auto n : answers) enough.push_back(n >= 30);
  made.votes = pass_is_no(only_statements(made.votes, enough));
  made.silo.assign(made.votes.ballots, -1);
  Chance chance{Random::for_block(Seed{seed}, 77)};
  Random random = Random::for_block(Seed{seed}, 78);
  for (std::uint32_t camp = 0; camp < made.camps; ++camp) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < made.camp.size(); ++i) {
      if (made.camp[i] == static_cast<std::int32_t>(camp)) members.push_back(i);
    }
    if (!by_arrival) random.shuffle(members);
    for (std::size_t at = 0; at < members.size();) {
      auto take = static_cast<std::size_t>(std::clamp(30 * std::exp(0.6 * chance.normal()), 8.0, 120.0));
      if (members.size() - at < take + 8) take = members.size() - at;
      for (std::size_t k = 0; k < take; ++k) made.silo[members[at + k]] = static_cast<std::int32_t>(made.silos);
      made.camp_of_silo.push_back(static_cast<std::int32_t>(camp));
      ++made.silos;
      at += take;
    }
  }
  return made;
}

enum class How { fit, fit_with_silos, drawn };

std::vector<ShareBelief> estimated(const Case& c, const Votes& votes, How how) {
  const auto counted = tallies(votes, c.silo, c.silos);
  if (how == How::drawn) {
    const auto predict = [&](const YesNos& answers) { return drawn_group_shares(answers, c.silo, c.silos, {.work = 4e6}); };
    const double strength = prior_strength(votes, predict, c.silo, c.silos, Seed{1}).value();
    return silo_shares(counted, predict(agree_or_not(votes)).value(), strength);
  }
  const auto chosen = fit_model(votes, {.judge = false}).value().opinion;
  Factors factors = chosen;
  if (how == How::fit_with_silos) {
    factors = fit_factors(agree_or_not(votes), {.factors = chosen.factors, .tree = {.silo_of = c.silo, .silos = c.silos}}).value();
    factors.sharpness = chosen.sharpness;
  }
  const double strength = prior_strength(votes, factors, c.silo, c.silos, Seed{1}).value();
  return silo_shares(counted, predicted_shares(evened(factors, agree_or_not(votes), c.silo, c.silos), c.silo, c.silos), strength);
}

double root(double sum, double n) { return n > 0 ? std::sqrt(sum / n) : 0; }

std::set<std::size_t> top_ten(const std::vector<double>& of, const std::vector<bool>& among) {
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < of.size(); ++j) {
    if (among[j]) order.push_back(j);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return of[a] > of[b]; });
  return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, order.size()))};
}

struct Errors {
  double all = 0, few = 0, top = 0, top_by_low = 0;
};

// Truth: the share of the rest of the silo's camp, where 50 or more of it answered.
Errors errors_of(const Case& c, const std::vector<ShareBelief>& shares) {
  const std::size_t statements = c.votes.statements;
  const auto cells = tallies(c.votes, c.silo, c.silos), of_camps = tallies(c.votes, c.camp, c.camps);
  double sum = 0, n = 0, few = 0, few_n = 0;
  for (std::size_t g = 0; g < c.silos; ++g) {
    for (std::size_t j = 0; j < statements; ++j) {
      const auto& own = cells[g * statements + j];
      const auto& camp = of_camps[static_cast<std::size_t>(c.camp_of_silo[g]) * statements + j];
      const double others = camp.sided() - own.sided();
      if (others < 50) continue;
      const double off = shares[g * statements + j].mean() - (camp.agree - own.agree) / others;
      sum += off * off;
      n += 1;
      if (own.sided() > 5) continue;
      few += off * off;
      few_n += 1;
    }
  }
  std::vector<double> truth(statements, 2), floor(statements, 2), low(statements, 2);
  std::vector<bool> enough(statements, true);
  for (std::size_t j = 0; j < statements; ++j) {
    for (std::size_t k = 0; k < c.camps; ++k) {
      const auto& camp = of_camps[k * statements + j];
      enough[j] = enough[j] && camp.sided() >= 25;
      truth[j] = std::min(truth[j], camp.sided() > 0 ? static_cast<double>(camp.agree) / camp.sided() : 0);
    }
    for (std::size_t g = 0; g < c.silos; ++g) {
      const auto& share = shares[g * statements + j];
      floor[j] = std::min(floor[j], share.mean());
      low[j] = std::min(low[j], share.quantile(0.05));
    }
  }
  const auto best = top_ten(truth, enough);
  const auto common = [&](const std::set<std::size_t>& found) {
    double both = 0;
    for (const auto j : found) both += best.contains(j) ? 0.1 : 0;
    return both;
  };
  return {root(sum, n), root(few, few_n), common(top_ten(floor, enough)), common(top_ten(low, enough))};
}

std::vector<ShareBelief> laplace(const Case& c, const Votes& votes) {
  std::vector<ShareBelief> shares;
  for (const auto& tally : tallies(votes, c.silo, c.silos)) shares.push_back({.yes = tally.agree + 1.0, .no = tally.disagree + 1.0});
  return shares;
}

struct Held {
  double loss = 0, covered = 0, width = 0;
};

// Six tenths seen; the interval of the number who agree among the rest, where five or more answered.
Held held(const Case& c, const std::vector<ShareBelief>& shares, const Votes& rest) {
  Chance chance{Random(Seed{5})};
  Random random(Seed{6});
  const auto cells = tallies(rest, c.silo, c.silos);
  double loss = 0, answers = 0, covered = 0, judged = 0, width = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const auto& share = shares[cell];
    width += share.quantile(0.95) - share.quantile(0.05);
    const double p = std::clamp(share.mean(), 1e-3, 1 - 1e-3);
    loss -= cells[cell].agree * std::log(p) + cells[cell].disagree * std::log(1 - p);
    answers += cells[cell].sided();
    if (cells[cell].sided() < 5) continue;
    std::vector<std::uint32_t> counts(400, 0);
    for (auto& count : counts) {
      const double chance_of = share.quantile(random.uniform());
      for (std::uint32_t k = 0; k < cells[cell].sided(); ++k) count += random.uniform() < chance_of;
    }
    std::sort(counts.begin(), counts.end());
    covered += counts[19] <= cells[cell].agree && cells[cell].agree <= counts[380];
    judged += 1;
  }
  return {loss / answers, covered / judged, width / static_cast<double>(cells.size())};
}

void run_one(const Conversation& whole) {
  constexpr int draws = 3;
  const std::vector<std::pair<const char*, How>> ways = {{"fit", How::fit}, {"fit with silo means", How::fit_with_silos}, {"drawn", How::drawn}};
  Errors of_laplace;
  std::vector<Errors> sums(ways.size());
  const auto add = [](Errors& sum, const Errors& one) {
    sum.all += one.all / draws, sum.few += one.few / draws, sum.top += one.top / draws, sum.top_by_low += one.top_by_low / draws;
  };
  for (std::uint64_t seed = 0; seed < draws; ++seed) {
    const Case c = made(whole, seed, false);
    add(of_laplace, errors_of(c, laplace(c, c.votes)));
    for (std::size_t w = 0; w < ways.size(); ++w) add(sums[w], errors_of(c, estimated(c, c.votes, ways[w].second)));
  }
  const auto say = [](const char* way, const Errors& e) {
    std::printf("  %-20s error %.3f (5 answers or fewer %.3f)  top ten by floor %.2f, by its lower bound %.2f\n", way, e.all, e.few, e.top, e.top_by_low);
  };
  std::printf("%s\n", whole.name.c_str());
  say("Polis' (a+1)/(n+2)", of_laplace);
  for (std::size_t w = 0; w < ways.size(); ++w) say(ways[w].first, sums[w]);
  for (const bool by_arrival : {false, true}) {
    const Case c = made(whole, 0, by_arrival);
    Random random(Seed{5});
    std::vector<bool> seen, rest;
    for (std::size_t v = 0; v < c.votes.answer.size(); ++v) {
      seen.push_back(random.uniform() < 0.6);
      rest.push_back(!seen.back());
    }
    const Votes before = only_answers(c.votes, seen), after = only_answers(c.votes, rest);
    const auto print = [&](const char* way, const std::vector<ShareBelief>& shares) {
      const Held h = held(c, shares, after);
      std::printf("  %-20s held out (%s): log-loss %.4f  covered %.3f  width %.3f\n", way, by_arrival ? "arrival" : "camps", h.loss, h.covered, h.width);
    };
    print("Polis' (a+1)/(n+2)", laplace(c, before));
    for (const auto& [way, how] : ways) print(way, estimated(c, before, how));
  }
  std::fflush(stdout);
}

}  // namespace

void run_silos(const std::vector<std::string>& names) {
  for (const auto& whole : conversations(names)) run_one(whole);
}

}  // namespace schakel::bench
