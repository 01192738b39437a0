// Through real sockets: signing in, saying something, being refused in one sentence.

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/web_app.hpp"
#include "base/text.hpp"
#include "door.hpp"
#include "http/openapi.hpp"
#include "http/routes.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

std::string file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// One problem: its status and code, a sentence, and the right media type.
void refused(const Reply& reply, int status, std::string_view code) {
  CAPTURE(reply.body);
  CHECK(reply.status == status);
  CHECK(code_of(reply) == code);
  CHECK(reply.header("Content-Type") == "application/problem+json");
  const auto detail = reply.body.find("\"detail\":\"");
  REQUIRE(detail != std::string::npos);
  CHECK(reply.body[detail + 10] != '"');
}

}  // namespace

TEST_CASE("a link signs somebody in once; the cookie then carries them from view to command to view") {
  Town town;
  const std::string token = R"({"token":")" + town.token_for(town.one, town.person("p6")) + R"("})";
  const Reply in = town.post("/api/v1/sign-in", token);
  CHECK(in.status == 200);
  CHECK(says(in, "Naam-p6"));
  const std::string cookie = in.header("Set-Cookie");
  CHECK(cookie.find("HttpOnly") != std::string::npos);
  CHECK(cookie.find("SameSite=Lax") != std::string::npos);
  town.keep_session("p6", in);
  CHECK(says(town.get("/api/v1/today", "p6"), "Eén loket"));
  town.did("p6", "/api/v1/shares/write", R"({"programme":1,"kind":"moves","text":"Dat het lukt"})");
  CHECK(says(town.get("/api/v1/my/shares", "p6"), "Dat het lukt"));
  CHECK_FALSE(says(town.get("/api/v1/my/shares", "anna"), "Dat het lukt"));

  refused(town.post("/api/v1/sign-in", token), 403, "error.link_used");
  refused(town.post("/api/v1/sign-in", R"({"token":"nonsense"})"), 403, "error.link_unknown");

  CHECK(town.post("/api/v1/sign-out", "{}", "p6").status == 200);
  refused(town.get("/api/v1/me", "p6"), 401, "error.not_signed_in");
}

TEST_CASE("a link that is too old signs nobody in") {
  Town town;
  const std::string token = R"({"token":")" + town.token_for(town.one, town.person("p6")) + R"("})";
  town.now("2026-11-14T09:00Z");
  refused(town.post("/api/v1/sign-in", token), 403, "error.link_expired");
}

TEST_CASE("an organisation is founded once, with the token that was printed") {
  Town town;
  CHECK(says(town.get("/api/v1/first-run"), R"("needed":false)"));
  const Reply reply = town.post("/api/v1/first-run", R"({"token":"x","name":"Nog een","language":"nl","administrator":"Iemand"})");
  CHECK(reply.status >= 400);
  CHECK(reply.status < 500);
  CHECK_FALSE(code_of(reply).empty());
}

TEST_CASE("what cannot be read is refused in one sentence that names it") {
  const Town town;
  refused(town.post("/api/v1/shares/write", R"({"programme":1,"kind":"moves","txt":"a"})", "anna"), 400, "error.unknown_field");
  refused(town.post("/api/v1/shares/write", "{", "anna"), 400, "error.bad_json");
  CHECK(town.post("/api/v1/shares/write", "{\"text\":\"" + std::string(2U << 20, 'x') + "\"}", "anna").status == 413);
  CHECK(town.get("/api/v1/round?id=one", "anna").status == 400);
  refused(town.get("/api/v1/round?id=1&x=2", "anna"), 400, "error.unknown_parameter");
  refused(town.get("/api/v1/no-such-thing", "anna"), 404, "error.no_such_address");
  CHECK(town.get("/api/v1/shares/write", "anna").status == 405);
}

TEST_CASE("what did not come from our own pages is refused") {
  const Town town;
  const std::string body = R"({"programme":1,"kind":"moves","text":"a"})";
  const std::string cookie = "schakel_session=" + town.session("anna");
  const auto ask = [&](const Fields& fields) {
    return Client(town.running->port()).ask(http::test::request("POST", "/api/v1/shares/write", fields, body));
  };
  refused(ask({{"Content-Type", "application/json"}, {"Cookie", cookie}}), 403, "error.cross_site");
  refused(ask({{"Content-Type", "application/json"}, {"Cookie", cookie}, {"X-Schakel", "1"}, {"Origin", "https://evil.example"}}), 403,
          "error.cross_site");
  refused(ask({{"Content-Type", "text/plain"}, {"Cookie", cookie}, {"X-Schakel", "1"}}), 415, "error.media_type");
}

TEST_CASE("the same command with the same key is done once, and answered alike") {
  const Town town;
  const std::string body = R"({"programme":1,"kind":"wish","text":"Eén keer"})";
  const Fields key{{"Idempotency-Key", "0123456789abcdef"}};
  const Reply first = town.post("/api/v1/shares/write", body, "bert", key);
  const Reply second = town.post("/api/v1/shares/write", body, "bert", key);
  CHECK(first.status == 200);
  CHECK(second.status == 200);
  CHECK(first.body == second.body);
  const auto shares = town.get("/api/v1/my/shares", "bert").body;
  CHECK(shares.find("Eén keer") == shares.rfind("Eén keer"));
}

