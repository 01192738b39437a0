// schakel map as somebody types it: small files in, words, JSON or a page out.
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "cli/cli.hpp"
#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli::test;

namespace {

// The worked example of docs/methods/silo-map.md: two teams of three and two ties between them.
const std::string six = "id,team\na,x\nb,x\nc,x\nd,y\ne,y\nf,y\n";
const std::string seven_ties = "from,to\na,b\nb,c\na,c\nd,e\ne,f\na,d\nb,e\n";

boost::json::value parsed(const std::string& text) { return boost::json::parse(text); }

}  // namespace

TEST_CASE("map says in words whether there are silos, and its chance level") {
  const Folder folder;
  const auto said = say({"map", folder.file("p.csv", six), folder.file("t.csv", seven_ties), "--undirected", "--minimum", "1"});
  CHECK(said.code == 0);
  CHECK(said.err.empty());
  CHECK(said.out.starts_with("There is no silo to see: ties cross team about as much as chance would have it.\n\n"
                             "6 people in 2 silos of team, 7 ties.\n\n"));
  CHECK(said.out.find("assortativity  0.417 (0 as chance would have it, 1 sealed); by weight 0.417\n") != std::string::npos);
  CHECK(said.out.find("E-I            -0.429 (-1 all within, 1 all across); chance gives 0.2") != std::string::npos);
  CHECK(said.out.find("  x          3            3         2  -0.500        0.333    0.583\n") != std::string::npos);
  CHECK(said.out.find("Walls, fewer ties than chance gives: none\n") != std::string::npos);
}

TEST_CASE("map gives the JSON of docs/formats.md") {
  const Folder folder;
  const auto said = say({"map", folder.file("p.csv", six), folder.file("t.csv", seven_ties), "--undirected", "--minimum", "1",
                          "--seed", "7", "--permutations", "100", "--json"});
  REQUIRE(said.code == 0);
  const auto document = parsed(said.out).as_object();
  CHECK(document.at("kind").as_string() == "map");
  CHECK(document.at("seed").to_number<int>() == 7);
  CHECK(document.at("border").as_string() == "team");
  CHECK(document.at("people").to_number<int>() == 6);
  CHECK(document.at("ties").to_number<int>() == 7);
  CHECK(document.at("overall").at("ei").as_double() == doctest::Approx(-3.0 / 7));
  CHECK(document.at("silos").as_array().size() == 2);
  const auto& cell = document.at("exchange").as_array().at(1).as_object();
  CHECK(cell.at("a").as_string() == "x");
  CHECK(cell.at("b").as_string() == "y");
  CHECK(cell.at("ties").to_number<int>() == 2);
  CHECK(cell.at("verdict").as_string() == "too little data");
  // x = {a, b, c} and y = {d, e, f} with two ties between them, a–d and b–e: two people on each side, half of it through one.
  CHECK(document.at("communities").at("count").to_number<int>() == 2);
  CHECK(document.at("communities").at("ami").to_number<double>() == doctest::Approx(1));
  CHECK(document.at("communities").at("seed_ari").to_number<double>() == doctest::Approx(1));
  CHECK(document.at("communities").at("scan").as_array().size() >= 8);
  CHECK(document.at("brokerage").at("total").is_null());  // nobody is named by anybody: the ties have no direction
  const auto& bridge = document.at("bridges").as_array().at(0).as_object();
  CHECK(bridge.at("people_a").to_number<int>() == 2);
  CHECK(bridge.at("people_b").to_number<int>() == 2);
  CHECK(bridge.at("top_share").to_number<double>() == doctest::Approx(0.5));
}

TEST_CASE("who could meet across a wall is told with --who only; without it there are counts for each wall") {
  // Two offices of twenty who work together within, and one person of each who knows two people of the other.
  std::string people = "id,office\n", ties = "from,to\n";
  for (int v = 0; v < 40; ++v) people += "p" + std::to_string(v) + (v < 20 ? ",north\n" : ",south\n");
  const auto tie = [&](int a, int b) { ties += "p" + std::to_string(a) + ",p" + std::to_string(b) + "\n"; };
  for (int office = 0; office < 40; office += 20) {
    for (int v = 0; v < 20; ++v) {
      for (int step : {1, 2, 3, 5}) tie(office + v, office + (v + step) % 20);
    }
  }
  tie(0, 20), tie(0, 21), tie(20, 1), tie(4, 29), tie(9, 35);
  const Folder folder;
  const auto who = folder.file("p.csv", people), what = folder.file("t.csv", ties);
  const auto counts = say({"map", who, what, "--json"});
  REQUIRE(counts.code == 0);
  CHECK(parsed(counts.out).at("missing_links").at(0).at("a").as_string() == "north");
  CHECK(parsed(counts.out).at("missing_links").at(0).at("count").to_number<int>() == 2);
  CHECK_FALSE(parsed(counts.out).as_object().contains("pairs"));
  CHECK(counts.out.find("p20") == std::string::npos);
  CHECK(say({"map", who, what}).out.find("2 introductions could be made across 1 wall") != std::string::npos);
  const auto named = say({"map", who, what, "--json", "--who", "--threads", "1"});
  const auto pairs = parsed(named.out).at("pairs").as_array();
  REQUIRE(pairs.size() == 2);
  CHECK(pairs.at(0).at("silo_a").as_string() == "north");
  CHECK(pairs.at(0).at("silo_b").as_string() == "south");
  CHECK(pairs.at(0).at("common").to_number<int>() > 0);
  CHECK(pairs.at(0).at("introducer").as_string().starts_with("p"));
  CHECK_FALSE(pairs.at(0).at("reason").as_string().empty());
  CHECK(say({"map", who, what, "--json", "--who", "--threads", "4"}).out == named.out);
  CHECK(say({"map", who, what, "--who"}).out.find("for these people themselves, not for others") != std::string::npos);
  CHECK(say({"map", who, what, "--who", "--html", folder.file("x.html", "")}).code == 2);
}

