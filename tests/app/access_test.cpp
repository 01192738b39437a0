// Who may do what, over every route there is; the table is made from the routes themselves.

#include "door.hpp"
#include "http/access.hpp"
#include "http/router.hpp"
#include "http/routes.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

struct Visitor {
  std::string name;  // "" = nobody
  http::Roles roles;
};
const std::vector<Visitor> visitors = {{"", {}},
                                       {"anna", {.participant = true}},
                                       {"gerda", {.participant = true, .facilitator = true}},
                                       {"adam", {.participant = true, .administrator = true}},
                                       {"wim", {.participant = true, .works_council = true}},
                                       {"klara", {.customer = true}},
                                       {"other", {.participant = true, .facilitator = true, .administrator = true}}};

std::string address_of(const http::Route& route) {
  std::string query;
  for (const auto& parameter : route.parameters) {
    if (parameter.name != "border" && parameter.name != "language") query += (query.empty() ? "?" : "&") + parameter.name + "=1";
  }
  // A link that nobody was given.
  const auto token = route.path.find("{token}");
  return (token == std::string::npos ? route.path : route.path.substr(0, token) + "1.1.unknown") + query;
}

// In a language of its own (RFC 7644), also for its errors.
bool is_scim(const http::Route& route) { return route.path.starts_with("/scim/"); }

Reply knock(const Town& town, const http::Route& route, const std::string& who) {
  return route.method == "GET" ? town.get(address_of(route), who) : town.change(route.method, address_of(route), R"({"no_such_field":1})", who);
}

http::Routes all_routes() {
  http::Routes routes;
  http::add_routes(routes, nullptr, nullptr, {.https = false, .version = "0"});
  return routes;
}

bool is_stream(const http::Route& route) { return route.answer_type == "text/event-stream"; }

// All that one visitor can read, with the addresses.
std::string all_views(const Town& town, const http::Routes& routes, const std::string& who) {
  std::string all;
  for (const auto& route : routes.all()) {
    if (route->method != "GET" || is_stream(*route) || !route->described) continue;
    if (route->path == "/api/v1/me/held") continue;  // their own; see below
    all += route->path + ": " + town.get(address_of(*route), who).body + "\n";
  }
  return all;
}


}  // namespace

TEST_CASE("every route lets in whom its right names, and nobody else") {
  const Town town;
  const auto routes = all_routes();
  REQUIRE(routes.all().size() > 60);
  for (const auto& route : routes.all()) {
    if (is_stream(*route)) continue;
    for (const Visitor& visitor : visitors) {
      CAPTURE(route->method);
      CAPTURE(route->path);
      CAPTURE(visitor.name);
      const Reply reply = knock(town, *route, visitor.name);
      CAPTURE(reply.body);
      if (http::needs_session(route->right) && visitor.name.empty()) {
        CHECK(reply.status == 401);
        CHECK(code_of(reply) == "error.not_signed_in");
      } else if (!http::allows(route->right, visitor.roles)) {
        CHECK(reply.status == 403);
        CHECK(code_of(reply) == "error.not_allowed");
      } else if (is_scim(*route) && route->method != "GET") {
        CHECK((reply.status == 400 || reply.status == 404));
        CHECK(has(reply.body, "urn:ietf:params:scim:api:messages:2.0:Error"));
      } else if (route->method == "POST") {
        // Let in, and then told that there is no such field, or no such link.
        CHECK(reply.status == (has(route->path, "{token}") ? 404 : has(route->path, "{address}") ? 401 : 400));
        CHECK_FALSE(code_of(reply).empty());
      } else {
        CHECK((reply.status == 200 || reply.status == 303 || reply.status == 404 || reply.status == 409));
      }
    }
  }
}

