// Exports of other programs through the door: who may bring them, what comes of them, and what no answer says.
#include <fstream>
#include <iterator>

#include "door.hpp"
#include "identity/base64.hpp"
#include "service/views/overlap.hpp"

using namespace schakel;
using namespace schakel::app::test;
using service::WorkFileOrder;
using service::WorkOrder;

namespace {

std::string work_file(const std::string& name) {
  std::ifstream file("tests/data/work/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "tests run from the project's folder");
  return {std::istreambuf_iterator<char>(file), {}};
}

// A Jira of Ruimte, where anna is known by name, and a plan of Zorg, where nobody is.
WorkOrder jira_and_plan(bool commit) {
  WorkOrder order{.programme = ProgrammeId(1), .work = {}, .files = {}, .owners = {{.project = "Spreekuur Zorg", .owner = "p13"}}};
  order.files.push_back({.name = "jira.csv",
                         .text = "Issue key,Summary,Assignee,Status,Description,Comment,Time Spent\n"
                                 "BAL-1,Adressen van inwoners nalopen voor de post,naam-ANNA,To Do,STAAT-IN-DE-BESCHRIJVING,GEHEIM-COMMENTAAR,987654\n"
                                 "BAL-2,WAS-AL-KLAAR,naam-anna,Done,,,\n",
                         .workbook = {}});
  order.files.push_back({.name = "plan.xlsx", .text = {}, .workbook = identity::base64url(work_file("planner.xlsx"))});
  order.commit = commit;
  return order;
}

}  // namespace

TEST_CASE("a facilitator brings exports of two programs through the door; others may not, and no answer holds what was not asked for") {
  Town town;
  const std::string look = exchange::json_text(jira_and_plan(false)), take = exchange::json_text(jira_and_plan(true));
  for (const char* who : {"anna", "adam", "wim", "klara"}) CHECK_MESSAGE(town.post("/api/v1/work/bring", take, who).status == 403, who);
  CHECK(town.post("/api/v1/work/bring", take, "other").status == 404);  // of another organisation, where there is no such programme
  CHECK(town.post("/api/v1/work/bring", take).status == 401);
  const Reply seen = town.post("/api/v1/work/bring", look, "gerda");
  REQUIRE_MESSAGE(seen.status == 200, seen.body);
  const auto view = exchange::parse_json<service::WorkBroughtView>(seen.body).value();
  CHECK(view.items == 3);
  CHECK(view.files.at(0).finished == 1);
  CHECK(view.files.at(1).kind == sources::WorkKind::planner);
  CHECK_FALSE(view.committed);
  CHECK(says(town.get("/api/v1/ledger?id=1", "gerda"), R"("items":0)"));
  REQUIRE(town.post("/api/v1/work/bring", take, "gerda").status == 200);
  CHECK(says(town.get("/api/v1/ledger?id=1", "gerda"), R"("items":3)"));
  const Reply likely = town.get("/api/v1/overlaps/likely?programme=1", "gerda");
  REQUIRE(says(likely, "Adressen van inwoners nalopen voor de post"));
  CHECK(says(likely, R"("timing":"unknown","contact":"unknown")") == false);
  CHECK(says(likely, R"("contact":"unknown","timing":"unknown")"));  // of Jira's there are no dates, and nobody imported ties
  CHECK(town.get("/api/v1/overlaps/likely?programme=1", "anna").status == 403);
  town.restart();
  for (const Reply& reply : {seen, town.get("/api/v1/overlaps/likely?programme=1", "gerda"), town.get("/api/v1/ledger?id=1", "gerda")}) {
    for (const char* never : {"GEHEIM-COMMENTAAR", "987654", "STAAT-IN-DE-BESCHRIJVING", "WAS-AL-KLAAR", "Lijst halen", "Fenna Vos"}) {
      CHECK_MESSAGE(!says(reply, never), never);
    }
  }
  CHECK(town.log().find("Adressen") == std::string::npos);
}

TEST_CASE("a file that is no workbook, or has no form, is the asker's fault; a broken one is told by its name") {
  Town town;
  const auto code = [&](const std::string& file) {
    return code_of(town.post("/api/v1/work/bring", R"({"programme":1,"files":[)" + file + "]}", "gerda"));
  };
  CHECK(code(R"({"name":"a.xlsx"})") == "error.work_file_form");
  CHECK(code(R"({"name":"a.xlsx","workbook":"*"})") == "error.bad_archive");
  const Reply broken = town.post("/api/v1/work/bring", R"({"programme":1,"files":[{"name":"a.xlsx","workbook":")" + identity::base64url("PK\x03\x04 stuk") + R"("}],"commit":true,"skip_refused":true})", "gerda");
  CHECK(broken.status == 200);
  CHECK(says(broken, R"("file":"a.xlsx")"));
  CHECK(says(broken, R"("committed":false)"));
}
