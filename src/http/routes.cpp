#include "http/routes.hpp"

#include "http/access.hpp"
#include "http/openapi.hpp"
#include "http/problem.hpp"
#include "http/subjects.hpp"
#include "service/views/today.hpp"

namespace schakel::http {

using namespace service;

// The bodies that only this door has.
struct SignIn {
  std::string token;  // of the link's fragment: /in#TOKEN
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (token))
struct FirstRun : domain::FoundOrganisation {
  std::string token;  // printed when the server starts
};
BOOST_DESCRIBE_STRUCT(FirstRun, (domain::FoundOrganisation), (token))
struct FirstRunView {
  bool needed = false;
};
BOOST_DESCRIBE_STRUCT(FirstRunView, (), (needed))

static CookieRules cookie_rules(const Service& service, bool https) {
  return {.secure = https, .seconds = std::chrono::seconds(service.settings().session_lives).count()};
}

// Who just came in gets the cookie, and sees who they are.
Then<SignedIn> welcome(Service* service, bool https, Reply<MeView> reply) {
  return [service, https, reply = std::move(reply)](Result<SignedIn> in) {
    if (!in) return reply(Failure(std::move(in).error()));
    const auto with_cookie = reply.with(session_cookie(in->session, cookie_rules(*service, https)));
    with_cookie(service->me(in->who));
  };
}

namespace {

void add_doorstep(Table& table, const RouteSettings& settings) {
  auto* service = table.service_or_none();
  const bool https = settings.https;
  table.api()
      .command<SignIn, MeView>(Right::nobody, "/api/v1/sign-in", "Uses a one-time link; sets the session's cookie.",
                               [service, https](const Caller&, const Query& query, SignIn order, Reply<MeView> reply) {
                                 service->sign_in(std::move(order.token), query.request().device, welcome(service, https, std::move(reply)));
                               })
      .pace(Pace::sign_in);
  table.api().view<FirstRunView>(Right::nobody, "/api/v1/first-run", "Whether an organisation is still to be founded.",
                                 [service](const Caller&, const Query&) -> Result<FirstRunView> {
                                   return FirstRunView{.needed = service->first_run_needed()};
                                 });
  table.api()
      .command<FirstRun, MeView>(Right::nobody, "/api/v1/first-run",
                                 "Founds the organisation with the token printed at start; signs its administrator in.",
                                 [service, https](const Caller&, const Query& query, FirstRun order, Reply<MeView> reply) {
                                   service->found(std::move(order.token), static_cast<domain::FoundOrganisation&>(order),
                                                  query.request().device, welcome(service, https, std::move(reply)));
                                 })
      .pace(Pace::sign_in);
  table.api().command<Nothing, Nothing>(
      Right::somebody, "/api/v1/sign-out", "Ends this session.",
      [service, https](const Caller& caller, Nothing, Reply<Nothing> reply) {
        service->sign_out(caller.session, [reply = reply.with(forget_session_cookie(https))](Result<Done> done) {
          if (!done) return reply(Failure(std::move(done).error()));
          reply(Nothing{});
        });
      });
}

void add_today(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<MeView>(Right::somebody, "/api/v1/me", "Who you are here.",
                           [service](const Caller& caller, const Query&) -> Result<MeView> { return service->me(who_of(caller)); });
  table.api().view<TodayView>(Right::somebody, "/api/v1/today", "The one thing to do now, and what became of your input.",
                              [service](const Caller& caller, const Query&) -> Result<TodayView> {
                                const auto who = who_of(caller);
                                const auto viewer = service->viewer(who);
                                const auto open = service->open_ballots(who);
                                return service->look(who.organisation, [&](const domain::State& state) {
                                  return today_view(state, viewer, open);
                                });
                              });
}

// Every topic is "changed" for now, which everybody in the organisation may hear.
void add_events(Routes& routes, Service* service, std::shared_ptr<EventHub> hub) {
  routes
      .add(Right::somebody, "GET", "/api/v1/events",
           [service, hub = std::move(hub)](const Caller& caller, const Request& request, Answer answer) {
             Response response;
             response.type = "text/event-stream";
             response.events = hub->listen(
                 caller.organisation, [](const std::string&) { return true; },
                 [service, session = caller.session] { return service->who(session).has_value(); },
                 request.last_event_id);
             answer(std::move(response));
           })
      .summary("Server-sent events: `changed` with the organisation's position, then the screen asks again.")
      .answers("text/event-stream");
}

}  // namespace

void add_routes(Routes& routes, Service* service, std::shared_ptr<EventHub> hub, const RouteSettings& settings) {
  Table table(routes, service);
  add_doorstep(table, settings);
  add_today(table);
  add_signin_routes(table, settings.https);
  add_organisation_routes(table);
  add_map_routes(table);
  add_programme_routes(table);
  add_share_routes(table);
  add_round_routes(table);
  add_proposal_routes(table);
  add_experiment_routes(table);
  add_value_routes(table);
  add_handbook_routes(table, routes);
  add_meter_routes(table);
  add_council_routes(table);
  add_wall_routes(table);
  add_overlap_routes(table);
  add_rhythm_routes(table, routes);
  add_chat_routes(table, routes);
  add_scim_routes(table, routes);
  add_guided_session_routes(table);
  add_coach_routes(table);
  add_who_routes(table);
  add_customer_routes(table);
  add_events(routes, service, std::move(hub));
  add_access(routes);
  add_openapi(routes, settings.version);
}

void add_health(Routes& routes, Service& service, std::shared_ptr<Metrics> metrics, std::function<bool()> stopping) {
  routes
      .add(Right::nobody, "GET", "/healthz",
           [](const Caller&, const Request&, Answer answer) { answer(text_response(200, "ok\n")); })
      .hidden();
  routes
      .add(Right::nobody, "GET", "/readyz",
           [&service, stopping = std::move(stopping)](const Caller&, const Request&, Answer answer) {
             if (stopping()) return answer(text_response(503, "stopping\n"));
             if (service.metrics().outdated) return answer(text_response(503, "a newer Schakel writes here\n"));
             if (!service.metrics().writable) return answer(text_response(503, "cannot write\n"));
             answer(text_response(200, "ready\n"));
           })
      .hidden();
  routes
      .add(Right::nobody, "GET", "/metrics",
           [metrics](const Caller&, const Request& request, Answer answer) {
             // For whoever has the machine: the proxy's visitors find nothing.
             if (request.forwarded) return answer(problem(404, "error.no_such_address", "There is nothing at this address."));
             answer(text_response(200, metrics->text(), "text/plain; version=0.0.4; charset=utf-8"));
           })
      .hidden();
  const auto ask = [&](const char* name, const char* help, auto field) {
    metrics->ask(name, help, [&service, field] { return static_cast<double>(service.metrics().*field); });
  };
  using M = Service::Metrics;
  ask("schakel_facts_total", "Facts made durable.", &M::facts);
  ask("schakel_commands_total", "Commands taken.", &M::commands);
  ask("schakel_refused_total", "Commands refused.", &M::refused);
  ask("schakel_ballots_filled_total", "Sheets written to the ballot box.", &M::ballots_filled);
  ask("schakel_batches_total", "Group commits.", &M::batches);
  ask("schakel_queue", "What waits to be decided.", &M::queue);
  ask("schakel_in_memory", "Organisations in memory; the others sleep until somebody comes.", &M::in_memory);
  ask("schakel_overtaken_total", "Group commits that were decided again, because another server wrote first.", &M::overtaken);
  ask("schakel_writable", "1 while the disk takes what is written, and the other servers are heard.", &M::writable);
}

Authenticate authenticate_with(const Service& service) {
  return [&service](std::string_view token) -> std::optional<Caller> {
    const auto who = service.who(token);
    if (!who) return std::nullopt;
    return Caller{.organisation = who->organisation,
                  .person = who->person,
                  .roles = {.participant = !who->outside,
                            .facilitator = who->facilitator,
                            .administrator = who->administrator,
                            .works_council = who->works_council,
                            .coach = who->coach,
                            .customer = who->customer}};
  };
}

Authenticate authenticate_tokens_with(const Service& service) {
  return [&service](std::string_view token) -> std::optional<Caller> {
    const auto known = service.who_by_token(token);
    if (!known) return std::nullopt;
    return Caller{.organisation = known->who.organisation,
                  .person = known->who.person,
                  .roles = {.participant = false, .facilitator = known->who.facilitator, .administrator = known->who.administrator},
                  .by_token = true,
                  .may_change = known->may_change};
  };
}

}  // namespace schakel::http
