#include <boost/describe.hpp>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include <doctest/doctest.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/exit.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"

using namespace schakel;
using namespace schakel::cli;

namespace {

struct Answer {
  int people = 0;
  double share = 0;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (people, share))

Result<void> count_command(const Args& args, Console& console) {
  const auto roster = TRY(read_people_file(args.file(0), console));
  const auto border = TRY(border_in(roster, args));
  const auto least = TRY(args.whole("least", 5, 1, 100));
  const auto seed = TRY(args.seed());
  if (least == 13) throw std::runtime_error("thirteen");
  if (least == 14) return fail(ErrorKind::too_large, "fourteen is too many");
  if (args.has("json")) {
    print_document(console, "count", seed, Answer{static_cast<int>(roster.people.size()), 0.5});
  } else {
    console.out << roster.people.size() << " people, " << roster.borders[border] << "\n";
  }
  return {};
}

const std::vector<Command> commands = {
    {"count", "how many people there are",
     {{"PEOPLE"}, {{"border", "NAME", "which border"}, {"least", "N", "from how many"}, seed_option, json_option}},
     count_command}};

// Exit code, stdout and stderr as one text.
std::string said(const std::vector<std::string_view>& words) {
  std::ostringstream out, err;
  Console console{.out = out, .err = err, .version = "1.2.3"};
  const int code = run(commands, words, console);
  return std::to_string(code) + "|" + out.str() + "|" + err.str();
}

struct People {
  std::string path = (std::filesystem::temp_directory_path() / ("schakel_cli_" + std::to_string(std::rand()) + ".csv")).string();
  explicit People(std::string_view text = "id,department,location\nann,a,x\nbob,b,x\n") {
    REQUIRE(write_file(path, text).has_value());
  }
  ~People() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("a command is found by its name; results go to stdout and words to stderr") {
  const People people;
  CHECK(said({"count", people.path}) == "0|2 people, department\n|");
  CHECK(said({"count", "--border", "location", people.path}) == "0|2 people, location\n|");
  CHECK(said({"count", "--border=LOCATION", "--", people.path}) == "0|2 people, location\n|");
}

TEST_CASE("the JSON document says which version, kind and seed made it") {
  const People people;
  CHECK(said({"count", people.path, "--json", "--seed", "18446744073709551615"}) ==
        "0|{\n  \"schakel\": \"1.2.3\",\n  \"kind\": \"count\",\n  \"seed\": 18446744073709551615,\n"
        "  \"people\": 2,\n  \"share\": 0.5\n}\n|");
}

TEST_CASE("what was typed wrong is exit code 2 with one sentence, and the nearest name") {
  const People people;
  CHECK(said({"cuont"}) == "2||schakel: there is no command \"cuont\"; did you mean count?\n");
  CHECK(said({"serve"}) == "2||schakel: there is no command \"serve\"; see schakel --help\n");
  CHECK(said({"count"}) == "2||schakel: PEOPLE is missing\n  schakel count PEOPLE [options]\n");
  const auto wrong = [&](std::vector<std::string_view> words) {
    words.insert(words.begin(), {"count", people.path});
    const auto all = said(words);
    CHECK(all.starts_with("2||schakel: "));
    return all.substr(12, all.find('\n') - 12);
  };
  CHECK(wrong({"--boder", "x"}) == "there is no option --boder; did you mean --border?");
  CHECK(wrong({"--border"}) == "--border needs a value: NAME");
  CHECK(wrong({"--json=yes"}) == "--json takes no value");
  CHECK(wrong({"--json", "--json"}) == "--json is given twice");
  CHECK(wrong({"-j"}) == "-j is not an option; options are written as --name");
  CHECK(wrong({"ties.csv"}) == "\"ties.csv\" is one word too many");
  CHECK(wrong({"--least", "0"}) == "--least is 0, which is not a number from 1 to 100");
  CHECK(wrong({"--least", "5x"}) == "--least is 5x, which is not a number from 1 to 100");
  CHECK(wrong({"--least", "-5"}) == "--least is -5, which is not a number from 1 to 100");
  CHECK(wrong({"--seed", "99999999999999999999"}).starts_with("--seed is 99999999999999999999"));
  CHECK(wrong({"--border", "departement"}) == "there is no border departement; did you mean department?");
  CHECK(wrong({"--border", "x"}) == "there is no border x; there is department location");
}

TEST_CASE("wrong input is exit code 3 and names file, line and value") {
  const People people("id,department\nann,a\nann,b\n");
  CHECK(said({"count", people.path}) == "3||schakel: " + people.path + ", line 3: the id ann is already on line 2\n");
  CHECK(said({"count", "no-such.csv"}) == "3||schakel: no-such.csv: No such file or directory\n");
  CHECK(said({"count", "."}) == "3||schakel: .: Is a directory\n");
}

TEST_CASE("a limit is exit code 4, and a fault of the program is 1 and is said, never a crash") {
  const People people;
  CHECK(said({"count", people.path, "--least", "14"}) == "4||schakel: fourteen is too many\n");
  CHECK(said({"count", people.path, "--least", "13"}) == "1||schakel: a fault of the program: thirteen\n");
  CHECK(read_file("/dev/zero", {.bytes = 1000}).error().kind == ErrorKind::too_large);
}

TEST_CASE("help lists the commands there are, and a command's own help its options") {
  CHECK(said({"--version"}) == "0|schakel 1.2.3\n|");
  CHECK(said({"--help"}).find("  schakel count  how many people there are\n") != std::string::npos);
  CHECK(said({"count", "--help"}) ==
        "0|how many people there are\n\n  schakel count PEOPLE [options]\n\n"
        "  --border NAME  which border\n"
        "  --least N      from how many\n"
        "  --seed N       where chance starts (1): same input and seed, same bytes\n"
        "  --json         the whole result as JSON on stdout\n|");
  CHECK(said({}).starts_with("2||schakel: see where"));
}

TEST_CASE("remarks about the input go to stderr and do not stop the command") {
  const People people("id,department,manager\nann,a,zed\n");
  CHECK(said({"count", people.path}) ==
        "0|1 people, department\n|" + people.path + ", line 2: the manager zed is not in the file\n");
}

TEST_CASE("a file that cannot be written leaves nothing behind") {
  CHECK(exit_of(write_file("/no/such/folder/x.html", "x").error()) == Exit::usage);
}
