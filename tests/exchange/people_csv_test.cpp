#include <doctest/doctest.h>

#include "exchange/people_csv.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {
// Header and one row; the sentence of the refusal.
std::string refusal(const std::string& column, const std::string& value) {
  const auto reading = read_people("id,department," + column + "\nann,sales," + value + "\n", "people.csv");
  if (reading.refused.empty()) return "taken";
  CHECK(reading.roster.people.empty());
  CHECK(!reading.refused[0].code.empty());
  return reading.refused[0].sentence;
}
}  // namespace

TEST_CASE("every column that is not known is a border, and its values are the silos") {
  const auto reading = read_people(
      "id;Name;email;manager;languages;hours;timezone;goals;skills;newcomer;facilitator;apart;department;location\r\n"
      "ann; Ann de Wit ;ann@x.org;bob;nl EN;mon09-12 tue13-17;Europe/Amsterdam;minder wachten|zorg;law;yes;ja;bob cas;"
      "Ruimte / Vergunningen;Stadhuis\r\n"
      "bob;;;bob;;;;;;;;;Ruimte;\r\n"
      "cas;;;;;;;;;no;nee;;;\r\n",
      "people.csv");
  CHECK(reading.refused.empty());
  CHECK(reading.noticed.empty());
  CHECK(reading.rows == 3);
  CHECK(reading.roster.borders == std::vector<std::string>{"department", "location"});
  REQUIRE(reading.roster.people.size() == 3);
  const auto& ann = reading.roster.people[0];
  CHECK(ann.name == "Ann de Wit");
  CHECK(ann.manager == "bob");
  CHECK(ann.languages == std::vector<std::string>{"nl", "en"});
  CHECK(ann.goals == std::vector<std::string>{"minder wachten", "zorg"});
  CHECK(ann.apart == std::vector<std::string>{"bob", "cas"});
  CHECK((ann.newcomer && ann.facilitator));
  CHECK(ann.silos == std::vector<std::string>{"Ruimte / Vergunningen", "Stadhuis"});
  CHECK(reading.roster.people[1].manager.empty());  // one's own manager is nobody's
  CHECK(reading.roster.people[2].silos == std::vector<std::string>{"", ""});
}

TEST_CASE("a value that cannot be read refuses its row by name, line and value") {
  CHECK(refusal("email", "ann@") == "people.csv, line 2: \"ann@\" is not an e-mail address");
  CHECK(refusal("email", "a@b@c") != "taken");
  CHECK(refusal("email", "\"ann@x.org\nBcc: all@x.org\"") != "taken");
  CHECK(refusal("email", "ann@x.org") == "taken");
  CHECK(refusal("languages", "Nederlands") == "people.csv, line 2: \"nederlands\" is not a language such as nl or en");
  CHECK(refusal("languages", "pt-BR nds") == "taken");
  CHECK(refusal("hours", "maandag") ==
        "people.csv, line 2: \"maandag\" does not begin with a day; hours are written as mon09-12");
  CHECK(refusal("timezone", "Amsterdam").find("\"Amsterdam\" is not a timezone") != std::string::npos);
  CHECK(refusal("newcomer", "maybe") == "people.csv, line 2: \"maybe\" is neither yes nor no for newcomer");
  CHECK(refusal("name", "a\x01" "b") == "people.csv, line 2: there is a control character in \"a?b\"");
  CHECK(refusal("name", std::string(501, 'x')).find("is longer than 500 characters") != std::string::npos);
}

TEST_CASE("refused rows are left out and counted, and the others are read") {
  const auto reading = read_people("id,department\nann,a\n,b\nann,c\nbob,d,e\ncas,f\n", "people.csv");
  CHECK(reading.rows == 5);
  CHECK(reading.refused_in_all == 3);
  REQUIRE(reading.refused.size() == 3);
  CHECK(reading.refused[0].sentence == "people.csv, line 3: the person has no id");
  CHECK(reading.refused[1].sentence == "people.csv, line 4: the id ann is already on line 2");
  CHECK(reading.refused[1].value == "ann");
  CHECK(reading.refused[2].line == 5);
  CHECK(reading.roster.people.size() == 2);
  CHECK(reading.roster.people[0].silos[0] == "a");
  CHECK(!reading.stopped);
  CHECK(taken_whole(reading).error().message == "people.csv, line 3: the person has no id");
}

TEST_CASE("a file without ids or without a border is refused as a whole") {
  const auto without_id = read_people("name,department\nAnn,a\n", "p.csv");
  CHECK(without_id.stopped);
  CHECK(without_id.refused.at(0).sentence == "p.csv, line 1: there is no column id");
  CHECK(read_people("id,name\na,Ann\n", "p.csv").refused.at(0).code == "error.no_border");
  CHECK(read_people("", "p.csv").refused.at(0).sentence == "p.csv: the file is empty");
  CHECK(read_people("id,department\n", "p.csv").roster.people.empty());
}

TEST_CASE("managers and people to keep apart who are not there are noticed, not silently forgotten") {
  const auto reading = read_people("id,manager,apart,email,langauges,department\nann,zed,yan,a@x.org,nl,a\nbob,,,A@x.org,nl,a\n",
                                   "p.csv");
  CHECK(reading.refused.empty());
  REQUIRE(reading.noticed.size() == 4);
  CHECK(reading.noticed[0].sentence == "p.csv, line 1: the column langauges is read as a border; did you mean languages?");
  CHECK(reading.noticed[1].sentence == "p.csv, line 2: the manager zed is not in the file");
  CHECK(reading.noticed[2].sentence == "p.csv, line 2: yan, to be kept apart, is not in the file");
  CHECK(reading.noticed[3].sentence == "p.csv, line 3: A@x.org is already on line 2");
  CHECK(reading.roster.people[0].manager.empty());
  CHECK(reading.roster.people[0].apart == std::vector<std::string>{"yan"});
}

TEST_CASE("of very many refusals the first hundred are kept and all are counted") {
  std::string text = "id,department\n";
  for (int i = 0; i < 5000; ++i) text += "same,a\n";
  const auto reading = read_people(text, "p.csv");
  CHECK(reading.refused.size() == 100);
  CHECK(reading.refused_in_all == 4999);
}
