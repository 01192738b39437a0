#include "analysis/predict.hpp"

#include <cassert>

#include "analysis/sheets.hpp"
#include "opinion/draws.hpp"

namespace schakel::analysis {
namespace {

// Where each of the given places went; -1: it is not among them.
std::vector<std::int64_t> places(const std::vector<std::uint32_t>& given, std::size_t count) {
  std::vector<std::int64_t> here(count, -1);
  for (std::size_t i = 0; i < given.size(); ++i) here[given[i]] = static_cast<std::int64_t>(i);
  return here;
}

}  // namespace

Result<std::vector<Prediction>> predict_answers(const Sheets& sheets, std::span<const Ask> asked, const GroundRules& rules,
                                                std::stop_token stop) {
  const auto here = TRY(ordered(sheets, rules.limits));
  const auto ballots = places(here.ballot, sheets.silo_of.size());
  const auto statements = places(here.statement, sheets.statements.size());
  const auto place = [](const std::vector<std::int64_t>& known, std::int64_t at) {
    assert(at < static_cast<std::int64_t>(known.size()));
    return at < 0 ? -1 : known[static_cast<std::size_t>(at)];
  };
  std::vector<opinion::Asked> pairs;
  for (const auto& ask : asked) pairs.push_back({.ballot = place(ballots, ask.ballot), .statement = place(statements, ask.statement)});
  const auto agree = TRY(opinion::drawn_shares(opinion::agree_or_not(here.votes), pairs, {.seed = rules.seed}, stop));
  const auto pass = TRY(opinion::drawn_shares(opinion::pass_or_not(here.votes), pairs, {.seed = rules.seed}, stop));
  std::vector<Prediction> result;
  for (std::size_t i = 0; i < pairs.size(); ++i) result.push_back({.agree = agree[i], .pass = pass[i]});
  return result;
}

}  // namespace schakel::analysis