TEST_CASE("these addresses are open to anybody, to ballots, to facilitators, administrators, the works council, coaches and customers, and to who is signed in; all others to participants") {
  std::map<http::Right, std::set<std::string>> by_right;
  const auto routes = all_routes();
  for (const auto& route : routes.all()) by_right[route->right].insert(route->method + " " + route->path);
  const std::set<std::string> nobody = {"GET /api/v1/first-run",
                                       "POST /api/v1/first-run",
                                       "POST /api/v1/sign-in",
                                       "POST /api/v1/sign-in/passkey",
                                       "POST /api/v1/sign-in/passkey/begin",
                                       "POST /api/v1/sign-in/provider",
                                       "POST /api/v1/sign-in/provider/begin",
                                       "GET /api/v1/sign-in/ways",
                                        "GET /api/v1/openapi.json"};
  const std::set<std::string> ballot = {"GET /api/v1/mail/off/{token}",
                                       "GET /calendar/{token}",
                                       "POST /api/v1/mail/off/{token}",
                                       "POST /api/v1/mail/on/{token}",
                                       "POST /api/v1/ballots/fill",
                                       "POST /api/v1/ballots/proof",
                                       "POST /api/v1/ballots/read",
                                       "POST /chat/mattermost/{address}",
                                       "POST /chat/slack/{address}",
                                       "POST /chat/teams/{address}"};
  const std::set<std::string> facilitator = {"GET /api/v1/chat",
                                       "GET /api/v1/circles", "GET /api/v1/circles/places",
                                       "POST /api/v1/chat/connect",
                                       "POST /api/v1/chat/replace",
                                       "POST /api/v1/chat/take-away",
                                       "GET /api/v1/people",
                                       "POST /api/v1/circles/announce",
                                       "POST /api/v1/coaching/invite",
                                       "GET /api/v1/customers",
                                       "POST /api/v1/customers/invite",
                                       "POST /api/v1/circles/compose",
                                       "POST /api/v1/circles/draft", "POST /api/v1/circles/join",
                                       "POST /api/v1/circles/lock",
                                       "POST /api/v1/circles/met",
                                       "POST /api/v1/circles/move",
                                       "POST /api/v1/experiments/start",
                                       "POST /api/v1/import",
                                       "POST /api/v1/meter/open",
                                       "POST /api/v1/people/left",
                                       "POST /api/v1/programmes/end",
                                       "POST /api/v1/programmes/invite",
                                       "POST /api/v1/programmes/links",
                                       "POST /api/v1/programmes/next-cycle",
                                       "POST /api/v1/programmes/plan",
                                       "POST /api/v1/programmes/start",
                                       "POST /api/v1/proposals/answer",
                                       "POST /api/v1/proposals/ask-support",
                                       "POST /api/v1/proposals/council",
                                       "POST /api/v1/proposals/decide",
                                       "POST /api/v1/proposals/open-input",
                                       "POST /api/v1/proposals/raise-influence",
                                       "POST /api/v1/rhythm/calendar",
                                       "POST /api/v1/rhythm/chat",
                                       "GET /api/v1/rhythm/secret",
                                       "POST /api/v1/rhythm/choose",
                                       "POST /api/v1/rhythm/end-cycle",
                                       "POST /api/v1/rhythm/holidays",
                                       "POST /api/v1/rhythm/keep",
                                       "POST /api/v1/rounds/close",
                                       "POST /api/v1/rounds/open",
                                       "GET /api/v1/overlaps/likely",
                                       "POST /api/v1/overlaps/ask",
                                       "POST /api/v1/statements/put-back",
                                       "POST /api/v1/statements/set-aside",
                                       "POST /api/v1/value/ask",
                                       "POST /api/v1/value/close-writing",
                                       "POST /api/v1/value/name",
                                       "POST /api/v1/value/put",
                                       "POST /api/v1/walls/ask",
                                       "POST /api/v1/walls/link",
                                       "POST /api/v1/walls/register",
                                       "POST /api/v1/who/put-back",
                                       "POST /api/v1/who/set-aside",
                                       "POST /api/v1/work/bring",
                                       "DELETE /scim/v2/Groups/{id}",
                                       "DELETE /scim/v2/Users/{id}",
                                       "GET /scim/v2/Groups",
                                       "GET /scim/v2/Groups/{id}",
                                       "GET /scim/v2/ResourceTypes",
                                       "GET /scim/v2/ResourceTypes/{id}",
                                       "GET /scim/v2/Schemas",
                                       "GET /scim/v2/Schemas/{id}",
                                       "GET /scim/v2/ServiceProviderConfig",
                                       "GET /scim/v2/Users",
                                       "GET /scim/v2/Users/{id}",
                                       "PATCH /scim/v2/Groups/{id}",
                                       "PATCH /scim/v2/Users/{id}",
                                       "POST /scim/v2/Groups",
                                       "POST /scim/v2/Users",
                                       "PUT /scim/v2/Groups/{id}",
                                       "PUT /scim/v2/Users/{id}"};
  const std::set<std::string> administrator = {"POST /api/v1/limit/raise",
                                       "POST /api/v1/people/forget",
                                       "POST /api/v1/privacy/propose",
                                       "POST /api/v1/roles/give",
                                       "POST /api/v1/roles/take"};
  const std::set<std::string> works_council = {"POST /api/v1/council/answer", "POST /api/v1/council/approve", "POST /api/v1/council/check",
                                               "POST /api/v1/council/pause",  "POST /api/v1/council/raise",   "POST /api/v1/council/refuse",
                                               "POST /api/v1/council/resume"};
  CHECK(by_right[http::Right::works_council] == works_council);
  const std::set<std::string> customer = {"GET /api/v1/customer", "GET /api/v1/customer/result", "POST /api/v1/customer/say"};
  CHECK(by_right[http::Right::customer] == customer);
  const std::set<std::string> voter = {"GET /api/v1/round", "GET /api/v1/round/order", "POST /api/v1/rounds/credential",
                                       "POST /api/v1/statements/withdraw"};
  CHECK(by_right[http::Right::voter] == voter);
  const std::set<std::string> coach = {"GET /api/v1/coach", "POST /api/v1/coach/accept", "POST /api/v1/coach/answer",
                                       "POST /api/v1/coach/decline", "POST /api/v1/coach/hand-over"};
  // What a coach or customer from outside may ask too, who is no participant.
  const std::set<std::string> somebody = {"GET /api/v1/events",
                                       "GET /api/v1/experiment",
                                       "GET /api/v1/me",
                                       "GET /api/v1/me/held",
                                       "GET /api/v1/my/passkeys",
                                       "GET /api/v1/my/reach",
                                       "GET /api/v1/my/sessions",
                                       "GET /api/v1/proposal",
                                       "GET /api/v1/today",
                                       "POST /api/v1/me/forget",
                                       "POST /api/v1/my/mail",
                                       "POST /api/v1/my/passkeys/add",
                                       "POST /api/v1/my/passkeys/begin",
                                       "POST /api/v1/my/passkeys/remove",
                                       "POST /api/v1/my/sessions/end",
                                       "POST /api/v1/my/sessions/end-others",
                                       "POST /api/v1/my/sessions/link",
                                       "POST /api/v1/sign-out"};
  CHECK(by_right[http::Right::coach] == coach);
  CHECK(by_right[http::Right::somebody] == somebody);
  CHECK(by_right[http::Right::nobody] == nobody);
  CHECK(by_right[http::Right::ballot] == ballot);
  CHECK(by_right[http::Right::facilitator] == facilitator);
  CHECK(by_right[http::Right::administrator] == administrator);
}

