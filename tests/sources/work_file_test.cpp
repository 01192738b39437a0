// Exports of Jira, GitLab and Planner: what is taken, what is left aside, and what must never come of them.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "sources/work_file.hpp"
#include "sources/xlsx.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

std::string data(const std::string& name) {
  std::ifstream file("tests/data/work/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "tests run from the project's folder");
  return {std::istreambuf_iterator<char>(file), {}};
}
WorkFile read(const std::string& bytes) { return read_work_file(bytes, "file"); }
Date day(std::string_view text) { return date_from(text).value(); }

// All that was taken, to look for what must not be there.
std::string all_of(const WorkFile& file) {
  std::string all;
  for (const FoundWork& item : file.items) {
    all += item.id + "|" + item.title + "|" + item.text + "|" + item.project + "|";
    for (const auto& owner : item.owners) all += owner + "|";
  }
  return all;
}

std::string refusal(const WorkFile& file) {
  REQUIRE(file.stopped);
  CHECK(file.items.empty());
  return file.refused.front().code;
}

}  // namespace

TEST_CASE("an export of Jira with all fields: title, key, project, who it is assigned to and dates; finished work is counted") {
  const auto bytes = data("jira.csv");
  CHECK(work_kind(bytes) == WorkKind::jira);
  const WorkFile file = read(bytes);
  CHECK(file.kind == WorkKind::jira);
  REQUIRE(file.items.size() == 3);
  CHECK(file.finished == 1);
  CHECK(file.refused_in_all == 0);
  CHECK(file.items[0].id == "LOK-12");
  CHECK(file.items[0].title == "Adressen nalopen voor verzending");
  CHECK(file.items[0].text == "Elke brief met de hand nagekeken, \"ook\" de postbussen");
  CHECK(file.items[0].project == "Eén loket");
  CHECK(file.items[0].owners == std::vector<std::string>{"Anna de Wit", "5b10a"});
  CHECK(file.items[0].from == day("2026-09-14"));
  CHECK(file.items[0].until == day("2026-11-30"));
  CHECK(file.items[1].owners == std::vector<std::string>{"bas@lindedal.example"});
  CHECK(file.items[1].line == 4);  // behind a description of two lines
  CHECK(file.items[2].owners.empty());
  CHECK(file.items[2].project == "Balie");
}

TEST_CASE("comments, watchers, reporters, labels and time spent are in nothing that is taken") {
  for (const char* name : {"jira.csv", "gitlab.csv", "gitlab.json", "planner.xlsx", "planner_nl.xlsx"}) {
    CAPTURE(name);
    const std::string all = all_of(read(data(name)));
    for (const char* never : {"Bas belde", "Kan dit sneller", "Fenna", "5400", "7200", "2h", "brieven|", "Lijst halen", "Melding van een medewerker", "Oud spoor", "Stoelen"}) {
      CHECK_MESSAGE(all.find(never) == std::string::npos, never);
    }
  }
}

TEST_CASE("an export of Jira with the current fields may have semicolons and no project: the key says which it is") {
  const WorkFile file = read(data("jira_current_fields.csv"));
  REQUIRE(file.items.size() == 1);
  CHECK(file.finished == 1);
  CHECK(file.items[0].id == "ZRG-4");
  CHECK(file.items[0].project == "ZRG");
  CHECK(file.items[0].owners == std::vector<std::string>{"dina"});
}

TEST_CASE("GitLab's CSV and its API's JSON say the same; confidential issues are left out and counted") {
  const WorkFile csv = read(data("gitlab.csv")), json = read(data("gitlab.json"));
  for (const WorkFile* file : {&csv, &json}) {
    CHECK(file->kind == WorkKind::gitlab);
    REQUIRE(file->items.size() == 1);
    CHECK(file->finished == 1);
    CHECK(file->confidential == 1);
    CHECK(file->items[0].id == "zorg/loket#7");
    CHECK(file->items[0].title == "Adressen controleren voor de post");
    CHECK(file->items[0].project == "zorg/loket");
    CHECK(file->items[0].from == day("2026-09-20"));
    CHECK(file->items[0].until == day("2026-12-01"));
  }
  CHECK(csv.items[0].owners == std::vector<std::string>{"dina", "Dina Smit"});
  CHECK(json.items[0].owners == std::vector<std::string>{"dina; emre", "Dina Smit; Emre Kaya"});
}

