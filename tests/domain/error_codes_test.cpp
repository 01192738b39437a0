#include <set>

#include <doctest/doctest.h>

#include "domain/refuse.hpp"

using namespace schakel;
using namespace schakel::domain;

TEST_CASE("every refusal has its own code, in snake case, and a sentence") {
  std::set<std::string_view> seen;
  for (const KnownError& error : known_errors) {
    CAPTURE(error.code);
    CHECK(seen.insert(error.code).second);
    CHECK(error.code.substr(0, 6) == "error.");
    CHECK(error.code.substr(6).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK(!error.sentence.empty());
    CHECK(error.sentence.back() == '.');
  }
}

TEST_CASE("a refusal says its sentence with the values in it") {
  const Failure failure = refuse("error.share_not_yours", {{"number", "3"}});
  CHECK(failure.value().message == "Share 3 is not yours.");
  CHECK(failure.value().code == "error.share_not_yours");
  CHECK(failure.value().kind == ErrorKind::forbidden);
  CHECK(failure.value().values == ErrorValues{{"number", "3"}});
}