TEST_CASE("who may ask what is told from the table of routes, whole and nothing else") {
  const Town town;
  const auto routes = all_routes();
  const Reply reply = town.get("/api/v1/access", "anna");
  const auto view = exchange::parse_json<http::AccessView>(reply.body).value();
  std::set<std::string> told;
  std::set<std::string> more;
  for (const auto& group : view.groups) {
    for (const auto& one : group.routes) {
      told.insert(one.right + " " + one.address);
      if (!one.more_for.empty()) more.insert(one.more_for + " " + one.address);
    }
  }
  std::set<std::string> there;
  for (const auto& route : routes.all()) {
    if (route->described) there.insert(std::string(http::to_text(route->right)) + " " + route->method + " " + route->path);
  }
  CHECK(told == there);
  CHECK(more == std::set<std::string>{"administrator GET /api/v1/tokens", "facilitator GET /api/v1/statements/aside"});
}

TEST_CASE("a program's token opens what its role opens, reads what everybody may read, and is never a person") {
  const Town town;
  const auto routes = all_routes();
  const auto token_of = [&](const std::string& who, const std::string& role, bool may_change) {
    const Reply reply = town.post("/api/v1/tokens/make", R"({"name":"Rapport","role":")" + role + R"(","may_change":)" + (may_change ? "true" : "false") + R"(,"until":"2026-12-31"})", who);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    const auto from = reply.body.find("schakel_token_");
    return reply.body.substr(from, reply.body.find('"', from) - from);
  };
  struct Program {
    std::string token;
    http::Caller caller;
  };
  std::vector<Program> programs;
  for (const bool may_change : {false, true}) {
    programs.push_back({token_of("gerda", "facilitator", may_change), {.roles = {.facilitator = true}, .by_token = true, .may_change = may_change}});
    programs.push_back({token_of("adam", "administrator", may_change), {.roles = {.administrator = true}, .by_token = true, .may_change = may_change}});
  }
  for (const auto& route : routes.all()) {
    if (is_stream(*route) || !http::needs_session(route->right)) continue;
    for (const Program& program : programs) {
      CAPTURE(route->method);
      CAPTURE(route->path);
      CAPTURE(program.caller.roles.facilitator);
      CAPTURE(program.caller.may_change);
      const http::test::Fields fields{{"Authorization", "Bearer " + program.token}, {"Content-Type", "application/json"}};
      const bool reads = route->method == "GET";
      const Reply reply = reads ? town.get(address_of(*route), "", fields)
                                : Client(town.running->port()).ask(http::test::request(route->method, route->path, fields, R"({"no_such_field":1})"));
      CAPTURE(reply.body);
      if (!http::allows(route->right, route->tokens, !reads, program.caller)) {
        CHECK(reply.status == 403);
      } else if (!reads) {
        CHECK((reply.status == 400 || (is_scim(*route) && reply.status == 404)));
      } else {
        CHECK((reply.status == 200 || reply.status == 404 || reply.status == 409));
      }
    }
  }
  // Who is behind it is not asked: a cookie beside a token counts for nothing.
  CHECK(town.get("/api/v1/people", "gerda", {{"Authorization", "Bearer schakel_token_none"}}).status == 401);
  CHECK(town.get("/api/v1/my/sessions", "", {{"Authorization", "Bearer " + programs[0].token}}).status == 403);
  CHECK(town.get("/api/v1/my/sessions", "", {{"Authorization", "Bearer " + town.session("anna")}}).status == 401);
  CHECK(town.get("/api/v1/people", "", {{"Authorization", "Basic " + programs[0].token}}).status == 401);
  for (const Program& program : programs) {
    CHECK_FALSE(has(town.log(), program.token));
    for (const char* who : {"gerda", "adam", "fenna"}) CHECK_FALSE(has(all_views(town, routes, who), program.token));
  }
}

