// Somebody's own ways in.

#include "http/subjects.hpp"

namespace schakel::http {

using namespace service;

void add_signin_routes(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<SessionsView>(Right::participant, "/api/v1/my/sessions", "Where you are signed in, and since which day.",
                                 [service](const Caller& caller, const Query&) -> Result<SessionsView> {
                                   return service->sessions(who_of(caller), caller.session);
                                 });
  table.api().command<EndSession, Done>(Right::participant, "/api/v1/my/sessions/end", "Ends one of your sessions.",
                                        [service](const Caller& caller, EndSession order, Reply<Done> reply) {
                                          service->end_session(who_of(caller), std::move(order), std::move(reply));
                                        });
  table.api().command<Nothing, Done>(Right::participant, "/api/v1/my/sessions/end-others",
                                     "Ends all your sessions but this one.",
                                     [service](const Caller& caller, Nothing, Reply<Done> reply) {
                                       service->end_other_sessions(who_of(caller), caller.session, std::move(reply));
                                     });
}

}  // namespace schakel::http
