// Guided sessions through the door: a table of who may do what, and what must not be in an answer.

#include "door.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

// In an order in which each can be done by who may.
const std::vector<Asked> about_sessions = {
    {"GET", "/api/v1/session/scripts?id=1", ""},
    {"GET", "/api/v1/session?id=1", ""},
    {"GET", "/api/v1/session/script?id=1", ""},
    {"POST", "/api/v1/session/move", R"({"session":1,"from":0,"to":1})"},
    {"POST", "/api/v1/session/move", R"({"session":1,"from":1,"to":0})"},
    {"POST", "/api/v1/session/pause", R"({"session":1})"},
    {"POST", "/api/v1/session/resume", R"({"session":1})"},
    {"POST", "/api/v1/session/extend", R"({"session":1,"seconds":300})"},
};

Reply ask(const Town& town, const Asked& what, const std::string& who) {
  return what.method == "GET" ? town.get(what.path, who) : town.post(what.path, what.body, who);
}

}  // namespace

TEST_CASE("a circle's session is there for its members and for facilitators, and for nobody else") {
  Town town;
  town.sign_in("p13", town.one, town.person("p13"));
  REQUIRE(town.did("anna", "/api/v1/session/start", R"({"circle":1,"script":"three_questions"})") == 1);
  for (const char* member : {"anna", "p13", "p25", "gerda", "fenna"}) {
    for (const Asked& what : about_sessions) {
      CAPTURE(member);
      CAPTURE(what.path);
      CHECK(ask(town, what, member).status == 200);
    }
  }
  std::vector<Asked> all = about_sessions;
  all.push_back({"POST", "/api/v1/session/start", R"({"circle":1,"script":"three_questions"})"});
  all.push_back({"POST", "/api/v1/session/start", R"({"circle":1,"script":"no_such_script"})"});
  all.push_back({"POST", "/api/v1/session/finish", R"({"session":1})"});
  for (const char* stranger : {"bert", "adam", "other"}) {
    for (const Asked& what : all) {
      const Reply reply = ask(town, what, stranger);
      CAPTURE(stranger);
      CAPTURE(what.path);
      CAPTURE(reply.body);
      CHECK(reply.status == 404);
      for (const char* word : {"Balie", "Naam-anna", "Naam-p13", "three_questions", "welcome"}) CHECK_FALSE(has(reply.body, word));
    }
    CHECK_FALSE(has(town.get("/api/v1/my/circles", stranger).body, "\"session\":1"));
  }
  for (const Asked& what : all) CHECK(ask(town, what, "").status == 401);
}

TEST_CASE("no answer about a session says what anybody wrote, and no other answer says where a session is") {
  Town town;
  town.did("anna", "/api/v1/session/start", R"({"circle":1,"script":"three_questions"})");
  town.did("anna", "/api/v1/shares/write", R"({"programme":1,"kind":"hinders","text":"IN-STILTE"})");
  for (const char* who : {"anna", "p25", "gerda"}) {
    for (const Asked& what : about_sessions) {
      const Reply reply = ask(town, what, who);
      for (const char* word : {"IN-STILTE", "ALLEEN-VOOR-MIJ", "IN-DE-KRING"}) CHECK_FALSE(has(reply.body, word));
    }
  }
  CHECK_FALSE(has(town.get("/api/v1/my/circles", "p25").body, "IN-STILTE"));
  CHECK(has(town.get("/api/v1/my/circles", "p25").body, "\"session\":1"));
}

TEST_CASE("a script that does not fit or does not exist is said to who may know the circle") {
  Town town;
  CHECK(code_of(town.post("/api/v1/session/start", R"({"circle":1,"script":"intervision"})", "anna")) == "error.script_size");
  CHECK(code_of(town.post("/api/v1/session/start", R"({"circle":1,"script":"dans"})", "anna")) == "error.unknown_script");
  CHECK(code_of(town.post("/api/v1/session/start", R"({"circle":9,"script":"triz"})", "anna")) == "error.unknown_circle");
}
