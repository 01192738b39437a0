#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli;
using namespace schakel::cli::test;

namespace {

Said group(const std::string& instance, std::vector<std::string> words = {}) {
  const Folder folder;
  words.insert(words.begin(), {"group", folder.file("instance.txt", instance)});
  return say(words);
}

const std::string two_pairs = "4 2 ss 2 2 2 2\n0 1 1\n0 2 9\n0 3 1\n1 2 1\n1 3 2.5\n2 3 1\n";

}  // namespace

TEST_CASE("group gives the groups in the file's order and the sum of the distances within them") {
  const auto said = group(two_pairs, {"--json"});
  CHECK(said.code == 0);
  const auto document = boost::json::parse(said.out).as_object();
  CHECK(document.at("kind") == "group");
  CHECK(document.at("value") == 11.5);  // 0-2: 9, 1-3: 2.5
  CHECK(document.at("feasible") == true);
  CHECK(document.at("seconds").is_null());
  auto groups = document.at("groups").as_array();
  CHECK((groups == boost::json::array{{0, 2}, {1, 3}} || groups == boost::json::array{{1, 3}, {0, 2}}));
  CHECK(group(two_pairs, {"--json"}).out == said.out);
}

TEST_CASE("group in words, and with a time to stop at") {
  const auto said = group(two_pairs, {"--seconds", "0.05"});
  CHECK(said.code == 0);
  CHECK(said.out.find("value 11.500\n") != std::string::npos);
  const auto timed = boost::json::parse(group(two_pairs, {"--seconds=0.05", "--json"}).out).as_object();
  CHECK(timed.at("seconds").as_double() >= .04);
}

TEST_CASE("an instance that cannot be read is an input error, in a sentence") {
  const auto said = group("4 2 ss 1 1 1 1\n");
  CHECK(said.code == 3);
  CHECK(said.err.find("line 1: the groups hold at most 2 elements, and there are 4") != std::string::npos);
  CHECK(group("3 1\n").err.find("3 of 3 pairs have no distance; they count as 0") != std::string::npos);
  CHECK(group(two_pairs, {"--seconds", "0"}).code == 2);
}
