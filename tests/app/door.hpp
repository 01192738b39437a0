#pragma once
// A whole server to knock on: two organisations, five people with a session each, and something of every kind in the first.
//
//   anna     takes part, in the circle; wrote a share, a statement and input
//   bert     takes part, in no circle
//   fenna    facilitates and administers; gerda facilitates only; adam administers only; wim is in the works council
//   klara    is a customer, of ten, and said something
//   other    facilitates and administers the second organisation

#include <future>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "app/serve.hpp"
#include "base/guarded.hpp"
#include "http/client.hpp"
#include "journal/folder.hpp"
#include "exchange/json.hpp"
#include "service/secrecy.hpp"
#include "service/views/programme.hpp"
#include "service/voter.hpp"

namespace schakel::app::test {

using namespace domain;
using http::test::Client;
using http::test::Fields;
using Reply = http::test::Reply;

inline Instant at(std::string_view text) { return instant_from(text).value(); }
inline bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

// A request, as it is written down.
struct Asked {
  std::string method, path, body;
};

class Door {
 public:
  Door() { restart(); }
  // Stops, when it runs, and starts on the same folder.
  void restart() {
    running.reset();
    ServeSettings settings;
    settings.service.data = folder_.path();
    settings.server.port = 0;
    settings.server.threads = 2;
    settings.door.hosts = {"127.0.0.1", "localhost", "[::1]"};
    settings.door.log_requests = true;
    settings.security_contact = contact;
    auto started = Running::start(
        settings, "0", [clock = moment_] { return Instant(std::chrono::milliseconds(clock->load())); },
        http::Log([kept = log_](std::string_view line) { kept->with([&](std::string& all) { all += line; }); }));
    REQUIRE_MESSAGE(started.has_value(), started.error().message);
    running = std::move(*started);
  }

  // --- asking
  Reply get(std::string_view path, std::string_view who = {}, Fields fields = {}) const {
    if (!who.empty()) fields.emplace_back("Cookie", "schakel_session=" + session(who));
    return Client(running->port()).ask(http::test::get(path, fields));
  }
  Reply post(std::string_view path, std::string_view json, std::string_view who = {}, Fields more = {}) const {
    return change("POST", path, json, who, std::move(more));
  }
  Reply change(std::string_view method, std::string_view path, std::string_view json, std::string_view who = {}, Fields more = {}) const {
    Fields fields{{"Content-Type", "application/json"}, {"X-Schakel", "1"}};
    if (!who.empty()) fields.emplace_back("Cookie", "schakel_session=" + session(who));
    for (auto& field : more) fields.push_back(field);
    return Client(running->port()).ask(http::test::request(method, path, fields, json));
  }
  // A request of any kind, by a program with a token.
  Reply send(std::string_view method, std::string_view path, std::string_view token, std::string_view json = "", std::string_view type = "application/scim+json") const {
    const Fields fields{{"Content-Type", std::string(type)}, {"Authorization", "Bearer " + std::string(token)}};
    return Client(running->port()).ask(http::test::request(method, path, fields, json));
  }
  [[nodiscard]] std::string session(std::string_view who) const { return sessions_.at(std::string(who)); }
  void now(std::string_view text) { *moment_ = at(text).time_since_epoch().count(); }
  [[nodiscard]] std::string log() const { return log_->read([](const std::string& all) { return all; }); }