TEST_CASE("newer exports of GitLab have both numbers of an issue; the one that people see is taken") {
  const WorkFile file = read("ID,IID,Title,Description,Type,URL,State,Confidential\n4107,7,Post,,Issue,https://g.example/a/b/c/-/work_items/7,Open,No\n");
  REQUIRE(file.items.size() == 1);
  CHECK(file.items[0].id == "a/b/c#7");
}

TEST_CASE("Planner's workbook: the plan's name above the table, names of people, dates by which number is the month") {
  const auto bytes = data("planner.xlsx");
  CHECK(work_kind(bytes) == WorkKind::planner);
  const WorkFile file = read(bytes);
  REQUIRE(file.items.size() == 2);
  CHECK(file.finished == 1);
  CHECK(file.items[0].id == "aQ1-zorg");
  CHECK(file.items[0].title == "Adressen van inwoners nalopen");
  CHECK(file.items[0].project == "Spreekuur Zorg");
  CHECK(file.items[0].owners == std::vector<std::string>{"Dina Smit;Emre Kaya"});
  CHECK(file.items[0].from == day("2026-09-21"));
  CHECK(file.items[0].until == day("2026-11-30"));
  CHECK(file.items[1].from == day("2026-11-02"));  // of begun and made, begun
  CHECK(file.items[1].line == 7);
}

TEST_CASE("Planner in Dutch, with Excel's days for dates and the plan's name on a sheet of its own") {
  const WorkFile file = read(data("planner_nl.xlsx"));
  REQUIRE(file.items.size() == 1);
  CHECK(file.finished == 1);
  CHECK(file.items[0].project == "Spreekuur Zorg");
  CHECK(file.items[0].owners == std::vector<std::string>{"Smit, Dina"});
  CHECK(file.items[0].from == day("2026-09-25"));
  CHECK(file.items[0].until == day("2026-11-30"));
}

TEST_CASE("a date that can be read in two ways is left out, and that is said; one of the file that cannot decides for all") {
  const std::string head = "Issue key,Summary,Created,Due date\n";
  const WorkFile unclear = read(head + "A-1,Post,3/4/2026,5/6/2026\n");
  CHECK_FALSE(unclear.items[0].from);
  CHECK_FALSE(unclear.items[0].until);
  REQUIRE(unclear.noticed.size() == 1);
  CHECK(unclear.noticed[0].code == "error.unclear_dates");
  const WorkFile clear = read(head + "A-1,Post,3/4/2026,5/6/2026\nA-2,Brief,13/4/2026 10:00,\n");
  CHECK(clear.items[0].from == day("2026-04-03"));
  CHECK(clear.noticed.empty());
  const WorkFile both = read(head + "A-1,Post,3/4/2026,13/6/2026\nA-2,Brief,4/13/2026,\n");
  CHECK_FALSE(both.items[0].from);
  CHECK(read(head + "A-1,Post,03/mrt./26 9:00,\n").items[0].from == day("2026-03-03"));
  CHECK_FALSE(read(head + "A-1,Post,31/Feb/26,\n").items[0].from);
}

TEST_CASE("a row without a title or an id, or with an id that was there, is refused by its line; the others are taken") {
  const WorkFile file = read("Issue key,Summary,Assignee\n,Post,anna\nA-1,,anna\nA-2,Brief,anna\nA-2,Brief,bas\nA-3,Kaart,bas,te veel\n");
  REQUIRE(file.items.size() == 1);
  REQUIRE(file.refused.size() == 4);
  CHECK(file.refused[0].code == "error.empty_id");
  CHECK(file.refused[1].code == "error.work_untitled");
  CHECK(file.refused[2].line == 5);
  CHECK(file.refused[2].code == "error.duplicate_id");
  CHECK(file.refused[3].code == "error.wrong_columns");
}

