#include <doctest/doctest.h>

#include "exchange/mdgplib.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {

std::string wrong(std::string_view text) {
  const auto read = read_mdgplib(text, "x.txt", {});
  REQUIRE(!read.has_value());
  return read.error().message;
}

std::vector<std::uint32_t> limits(std::string_view text) {
  const auto read = read_mdgplib(text, "x.txt", {});
  REQUIRE(read.has_value());
  std::vector<std::uint32_t> told;
  for (const auto& group : read->problem.groups) told.insert(told.end(), {group.least, group.most});
  return told;
}

}  // namespace

TEST_CASE("an instance is its sizes and the distance of every pair") {
  const auto read = read_mdgplib("4 2 ds 1 2 2 3 \r\n0 1 8.815\r\n3 2 7\n2 0 1e1\n\n1 3 0\n1 2 4\n 0 3 -2.5", "x.txt", {});
  REQUIRE(read.has_value());
  CHECK(read->missing == 0);
  CHECK(read->problem.distance(1, 0) == 8.815);
  CHECK(read->problem.distance(2, 3) == 7);
  CHECK(read->problem.distance(0, 2) == 10);
  CHECK(read->problem.distance(3, 0) == -2.5);
}

TEST_CASE("sizes stand for each group, once for all, or not at all") {
  using L = std::vector<std::uint32_t>;
  CHECK(limits("4 2 ds 1 2 2 3") == L{1, 2, 2, 3});
  CHECK(limits("4 2 ss 2 2 2 2") == L{2, 2, 2, 2});
  CHECK(limits("4 2 SS 2 2") == L{2, 2, 2, 2});
  CHECK(limits("5 2 ss") == L{2, 3, 2, 3});
  CHECK(limits("4 2 1 3 1 3") == L{1, 3, 1, 3});
  CHECK(limits("\xef\xbb\xbf" "4 2") == L{2, 2, 2, 2});
}

TEST_CASE("pairs that are not there count as 0 and are counted, and somebody with themselves is skipped") {
  const auto read = read_mdgplib("3 1 ss 3 3\n0 0 5\n0 1 2\n1 0 2", "x.txt", {});
  REQUIRE(read.has_value());
  CHECK(read->missing == 2);
  CHECK(read->problem.distance(1, 2) == 0);
}

TEST_CASE("what is wrong with an instance is said in one sentence") {
  CHECK(wrong("") == "x.txt: line 0: the header is missing: elements, groups, ds or ss, and the sizes of the groups");
  CHECK(wrong("4") == "x.txt: line 1: a header is elements, groups, ds or ss, and the sizes of the groups");
  CHECK(wrong("four 2 ss") == "x.txt: line 1: 'four' is not a whole number");
  CHECK(wrong("99999999999 2 ss") == "x.txt: line 1: '99999999999' is not a whole number");
  CHECK(wrong("-4 2 ss") == "x.txt: line 1: '-4' is not a whole number");
  CHECK(wrong("1 1 ss") == "x.txt: line 1: at least 2 elements are needed, and there are 1");
  CHECK(wrong("4 0 ss") == "x.txt: line 1: 0 groups cannot be made of 4 elements");
  CHECK(wrong("4 5 ss") == "x.txt: line 1: 5 groups cannot be made of 4 elements");
  CHECK(wrong("4 2 xs 2 2") == "x.txt: line 1: 'xs' is not a whole number");
  CHECK(wrong("6 3 ds 1 2 3") == "x.txt: line 1: 3 groups need 6 limits of their sizes, and there are 3");
  CHECK(wrong("4 2 ds 3 2 1 2") == "x.txt: line 1: a group of at least 3 and at most 2 cannot be");
  CHECK(wrong("4 2 ds 3 3 2 2") == "x.txt: line 1: the groups need at least 5 elements, and there are 4");
  CHECK(wrong("4 2 ds 1 1 2 2") == "x.txt: line 1: the groups hold at most 3 elements, and there are 4");
  CHECK(wrong("4 2\n0 4 1") == "x.txt: line 2: there is no element 4; they are 0 to 3");
  CHECK(wrong("4 2\n0 x 1") == "x.txt: line 2: 'x' is not a whole number");
  CHECK(wrong("4 2\n0 1") == "x.txt: line 2: '' is not a distance");
  CHECK(wrong("4 2\n0 1 nan") == "x.txt: line 2: 'nan' is not a distance");
  CHECK(wrong("4 2\n0 1 1e300") == "x.txt: line 2: '1e300' is not a distance");
  CHECK(wrong("4 2\n0 1 2 3") == "x.txt: line 2: a pair is two elements and a distance, and there is more: '3'");
  CHECK(wrong("4 2\n0 1 2\n1 0 3") == "x.txt: line 3: the pair 1 0 was told before with another distance");
  CHECK(wrong("4000000000 2 ss").find("more distances than fit") != std::string::npos);
}
