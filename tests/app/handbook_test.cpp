// The handbook through the door: as a file for who takes part, and for nobody else.

#include "door.hpp"

using namespace schakel;
using namespace schakel::app::test;

TEST_CASE("who takes part gets the handbook as values, as EPUB and as one page, in the language they ask for") {
  Town town;
  const Reply values = town.get("/api/v1/handbook?id=1", "anna");
  CHECK(values.status == 200);
  CHECK(says(values, "Eén loket"));
  const Reply epub = town.get("/api/v1/handbook.epub?id=1&language=en", "anna");
  CHECK(epub.status == 200);
  CHECK(epub.header("Content-Type") == "application/epub+zip");
  CHECK(epub.header("Content-Disposition") == "attachment; filename=\"handbook-1.epub\"");
  CHECK(epub.body.substr(30, 28) == "mimetypeapplication/epub+zip");
  CHECK(says(town.get("/api/v1/handbook.html?id=1&language=nl", "anna"), "<html lang=\"nl\">"));
  CHECK(says(town.get("/api/v1/handbook.html?id=1", "anna", {{"Accept-Language", "en-GB,en;q=0.9"}}), "<html lang=\"en\">"));
}

TEST_CASE("the page may show its own style and nothing else; all other pages keep the policy of the app") {
  Town town;
  const std::string policy = town.get("/api/v1/handbook.html?id=1", "anna").header("Content-Security-Policy");
  CHECK(policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  CHECK(town.get("/api/v1/handbook?id=1", "anna").header("Content-Security-Policy").find("unsafe") == std::string::npos);
}

TEST_CASE("who takes no part, another organisation and another language are refused in one sentence") {
  Town town;
  const Reply begun = town.post("/api/v1/programmes/start", R"({"title":"Ander traject","goal":"Iets anders","border":"afdeling","phases":)" + phases_json() + "}", "gerda");
  REQUIRE_MESSAGE(begun.status == 200, begun.body);
  for (const char* ending : {"", ".epub", ".html"}) {
    CAPTURE(ending);
    const std::string address = std::string("/api/v1/handbook") + ending;
    CHECK(code_of(town.get(address + "?id=2", "anna")) == "error.not_in_programme");
    CHECK(town.get(address + "?id=2", "adam").status == 403);
    CHECK(town.get(address + "?id=2", "gerda").status == 200);
    CHECK(code_of(town.get(address + "?id=1", "other")) == "error.unknown_programme");
    CHECK(code_of(town.get(address + "?id=x", "anna")) == "error.not_a_number");
    CHECK(town.get(address + "?id=1").status == 401);
  }
  CHECK(code_of(town.get("/api/v1/handbook.epub?id=1&language=de", "anna")) == "error.not_a_language");
}

TEST_CASE("the page holds no name and nothing that is sealed") {
  Town town;
  const std::string page = town.get("/api/v1/handbook.html?id=1&language=nl", "fenna").body;
  for (const char* word : {"Naam-", "anna", "post.example", "ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE", "Wie betaalt dit", "Het archief kan dit niet", "Balie"}) {
    CAPTURE(word);
    CHECK(page.find(word) == std::string::npos);
  }
}
