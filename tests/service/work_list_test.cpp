// Work out of the files of several programs: whose it is, what is said of what was not taken, and what stands beside like words.

#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "house.hpp"
#include "identity/base64.hpp"
#include "service/views/overlap.hpp"
#include "service/work_list.hpp"
#include "service/work_owners.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using schakel::service::test::House;
namespace d = schakel::domain::test;
using analysis::Contact;
using analysis::Timing;

namespace {

std::string data(const std::string& name) {
  std::ifstream file("tests/data/work/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "tests run from the project's folder");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Whom the files speak of: Anna and Bas of Ruimte, Dina and Emre of Zorg, and two who have one name.
struct WorkTown {
  House house;
  ProgrammeId loket;
  WorkTown() {
    ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
    const auto person = [&](const char* id, const char* name, const char* email, const char* silo) {
      RosterPerson row = d::row(id, silo);
      row.name = name;
      row.email = email;
      import.roster.people.push_back(row);
    };
    person("anna", "Anna de Wit", "anna@lindedal.example", "Ruimte");
    person("bas", "Bas Bos", "bas@lindedal.example", "Ruimte");
    person("dina", "Dina Smit", "dina@lindedal.example", "Zorg");
    person("emre", "Emre Kaya", "emre@lindedal.example", "Zorg");
    person("ivo", "Ivo Zonderland", "ivo@lindedal.example", "");
    person("jan1", "Jan Jansen", "jan@lindedal.example", "Zorg");
    person("jan2", "Jan Jansen", "j.jansen@lindedal.example", "Ruimte");
    house.did(house.fenna, import);
    loket = ProgrammeId(house.did(house.fenna, d::start_loket()));
  }
  [[nodiscard]] WorkOrder order(std::vector<WorkFileOrder> files) const {
    return {.programme = loket, .work = {}, .files = std::move(files), .owners = {}};
  }
  Result<WorkBroughtView> try_bring(const WorkOrder& order) {
    return House::wait<WorkBroughtView>([&](Then<WorkBroughtView> then) { house.service->bring_work(house.fenna, order, "", then); });
  }
  WorkBroughtView bring(const WorkOrder& order) {
    auto view = try_bring(order);
    REQUIRE_MESSAGE(view.has_value(), view.error().message);
    return std::move(*view);
  }
  WorkBroughtView take(WorkOrder order) {
    order.commit = order.skip_refused = true;
    return bring(order);
  }
  LikeWorkView like() {
    return House::wait<LikeWorkView>([&](Then<LikeWorkView> then) { house.service->like_work(house.fenna, loket, then); }).value();
  }
};

WorkFileOrder text_of_file(const std::string& name) { return {.name = name, .text = data(name), .workbook = {}}; }
WorkFileOrder workbook(const std::string& name) { return {.name = name, .text = {}, .workbook = identity::base64url(data(name))}; }
WorkFileOrder jira(std::string rows) { return {.name = "jira.csv", .text = "Issue key,Summary,Assignee,Description\n" + std::move(rows), .workbook = {}}; }

}  // namespace

TEST_CASE("files of several programs together are one list; what is finished or confidential is left aside and counted") {
  WorkTown town;
  const auto view = town.bring(town.order({text_of_file("jira.csv"), text_of_file("gitlab.csv"), workbook("planner.xlsx")}));
  REQUIRE(view.files.size() == 3);
  CHECK(view.files[0].kind == sources::WorkKind::jira);
  CHECK(view.files[0].items == 2);
  CHECK(view.files[0].finished == 1);
  CHECK(view.files[1].kind == sources::WorkKind::gitlab);
  CHECK(view.files[1].items == 1);
  CHECK(view.files[1].confidential == 1);
  CHECK(view.files[2].kind == sources::WorkKind::planner);
  CHECK(view.files[2].items == 1);
  CHECK(view.items == 4);
  CHECK_FALSE(view.committed);
  REQUIRE(view.refused.size() == 2);
  CHECK(view.refused[0].file == "jira.csv");
  CHECK(view.refused[0].code == "error.work_unassigned");
  CHECK(view.refused[0].line == 6);
  CHECK(view.refused[1].file == "planner.xlsx");
  REQUIRE(view.without.size() == 2);
  CHECK(view.without[0].project == "Balie");
  CHECK(view.without[0].items == 1);
  CHECK(view.without[1].project == "Spreekuur Zorg");
}

TEST_CASE("whoever is named for a project is asked about what is assigned to nobody who is known; its silo is theirs") {
  WorkTown town;
  WorkOrder order = town.order({text_of_file("jira.csv"), workbook("planner.xlsx")});
  order.owners = {{.project = "Balie", .owner = "bas"}, {.project = "Spreekuur Zorg", .owner = "emre"}};
  const auto view = town.take(order);
  CHECK(view.refused_in_all == 0);
  CHECK(view.without.empty());
  CHECK(view.committed);
  CHECK(view.items == 5);
  order.owners = {{.project = "Balie", .owner = "niemand"}};
  CHECK(town.try_bring(order).error().code == "error.unknown_own_id");
  order.owners = {{.project = "Balie", .owner = "ivo"}};
  CHECK(town.try_bring(order).error().code == "error.work_no_silo");
  order.programme = ProgrammeId(9);
  CHECK(town.try_bring(order).error().code == "error.unknown_programme");
  // What is assigned to somebody who is known stays theirs: Adressen is Dina's.
  const auto like = town.like();
  REQUIRE_FALSE(like.pairs.empty());
  CHECK(like.pairs[0].a.owner == "Anna de Wit");
  CHECK(like.pairs[0].b.owner == "Dina Smit");
  CHECK(like.pairs[0].a.text.empty());  // descriptions are not taken unasked
  const std::string all = exchange::json_text(like);
  for (const char* never : {"Bas belde", "7200", "Elke brief", "Lijst halen"}) CHECK_MESSAGE(all.find(never) == std::string::npos, never);
}

TEST_CASE("people are known by id, address or full name, and a name that two have is nobody's") {
  WorkTown town;
  const auto view = town.bring(town.order({jira("A-1,Een,ANNA,\nA-2,Twee,Bas@Lindedal.example,\nA-3,Drie,\"smit,  Dina\",\nA-4,Vier,\"Niemand Hier; Emre Kaya\",\n"
                                                "A-5,Vijf,Jan Jansen,\nA-6,Zes,jan2,\nA-7,Zeven,Vreemde Vogel,\nA-8,Acht,,\nA-9,Negen,Ivo Zonderland,\n")}));
  CHECK(view.items == 5);
  REQUIRE(view.refused.size() == 4);
  CHECK(view.refused[3].code == "error.work_no_silo");
  CHECK(view.refused[0].code == "error.work_owner_several");
  CHECK(view.refused[0].value == "Jan Jansen");
  CHECK(view.refused[1].code == "error.work_owner_unknown");
  CHECK(view.refused[1].value == "Vreemde Vogel");
  CHECK(view.refused[2].code == "error.work_unassigned");
  CHECK(view.refused[2].line == 9);
}

TEST_CASE("an id is in the list once, whichever of the files it is in") {
  WorkTown town;
  WorkOrder order = town.order({jira("A-1,Een,anna,\n"), {.name = "eigen.csv", .text = "id,title,owner\nA-1,Een,dina\nA-2,Twee,dina\n", .workbook = {}}});
  const auto view = town.bring(order);
  CHECK(view.items == 2);
  REQUIRE(view.refused.size() == 1);
  CHECK(view.refused[0].code == "error.work_in_two_files");
  CHECK(view.refused[0].file == "eigen.csv");
  CHECK(view.files[1].kind == sources::WorkKind::table);
  CHECK(view.files[1].items == 1);
}

TEST_CASE("the beginning of a description comes along when it is asked for") {
  WorkTown town;
  WorkOrder order = town.order({jira("A-1,Adressen nalopen,anna,Elke brief met de hand\nB-1,Adressen nalopen,dina,Uit de lijst\n")});
  (void)town.take(order);
  CHECK(town.like().pairs.at(0).a.text.empty());
  order.descriptions = true;
  (void)town.take(order);
  CHECK(town.like().pairs.at(0).a.text == "Elke brief met de hand");
}

TEST_CASE("a file that cannot be read leaves nothing of the list, and says why") {
  WorkTown town;
  const WorkFileOrder broken{.name = "plan.xlsx", .text = {}, .workbook = identity::base64url(std::string("PK\x03\x04 stuk"))};
  const auto view = town.take(town.order({jira("A-1,Een,anna,\n"), broken}));
  CHECK(view.items == 0);
  CHECK_FALSE(view.committed);
  CHECK(view.refused.front().code == "error.bad_archive");
  CHECK(view.refused.front().file == "plan.xlsx");
  const auto refused = [&](const WorkFileOrder& file) { return town.try_bring(town.order({file})).error().code; };
  CHECK(refused({.name = "x", .text = {}, .workbook = "geen base64!"}) == "error.bad_archive");
  CHECK(refused({.name = "x", .text = {}, .workbook = identity::base64url("tekst")}) == "error.bad_archive");
  CHECK(refused({.name = "x", .text = {}, .workbook = {}}) == "error.work_file_form");
  CHECK(refused({.name = "x", .text = "a", .workbook = "a"}) == "error.work_file_form");
  CHECK(town.try_bring(town.order(std::vector<WorkFileOrder>(51, jira("")))).error().code == "error.too_many_files");
  const auto nameless = town.bring(town.order({{.name = std::string("\xFF\n"), .text = "naam\n", .workbook = {}}}));
  CHECK(is_utf8(nameless.refused.front().file));
}

TEST_CASE("whoever does not facilitate brings nothing") {
  WorkTown town;
  WorkOrder order = town.order({jira("A-1,Een,anna,\n")});
  order.commit = true;
  const auto answer = House::wait<WorkBroughtView>([&](Then<WorkBroughtView> then) { town.house.service->bring_work(town.house.person(2), order, "", then); });
  CHECK(answer.error().code == "error.not_a_facilitator");
}

TEST_CASE("two are done at the same time when their dates meet; overdue goes on; without dates nothing is known") {
  const auto span = [](const char* from, const char* until) {
    WorkItem item{};
    item.from = date_from(from);
    item.until = date_from(until);
    return span_of(item, d::day("2026-10-05"));
  };
  CHECK(timing_of(span("2026-09-01", "2026-10-20"), span("2026-10-20", "")) == Timing::together);
  CHECK(timing_of(span("2026-09-01", "2026-10-20"), span("2026-10-21", "")) == Timing::apart);
  CHECK(timing_of(span("2026-10-21", ""), span("", "2026-10-20")) == Timing::apart);
  CHECK(timing_of(span("", "2026-10-01"), span("2026-10-21", "")) == Timing::together);  // it should have been done
  CHECK(timing_of(span("", ""), span("2026-10-21", "")) == Timing::unknown);
}

TEST_CASE("of the contact of two silos is known what their map shows, whichever is named first, and no more") {
  analysis::SiloMap map;
  const auto cell = [&](const char* a, const char* b, const char* verdict) {
    analysis::MapCell one{};
    one.a = a;
    one.b = b;
    one.verdict = verdict;
    map.exchange.push_back(one);
  };
  cell("Balie", "Ruimte", "wall");
  cell("Balie", "Zorg", "corridor");
  cell("Ruimte", "Zorg", "as expected");
  cell("Post", "Ruimte", "too little data");
  cell("Post", "Zorg", "");
  const SiloContacts contacts = contacts_in(map);
  CHECK(contacts.between("Ruimte", "Balie") == Contact::seldom);
  CHECK(contacts.between("Balie", "Zorg") == Contact::often);
  CHECK(contacts.between("Zorg", "Ruimte") == Contact::as_chance);
  CHECK(contacts.between("Post", "Ruimte") == Contact::unknown);
  CHECK(contacts.between("Post", "Zorg") == Contact::unknown);
  CHECK(contacts.between("Post", "Balie") == Contact::unknown);
}

TEST_CASE("what owners answered about pairs of a kind moves others of that kind, and a pair says what stands beside its words") {
  WorkTown town;
  const auto file = [](const std::string& rows) { return WorkFileOrder{.name = "j.csv", .text = "Issue key,Summary,Assignee,Start date,Due date\n" + rows, .workbook = {}}; };
  std::string rows;
  for (int i = 0; i < 30; ++i) {  // thirty pairs at different times
    const std::string at = std::to_string(i), word(4, static_cast<char>('a' + i % 26)), title = word + at + " " + word;
    rows += "A-" + at + "," + title + ",anna,2026-10-01,2026-10-10\nD-" + at + "," + title + ",dina,2026-11-01,2026-11-30\n";
  }
  rows += "A-90,Adressen nalopen voor verzending,anna,2026-10-01,2026-10-10\nD-90,Adressen nalopen voor verzending,dina,2026-11-01,2026-11-30\n";
  rows += "A-91,Telefoongids van de balie bijwerken,anna,2026-10-01,2026-12-10\nD-91,Telefoongids van balie bijwerken,dina,2026-11-01,2026-11-30\n";
  (void)town.take(town.order({file(rows)}));
  const auto place_of = [&](const std::string& id) {
    const auto pairs = town.like().pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (pairs[i].a.own_id != id) continue;
      CHECK(pairs[i].timing == (id == "A-90" ? Timing::apart : Timing::together));
      CHECK(pairs[i].contact == Contact::unknown);  // nobody imported ties
      return i;
    }
    FAIL("the pair is not there");
    return std::size_t{0};
  };
  CHECK(place_of("A-90") < place_of("A-91"));  // in the very same words
  const auto by_id = [&](const std::string& id) {
    for (std::uint32_t number = 1; number <= 64; ++number) {
      if (number % 2 == (id[0] == 'A' ? 1U : 0U) && std::to_string((number - 1) / 2) == id.substr(2)) return WorkItemId(number);
    }
    return WorkItemId();
  };
  for (int i = 0; i < 30; ++i) {
    const std::string at = std::to_string(i);
    const OverlapId asked(town.house.did(town.house.fenna, AskOverlap{.a = by_id("A-" + at), .b = by_id("D-" + at)}));
    town.house.did(town.house.person(2), AnswerOverlap{.overlap = asked, .answer = OverlapAnswer::different});
    town.house.did(town.house.person(4), AnswerOverlap{.overlap = asked, .answer = OverlapAnswer::different});
  }
  // r = 1/32; apart: (0 + 40/32)/(30 + 40) = 0.018, so f = 0.57; together: nobody answered, so f = 1
  CHECK(place_of("A-91") < place_of("A-90"));
}