TEST_CASE("a change is told with how much chance moves it, and called undetectable when that is as much") {
  // 20 people in two offices; each month everybody has the same kind of ties, with other people.
  std::string people = "id,office\n", same = "from,to,at\n", closing = "from,to,at\n";
  for (int v = 0; v < 40; ++v) people += std::to_string(v) + (v < 20 ? ",north\n" : ",south\n");
  const auto tie = [](std::string& ties, int a, int b, int day) {
    ties += std::to_string(a) + "," + std::to_string(b) + "," + std::to_string(day * 86400) + "\n";
  };
  for (int day = 0; day < 120; ++day) {
    for (int v = 0; v < 40; ++v) {
      const bool late = day >= 60;
      tie(same, v, (v + 1 + (day * 7 + v * 3) % 39) % 40, day);
      const int within = v / 20 * 20 + (v + 1 + (day * 7) % 19) % 20;
      if (day % 10 == 0) tie(closing, v, late ? within : (v + 20 + day / 10) % 40, day);
      if (day % 10 == 1) tie(closing, v, within, day);
    }
  }
  const Folder folder;
  const auto who = folder.file("p.csv", people);
  const auto still = say({"map", who, folder.file("s.csv", same), "--windows", "4", "--json", "--threads", "1"});
  REQUIRE(still.code == 0);
  const auto change = parsed(still.out).at("change");
  CHECK(change.at("windows").as_array().size() == 4);
  CHECK(change.at("steps").as_array().size() == 3);
  CHECK_FALSE(change.at("whole").at("detectable").as_bool());
  CHECK(change.at("whole").at("assortativity_low").to_number<double>() < 0);
  CHECK(say({"map", who, folder.file("s.csv", same), "--windows", "4", "--json", "--threads", "4"}).out == still.out);
  const auto moved = parsed(say({"map", who, folder.file("c.csv", closing), "--windows", "2", "--json"}).out).at("change").at("whole");
  CHECK(moved.at("detectable").as_bool());
  CHECK(moved.at("assortativity").to_number<double>() > 0);
  CHECK(moved.at("added").to_number<double>() == 0);  // nobody crosses any more
  CHECK(moved.at("kept").to_number<double>() == 0);
  CHECK(moved.at("deleted").to_number<double>() > 0);
  CHECK(say({"map", who, folder.file("s.csv", same), "--windows", "4"}).out.find("No detectable change") != std::string::npos);
  const auto page = folder.file("page.html", "");
  REQUIRE(say({"map", who, folder.file("s.csv", same), "--windows", "4", "--html", page}).code == 0);
  std::ifstream file(page);
  const std::string html((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  for (const auto* part : {"Through time", "No detectable change", "The chart beside what the ties show", "Who stands between whom"}) {
    CHECK(html.find(part) != std::string::npos);
  }
  const auto timeless = folder.file("n.csv", "from,to\n1,2\n");
  CHECK(say({"map", who, timeless, "--windows", "4", "--minimum", "1"}).code == 3);
  CHECK(parsed(say({"map", who, timeless, "--windows", "4", "--json"}).out).at("change").at("hidden").as_string() == "small_group");
}

TEST_CASE("with directions map counts who stands between whom, and any number of threads gives the same bytes") {
  const Folder folder;
  const auto people = folder.file("p.csv", six);
  const auto ties = folder.file("t.csv", seven_ties);
  const auto one = say({"map", people, ties, "--minimum", "1", "--json", "--threads", "1"});
  CHECK(parsed(one.out).at("brokerage").at("total").to_number<int>() > 0);
  CHECK(parsed(one.out).at("brokerage").at("expected").at("total").to_number<double>() > 0);
  CHECK(say({"map", people, ties, "--minimum", "1", "--json", "--threads", "2"}).out == one.out);
  CHECK(say({"map", people, ties, "--minimum", "1", "--json", "--threads", "4"}).out == one.out);
}

TEST_CASE("small silos are hidden unless asked otherwise, in every form the map has") {
  const Folder folder;
  const auto people = folder.file("p.csv", six);
  const auto ties = folder.file("t.csv", seven_ties);
  const auto words = say({"map", people, ties});
  CHECK(words.out.starts_with("The silos are too small to say anything about.\n"));
  CHECK(words.out.find("0.") == std::string::npos);
  const auto json = say({"map", people, ties, "--json"});
  CHECK(parsed(json.out).at("silos").at(0).at("people").at("hidden").as_string() == "small_group");
  CHECK(parsed(json.out).at("overall").at("ei").at("hidden").as_string() == "small_group");
  const auto page = say({"map", people, ties, "--html", folder.place("m.html")});
  CHECK(page.code == 0);
  CHECK(page.out.empty());
  CHECK(cli::read_file(folder.place("m.html"))->find("0.4") == std::string::npos);
}

TEST_CASE("the page stands alone, runs nothing, and takes no name for markup") {
  const Folder folder;
  const auto people = folder.file("p.csv", "id,team\na,<script>x</script>\nb,<script>x</script>\nc,\"y & \"\"z\"\"\"\n");
  const auto ties = folder.file("t.csv", "from,to\na,b\na,c\n");
  CHECK(say({"map", people, ties, "--minimum", "1", "--html", folder.place("m.html")}).code == 0);
  const auto page = cli::read_file(folder.place("m.html")).value();
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("http:") == std::string::npos);
  CHECK(page.find("https:") == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
  CHECK(page.find("y &amp; &quot;z&quot;") != std::string::npos);
  CHECK(page.find("<svg role=\"img\" aria-label=\"") != std::string::npos);
  CHECK(page.find("<table>") != std::string::npos);
}

TEST_CASE("the same files in another order give the same bytes") {
  const Folder folder;
  const auto once = say({"map", folder.file("p.csv", six), folder.file("t.csv", seven_ties), "--json", "--minimum", "1"});
  const auto again = say({"map", folder.file("q.csv", "id,team\nf,y\nb,x\nd,y\nc,x\na,x\ne,y\n"),
                           folder.file("u.csv", "from,to\nb,e\na,d\ne,f\nd,e\na,c\nb,c\na,b\n"), "--json", "--minimum", "1"});
  CHECK(once.out == again.out);
}

TEST_CASE("people in no silo, strangers and ties to oneself are counted, not guessed at") {
  const Folder folder;
  const auto people = folder.file("p.csv", six + "g,\n");
  const auto ties = folder.file("t.csv", seven_ties + "a,g\nb,b\na,zed\n");
  const auto refused = say({"map", people, ties});
  CHECK(refused.code == 3);
  CHECK(refused.err == "schakel: " + ties + ", line 11: zed is not among the people\n");
  CHECK(refused.out.empty());
  const auto said = say({"map", people, ties, "--unknown", "skip", "--minimum", "1"});
  CHECK(said.code == 0);
  CHECK(said.out.find("1 person is in no silo of team and left out.\n3 rows of ties left out") != std::string::npos);
}

TEST_CASE("what is typed or read wrong is one sentence and its own exit code") {
  const Folder folder;
  const auto people = folder.file("p.csv", six);
  const auto ties = folder.file("t.csv", seven_ties);
  const auto code = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "map");
    const auto said = say(words);
    CHECK(said.out.empty());
    CHECK(said.err.starts_with("schakel: "));
    return said.code;
  };
  CHECK(code({people}) == 2);
  CHECK(code({people, ties, "--boarder", "team"}) == 2);
  CHECK(code({people, ties, "--border", "location"}) == 2);
  CHECK(code({people, ties, "--permutations", "many"}) == 2);
  CHECK(code({people, ties, "--minimum", "0"}) == 2);
  CHECK(code({people, ties, "--unknown", "maybe"}) == 2);
  CHECK(code({people, ties, "--json", "--html", folder.place("m.html")}) == 2);
  CHECK(code({people, ties, "--html", folder.place("no/such/folder.html")}) == 2);
  CHECK(code({people, folder.place("none.csv")}) == 3);
  CHECK(code({people, folder.file("w.csv", "from,to,weight\na,b,-1\n")}) == 3);
  CHECK(code({people, folder.file("x.csv", "from,til\na,b\n")}) == 3);
  CHECK(code({people, folder.file("z.csv", "from,to\n\"a,b\n")}) == 3);
  CHECK(code({folder.file("d.csv", "id,team\na,x\na,y\n"), ties}) == 3);
  std::string many = "id,desk\n";
  for (int i = 0; i < 1001; ++i) many += std::to_string(i) + ",desk " + std::to_string(i) + "\n";
  CHECK(code({folder.file("m.csv", many), folder.file("n.csv", "from,to\n1,2\n")}) == 4);
}

TEST_CASE("progress is shown on a terminal only, and never on stdout") {
  const Folder folder;
  const auto people = folder.file("p.csv", six);
  const auto ties = folder.file("t.csv", seven_ties);
  const auto quiet = say({"map", people, ties});
  const auto shown = say({"map", people, ties}, true);
  CHECK(quiet.err.empty());
  CHECK(shown.err.find("measuring 7 ties against 1000 permutations") != std::string::npos);
  CHECK(quiet.out == shown.out);
}
