#include "ground/heldout.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "ground/conversation.hpp"
#include "opinion/draws.hpp"
#include "opinion/model.hpp"

namespace schakel::bench {
namespace {

using namespace opinion;

struct Result {
  double two = 0, three = 0, auc = 0, accuracy = 0, seconds = 0, statement = 0, quick = 0, quick_seconds = 0, people = 0, statements = 0;
};

void write(const std::string& path, const Votes& votes, const std::vector<Part>& parts) {
  std::ofstream file(path);
  file << "person,statement,vote,part\n";
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      const int vote = votes.answer[v] == Answer::agree ? 1 : votes.answer[v] == Answer::disagree ? -1 : 0;
      file << i << "," << votes.statement[v] << "," << vote << "," << static_cast<int>(parts[v]) << "\n";
    }
  }
}

double loss(double p) { return -std::log(std::clamp(p, 1e-4, 1 - 1e-4)); }

Result judged(const Votes& votes, std::uint64_t seed, const std::string& file) {
  const auto parts = parts_of(votes, seed);
  if (!file.empty()) write(file, votes, parts);
  std::vector<bool> seen;
  for (const auto part : parts) seen.push_back(part != Part::test);
  const Votes fit = only_answers(votes, seen);
  const auto start = std::chrono::steady_clock::now();
  const Model model = fit_model(fit, {.seed = Seed{1}, .most_lines = most_factors, .judge = false}).value();
  Result result;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::swap(result.seconds, result.quick_seconds);
  std::vector<Asked> asked;
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      if (parts[v] == Part::test) asked.push_back({.ballot = i, .statement = votes.statement[v]});
    }
  }
  const auto again = std::chrono::steady_clock::now();
  const auto agrees = drawn_shares(agree_or_not(fit), asked, {.seed = Seed{1}}).value();
  const auto passes = drawn_shares(pass_or_not(fit), asked, {.seed = Seed{1}}).value();
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - again).count();
  std::size_t next = 0;
  std::vector<double> agree(votes.statements, 0), sided(votes.statements, 0);
  double all_agree = 0, all_sided = 0;
  for (std::size_t v = 0; v < fit.answer.size(); ++v) {
    if (fit.answer[v] == Answer::pass) continue;
    sided[fit.statement[v]] += 1;
    agree[fit.statement[v]] += fit.answer[v] == Answer::agree;
    all_sided += 1;
    all_agree += fit.answer[v] == Answer::agree;
  }
  std::vector<double> predicted;
  std::vector<YesNo> sides;
  double all = 0;
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      if (parts[v] != Part::test) continue;
      const auto j = votes.statement[v];
      const double p = agrees[next], pass = passes[next++], quick = model.opinion.share(i, j);
      const bool yes = votes.answer[v] == Answer::agree;
      all += 1;
      if (votes.answer[v] == Answer::pass) {
        result.three += loss(pass);
        continue;
      }
      result.three += loss((1 - pass) * (yes ? p : 1 - p));
      result.two += loss(yes ? p : 1 - p);
      result.quick += loss(yes ? quick : 1 - quick);
      result.accuracy += (p > 0.5) == yes;
      const double own = (agree[j] + 8 * all_agree / all_sided) / (sided[j] + 8);
      result.statement += loss(yes ? own : 1 - own);
      predicted.push_back(p);
      sides.push_back({.ballot = i, .statement = j, .yes = yes});
    }
  }
  const auto n = static_cast<double>(sides.size());
  result.two /= n;
  result.quick /= n;
  result.accuracy /= n;
  result.statement /= n;
  result.three /= all;
  result.auc = score(predicted, sides).auc.value_or(0.5);
  return result;
}

void print(const std::string& name, const Result& r) {
  std::printf("%-28s %6.0f %5.0f  statement %.4f  quick %.4f (%.2f s)  drawn %.4f  three %.4f  auc %.4f  accuracy %.4f (%.1f s)\n", name.c_str(), r.people,
              r.statements, r.statement, r.quick, r.quick_seconds, r.two, r.three, r.auc, r.accuracy, r.seconds);
  std::fflush(stdout);
}

void add(Result& sum, const Result& r, double by) {
  for (double Result::* field : {&Result::two, &Result::three, &Result::auc, &Result::accuracy, &Result::seconds, &Result::statement,
                                 &Result::quick, &Result::quick_seconds, &Result::people, &Result::statements}) {
    sum.*field += by * r.*field;
  }
}

}  // namespace

void run_heldout(const std::vector<std::string>& names, const std::string& folder) {
  const auto all = conversations(names);
  Result mean;
  for (const auto& whole : all) {
    const auto conversation = with_enough(whole, 10, 7);
    const std::uint64_t seeds = conversation.votes.answer.size() > 40'000 ? 1 : 3;
    Result sum;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      const std::string file = folder.empty() ? "" : folder + "/" + conversation.name + "." + std::to_string(seed) + ".csv";
      auto one = judged(conversation.votes, seed, file);
      one.people = conversation.votes.ballots;
      one.statements = conversation.votes.statements;
      add(sum, one, 1.0 / static_cast<double>(seeds));
    }
    print(conversation.name, sum);
    add(mean, sum, 1.0 / static_cast<double>(all.size()));
  }
  if (!all.empty()) print("MEAN", mean);
}

}  // namespace schakel::bench