TEST_CASE("commands at the wrong moment say so") {
  Town town;
  refused(town.post("/api/v1/proposals/decide", R"({"proposal":1,"decision":"adopted","reason":"x"})", "fenna"), 409,
          "error.decision_locked");
  refused(town.post("/api/v1/statements/withdraw", R"({"statement":1,"secret":")" + town.statement_secret + R"("})", "anna"), 409,
          "error.voting_opened");
  refused(town.post("/api/v1/statements/sign", R"({"statement":1,"secret":"of somebody else"})", "bert"), 403,
          "error.statement_not_yours");
  refused(town.get("/api/v1/result?round=1", "anna"), 409, "error.round_open");
  refused(town.post("/api/v1/experiments/start",
                    R"({"proposal":1,"circle":null,"title":"x","when":"a","then":"b","expected":"c","owner":1,"buddy":2,"silos":[],"starts":"2026-11-01","planned":["2026-11-08"]})",
                    "fenna"),
          409, "error.proposal_not_adopted");
}

TEST_CASE("a credential is signed for a person, and with it a ballot is filled in and read without a session, until closing") {
  Town town;
  const std::string read = R"({"organisation":)" + std::to_string(town.one.number()) + R"(,"round":1,"key":")" + town.device->key() + R"("})";
  CHECK(says(town.post("/api/v1/ballots/read", read), R"("vote":"agree")"));
  CHECK(town.post("/api/v1/ballots/fill", town.ballot("disagree")).status == 200);
  CHECK(says(town.post("/api/v1/ballots/read", read), R"("vote":"disagree")"));
  const auto again = town.post("/api/v1/rounds/credential", exchange::json_text(town.device->order()), "anna");
  CHECK(again.status == 200);  // a lost answer is asked again
  refused(town.post("/api/v1/rounds/credential", exchange::json_text(town.voter("anna", RoundId(1)).order()), "anna"), 409,
          "error.ballot_taken");
  refused(town.post("/api/v1/ballots/fill", exchange::json_text(town.voter("bert", RoundId(1)).sheet(town.one, {}))), 404,
          "error.ballot_unknown");  // signed by nobody
  refused(town.post("/api/v1/ballots/proof", read), 409, "error.round_open");
  CHECK(says(town.get("/api/v1/round?id=1", "anna"), R"("taken":true)"));
  CHECK(says(town.get("/api/v1/round?id=1", "bert"), R"("taken":false)"));

  CHECK(town.post("/api/v1/rounds/close", R"({"round":1})", "fenna").status == 200);
  const Reply result = town.get("/api/v1/result?round=1", "bert");
  CHECK(result.status == 200);
  CHECK(says(result, R"("ballots":1)"));
  CHECK_FALSE(says(result, R"("disagree":1)"));  // one ballot is too few to show
  refused(town.post("/api/v1/ballots/fill", town.ballot("agree")), 409, "error.round_closed");
  CHECK(says(town.post("/api/v1/ballots/proof", read), R"("place":0,"sheets":1)"));
}

TEST_CASE("the author of a statement, and nobody else, puts their name to it") {
  Town town;
  CHECK_FALSE(says(town.get("/api/v1/statements", "bert"), "Naam-anna"));
  town.did("anna", "/api/v1/statements/sign", R"({"statement":1,"secret":")" + town.statement_secret + R"("})");
  CHECK(says(town.get("/api/v1/statements", "bert"), "Naam-anna"));
}

TEST_CASE("health, readiness and numbers are there for the operator, without anybody in them") {
  Town town;
  CHECK(town.get("/healthz").status == 200);
  CHECK(town.get("/readyz").status == 200);
  const Reply metrics = town.get("/metrics");
  CHECK(says(metrics, "schakel_commands_total"));
  CHECK(says(metrics, "schakel_http_requests_total"));
  for (const char* word : {"anna", "Lindedal", "127.0.0.1"}) CHECK_FALSE(says(metrics, word));
  // Who comes through the proxy is nobody's operator.
  CHECK(town.get("/metrics", {}, {{"X-Forwarded-For", "203.0.113.1"}}).status == 404);
}

TEST_CASE("security.txt says whom to tell of a weakness and until when, and is not there when nobody was named") {
  Town town;
  refused(town.get("/.well-known/security.txt"), 404, "error.no_such_address");
  town.contact = "mailto:veilig@lindedal.example";
  town.restart();
  town.now("2026-10-05T09:00Z");
  const Reply reply = town.get("/.well-known/security.txt");
  CHECK(reply.status == 200);
  CHECK(reply.header("Content-Type") == "text/plain; charset=utf-8");
  CHECK(says(reply, "Contact: mailto:veilig@lindedal.example\n"));
  CHECK(says(reply, "Expires: 2027-01-03T09:00"));
  CHECK_FALSE(says(reply, "Canonical"));
}

