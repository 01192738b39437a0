#include "domain/advice.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

// The same day of the next month, or its last day where it has no such day.
Date month_after(Date day) {
  const auto next = std::chrono::year_month_day(day) + std::chrono::months(1);
  return next.ok() ? Date(next) : Date(next.year() / next.month() / std::chrono::last);
}

Result<void> needs_open(const Proposal& proposal) {
  if (proposal.decision) return refuse("error.already_decided", {{"proposal", proposal.title}});
  return {};
}

}  // namespace

bool council_checked(const CouncilFile& file) {
  if (!file.check) return false;
  if (!asks_answer(*file.check)) return true;
  return file.says.has_value() && (*file.check == CouncilCheck::advice || *file.says == CouncilSays::agrees);
}

std::optional<Date> suspended_until(const Proposal& proposal) {
  const CouncilFile& file = proposal.council;
  const bool against = file.check == CouncilCheck::advice && file.says != CouncilSays::agrees;
  if (proposal.decision != Decision::adopted || !against) return std::nullopt;
  return month_after(proposal.decided);
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskCouncil& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  if (!has_role(state, asking.person, Role::works_council)) TRY(needs_facilitator(state, asking));
  TRY(needs_open(*proposal));
  if (!state.works_council) return refuse("error.no_works_council");
  const CouncilFile& file = proposal->council;
  if (file.check && asked.check < *file.check) {
    return refuse("error.council_lowered", {{"proposal", proposal->title}, {"now", boost::describe::enum_to_string(*file.check, "")}});
  }
  if (asked.wanted) TRY(near_enough(*asked.wanted, asking.now));
  if (file.check == asked.check && file.wanted == asked.wanted) return Facts{};
  return Facts{CouncilAsked{.proposal = proposal->id, .check = asked.check, .wanted = asked.wanted}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerCouncil& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  TRY(needs_works_council(state, asking));
  TRY(needs_open(*proposal));
  const CouncilFile& file = proposal->council;
  if (!file.check || !asks_answer(*file.check)) return refuse("error.council_not_asked", {{"proposal", proposal->title}});
  std::string reason = asked.says == CouncilSays::disagrees ? TRY(prose(asked.reason, "reason", reason_longest))
                                                            : TRY(optional_prose(asked.reason, "reason", reason_longest));
  if (file.says == asked.says && file.reason == reason) return Facts{};
  return Facts{CouncilAnswered{.proposal = proposal->id, .says = asked.says, .reason = std::move(reason)}};
}

void fold_in(State& state, const CouncilAsked& fact, Instant at) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  CouncilFile& file = proposal->council;
  file.wanted = fact.wanted;
  if (file.check == fact.check) return;
  // An answer was to another question.
  file = {.check = fact.check, .asked = today_in(state, at), .wanted = fact.wanted, .says = {}, .reason = {}, .said = {}};
}

void fold_in(State& state, const CouncilAnswered& fact, Instant at) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  proposal->council.says = fact.says;
  proposal->council.reason = fact.reason;
  proposal->council.said = today_in(state, at);
}

}  // namespace schakel::domain