TEST_CASE("a long title is taken as far as it may be, and so is a description") {
  const WorkFile file = read("Issue key,Summary,Description\nA-1," + std::string(400, 'x') + "," + std::string(3000, 'y') + "\n");
  REQUIRE(file.items.size() == 1);
  CHECK(file.items[0].title.size() < 290);
  CHECK(file.items[0].text.size() < 510);
}

TEST_CASE("a file of another kind, or in another encoding, is refused in one sentence") {
  CHECK(work_kind("id,title,owner\n") == WorkKind::table);
  CHECK(refusal(read("[]")) == "error.no_issues");
  CHECK(refusal(read(R"([{"title":"geen nummer"}])")) == "error.no_issues");
  CHECK(read("{\"iid\":").stopped);
  CHECK(read(std::string(100, '[')).stopped);
  CHECK(refusal(read("naam,wat\n")) == "error.no_work_file");
  CHECK(read("\xFF\xFEI\0s\0").stopped);
  const WorkFile latin = read("Issue key,Summary\nA-1,Caf\xE9\nA-2,Post\n");
  CHECK(latin.refused.front().code == "error.not_utf8");
  CHECK(latin.items.size() == 1);
  CHECK(refusal(read(archive_of({{"word/document.xml", "<document/>"}}))) == "error.bad_archive");
  CHECK(refusal(read(archive_of(book_of(sheet_of("<row r='1'>" + said("A1", "Naam") + "</row>"))))) == "error.no_plan");
  CHECK(refusal(read("PK\x03\x04 en verder niets")) == "error.bad_archive");
  std::string cut = data("planner.xlsx");
  cut.resize(cut.size() / 2);
  CHECK(refusal(read(cut)) == "error.bad_archive");
}

TEST_CASE("a damaged byte in a workbook is noticed, or changes nothing that is taken") {
  const std::string whole = data("planner.xlsx");
  const std::string right = all_of(read(whole));
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    if (!is_workbook(damaged)) continue;
    const WorkFile file = read(damaged);
    CHECK((file.stopped || all_of(file) == right));
  }
}

TEST_CASE("cells that share a text, cells of several formats, and rows that do not say where they stand are read") {
  const std::string shared = "<sst><si><t>Task ID</t></si><si><r><t>Task </t></r><r><t>Name</t></r><rPh><t>taasuku</t></rPh></si><si><t>A&amp;B</t></si></sst>";
  const std::string rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c t='s'><v>2</v></c><c t='str'><f>1+1</f><v>Post</v></c></row>";
  const WorkFile file = read(archive_of(book_of(sheet_of(rows), shared)));
  REQUIRE(file.items.size() == 1);
  CHECK(file.items[0].id == "A&B");
  CHECK(file.items[0].title == "Post");
  const auto nowhere = read_workbook(archive_of(book_of(sheet_of("<row><c t='s'><v>9</v></c></row>"), shared)));
  CHECK(nowhere.error().code == "error.bad_archive");
}