TEST_CASE("tokens open these routes of participants, and none of these of others") {
  std::set<std::string> reads;
  std::set<std::string> never;
  const auto routes = all_routes();
  for (const auto& route : routes.all()) {
    if (route->tokens == http::ForTokens::reads) reads.insert(route->method + " " + route->path);
    if (route->tokens == http::ForTokens::never) never.insert(route->method + " " + route->path);
  }
  CHECK(reads == std::set<std::string>{"GET /api/v1/handbook", "GET /api/v1/handbook.epub", "GET /api/v1/handbook.html", "GET /api/v1/map", "GET /api/v1/map/borders", "GET /api/v1/map/change", "GET /api/v1/map/made",
                                       "GET /api/v1/programmes", "GET /api/v1/programmes/flow", "GET /api/v1/result", "GET /api/v1/term/result"});
  CHECK(never == std::set<std::string>{"GET /api/v1/chat", "GET /api/v1/rhythm/secret", "POST /api/v1/chat/connect", "POST /api/v1/chat/replace", "POST /api/v1/chat/take-away", "POST /api/v1/coaching/invite", "POST /api/v1/council/answer", "POST /api/v1/council/approve", "POST /api/v1/council/check", "POST /api/v1/council/pause",
                                       "POST /api/v1/council/raise", "POST /api/v1/council/refuse", "POST /api/v1/council/resume", "POST /api/v1/customers/invite", "POST /api/v1/my/chats/code", "POST /api/v1/my/chats/untie", "POST /api/v1/my/sessions/link", "POST /api/v1/people/forget",
                                       "POST /api/v1/privacy/propose", "POST /api/v1/programmes/links", "POST /api/v1/roles/give", "POST /api/v1/roles/take"});
}

