// Who knows, through the door: what is found and by whom, and what no answer says.
#include "door.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

bool said_in(const Reply& reply, std::string_view word) { return reply.body.find(word) != std::string::npos; }

// p13, p14 and p15 of Zorg offer something, and wim of anna's own silo. The question goes to the first three.
struct Knowing : Town {
  Knowing() {
    for (const char* name : {"p13", "p14", "p15", "p16"}) {
      sign_in(name, one, person(name));
      did(name, "/api/v1/offers/write", R"({"text":"Ik weet hoe je subsidie aanvraagt"})");
    }
    did("wim", "/api/v1/offers/write", R"({"text":"Subsidie voor archieven"})");
  }
  void ask() { REQUIRE(did("anna", "/api/v1/help/ask", R"({"text":"DE-VRAAG over subsidie"})") == 1); }
};

}  // namespace

TEST_CASE("an offer is found by everybody of the organisation, other silos first; by a customer, and from another organisation, not") {
  Knowing town;
  const Reply found = town.post("/api/v1/who/find", R"({"text":"subsisie aanvragen"})", "anna");
  CHECK(found.status == 200);
  CHECK(found.body.find("Naam-p13") < found.body.find("Naam-p6"));  // wim is p6
  CHECK(said_in(found, R"("across":true)"));
  CHECK(town.post("/api/v1/who/find", R"({"text":"zwembad"})", "anna").body == R"({"lines":[]})");
  CHECK(town.post("/api/v1/who/find", R"({"text":"subsidie"})", "other").body == R"({"lines":[]})");
  CHECK(town.post("/api/v1/who/find", R"({"text":"subsidie"})", "klara").status == 403);
  CHECK_FALSE(said_in(town.post("/api/v1/who/find", R"({"text":"subsidie"})", "p13"), "Naam-p13"));  // not oneself
  CHECK(town.log().find("subsi") == std::string::npos);
}

TEST_CASE("a question is read by who asked and who was asked; to all others, whatever their role, it is not there") {
  Knowing town;
  town.ask();
  for (const char* asked : {"p13", "p14", "p15"}) {
    CHECK(said_in(town.get("/api/v1/help?id=1", asked), "DE-VRAAG"));
    CHECK(said_in(town.get("/api/v1/today", asked), "answer_help"));
  }
  for (const char* stranger : {"p16", "fenna", "gerda", "bert", "adam", "wim", "other", "klara"}) {
    CAPTURE(stranger);
    CHECK(town.get("/api/v1/help?id=1", stranger).status >= 403);
    for (const char* page : {"/api/v1/who", "/api/v1/today", "/api/v1/acts"}) {
      CHECK_FALSE(said_in(town.get(page, stranger), "DE-VRAAG"));
      CHECK_FALSE(said_in(town.get(page, stranger), "answer_help"));
    }
    CHECK(town.post("/api/v1/help/answer", R"({"help":1,"text":"x"})", stranger).status >= 403);
    if (std::string_view(stranger) != "klara") CHECK_FALSE(said_in(town.post("/api/v1/who/find", R"({"text":"DE-VRAAG"})", stranger), "DE-VRAAG"));
  }
}

TEST_CASE("who asked is not told whom it went to, nor who passed; who was asked not who else was") {
  Knowing town;
  town.ask();
  const std::string before = town.get("/api/v1/help?id=1", "p14").body;
  for (const char* name : {"Naam-p13", "Naam-p14", "Naam-p15"}) {
    CHECK_FALSE(said_in(town.get("/api/v1/help?id=1", "anna"), name));
    CHECK_FALSE(said_in(town.get("/api/v1/who", "anna"), name));
  }
  CHECK(said_in(town.get("/api/v1/help?id=1", "anna"), R"("asked_of":3,"waiting":3)"));
  town.did("p13", "/api/v1/help/pass", R"({"help":1})");
  CHECK(said_in(town.get("/api/v1/help?id=1", "anna"), R"("asked_of":3,"waiting":2)"));
  CHECK_FALSE(said_in(town.get("/api/v1/help?id=1", "anna"), "p13"));
  CHECK(town.get("/api/v1/help?id=1", "p14").body == before);
  town.did("p15", "/api/v1/help/answer", R"({"help":1,"text":"HET-ANTWOORD"})");
  CHECK(town.get("/api/v1/help?id=1", "p14").body == before);
  const Reply mine = town.get("/api/v1/help?id=1", "anna");
  CHECK(said_in(mine, "HET-ANTWOORD"));
  CHECK(said_in(mine, "Naam-p15"));
  CHECK(said_in(town.get("/api/v1/today", "anna"), "help_answered"));
}

