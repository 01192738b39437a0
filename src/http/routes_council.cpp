// Privacy settings, and what the works council does: approve, raise, pause, advise. None of it by a program.

#include "http/subjects.hpp"
#include "service/views/council.hpp"

namespace schakel::http {

using namespace service;

void add_council_routes(Table& table) {
  table.view<PrivacyView>(Right::participant, "/api/v1/privacy",
                          "The privacy settings that hold, what differs from the last approval, and what is proposed.",
                          [](const domain::State& state, const Viewer& viewer) { return privacy_view(state, viewer); });
  table.command<domain::ProposePrivacy>(Right::administrator, "/api/v1/privacy/propose",
                                        "Proposes privacy settings to the works council; without one they hold at once.")
      .tokens(ForTokens::never);
  table.command<domain::ApprovePrivacy>(Right::works_council, "/api/v1/council/approve", "Approves the privacy settings that were read.")
      .tokens(ForTokens::never);
  table.command<domain::RefusePrivacy>(Right::works_council, "/api/v1/council/refuse", "Refuses the privacy settings that were read, with a reason.")
      .tokens(ForTokens::never);
  table.command<domain::RaiseLimit>(Right::works_council, "/api/v1/council/raise", "Raises the limits of what is shown, at once.")
      .tokens(ForTokens::never);
  table.command<domain::PauseRound>(Right::works_council, "/api/v1/council/pause", "Pauses a round; everybody reads why.").tokens(ForTokens::never);
  table.command<domain::ResumeRound>(Right::works_council, "/api/v1/council/resume", "Lets a round go on; it closes as much later as it stood still.")
      .tokens(ForTokens::never);
  table.command<domain::AskCouncil>(Right::works_council, "/api/v1/council/check",
                                    "Says itself what it wants to be asked about a proposal; raised, never lowered.")
      .tokens(ForTokens::never);
  table.command<domain::AnswerCouncil>(Right::works_council, "/api/v1/council/answer", "Advice or consent on a proposal, with a reason.")
      .tokens(ForTokens::never);
  table.command<domain::AskCouncil>(Right::facilitator, "/api/v1/proposals/council",
                                    "Says what the works council is asked about a proposal: nothing, to know, advice or consent.");
}

}  // namespace schakel::http