TEST_CASE("somebody's sessions and passkeys are in nobody else's answers, and their secrets in no log") {
  const Town town;
  const auto routes = all_routes();
  const auto id_in = [](const Reply& reply) {
    const auto from = reply.body.find(R"("id":")") + 6;
    return reply.body.substr(from, reply.body.find('"', from) - from);
  };
  const std::string annas = id_in(town.get("/api/v1/my/sessions", "anna"));
  CHECK(annas.size() == 32);
  for (const char* who : {"bert", "gerda", "adam", "fenna", "other"}) {
    CAPTURE(who);
    CHECK_FALSE(has(all_views(town, routes, who), annas));
    CHECK(code_of(town.post("/api/v1/my/sessions/end", R"({"id":")" + annas + R"("})", who)) == "error.unknown_session");
  }
  CHECK(town.get("/api/v1/me", "anna").status == 200);
  const Reply ask = town.post("/api/v1/sign-in/passkey/begin", "{}");
  CHECK(has(ask.body, R"("site":"localhost")"));
  CHECK(code_of(town.post("/api/v1/sign-in/passkey", R"({"credential":"YQ","client_data":"YQ","authenticator_data":"YQ","signature":"YQ","user":""})")) == "error.passkey_refused");
  CHECK(code_of(town.post("/api/v1/sign-in/provider/begin", "{}")) == "error.no_provider");
  CHECK_FALSE(has(town.log(), annas));
  CHECK(town.post("/api/v1/my/sessions/end", R"({"id":")" + annas + R"("})", "anna").status == 200);
  CHECK(town.get("/api/v1/me", "anna").status == 401);
}

TEST_CASE("an event stream is for who is signed in") {
  const Town town;
  CHECK(town.get("/api/v1/events").status == 401);
  Client screen(town.running->port());
  screen.send(http::test::get("/api/v1/events", {{"Cookie", "schakel_session=" + town.session("anna")}}));
  CHECK_FALSE(screen.read_until("hello").empty());
  CHECK(town.post("/api/v1/shares/write", R"({"programme":1,"kind":"wish","text":"Dat het stopt"})", "anna").status == 200);
  CHECK_FALSE(screen.read_until("event: changed").empty());
}

TEST_CASE("a customer reads what customers said and what is asked of them, and nothing of people of the organisation or their words") {
  const Town town;
  const auto routes = all_routes();
  const auto klara = all_views(town, routes, "klara");
  for (const char* word : {"Naam-", "@post.example", "ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE", "Niemand neemt op", "Wij nemen op", "Wie betaalt", "Balie", "Ruimte", "Archief"}) {
    CAPTURE(word);
    CHECK_FALSE(has(klara, word));
  }
  CHECK(has(klara, "Drie keer mijn verhaal"));
  CHECK(has(klara, "Eén loket"));
  CHECK(town.get("/api/v1/round?id=1", "klara").status == 404);  // asks people of the organisation
  CHECK(code_of(town.post("/api/v1/rounds/credential", R"({"round":1,"asked":"AQ"})", "klara")) == "error.not_in_round");
  CHECK(town.get("/api/v1/statements", "klara").status == 403);
  // What customers said is told apart, and nobody reads of which customer it is.
  const Reply statements = town.get("/api/v1/statements", "bert");
  CHECK(has(statements.body, R"("text":"Drie keer mijn verhaal")"));
  CHECK(has(statements.body, R"("by_customer":true)"));
  for (const char* who : {"bert", "gerda", "fenna", "adam", "wim"}) CHECK_FALSE(has(all_views(town, routes, who), "Klant 2"));
}

TEST_CASE("customers vote beside the silos, about what customers said") {
  Town town;
  REQUIRE(town.post("/api/v1/statements/withdraw", R"({"statement":1,"secret":")" + town.statement_secret + R"("})", "anna").status == 409);  // in a vote
  const auto round = RoundId(town.did("gerda", "/api/v1/rounds/open", R"({"programme":1,"title":"Klanten","statements":[],"closes":"2026-11-10T12:00:00.000Z","customers":true})"));
  const Reply seen = town.get("/api/v1/round?id=" + std::to_string(round.number()), "klara");
  REQUIRE_MESSAGE(seen.status == 200, seen.body);
  const auto view = exchange::parse_json<service::RoundView>(seen.body).value();
  CHECK(view.silo == "Klanten");
  CHECK(view.round.customers == "Klanten");
  REQUIRE(view.statements.size() == 1);
  CHECK(view.statements[0].by_customer);
  for (const char* who : {"klara", "bert"}) {
    auto device = town.voter(who, round);
    const Reply answer = town.post("/api/v1/rounds/credential", exchange::json_text(device.order()), who);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    REQUIRE(device.receive(exchange::parse_json<service::CredentialAnswer>(answer.body).value()).has_value());
    CHECK(town.post("/api/v1/ballots/fill", exchange::json_text(device.sheet(town.one, {{view.statements[0].id, Vote::agree}})), "").status == 200);
  }
  const std::string outcome = "/api/v1/customer/result?round=" + std::to_string(round.number());
  CHECK(code_of(town.get(outcome, "klara")) == "error.round_open");
  town.did("gerda", "/api/v1/rounds/close", R"({"round":)" + std::to_string(round.number()) + "}");
  const Reply result = town.get("/api/v1/result?round=" + std::to_string(round.number()), "bert");
  CHECK(has(result.body, R"("name":"Klanten","people":10)"));
  CHECK(town.get("/api/v1/result?round=" + std::to_string(round.number()), "klara").status == 403);
  CHECK(has(town.get("/api/v1/customer", "klara").body, R"("stage":"voted")"));
  // Two answers say nothing yet; of silos nothing is said at all, and rounds that asked no customers are not there.
  const Reply theirs = town.get(outcome, "klara");
  CHECK(has(theirs.body, "Drie keer mijn verhaal"));
  CHECK(has(theirs.body, R"("customers":{"hidden":)"));
  for (const char* word : {"Ruimte", "Zorg", "\"silos\""}) CHECK_FALSE(has(theirs.body, word));
  CHECK(town.get("/api/v1/customer/result?round=1", "klara").status == 404);
  for (const char* who : {"bert", "gerda", "fenna"}) CHECK(town.get(outcome, who).status == 403);
}

