// Sessions in writing and harvest through the door: who may know of them, and what no answer says.
#include "door.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

const std::vector<Asked> about_writing = {
    {"GET", "/api/v1/written?id=1", ""},
    {"POST", "/api/v1/written/start", R"({"circle":1,"script":"three_questions","days":2})"},
    {"POST", "/api/v1/written/start", R"({"circle":1,"script":"no_such_script","days":2})"},
    {"POST", "/api/v1/written/answer", R"({"session":1,"question":"wish","text":"x"})"},
    {"POST", "/api/v1/written/reply", R"({"session":1,"text":"x"})"},
    {"POST", "/api/v1/written/pass", R"({"session":1})"},
    {"POST", "/api/v1/written/finish", R"({"session":1})"},
    {"POST", "/api/v1/harvest/write", R"({"circle":1,"kind":"tension","text":"x"})"},
    {"POST", "/api/v1/harvest/agree", R"({"harvest":1,"agree":true})"},
};

}  // namespace

TEST_CASE("a session in writing and a circle's harvest are there for its members alone; a facilitator is told that they are not") {
  Town town;
  REQUIRE(town.did("anna", "/api/v1/written/start", R"({"circle":1,"script":"three_questions","days":2})") == 1);
  town.did("anna", "/api/v1/written/answer", R"({"session":1,"question":"hinders","text":"OP-SCHRIFT"})");
  REQUIRE(town.did("anna", "/api/v1/harvest/write", R"({"circle":1,"kind":"tension","text":"DE-OOGST"})") == 1);
  for (const char* stranger : {"fenna", "gerda", "bert", "adam", "other"}) {
    for (const Asked& what : about_writing) {
      const Reply reply = what.method == "GET" ? town.get(what.path, stranger) : town.post(what.path, what.body, stranger);
      CAPTURE(stranger);
      CAPTURE(what.path);
      CAPTURE(reply.body);
      const bool no_script = has(what.body, "no_such_script") && reply.status == 404;
      CHECK((reply.status == 404 || no_script));
      for (const char* word : {"OP-SCHRIFT", "DE-OOGST", "Balie", "Naam-anna"}) CHECK_FALSE(has(reply.body, word));
    }
    for (const char* page : {"/api/v1/my/circles", "/api/v1/today", "/api/v1/statements", "/api/v1/session/scripts?id=1"}) {
      const Reply reply = town.get(page, stranger);
      for (const char* word : {"OP-SCHRIFT", "DE-OOGST", "\"written\":1", "reply_in_turn", "write_answers", "agree_harvest"}) CHECK_FALSE(has(reply.body, word));
    }
  }
  for (const Asked& what : about_writing) {
    CHECK((what.method == "GET" ? town.get(what.path, "") : town.post(what.path, what.body, "")).status == 401);
  }
}

TEST_CASE("while people answer, no answer of the server says what another wrote, nor whether they did") {
  Town town;
  town.did("anna", "/api/v1/written/start", R"({"circle":1,"script":"three_questions","days":2})");
  const std::string before = town.get("/api/v1/written?id=1", "p25").body;
  town.did("anna", "/api/v1/written/answer", R"({"session":1,"question":"hinders","text":"OP-SCHRIFT"})");
  CHECK(town.get("/api/v1/written?id=1", "p25").body == before);
  CHECK(has(town.get("/api/v1/written?id=1", "anna").body, "OP-SCHRIFT"));
  for (const char* page : {"/api/v1/my/circles", "/api/v1/my/shares", "/api/v1/today"}) CHECK_FALSE(has(town.get(page, "p25").body, "OP-SCHRIFT"));
  CHECK(has(town.get("/api/v1/today", "p25").body, "write_answers"));
}

TEST_CASE("nobody sees who agreed to a line of harvest, nor how many did") {
  Town town;
  town.sign_in("p13", town.one, town.person("p13"));
  town.did("anna", "/api/v1/harvest/write", R"({"circle":1,"kind":"insight","text":"DE-OOGST"})");
  const std::string before = town.get("/api/v1/my/circles", "p13").body;
  CHECK(has(before, R"("stage":"asked","agreed":false)"));
  town.did("p25", "/api/v1/harvest/agree", R"({"harvest":1,"agree":true})");
  CHECK(town.get("/api/v1/my/circles", "p13").body == before);
  CHECK(has(town.get("/api/v1/my/circles", "p25").body, R"("stage":"asked","agreed":true)"));
  CHECK_FALSE(has(town.get("/api/v1/statements", "bert").body, "DE-OOGST"));
}
