#include "domain/decide.hpp"

#include "domain/refuse.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

Result<Facts> decide(const State& state, const Asking& asking, const Command& command) {
  if (!state.founded && !command.is<FoundOrganisation>()) return refuse("error.not_founded");
  return visit([&](const auto& asked) { return decide_on(state, asking, asked); }, command);
}

void fold(State& state, const Fact& fact, Instant at) {
  visit([&](const auto& happened) { fold_in(state, happened, at); }, fact);
}

namespace {
std::uint32_t number_of(const PersonAdded& fact) { return fact.person.number(); }
std::uint32_t number_of(const ProgrammeStarted& fact) { return fact.programme.number(); }
std::uint32_t number_of(const ShareWritten& fact) { return fact.share.number(); }
std::uint32_t number_of(const StatementPublished& fact) { return fact.statement.number(); }
std::uint32_t number_of(const RoundOpened& fact) { return fact.round.number(); }
std::uint32_t number_of(const ProposalDrafted& fact) { return fact.proposal.number(); }
std::uint32_t number_of(const InputGiven& fact) { return fact.input.number(); }
std::uint32_t number_of(const ExperimentStarted& fact) { return fact.experiment.number(); }
std::uint32_t number_of(const PasskeyAdded& fact) { return fact.passkey.number(); }
std::uint32_t number_of(const TokenMade& fact) { return fact.token.number(); }
std::uint32_t number_of(const TermAsked& fact) { return fact.term.number(); }
std::uint32_t number_of(const CoachAsked& fact) { return fact.question.number(); }
std::uint32_t number_of(const SentenceDrafted& fact) { return fact.sentence.number(); }
std::uint32_t number_of(const MeetingsPlanned& fact) { return fact.meetings.front().meeting.number(); }
std::uint32_t number_of(const WallRegistered& fact) { return fact.wall.number(); }
std::uint32_t number_of(const OverlapAsked& fact) { return fact.overlap.number(); }
std::uint32_t number_of(const SessionStarted& fact) { return fact.session.number(); }
std::uint32_t number_of(const WrittenStarted& fact) { return fact.session.number(); }
std::uint32_t number_of(const HarvestWritten& fact) { return fact.harvest.number(); }
std::uint32_t number_of(const OfferWritten& fact) { return fact.offer.number(); }
std::uint32_t number_of(const HelpAsked& fact) { return fact.help.number(); }
std::uint32_t number_of(const HelpAnswered& fact) { return fact.answer.number(); }
std::uint32_t number_of(const ChatConnected& fact) { return fact.door.number(); }
template <class Other>
std::uint32_t number_of(const Other&) {
  return 0;
}
}  // namespace

std::uint32_t made_by(const Facts& facts) {
  for (const Fact& fact : facts) {
    const std::uint32_t number = visit([](const auto& happened) { return number_of(happened); }, fact);
    if (number != 0) return number;
  }
  return 0;
}

}  // namespace schakel::domain