TEST_CASE("two organisations on one server never see each other") {
  const Town town;
  const auto seen = all_views(town, all_routes(), "other");
  for (const char* word : {"Lindedal", "Naam-", "Eén loket", "Balie", "Niemand neemt op", "Eén nummer", "Wat delen we", "betaalt"}) {
    CAPTURE(word);
    CHECK_FALSE(has(seen, word));
  }
  for (const char* path : {"/api/v1/round?id=1", "/api/v1/proposal?id=1", "/api/v1/circles?programme=1"}) {
    CAPTURE(path);
    CHECK(town.get(path, "other").status == 404);
  }
  CHECK(code_of(town.post("/api/v1/shares/withdraw", R"({"share":2})", "other")) == "error.unknown_share");
  CHECK(code_of(town.post("/api/v1/proposals/answer", R"({"proposal":1,"input":1,"answer":"adopted","reason":"x"})", "other")) ==
        "error.unknown_proposal");
}

TEST_CASE("a participant reads no address, no must-not list, no share of a circle they are not in, and no count before closing") {
  const Town town;
  const auto routes = all_routes();
  const auto bert = all_views(town, routes, "bert");
  for (const char* word : {"@post.example", "apart", "ALLEEN-VOOR-MIJ", "IN-DE-KRING"}) {
    CAPTURE(word);
    CHECK_FALSE(has(bert, word));
  }
  CHECK(has(bert, R"("ballots":null)"));
  const auto anna = all_views(town, routes, "anna");
  CHECK(has(anna, "ALLEEN-VOOR-MIJ"));
  CHECK(has(anna, "IN-DE-KRING"));
  CHECK(has(town.get("/api/v1/my/circles", "p25").body, "IN-DE-KRING"));
  CHECK_FALSE(has(all_views(town, routes, "p25"), "ALLEEN-VOOR-MIJ"));
}

TEST_CASE("while people write what a term means, a card is read by who wrote it and by nobody else, whatever their role") {
  const Town town;
  const auto routes = all_routes();
  CHECK(has(all_views(town, routes, "anna"), "KAARTJE-VAN-ANNA"));
  CHECK_FALSE(has(all_views(town, routes, "anna"), "KAARTJE-VAN-P25"));
  for (const char* who : {"bert", "gerda", "adam", "fenna", "other"}) {
    CAPTURE(who);
    CHECK_FALSE(has(all_views(town, routes, who), "KAARTJE"));
    CHECK_FALSE(has(town.get("/api/v1/me/held", who).body, "KAARTJE"));
  }
  CHECK_FALSE(has(town.log(), "KAARTJE"));
  CHECK(code_of(town.get("/api/v1/term/result?id=1", "gerda")) == "error.term_open");
  for (const char* path : {"/api/v1/value?id=1", "/api/v1/term?id=1", "/api/v1/term/result?id=1"}) {
    CAPTURE(path);
    CHECK(town.get(path, "gerda").status != 404);
    CHECK(town.get(path, "other").status == 404);
  }
  CHECK(code_of(town.post("/api/v1/value/write", R"({"term":1,"text":"x"})", "other")) == "error.unknown_term");
  CHECK(code_of(town.post("/api/v1/value/write", R"({"term":1,"text":"x"})", "fenna")) == "error.not_in_programme");
  CHECK(code_of(town.post("/api/v1/value/draft", R"({"programme":1,"text":"x","term":null,"circle":null})", "bert")) == "error.not_a_facilitator");
}

