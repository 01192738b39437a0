// Ties out of what an organisation has, through the import of the server.
#include <string>
#include <vector>

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::service::test;

TEST_CASE("a mailbox, a calendar, a log or a graph may be given for ties: people are known by their address, and nothing that was said is told") {
  House house;
  const auto import = [&](ImportRequest request) {
    return House::wait<ImportView>([&](Then<ImportView> then) { house.service->import(house.fenna, std::move(request), "", then); });
  };
  const std::string people = "id,email,afdeling\np2,Twee@x.org,Ruimte\np3,drie@x.org,Zorg\np4,vier@x.org,Zorg\n";
  const std::string from = "From twee@x.org Mon Mar  2 09:30:00 2026\n";
  const std::string box = from + "From: twee@x.org\nTo: Drie <DRIE@x.org>, iemand@elders.org\nSubject: GEHEIM\nMessage-ID: <1>\n\nGEHEIM\n\n" + from +
                          "From: twee@x.org\nTo: drie@x.org\nMessage-ID: <1>\n\n" + from + "From: iemand@elders.org\nTo: drie@x.org\n\n" + from + "To: drie@x.org\n\nGEHEIM\n";
  const auto looked = import({.people = people, .ties = box, .commit = false});
  REQUIRE(looked);
  CHECK(looked->ties_read == 1);
  CHECK(looked->unknown_people == 1);
  REQUIRE(looked->refused.size() == 1);
  CHECK(looked->refused[0].file == "mail");
  CHECK(looked->refused[0].line == 18);
  CHECK(looked->refused[0].code == "error.no_writer");
  REQUIRE(looked->noticed.size() == 1);
  CHECK(looked->noticed[0].code == "notice.copies");
  CHECK(looked->noticed[0].value == "1");
  for (const auto* list : {&looked->refused, &looked->noticed}) {
    for (const auto& line : *list) {
      for (const auto* word : {"GEHEIM", "elders"}) CHECK((line.sentence + line.value).find(word) == std::string::npos);
    }
  }

  CHECK(import({.people = people, .ties = box, .skip_refused = true, .commit = true})->committed);
  house.service->look(house.organisation, [](const State& state) {
    REQUIRE(state.ties.from.size() == 1);
    CHECK(state.ties.weight[0] == 0.5);
    CHECK(state.ties.at.at(0) == 1772443800);
  });
  // A calendar alone, among those who are here and not in any file.
  const std::string meeting = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T093000Z\nSUMMARY:GEHEIM\nATTENDEE:mailto:drie@x.org\nATTENDEE:mailto:vier@x.org\nEND:VEVENT\nEND:VCALENDAR\n";
  CHECK(import({.people = std::nullopt, .ties = meeting, .commit = true})->committed);
  house.service->look(house.organisation, [](const State& state) { CHECK(state.ties.weight == std::vector<double>{0.5, 0.5}); });
  const auto bomb = import({.people = std::nullopt, .ties = "<!DOCTYPE g [<!ENTITY a \"b\">]><graphml/>", .skip_refused = true, .commit = true});
  CHECK_FALSE(bomb->committed);
  CHECK(bomb->refused.at(0).code == "error.bad_graphml");
}
