#include "analysis/predict.hpp"

#include <cassert>

#include "analysis/sheets.hpp"
#include "opinion/model.hpp"

namespace schakel::analysis {
namespace {

// Where each of the given places went; -1: it is not among them.
std::vector<std::int64_t> places(const std::vector<std::uint32_t>& given, std::size_t count) {
  std::vector<std::int64_t> here(count, -1);
  for (std::size_t i = 0; i < given.size(); ++i) here[given[i]] = static_cast<std::int64_t>(i);
  return here;
}

double share(const opinion::Factors& factors, std::int64_t ballot, std::int64_t statement) {
  return factors.share(ballot < 0 ? factors.unknown_ballot : factors.ballots[static_cast<std::size_t>(ballot)],
                       statement < 0 ? factors.unknown_statement : factors.statements[static_cast<std::size_t>(statement)]);
}

}  // namespace

Result<std::vector<Prediction>> predict_answers(const Sheets& sheets, std::span<const Ask> asked, const GroundRules& rules,
                                                std::stop_token stop) {
  const auto here = TRY(ordered(sheets, rules.limits));
  const auto model = TRY(opinion::fit_model(here.votes, {.seed = rules.seed, .most_lines = opinion::most_factors, .judge = false}, stop));
  const auto ballots = places(here.ballot, sheets.silo_of.size());
  const auto statements = places(here.statement, sheets.statements.size());
  std::vector<Prediction> result;
  result.reserve(asked.size());
  for (const auto& ask : asked) {
    assert(ask.ballot < static_cast<std::int64_t>(ballots.size()) && ask.statement < static_cast<std::int64_t>(statements.size()));
    const auto ballot = ask.ballot < 0 ? -1 : ballots[static_cast<std::size_t>(ask.ballot)];
    const auto statement = ask.statement < 0 ? -1 : statements[static_cast<std::size_t>(ask.statement)];
    result.push_back({.agree = share(model.opinion, ballot, statement), .pass = share(model.passing, ballot, statement)});
  }
  return result;
}

}  // namespace schakel::analysis