  // A one-time link's token for somebody of an organisation.
  std::string token_for(OrganisationId organisation, PersonId person) {
    const std::string link = running->service().make_link(organisation, person).value();
    return link.substr(link.find('#') + 1);
  }
  // Signs somebody in through the door, and keeps their session under that name.
  void sign_in(const std::string& who, OrganisationId organisation, PersonId person) {
    const Reply reply = post("/api/v1/sign-in", R"({"token":")" + token_for(organisation, person) + R"("})");
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    keep_session(who, reply);
  }
  void keep_session(const std::string& who, const Reply& reply) {
    const std::string cookie = reply.header("Set-Cookie");
    const auto from = cookie.find('=') + 1;
    sessions_[who] = cookie.substr(from, cookie.find(';') - from);
  }
  // A new organisation, founded through the door; its founder's session is kept under that name.
  OrganisationId found(const std::string& who, const std::string& name) {
    const OrganisationId organisation = running->service().add_organisation().value();
    const std::string token = running->service().first_run_token(organisation).value();
    const Reply reply = post("/api/v1/first-run", R"({"token":")" + token + R"(","name":")" + name +
                                                      R"(","language":"nl","administrator":")" + who + R"(","email":null})");
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    keep_session(who, reply);
    return organisation;
  }
  // A device that votes for somebody, with the key of their silo; it has no credential yet.
  service::Voter voter(std::string_view who, RoundId round) const {
    const Reply reply = get("/api/v1/round?id=" + std::to_string(round.number()), who);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    const auto view = exchange::parse_json<service::RoundView>(reply.body).value();
    return service::Voter::make(round, view.keys.at(view.key).key).value();
  }
  // Asked and taken; the number it made.
  std::uint32_t did(std::string_view who, std::string_view path, std::string_view json) {
    const Reply reply = post(path, json, who);
    REQUIRE_MESSAGE(reply.status == 200, path, " ", reply.body);
    const auto made = reply.body.find("\"made\":");
    return made == std::string::npos ? 0 : static_cast<std::uint32_t>(std::stoul(reply.body.substr(made + 7)));
  }

 private:
  schakel::test::Folder folder_;
  std::shared_ptr<std::atomic<std::int64_t>> moment_ =
      std::make_shared<std::atomic<std::int64_t>>(at("2026-10-05T09:00Z").time_since_epoch().count());
  std::shared_ptr<Guarded<std::string>> log_ = std::make_shared<Guarded<std::string>>();
  std::map<std::string, std::string> sessions_;

 public:
  std::string contact;               // of security.txt, from the next start on
  std::unique_ptr<Running> running;  // goes before its folder
};

inline std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

inline std::string phases_json() {
  std::string json = "[";
  Date first = date_from("2026-10-01").value();
  for (const char* phase : {"map", "connect", "explore", "devise", "carry_out", "result"}) {
    json += json.size() == 1 ? "" : ",";
    json += std::string(R"({"phase":")") + phase + R"(","opens":")" + to_text(first) + R"(","closes":")" +
            to_text(first + std::chrono::days(13)) + R"("})";
    first += std::chrono::days(14);
  }
  return json + "]";
}

// Twelve of Ruimte (anna, bert, p3..p12), twelve of Zorg, three of Archief. p5 must not be with anna.
inline std::string people_csv() {
  std::string csv = "id,name,email,apart,afdeling\\n";
  for (int i = 1; i <= 27; ++i) {
    const std::string id = i == 1 ? "anna" : i == 2 ? "bert" : "p" + std::to_string(i);
    const char* silo = i <= 12 ? "Ruimte" : i <= 24 ? "Zorg" : "Archief";
    csv += id + ",Naam-" + id + "," + id + "@post.example," + (i == 1 ? "p5" : "") + "," + silo + "\\n";
  }
  return csv;
}

struct Town : Door {
  OrganisationId one, two;
  std::optional<service::Voter> device;  // anna's
  std::string statement_secret = std::string(64, 'c');

  Town() {
    one = found("fenna", "Gemeente Lindedal");
    two = found("other", "Waterschap Zuid");
    did("fenna", "/api/v1/import", R"({"people":")" + people_csv() + R"(","ties":null,"commit":true})");
    for (const char* name : {"anna", "bert"}) sign_in(name, one, person(name));
    sign_in("gerda", one, person("p3"));
    sign_in("adam", one, person("p4"));
    sign_in("wim", one, person("p6"));
    give_roles();
    start_programme();
    share_and_publish();
    propose();
    open_round();
    ask_term();
    invite_customers();
  }
  [[nodiscard]] PersonId person(const std::string& own_id) const {
    return running->service().look(one, [&](const State& state) { return state.by_own_id.at(own_id); });
  }
  [[nodiscard]] std::string number(const std::string& own_id) const { return std::to_string(person(own_id).number()); }

