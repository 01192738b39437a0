// GraphML in and out, and XML that means harm.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

std::string graph(const std::string& inside, const std::string& edges = "directed") {
  return "<?xml version=\"1.0\"?><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"n\" for=\"node\" attr.name=\"name\"/>"
         "<key id=\"w\" for=\"edge\" attr.name=\"weight\"/><key id=\"t\" for=\"edge\" attr.name=\"at\"/><key id=\"l\" for=\"edge\" attr.name=\"label\"/>\n"
         "<graph edgedefault=\"" + edges + "\"><node id=\"anna\"/><node id=\"7\"><data key=\"n\">bas</data></node>\n" + inside + "</graph></graphml>";
}

}  // namespace

TEST_CASE("a graph's edges are ties with their weight and moment; what else they say is read over") {
  CHECK(tell(Kind::graphml, graph("<edge source=\"anna\" target=\"7\"><data key=\"w\"> 2.5 </data><data key=\"t\">2026-03-02T09:30Z</data><data key=\"l\">geheim</data></edge>")).rows ==
        Rows{"anna,bas,2.5,2026-03-02T09:30:00Z"});
  CHECK(tell(Kind::graphml, graph("<edge source=\"7\" target=\"anna\"><data key=\"t\">3297</data></edge>")).rows == Rows{"bas,anna,1,3297"});
}

TEST_CASE("an undirected edge is one each way, of half its weight") {
  CHECK(tell(Kind::graphml, graph("<edge source=\"anna\" target=\"7\"/>", "undirected")).rows == Rows{"anna,bas,0.5,", "bas,anna,0.5,"});
  CHECK(tell(Kind::graphml, graph("<edge source=\"anna\" target=\"7\" directed=\"true\"/>", "undirected")).rows == Rows{"anna,bas,1,"});
}

TEST_CASE("an edge that is wrong is refused by its line, and the others are taken") {
  const auto refusal = [](const std::string& edge) { return tell(Kind::graphml, graph(edge)).refusal(); };
  CHECK(refusal("<edge source=\"anna\" target=\"8\"/>") == "file, line 3: there is no node 8");
  CHECK(refusal("<edge source=\"anna\" target=\"7\"><data key=\"w\">0</data></edge>") == "file, line 3: the weight 0 is not a number above 0");
  CHECK(refusal("<edge source=\"anna\" target=\"7\"><data key=\"w\">nan</data></edge>") == "file, line 3: the weight nan is not a number above 0");
  CHECK(refusal("<edge source=\"anna\" target=\"7\"><data key=\"t\">later</data></edge>").find("\"later\" is neither a moment") != std::string::npos);
  CHECK(refusal("<hyperedge/>") == "file, line 3: an edge of more than two people (hyperedge) is not taken");
}

TEST_CASE("entities, external files and document types are refused before anything of them is read") {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">"
      "<!ENTITY lol3 \"&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;\">]><graphml>&lol3;</graphml>";
  const std::string outside = "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><node id=\"&x;\"/></graph></graphml>";
  const std::string fetched = "<!DOCTYPE graphml SYSTEM \"http://elders.example/graphml.dtd\"><graphml/>";
  for (const auto& text : {bomb, outside, fetched}) {
    const auto told = tell(Kind::graphml, text);
    CHECK(told.refusal() == "file, line 1: a document type (<!DOCTYPE …>) is not taken: entities could be anything");
    CHECK(told.gathered.stopped);
    CHECK(told.rows.empty());
    CHECK(tell(Kind::graphml, text, {.piece = 7}).rows.empty());
  }
  CHECK(tell(Kind::graphml, "<graphml>&lol;</graphml>").refusal() == "file, line 1: this is not GraphML: undefined entity");
}

TEST_CASE("what is not GraphML, nests without end or has graphs within graphs is not read") {
  CHECK(tell(Kind::graphml, "hallo").gathered.stopped);
  CHECK(tell(Kind::graphml, "").gathered.stopped);
  CHECK(tell(Kind::graphml, "<svg/>").refusal() == "file, line 1: this is not GraphML: the first element is not graphml");
  std::string deep = "<graphml>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK(tell(Kind::graphml, deep).refusal() == "file, line 1: elements are nested deeper than 32 levels");
  CHECK(tell(Kind::graphml, graph("<node id=\"x\"><graph/></node>")).refusal() == "file, line 3: graphs within graphs are not taken");
  std::string many;
  for (int i = 0; i < 50; ++i) many += "<node id=\"n" + std::to_string(i) + "\"/>";
  CHECK(tell(Kind::graphml, graph(many), {.rules = {.limits = {.nodes = 10}}}).refusal() == "file, line 3: there are more than 10 nodes");
}

TEST_CASE("a tag without end is not held without end, and a long graph is read") {
  CHECK(tell(Kind::graphml, "<graphml><graph><node id=\"" + std::string(8'000'000, 'x')).refusal() == "file, line 1: an element or a remark is longer than 1048576 bytes");
  std::string edges;
  for (int i = 0; i < 50'000; ++i) edges += "<edge source=\"anna\" target=\"7\"/>\n";
  CHECK(tell(Kind::graphml, graph(edges)).rows.size() == 50'000);
}

TEST_CASE("ties that are written as GraphML are the same ties when they are read again") {
  const bool held = rc::check("round trip", [] {
    const std::vector<std::string> ids = {"anna", "bas", "<cor>", "d & \"e\"", "é 7"};
    domain::Roster roster;
    roster.borders = {"d"};
    for (const auto& id : ids) {
      domain::RosterPerson person{};
      person.id = id;
      person.silos = {"x"};
      roster.people.push_back(person);
    }
    GraphmlWriting writing;
    Rows rows;
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
      const auto from = *rc::gen::inRange<std::size_t>(0, 5);
      const auto to = (from + *rc::gen::inRange<std::size_t>(1, 5)) % 5;
      TieRow tie{.from = ids[from], .to = ids[to], .weight = *rc::gen::inRange(1, 1000) / 7.0, .at = {}};
      const int kind = *rc::gen::inRange(0, 3);
      if (kind == 1) tie.at = When{.seconds = *rc::gen::inRange(0, 2'000'000'000) / 1.0};
      if (kind == 2) tie.at = When{.seconds = *rc::gen::inRange(-1000, 1000) / 3.0, .moment = false};
      writing.add(tie, Clock::whole);
      std::string row = ties_row(tie, "", Clock::whole);
      rows.push_back(row.substr(0, row.rfind(',')));
    }
    RC_ASSERT(tell(Kind::graphml, writing.text(), {.names = Names::of_people(roster)}).rows == rows);
  });
  CHECK(held);
}
