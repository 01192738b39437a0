// People, roles and limits.

#include "http/subjects.hpp"
#include "service/views/people.hpp"

namespace schakel::http {

using namespace service;

namespace {
constexpr std::size_t import_bytes = 64U << 20;  // two files as text
}

void add_organisation_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view<PeopleView>(Right::facilitator, "/api/v1/people", "Everybody, with their silos and roles.",
                         [](const domain::State& state, const Viewer&) { return people_view(state); });
  table.api()
      .command<ImportRequest, ImportView>(
          Right::facilitator, "/api/v1/import", "Reads people and ties from CSV; changes nothing unless `commit`.",
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
