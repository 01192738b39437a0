#include "analysis/sheets.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

#include "base/text.hpp"

namespace schakel::analysis {
namespace {

bool is_number(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos && (id.size() == 1 || id[0] != '0');
}

Result<void> check(const Sheets& sheets, const Limits& limits) {
  const std::size_t ballots = sheets.silo_of.size();
  if (ballots > limits.rows || sheets.votes.size() > limits.bytes) {
    return fail(ErrorKind::too_large,
                std::to_string(ballots) + " ballots on " + std::to_string(sheets.statements.size()) + " statements are too many",
                "error.too_large", {{"limit", std::to_string(limits.rows)}});
  }
  if (sheets.votes.size() != ballots * sheets.statements.size()) {
    return invalid(std::to_string(sheets.votes.size()) + " answers do not fit " + std::to_string(ballots) + " ballots on " +
                   std::to_string(sheets.statements.size()) + " statements");
  }
  if (!sheets.given_camps.empty() && sheets.given_camps.size() != ballots) {
    return invalid("there are camps for " + std::to_string(sheets.given_camps.size()) + " of " + std::to_string(ballots) +
                   " ballots");
  }
  for (const auto silo : sheets.silo_of) {
    if (silo >= 0 && static_cast<std::size_t>(silo) >= sheets.silos.size()) {
      return invalid("there is no silo number " + std::to_string(silo));
    }
  }
  return {};
}

// The places of the names, in order. Fails on two that are the same.
template <class Name, class Before>
Result<std::vector<std::uint32_t>> places_in_order(std::size_t count, Name name, Before before) {
  std::vector<std::uint32_t> places(count);
  std::iota(places.begin(), places.end(), 0U);
  std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) { return before(name(a), name(b)); });
  for (std::size_t i = 1; i < count; ++i) {
    const std::string_view same = name(places[i]);
    if (name(places[i - 1]) == same) return invalid("there are two called " + shortened(same));
  }
  return places;
}

opinion::Answer answer_of(Cast cast) {
  return cast == Cast::agree ? opinion::Answer::agree : cast == Cast::disagree ? opinion::Answer::disagree : opinion::Answer::pass;
}

}  // namespace

bool id_before(std::string_view a, std::string_view b) {
  const bool first = is_number(a), second = is_number(b);
  if (first != second) return first;
  if (first && a.size() != b.size()) return a.size() < b.size();
  return a < b;
}

Result<OrderedSheets> ordered(const Sheets& sheets, const Limits& limits) {
  TRY(check(sheets, limits));
  OrderedSheets result;
  result.statement = TRY(places_in_order(
      sheets.statements.size(), [&](std::size_t i) { return std::string_view(sheets.statements[i]); }, id_before));
  result.silo = TRY(places_in_order(
      sheets.silos.size(), [&](std::size_t i) { return std::string_view(sheets.silos[i].silo); }, std::less<>{}));
  std::vector<std::int32_t> silo_here(sheets.silos.size());
  for (std::size_t i = 0; i < result.silo.size(); ++i) silo_here[result.silo[i]] = static_cast<std::int32_t>(i);

  const std::set<std::int32_t> known_camps(sheets.given_camps.begin(), sheets.given_camps.end());
  const auto camp_here = [&](std::int32_t camp) {
    if (camp < 0) return -1;
    return static_cast<std::int32_t>(std::distance(known_camps.lower_bound(0), known_camps.find(camp)));
  };
  result.camps = static_cast<std::uint32_t>(std::distance(known_camps.lower_bound(0), known_camps.end()));

  opinion::Votes votes{.statements = static_cast<std::uint32_t>(sheets.statements.size())};
  std::vector<std::uint32_t> ballot;
  std::vector<std::int64_t> group;
  for (std::size_t i = 0; i < sheets.silo_of.size(); ++i) {
    const std::size_t before = votes.answer.size();
    for (std::uint32_t j = 0; j < votes.statements; ++j) {
      const Cast cast = sheets.votes[i * votes.statements + result.statement[j]];
      if (cast == Cast::unanswered) continue;
      votes.statement.push_back(j);
      votes.answer.push_back(answer_of(cast));
    }
    if (votes.answer.size() == before) continue;  // a ballot that was taken and never filled in
    votes.first.push_back(votes.answer.size());
    ballot.push_back(static_cast<std::uint32_t>(i));
    const std::int64_t silo = sheets.silo_of[i] < 0 ? -1 : silo_here[static_cast<std::size_t>(sheets.silo_of[i])];
    const std::int64_t camp = sheets.given_camps.empty() ? 0 : sheets.given_camps[i];
    group.push_back(silo * (std::int64_t{1} << 33) + camp);
  }
  votes.ballots = static_cast<std::uint32_t>(ballot.size());

  const auto order = opinion::canonical_order(votes, group);
  result.votes = opinion::reordered(votes, order);
  for (const auto place : order) {
    const std::uint32_t given = ballot[place];
    result.ballot.push_back(given);
    const auto silo = sheets.silo_of[given];
    result.silo_of.push_back(silo < 0 ? -1 : silo_here[static_cast<std::size_t>(silo)]);
    if (!sheets.given_camps.empty()) result.camp_of.push_back(camp_here(sheets.given_camps[given]));
  }
  return result;
}

}  // namespace schakel::analysis