TEST_CASE("of a link meter nobody reads a number before it closes, and in the week after nobody a pair that is not of their silo") {
  Town town;
  CHECK(code_of(town.post("/api/v1/meter/open", R"({"programme":1,"closes":"2026-11-10T17:00:00Z"})", "anna")) == "error.not_allowed");
  CHECK(code_of(town.post("/api/v1/meter/open", R"({"programme":1,"closes":"2026-11-10T17:00:00Z"})", "other")) == "error.unknown_programme");
  const RoundId round(town.did("gerda", "/api/v1/meter/open", R"({"programme":1,"closes":"2026-11-10T17:00:00Z"})"));
  const std::string result = "/api/v1/meter/result?round=" + std::to_string(round.number());
  for (int i = 5; i <= 20; ++i) {
    const std::string who = "p" + std::to_string(i);
    town.sign_in(who, town.one, town.person(who));
    auto device = town.voter(who, round);
    const Reply answer = town.post("/api/v1/rounds/credential", exchange::json_text(device.order()), who);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    REQUIRE(device.receive(exchange::parse_json<service::CredentialAnswer>(answer.body).value()).has_value());
    service::FillBallot sheet = device.sheet(town.one, {});
    const std::string about = i <= 12 ? "Zorg" : "Archief + Ruimte";
    for (std::size_t q = 0; q < meter_questions; ++q) {
      const auto question = static_cast<MeterQuestion>(q);
      sheet.answers.push_back({.question = question, .about = is_about_neighbour(question) ? about : "", .score = 4});
    }
    CHECK(town.post("/api/v1/ballots/fill", exchange::json_text(sheet)).status == 200);
  }
  for (const char* who : {"anna", "gerda", "fenna", "adam"}) CHECK(code_of(town.get(result, who)) == "error.round_open");
  CHECK(has(town.get("/api/v1/meter?id=1", "fenna").body, R"("ballots":null)"));
  const auto move_to = [&](std::string_view when) {  // sessions end after a month
    town.now(when);
    town.running->service().tick();
    town.sign_in("anna", town.one, town.person("anna"));
    town.sign_in("fenna", town.one, PersonId(1));
    town.sign_in("other", town.two, PersonId(1));
  };
  move_to("2026-11-10T17:00:00Z");
  const Reply mine = town.get(result, "anna");
  CHECK(has(mine.body, R"("asked":"Archief + Ruimte")"));
  CHECK_FALSE(has(mine.body, "Naam-"));
  // Fenna administers and facilitates, and takes no part: no pair, and not the whole either, for it is that one pair.
  const Reply whole = town.get(result, "fenna");
  CHECK(whole.status == 200);
  CHECK_FALSE(has(whole.body, R"("asked")"));
  CHECK(has(whole.body, R"("mean":{"hidden":"theirs_first"})"));
  CHECK(town.get(result, "other").status == 404);
  CHECK(town.get("/api/v1/meter?id=1", "other").status == 404);
  move_to("2026-11-17T17:00:00Z");
  CHECK(has(town.get(result, "fenna").body, R"("asked":"Zorg")"));
  CHECK_FALSE(has(town.log(), "dare_to_say"));
}

TEST_CASE("what is held about somebody is shown to themselves, and says nothing of others") {
  const Town town;
  const auto bert = town.get("/api/v1/me/held", "bert").body;
  CHECK(has(bert, "Naam-bert"));
  for (const char* word : {"Naam-anna", "ALLEEN-VOOR-MIJ", "apart"}) {
    CAPTURE(word);
    CHECK_FALSE(has(bert, word));
  }
  CHECK(has(town.get("/api/v1/me/held", "anna").body, "ALLEEN-VOOR-MIJ"));
}

TEST_CASE("a facilitator and an administrator read no shares, no must-not lists and no counts before closing either") {
  const Town town;
  const auto routes = all_routes();
  for (const char* who : {"gerda", "adam", "fenna"}) {
    CAPTURE(who);
    const auto seen = all_views(town, routes, who);
    for (const char* word : {"\"apart\"", "ALLEEN-VOOR-MIJ", "IN-DE-KRING"}) {
      CAPTURE(word);
      CHECK_FALSE(has(seen, word));
    }
    CHECK(has(seen, R"("ballots":null)"));
    CHECK(town.get("/api/v1/result?round=1", who).status == 409);
  }
}