TEST_CASE("docs/api.json and docs/settings.md are what the binary says") {
  http::Routes routes;
  const std::string version(trimmed(file("VERSION")));
  http::add_routes(routes, nullptr, nullptr, {.https = false, .version = version});
  CHECK_MESSAGE(file("docs/api.json") == http::openapi_of(routes, version), "renew it: build/release/schakel api > docs/api.json");
  CHECK_MESSAGE(file("docs/settings.md") == app::settings_text(), "renew it: build/release/schakel settings > docs/settings.md");
}

TEST_CASE("the web app's files are served as they are best kept, and its own addresses give its page") {
  static const app::WebFile files[] = {{"/index.html", "i", "<html>", {}, {}},
                                       {"/assets/a-1234.js", "a", "plain", "gzipped", "brotli"}};
  http::Routes routes;
  routes.otherwise(app::serve_files(files));
  const auto ask = [&](std::string path, std::string accepts) {
    struct Kept : http::Answer::Target {
      http::Response response;
      void answer(http::Response given) override { response = std::move(given); }
    };
    auto kept = std::make_shared<Kept>();
    http::Request request;
    request.path = std::move(path);
    request.accept_encoding = std::move(accepts);
    routes.otherwise()({}, request, http::Answer(kept));
    return kept->response;
  };
  CHECK(ask("/", "br").content() == "<html>");
  CHECK(ask("/today", "").content() == "<html>");
  CHECK(ask("/today", "").cache_control == "no-cache");
  CHECK(ask("/missing.js", "").status == 404);
  CHECK(ask("/assets/a-1234.js", "gzip, deflate, br").content() == "brotli");
  CHECK(ask("/assets/a-1234.js", "gzip, br;q=0").content() == "gzipped");
  CHECK(ask("/assets/a-1234.js", "").content() == "plain");
  CHECK(ask("/assets/a-1234.js", "br").etag != ask("/assets/a-1234.js", "").etag);
  CHECK(ask("/assets/a-1234.js", "br").cache_control.find("immutable") != std::string::npos);
  CHECK(ask("/assets/a-1234.js", "br").type == "text/javascript; charset=utf-8");
}

TEST_CASE("settings come from flags, then the environment, then their defaults; a wrong one is named") {
  const auto with = [](std::vector<std::string_view> words, std::map<std::string, std::string> environment) {
    const cli::Grammar grammar{.files = {}, .options = app::serve_options()};
    const auto args = cli::Args::parse(grammar, words);
    REQUIRE(args.has_value());
    return app::serve_settings(*args, [&](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      return found == environment.end() ? std::nullopt : std::optional(found->second);
    });
  };
  CHECK_FALSE(with({}, {}).has_value());
  const auto plain = with({"--data", "x"}, {{"SCHAKEL_PORT", "81"}});
  REQUIRE(plain.has_value());
  CHECK(plain->server.port == 81);
  CHECK(plain->server.address == "127.0.0.1");
  CHECK_FALSE(plain->service.mail.has_value());
  CHECK(with({"--data", "x", "--port", "82"}, {{"SCHAKEL_PORT", "81"}})->server.port == 82);
  CHECK(with({"--data", "x", "--port", "many"}, {}).error().message.find("--port") != std::string::npos);
  CHECK(with({"--data", "x"}, {{"SCHAKEL_PORT", "-1"}}).error().message.find("SCHAKEL_PORT") != std::string::npos);
  const auto proxied = with({"--data", "x", "--public-url", "https://s.example.org/"}, {});
  REQUIRE(proxied.has_value());
  CHECK(proxied->door.https);
  CHECK(proxied->door.origin == "https://s.example.org");
  CHECK_FALSE(with({"--data", "x", "--public-url", "example"}, {}).has_value());
  CHECK(with({"--data", "x", "--security-contact", "mailto:a@example.org"}, {})->security_contact == "mailto:a@example.org");
  for (const char* wrong : {"a@example.org", "mailto:", "http://example.org", "mailto:a@example.org\nPolicy: x"}) {
    CHECK(with({"--data", "x", "--security-contact", wrong}, {}).error().message.find("--security-contact") != std::string::npos);
  }
}

TEST_CASE("a server that was stopped and started again knows everybody, and lets old connections go") {
  auto town = std::make_unique<Town>();
  Client kept(town->running->port());
  const std::string ask = http::test::get("/api/v1/me", {{"Cookie", "schakel_session=" + town->session("anna")}});
  CHECK(kept.ask(ask).status == 200);
  town->restart();
  CHECK(town->get("/readyz").status == 200);
  CHECK(says(town->get("/api/v1/me", "anna"), "Naam-anna"));
  CHECK(says(town->get("/api/v1/my/shares", "anna"), "ALLEEN-VOOR-MIJ"));
  CHECK(kept.closes_within(std::chrono::milliseconds(2000)));
}