TEST_CASE("what both keep is found by everybody, and no longer when one does not; taken back it is nowhere") {
  Knowing town;
  town.ask();
  town.did("p13", "/api/v1/help/answer", R"({"help":1,"text":"Begin bij de provincie"})");
  const auto find = [&](const char* who) { return town.post("/api/v1/who/find", R"({"text":"provincie"})", who); };
  town.did("anna", "/api/v1/help/keep", R"({"answer":1,"keep":true})");
  CHECK(find("bert").body == R"({"lines":[]})");
  town.did("p13", "/api/v1/help/keep", R"({"answer":1,"keep":true})");
  CHECK(said_in(find("bert"), "DE-VRAAG"));
  CHECK(said_in(find("bert"), "Begin bij de provincie"));
  town.did("anna", "/api/v1/help/keep", R"({"answer":1,"keep":false})");
  CHECK(find("bert").body == R"({"lines":[]})");
  town.did("anna", "/api/v1/help/thank", R"({"answer":1})");
  CHECK(said_in(town.get("/api/v1/today", "p13"), "help_thanked"));
  town.did("anna", "/api/v1/help/forget", R"({"help":1})");
  for (const char* who : {"anna", "p13", "p14"}) {
    CHECK(town.get("/api/v1/help?id=1", who).status == 404);
    for (const char* page : {"/api/v1/who", "/api/v1/today", "/api/v1/me/held"}) {
      CHECK_FALSE(said_in(town.get(page, who), "DE-VRAAG"));
      CHECK_FALSE(said_in(town.get(page, who), "provincie"));
    }
  }
  for (const char* owner : {"help:1", "answer:1"}) {
    const auto proof = town.running->service().prove_forgotten(town.one, owner).value();
    CHECK(proof.key_gone);
    CHECK(proof.sealed == 1);
    CHECK(proof.readable == 0);
  }
}

TEST_CASE("what a facilitator sets aside is found by nobody; its author reads why, other people not that it was") {
  Knowing town;
  const auto found = [&](const char* who) { return town.post("/api/v1/who/find", R"({"text":"subsidie"})", who); };
  REQUIRE(said_in(found("anna"), "Naam-p13"));
  const std::string offer = R"({"what":{"offer":1,"answer":0})";
  for (const char* other : {"anna", "adam", "bert", "other", "klara"}) {
    CHECK(town.post("/api/v1/who/set-aside", offer + R"(,"ground":"hurts","reason":"DE-REDEN"})", other).status >= 403);
  }
  const std::string author = said_in(town.get("/api/v1/who", "p13"), R"("offers":[{"id":1,)") ? "p13" : "wim";
  town.did("fenna", "/api/v1/who/set-aside", offer + R"(,"ground":"hurts","reason":"DE-REDEN"})");
  CHECK(said_in(town.get("/api/v1/who", author), R"("aside":{"ground":"hurts","reason":"DE-REDEN")"));
  CHECK(said_in(town.get("/api/v1/who", "fenna"), "DE-REDEN"));
  for (const char* who : {"anna", "p14", "adam"}) {
    CHECK_FALSE(said_in(found(who), author == "p13" ? "Naam-p13" : "Naam-p6"));
    for (const char* page : {"/api/v1/who", "/api/v1/acts"}) CHECK_FALSE(said_in(town.get(page, who), "DE-REDEN"));
  }
  CHECK(said_in(town.get("/api/v1/acts", "adam"), "offer_set_aside"));
  town.restart();
  CHECK(said_in(town.get("/api/v1/who", author), "DE-REDEN"));
  town.did("fenna", "/api/v1/who/put-back", offer + "}");
  CHECK(said_in(found("anna"), author == "p13" ? "Naam-p13" : "Naam-p6"));
  CHECK_FALSE(said_in(town.get("/api/v1/who", author), "DE-REDEN"));
}

TEST_CASE("after a restart everything is as it was") {
  Knowing town;
  town.ask();
  town.did("p13", "/api/v1/help/answer", R"({"help":1,"text":"Begin bij de provincie"})");
  town.did("p14", "/api/v1/help/pass", R"({"help":1})");
  std::map<std::string, std::string> before;
  for (const char* who : {"anna", "p13", "p14", "p15"}) before[who] = town.get("/api/v1/who", who).body;
  town.restart();
  for (const auto& [who, body] : before) CHECK(town.get("/api/v1/who", who).body == body);
}
