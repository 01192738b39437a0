// Programmes with their phases and people, and circles.

#include "http/subjects.hpp"
#include "service/views/flow.hpp"
#include "service/views/programme.hpp"

namespace schakel::http {

using namespace service;

namespace {

void add_programmes(Table& table) {
  auto* service = table.service_or_none();
  table.api()
      .view<ProgrammesView>(Right::participant, "/api/v1/programmes", "All programmes, newest first.",
                            [service](const Caller& caller, const Query&) -> Result<ProgrammesView> { return service->programmes(who_of(caller)); })
      .tokens(ForTokens::reads);
  table.view_of_one<FlowView, domain::ProgrammeId>(Right::participant, "/api/v1/programmes/flow",
                                                   "How long a programme's things take, from hinder to result.", "The programme's number.",
                                                   flow_view)
      .tokens(ForTokens::reads);
  table.command<domain::StartProgramme>(Right::facilitator, "/api/v1/programmes/start", "Starts a programme.");
  table.command<domain::PlanPhases>(Right::facilitator, "/api/v1/programmes/plan", "Moves a programme's phases.");
  table.command<domain::InvitePeople>(Right::facilitator, "/api/v1/programmes/invite", "Adds people to a programme.");
  table.command<domain::StartCycle>(Right::facilitator, "/api/v1/programmes/next-cycle", "Starts the next cycle.");
  table.command<domain::EndProgramme>(Right::facilitator, "/api/v1/programmes/end", "Ends a programme.");
  table.api().command<LinksOrder, SignInLinks>(
      Right::facilitator, "/api/v1/programmes/links",
      "Makes one-time sign-in links; mailed when there is a mail server, else shown once, here.",
      [service](const Caller& caller, LinksOrder order, Reply<SignInLinks> reply) {
        service->make_links(who_of(caller), std::move(order), std::move(reply));
      })
      .tokens(ForTokens::never);  // whoever has such a link is somebody
}

void add_circles(Table& table) {
  auto* service = table.service_or_none();
  table.api()
      .view<CirclesView>(Right::facilitator, "/api/v1/circles", "A programme's circles: the draft and the announced ones.",
                         [service](const Caller& caller, const Query& query, Reply<CirclesView> reply) {
                           const auto id = query.id<domain::ProgrammeId>("programme");
                           if (!id) return reply(Failure(id.error()));
                           service->circles(who_of(caller), *id, std::move(reply));
                         })
      .parameter("programme", "Its number.");
  table.api()
      .view<CirclePlacesView>(Right::facilitator, "/api/v1/circles/places", "Announced circles that somebody who is in none could join, the best first.",
                              [service](const Caller& caller, const Query& query, Reply<CirclePlacesView> reply) {
                                const auto id = query.id<domain::ProgrammeId>("programme");
                                const auto person = query.id<domain::PersonId>("person");
                                if (!id || !person) return reply(Failure(id ? person.error() : id.error()));
                                service->circle_places(who_of(caller), *id, *person, std::move(reply));
                              })
      .parameter("programme", "Its number.")
      .parameter("person", "Theirs.");
  table.command<domain::JoinCircle>(Right::facilitator, "/api/v1/circles/join", "Adds somebody to a circle that was announced; they read what is shared from then on.");
  table.view<MyCirclesView>(Right::participant, "/api/v1/my/circles", "The circles you are in, with what was shared there.",
                            my_circles_view);
  table.api().command<ComposeOrder, Done>(
      Right::facilitator, "/api/v1/circles/compose", "Composes circles and drafts them; locked ones stay.",
      [service](const Caller& caller, const Query& query, ComposeOrder order, Reply<Done> reply) {
        service->compose(who_of(caller), order, std::string(query.idempotency_key()), std::move(reply));
      });
  table.command<domain::DraftCircles>(Right::facilitator, "/api/v1/circles/draft", "Drafts circles made by hand.");
  table.command<domain::LockCircle>(Right::facilitator, "/api/v1/circles/lock", "Keeps a drafted circle as it is.");
  table.command<domain::MovePerson>(Right::facilitator, "/api/v1/circles/move", "Moves somebody in the draft.");
  table.command<domain::AnnounceCircles>(Right::facilitator, "/api/v1/circles/announce", "Announces the drafted circles.");
  table.command<domain::NoteCircleMet>(Right::facilitator, "/api/v1/circles/met", "Notes whether a circle met.");
}

}  // namespace

void add_programme_routes(Table& table) {
  add_programmes(table);
  add_circles(table);
}

}  // namespace schakel::http