TEST_CASE("a workbook that means harm is refused within its budget") {
  WorkbookLimits small{.bytes = 1 << 20, .entries = 10, .unpacked = 1 << 16, .text = 1 << 14, .cells = 1000, .cell_bytes = 1 << 12, .columns = 100};
  const auto why = [&](const std::string& bytes) {
    const auto book = read_workbook(bytes, small);
    REQUIRE_FALSE(book.has_value());
    return book.error().code;
  };
  SUBCASE("a small file that is large when it is unpacked") {
    const std::string bomb = archive_of(book_of(sheet_of(std::string(50'000'000, ' '))));
    CHECK(bomb.size() < 100'000);
    CHECK(why(bomb) == "error.archive_too_large");
    CHECK(refusal(read(bomb)) == "error.no_plan");  // 50 megabytes of blanks are within what a server takes; there is no table in them
  }
  SUBCASE("more parts than any workbook has") {
    Parts parts = book_of(sheet_of(""));
    for (int i = 0; i < 20; ++i) parts.emplace_back("xl/media/" + std::to_string(i), "x");
    CHECK(why(archive_of(parts)) == "error.archive_parts");
  }
  SUBCASE("an entity of entities") {
    const std::string laughs = "<!DOCTYPE l [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    CHECK(why(archive_of(book_of(laughs + sheet_of("<row>" + said("A1", "&c;") + "</row>")))) == "error.bad_archive");
    CHECK(why(archive_of(book_of(sheet_of("<row><c t='s'><v>0</v></c></row>"), laughs + "<sst><si><t>&c;</t></si></sst>"))) == "error.bad_archive");
  }
  SUBCASE("a file from elsewhere by an entity") {
    CHECK(why(archive_of(book_of("<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + sheet_of("<row>" + said("A1", "&x;") + "</row>")))) == "error.bad_archive");
  }
  SUBCASE("a cell that goes on") {
    CHECK(why(archive_of(book_of(sheet_of("<row>" + said("A1", std::string(8000, 'a')) + "</row>")))) == "error.workbook_too_large");
    CHECK(why(archive_of(book_of(sheet_of("<row><c t='s'><v>0</v></c></row>"), "<sst><si><t>" + std::string(8000, 'a') + "</t></si></sst>"))) == "error.workbook_too_large");
  }
  SUBCASE("a hundred megabytes in one cell, within the limits that a server has") {
    const WorkFile file = read(archive_of(book_of(sheet_of("<row>" + said("A1", std::string(100'000'000, 'a')) + "</row>"))));
    CHECK(file.stopped);
    CHECK(file.items.empty());
  }
  SUBCASE("many cells that share one long text") {
    std::string cells;
    for (int i = 0; i < 40; ++i) cells += "<row><c t='s'><v>0</v></c></row>";
    CHECK(why(archive_of(book_of(sheet_of(cells), "<sst><si><t>" + std::string(4000, 'a') + "</t></si></sst>"))) == "error.workbook_too_large");
  }
  SUBCASE("a cell far to the right") {
    CHECK(why(archive_of(book_of(sheet_of("<row><c r='XFD1'><v>1</v></c></row>")))) == "error.workbook_too_large");
    CHECK(why(archive_of(book_of(sheet_of("<row><c r='ZZZZZZ1'><v>1</v></c></row>")))) == "error.workbook_too_large");
  }
  SUBCASE("more rows than are taken, though all are empty") {
    std::string rows;
    for (int i = 0; i < 1100; ++i) rows += "<row/>";
    CHECK(why(archive_of(book_of(sheet_of(rows)))) == "error.workbook_too_large");
  }
  SUBCASE("elements in elements") {
    std::string deep;
    for (int i = 0; i < 500; ++i) deep += "<a>";
    CHECK(why(archive_of(book_of("<worksheet>" + deep))) == "error.bad_archive");
  }
  SUBCASE("XML that ends in the middle, or is none") {
    CHECK(why(archive_of(book_of("<worksheet><sheetData><row>"))) == "error.bad_archive");
    CHECK(why(archive_of(book_of("geen XML"))) == "error.bad_archive");
    CHECK(why(archive_of(book_of(""))) == "error.bad_archive");
  }
  SUBCASE("a sheet that is elsewhere than in the archive") {
    Parts parts = book_of(sheet_of(""));
    parts[2].second = "<Relationships><Relationship Id='b' Type='x/worksheet' Target='../../../etc/passwd'/></Relationships>";
    CHECK(why(archive_of(parts)) == "error.bad_archive");
  }
}

TEST_CASE("rows behind the first plan's table, and rows that are empty, cost nothing") {
  const WorkFile file = read(plan_of("<row r='2'/><row r='3'>" + said("A3", "t1") + said("B3", "Post") + said("C3", "Completed") + "</row><row r='4'>" + said("A4", "t2") +
                                     said("B4", "Brief") + said("C4", "Not started") + "</row>"));
  CHECK(file.items.size() == 1);
  CHECK(file.finished == 1);
  CHECK(file.refused_in_all == 0);
  CHECK(file.items[0].project.empty());
}