TEST_CASE("beside an input no small silo is named, nor one that could be found by leaving out the others") {
  const Town town;
  const auto inputs = town.get("/api/v1/proposal?id=1", "fenna").body;
  CHECK(has(inputs, "Het archief kan dit niet"));
  CHECK_FALSE(has(inputs, R"("silo":"Archief","kind")"));
  // Two silos are affected: naming the other would name this one.
  CHECK_FALSE(has(inputs, R"("silo":"Ruimte","kind")"));
  CHECK_FALSE(has(inputs, "Naam-anna"));
  CHECK_FALSE(has(inputs, "author"));
}

TEST_CASE("the log knows routes, and of ballots nothing") {
  const Town town;
  const auto log = town.log();
  CHECK(has(log, "/api/v1/rounds/credential"));
  CHECK_FALSE(has(log, "/api/v1/ballots/fill"));
  CHECK_FALSE(has(log, town.device->key()));
  CHECK_FALSE(has(log, "Naam-"));
  CHECK_FALSE(has(log, town.session("anna")));
}

TEST_CASE("a coach from outside reads what they coach as its participants do, and nothing else of the organisation") {
  Town town;
  const auto routes = all_routes();
  const Reply invited = town.post("/api/v1/coaching/invite", R"({"programme":1,"person":null,"name":"Carla Coach","email":null})", "gerda");
  REQUIRE_MESSAGE(invited.status == 200, invited.body);
  CHECK(has(invited.body, "/in#"));
  const auto id = PersonId(static_cast<std::uint32_t>(std::stoul(invited.body.substr(invited.body.find(R"("person":)") + 9))));
  town.sign_in("carla", town.one, id);
  // Invited and not yet a coach: the invitation, and no item.
  CHECK(town.get("/api/v1/proposal?id=1", "carla").status == 404);
  CHECK(has(town.get("/api/v1/today", "carla").body, R"("kind":"accept_coaching")"));
  CHECK(town.post("/api/v1/coach/accept", R"({"programme":1})", "carla").status == 200);
  CHECK(town.get("/api/v1/proposal?id=1", "carla").status == 200);
  for (const auto& route : routes.all()) {
    if (is_stream(*route)) continue;
    CAPTURE(route->path);
    const bool may = http::allows(route->right, {.participant = false, .coach = true});
    if (!may) CHECK(code_of(knock(town, *route, "carla")) == "error.not_allowed");
  }
  const std::string seen = all_views(town, routes, "carla");
  for (const char* word : {"Naam-", "@post.example", "ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE"}) {
    CAPTURE(word);
    CHECK_FALSE(has(town.get("/api/v1/coach", "carla").body, word));
  }
  for (const char* word : {"@post.example", "ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE"}) {
    CAPTURE(word);
    CHECK_FALSE(has(seen, word));
  }
  CHECK_FALSE(has(town.get("/api/v1/people", "gerda").body, "Carla"));

  // What anna asks is read by her and by Carla alone, whatever anybody's role.
  const std::string ask = R"({"programme":1,"coach":)" + std::to_string(id.number()) + R"(,"about":{"kind":"proposal","number":1},"text":"VRAAG-VAN-ANNA"})";
  CHECK(town.post("/api/v1/coaching/ask", ask, "anna").status == 200);
  CHECK(has(town.get("/api/v1/coach", "carla").body, "VRAAG-VAN-ANNA"));
  CHECK(has(town.get("/api/v1/today", "carla").body, R"("kind":"answer_question")"));
  CHECK(town.post("/api/v1/coach/answer", R"({"question":1,"text":"ANTWOORD-VAN-CARLA"})", "carla").status == 200);
  CHECK(has(town.get("/api/v1/today", "anna").body, "ANTWOORD-VAN-CARLA"));
  for (const char* who : {"bert", "gerda", "adam", "fenna", "other"}) {
    CAPTURE(who);
    const std::string all = all_views(town, routes, who) + town.get("/api/v1/me/held", who).body;
    CHECK_FALSE(has(all, "VRAAG-VAN"));
    CHECK_FALSE(has(all, "ANTWOORD-VAN"));
  }
  CHECK(has(town.get("/api/v1/me/held", "anna").body, "VRAAG-VAN-ANNA"));
  CHECK_FALSE(has(town.log(), "VRAAG-VAN"));
}
