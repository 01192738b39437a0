// Coaches: inviting them, what they see, and what participants ask them.

#include "http/subjects.hpp"
#include "service/views/coach.hpp"

namespace schakel::http {

using namespace service;

void add_coach_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view<CoachView>(Right::coach, "/api/v1/coach", "What you coach: open items by next date, late ones first, and what you are asked.",
                        coach_view);
  table.command<domain::AcceptCoaching>(Right::coach, "/api/v1/coach/accept", "Accepts to coach a programme.");
  table.command<domain::DeclineCoaching>(Right::coach, "/api/v1/coach/decline", "Declines to coach a programme.");
  table.command<domain::HandOverCoaching>(Right::coach, "/api/v1/coach/hand-over",
                                          "Hands over to another coach who accepted; to nobody only when nothing is open any more.");
  table.command<domain::AnswerQuestion>(Right::coach, "/api/v1/coach/answer", "Answers a question that you were asked as a coach.");
  table.view_of_one<CoachingView, domain::ProgrammeId>(Right::participant, "/api/v1/coaching",
                                                       "The coaches of a programme, and what you asked them.", "The programme's number.",
                                                       coaching_view);
  table.command<domain::AskCoach>(Right::participant, "/api/v1/coaching/ask", "Asks a coach something; only you and the coach read it.");
  table.command<domain::ForgetQuestion>(Right::participant, "/api/v1/coaching/forget",
                                        "Takes your question back: it and its answer can no longer be read. Not to be undone.");
  table.api()
      .command<domain::InviteCoach, SignInLinks>(
          Right::facilitator, "/api/v1/coaching/invite",
          "Invites a coach; one from outside gets a link: mailed when there is a mail server, else shown once, here.",
          [service](const Caller& caller, domain::InviteCoach order, Reply<SignInLinks> reply) {
            service->invite_coach(who_of(caller), std::move(order), std::move(reply));
          })
      .tokens(ForTokens::never);
}

}  // namespace schakel::http
