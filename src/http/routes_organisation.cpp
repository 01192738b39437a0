// People, roles and limits.

#include "http/subjects.hpp"
#include "service/views/held.hpp"
#include "service/views/people.hpp"

namespace schakel::http {

using namespace service;

namespace {
constexpr std::size_t import_bytes = 64U << 20;  // two files as text

// What is held about oneself, being forgotten, and the log that everybody may read.
void add_own(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<HeldView>(Right::somebody, "/api/v1/me/held", "Everything that is held about you.",
                             [service](const Caller& caller, const Query&) -> Result<HeldView> {
                               const auto who = who_of(caller);
                               const auto viewer = service->viewer(who);
                               const auto rounds = service->look(who.organisation, [](const domain::State& state) {
                                 return std::vector(state.index.open_rounds.begin(), state.index.open_rounds.end());
                               });
                               std::vector<domain::RoundId> taken;
                               for (const auto round : rounds) {
                                 if (service->ballot_taken(who, round)) taken.push_back(round);
                               }
                               return service->look(who.organisation, [&](const domain::State& state) {
                                 return held_view(state, viewer, taken);
                               });
                             });
  table.api().command<Nothing, Done>(Right::somebody, "/api/v1/me/forget",
                                     "Deletes your own key: your name, address and what you wrote can no longer be read. Not to be undone.",
                                     [service](const Caller& caller, const Query& query, Nothing, Reply<Done> reply) {
                                       service->submit(who_of(caller), domain::ForgetPerson{caller.person},
                                                       std::string(query.idempotency_key()), std::move(reply));
                                     });
  table.view<ActsView>(Right::participant, "/api/v1/acts",
                       "The log of what was done with more rights than others have, and by clocks; the latest first.",
                       [](const domain::State& state, const Viewer&) { return acts_view(state); });
}

}  // namespace

void add_organisation_routes(Table& table) {
  add_own(table);
  auto* service = table.service_or_none();
  table.view<PeopleView>(Right::facilitator, "/api/v1/people", "Everybody, with their silos and roles.",
                         [](const domain::State& state, const Viewer&) { return people_view(state); });
  table.api()
      .command<ImportRequest, ImportView>(
          Right::facilitator, "/api/v1/import", "Reads people from CSV, and ties from CSV, a mailbox, a calendar, a git log or GraphML; changes nothing unless `commit`.",
          [service](const Caller& caller, const Query& query, ImportRequest request, Reply<ImportView> reply) {
            service->import(who_of(caller), std::move(request), std::string(query.idempotency_key()), std::move(reply));
          })
      .body_limit(import_bytes);
  table.command<domain::GiveRole>(Right::administrator, "/api/v1/roles/give", "Gives somebody a role.")
      .tokens(ForTokens::never);
  table.command<domain::TakeRole>(Right::administrator, "/api/v1/roles/take", "Takes a role from somebody.")
      .tokens(ForTokens::never);
  table.command<domain::RaiseLimit>(Right::administrator, "/api/v1/limit/raise",
                                    "Raises from how many people, answers and response on a group is shown.");
  table.command<domain::NotePersonLeft>(Right::facilitator, "/api/v1/people/left",
                                        "Somebody works here no longer: their sessions and links end, their circle goes on without them.");
  table.command<domain::ForgetPerson>(Right::administrator, "/api/v1/people/forget",
                                      "Deletes somebody's key: what it sealed can no longer be read.")
      .tokens(ForTokens::never);
}

}  // namespace schakel::http
