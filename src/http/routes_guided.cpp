// Guided sessions of circles. Anybody signed in may ask; who is neither in the circle nor a facilitator hears that it is not there.

#include "http/subjects.hpp"
#include "service/views/session.hpp"
#include "service/views/written.hpp"

namespace schakel::http {

using namespace service;

namespace {

// Asked by ?id=, and answered by the service itself, which knows the scripts.
template <class View, class SomeId, class Ask>
void add_view(Table& table, std::string path, std::string summary, std::string about, Ask ask) {
  table.api()
      .view<View>(Right::participant, std::move(path), std::move(summary),
                  [service = table.service_or_none(), ask](const Caller& caller, const Query& query) -> Result<View> {
                    const auto id = TRY(query.id<SomeId>("id"));
                    return (service->*ask)(who_of(caller), id);
                  })
      .parameter("id", std::move(about));
}

}  // namespace

void add_guided_session_routes(Table& table) {
  add_view<ScriptsView, domain::CircleId>(table, "/api/v1/session/scripts", "The scripts a circle can start, and its sessions.",
                                          "The circle's number.", &Service::scripts);
  add_view<GuidedSessionView, domain::SessionId>(table, "/api/v1/session", "Where a circle's session is, and how much time is left.",
                                                 "The session's number.", &Service::guided_session);
  add_view<sessions::Script, domain::SessionId>(table, "/api/v1/session/script", "The words of a session's steps.",
                                                "The session's number.", &Service::session_script);
  table.api().command<StartSessionOrder, Done>(
      Right::participant, "/api/v1/session/start", "Starts a session in a circle, for as many people as it has.",
      [service = table.service_or_none()](const Caller& caller, const Query& query, StartSessionOrder order, Reply<Done> reply) {
        service->start_session(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
      });
  add_view<WrittenView, domain::WrittenId>(table, "/api/v1/written", "A session in writing of your circle.", "The session's number.", &Service::written);
  table.api().command<StartWrittenOrder, Done>(
      Right::participant, "/api/v1/written/start", "Starts a session in writing in your circle; the order of turns is dealt.",
      [service = table.service_or_none()](const Caller& caller, const Query& query, StartWrittenOrder order, Reply<Done> reply) {
        service->start_written(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
      });
  table.command<domain::AnswerQuestions>(Right::participant, "/api/v1/written/answer", "Answers a question, which nobody else reads until all are closed.");
  table.command<domain::WriteReply>(Right::participant, "/api/v1/written/reply", "Says what you heard, from your turn on; the turn passes on.");
  table.command<domain::PassTurn>(Right::participant, "/api/v1/written/pass", "Gives your turn on.");
  table.command<domain::FinishWritten>(Right::participant, "/api/v1/written/finish", "Ends the session in writing for your circle.");
  table.command<domain::WriteHarvest>(Right::participant, "/api/v1/harvest/write", "Writes a line of what your circle found.");
  table.command<domain::AgreeHarvest>(Right::participant, "/api/v1/harvest/agree", "Says that a line may leave the circle, or keeps it inside; it leaves when all agree.");
  table.command<domain::MoveSession>(Right::participant, "/api/v1/session/move", "Goes to another step, whose time begins.");
  table.command<domain::PauseSession>(Right::participant, "/api/v1/session/pause", "Stops the clock.");
  table.command<domain::ResumeSession>(Right::participant, "/api/v1/session/resume", "Lets the clock run on.");
  table.command<domain::ExtendSession>(Right::participant, "/api/v1/session/extend", "Gives the present step more time.");
  table.command<domain::FinishSession>(Right::participant, "/api/v1/session/finish", "Ends the session.");
}

}  // namespace schakel::http