 private:
  void give_roles() {
    did("fenna", "/api/v1/roles/give", R"({"person":)" + number("p3") + R"(,"role":"facilitator"})");
    did("fenna", "/api/v1/roles/give", R"({"person":)" + number("p4") + R"(,"role":"administrator"})");
    did("fenna", "/api/v1/roles/give", R"({"person":)" + number("p6") + R"(,"role":"works_council"})");
  }
  void start_programme() {
    did("fenna", "/api/v1/programmes/start", R"({"title":"Eén loket","goal":"Een antwoord binnen een dag","border":"afdeling","phases":)" +
                                                 phases_json() + "}");
    std::string people;
    for (int i = 1; i <= 27; ++i) {
      people += (i > 1 ? "," : "") + number(i == 1 ? "anna" : i == 2 ? "bert" : "p" + std::to_string(i));
    }
    did("fenna", "/api/v1/programmes/invite", R"({"programme":1,"people":[)" + people + "]}");
    did("fenna", "/api/v1/circles/draft", R"({"programme":1,"circles":[{"name":"Balie","goal":"Snel","people":[)" + number("anna") + "," +
                                              number("p13") + "," + number("p25") + "]}]}");
    did("fenna", "/api/v1/circles/announce", R"({"programme":1})");
  }
  void share_and_publish() {
    now("2026-10-30T09:00Z");
    did("anna", "/api/v1/shares/write", R"({"programme":1,"kind":"hinders","text":"ALLEEN-VOOR-MIJ"})");
    did("anna", "/api/v1/shares/write", R"({"programme":1,"kind":"hinders","text":"IN-DE-KRING"})");
    did("anna", "/api/v1/shares/show", R"({"share":2,"circle":1})");
    did("anna", "/api/v1/statements/publish", R"({"programme":1,"kind":"hinders","text":"Niemand neemt op","lock":")" +
                                                  service::lock_of(statement_secret) + R"("})");
  }
  void propose() {
    did("bert", "/api/v1/proposals/draft", R"({"programme":1,"statement":1,"title":"Eén nummer","text":"Wij nemen op","customer_value":"Altijd antwoord"})");
    did("fenna", "/api/v1/proposals/open-input", R"({"proposal":1,"influence":"advising","silos":["Ruimte","Archief"],"until":"2026-11-20"})");
    did("anna", "/api/v1/proposals/input", R"({"proposal":1,"kind":"concern","text":"Wie betaalt dit"})");
    sign_in("p25", one, person("p25"));
    did("p25", "/api/v1/proposals/input", R"({"proposal":1,"kind":"objection","text":"Het archief kan dit niet"})");
  }
  void open_round() {
    did("fenna", "/api/v1/rounds/open", R"({"programme":1,"title":"Wat delen we","statements":[],"closes":"2026-11-10T12:00:00.000Z"})");
    device = voter("anna", RoundId(1));
    const Reply answer = post("/api/v1/rounds/credential", exchange::json_text(device->order()), "anna");
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    REQUIRE(device->receive(exchange::parse_json<service::CredentialAnswer>(answer.body).value()).has_value());
    did("", "/api/v1/ballots/fill", ballot("agree"));
  }

  // After the round was opened, so that it does not ask them.
  void invite_customers() {
    const Reply reply = post("/api/v1/customers/invite", R"({"programme":1,"emails":[],"unnamed":10})", "gerda");
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    const auto links = exchange::parse_json<service::SignInLinks>(reply.body).value().links;
    REQUIRE(links.size() == 10);
    sign_in("klara", one, links.front().person);
    did("klara", "/api/v1/customer/say", R"({"programme":1,"kind":"hinders","text":"Drie keer mijn verhaal","lock":")" + service::lock_of(std::string(64, 'd')) + R"("})");
  }
  void ask_term() {
    did("gerda", "/api/v1/value/ask", R"({"programme":1,"text":"Geholpen zijn","writing_until":"2026-11-06T12:00:00.000Z","marking_until":"2026-11-13T12:00:00.000Z"})");
    did("anna", "/api/v1/value/write", R"({"term":1,"text":"KAARTJE-VAN-ANNA"})");
    did("p25", "/api/v1/value/write", R"({"term":1,"text":"KAARTJE-VAN-P25"})");
  }

 public:
  std::string ballot(const std::string& vote) {
    return exchange::json_text(device->sheet(one, {{StatementId(1), vote == "agree" ? Vote::agree : Vote::disagree}}, false));
  }
};

inline bool says(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }
// The code of a problem, or "".
inline std::string code_of(const Reply& reply) {
  const auto from = reply.body.find("\"code\":\"");
  if (from == std::string::npos) return {};
  const auto start = from + 8;
  return reply.body.substr(start, reply.body.find('"', start) - start);
}

}  // namespace schakel::app::test
