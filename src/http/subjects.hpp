#pragma once
// The parts of the table of routes, by subject, and what they share. Only for routes*.cpp.

#include "http/endpoint.hpp"
#include "http/routes.hpp"

namespace schakel::http {

[[nodiscard]] inline service::Who who_of(const Caller& caller) {
  return {.organisation = caller.organisation,
          .person = caller.person,
          .facilitator = caller.roles.facilitator,
          .administrator = caller.roles.administrator,
          .works_council = caller.roles.works_council,
          .coach = caller.roles.coach,
          .customer = caller.roles.customer,
          .outside = !caller.roles.participant && !caller.by_token};
}

// What the subjects' routes are made with.
class Table {
 public:
  Table(Routes& routes, service::Service* service) : api_(routes), service_(service) {}

  [[nodiscard]] Endpoints& api() { return api_; }
  [[nodiscard]] service::Service& service() const { return *service_; }
  [[nodiscard]] service::Service* service_or_none() const { return service_; }

  // A command of the domain as it comes in: submitted with the Idempotency-Key as its id.
  template <class Body>
  RouteOptions command(Right right, std::string path, std::string summary) {
    return api_.command<Body, service::Done>(
        right, std::move(path), std::move(summary),
        [service = service_](const Caller& caller, const Query& query, Body body, Reply<service::Done> reply) {
          service->submit(who_of(caller), std::move(body), std::string(query.idempotency_key()), std::move(reply));
        });
  }

  // A view of the state for this viewer: look(state, viewer) gives View or Result<View>.
  template <class View, class Look>
  RouteOptions view(Right right, std::string path, std::string summary, Look look) {
    return api_.view<View>(right, std::move(path), std::move(summary),
                           [service = service_, look](const Caller& caller, const Query&) -> Result<View> {
                             const auto who = who_of(caller);
                             const auto viewer = service->viewer(who);
                             return service->look(who.organisation, [&](const domain::State& state) -> Result<View> {
                               return look(state, viewer);
                             });
                           });
  }

  // The same of one thing, named in the address by ?id= : look(state, viewer, id).
  template <class View, class SomeId, class Look>
  RouteOptions view_of_one(Right right, std::string path, std::string summary, std::string about, Look look) {
    return api_
        .view<View>(right, std::move(path), std::move(summary),
                    [service = service_, look](const Caller& caller, const Query& query) -> Result<View> {
                      const auto id = TRY(query.id<SomeId>("id"));
                      const auto who = who_of(caller);
                      const auto viewer = service->viewer(who);
                      return service->look(who.organisation, [&](const domain::State& state) -> Result<View> {
                        return look(state, viewer, id);
                      });
                    })
        .parameter("id", std::move(about));
  }

 private:
  Endpoints api_;
  service::Service* service_;
};

// Who just came in gets the cookie, and sees who they are.
[[nodiscard]] service::Then<service::SignedIn> welcome(service::Service* service, bool https, Reply<service::MeView> reply);

void add_signin_routes(Table& table, bool https);  // passkeys, the organisation's accounts, somebody's own sessions and tokens
void add_organisation_routes(Table& table);  // people, roles, limits
void add_map_routes(Table& table);           // the silo map, introductions
void add_programme_routes(Table& table);     // programmes, circles
void add_share_routes(Table& table);         // shares, statements
void add_round_routes(Table& table);         // rounds, ballots, results
void add_proposal_routes(Table& table);      // proposals, the input register
void add_experiment_routes(Table& table);
void add_guided_session_routes(Table& table);
void add_value_routes(Table& table);         // terms, cards, the shared sentence
void add_handbook_routes(Table& table, Routes& routes);
void add_meter_routes(Table& table);          // the link meter
void add_council_routes(Table& table);        // privacy settings, what the works council does
void add_wall_routes(Table& table);          // the walls register
void add_overlap_routes(Table& table);       // work items, double work, the waste ledger
void add_who_routes(Table& table);           // who knows, and questions across borders
void add_coach_routes(Table& table);         // coaches, and what they are asked
void add_chat_routes(Table& table, Routes& routes);  // chats, and what they send
void add_customer_routes(Table& table);      // customers
void add_scim_routes(Table& table, Routes& routes);
void add_rhythm_routes(Table& table, Routes& routes);  // rhythm, meetings, mail, calendars

}  // namespace schakel::http
