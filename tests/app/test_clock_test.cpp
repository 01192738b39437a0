#include "app/test_clock.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "journal/folder.hpp"

namespace schakel::app {

namespace {

void put(const std::string& file, std::string_view text) { std::ofstream(file, std::ios::trunc) << text; }

TEST_CASE("a test clock goes as far ahead as its file says, also while it runs, and never back by a spoiled file") {
  const schakel::test::Folder folder;
  const std::string file = folder.path() + "/ahead";
  put(file, "0\n");
  const auto clock = clock_ahead_by(file);
  REQUIRE(clock.has_value());
  const auto days_ahead = [&] { return std::chrono::floor<std::chrono::days>((*clock)() - service::system_now() + std::chrono::minutes(1)).count(); };
  CHECK(days_ahead() == 0);
  put(file, "7776000");
  CHECK(days_ahead() == 90);
  put(file, "soon");
  CHECK(days_ahead() == 90);
}

TEST_CASE("a test clock without a number of seconds is refused by naming its file") {
  const schakel::test::Folder folder;
  const auto none = clock_ahead_by(folder.path() + "/nowhere");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message.find("nowhere") != std::string::npos);
}

}  // namespace

}  // namespace schakel::app
