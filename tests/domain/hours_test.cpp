#include <ostream>

#include <doctest/doctest.h>

#include "domain/hours.hpp"

using namespace schakel;
using namespace schakel::domain;

namespace {
std::string sentence(std::string_view hours, std::string_view zone = "") {
  const auto week = free_hours(hours, zone);
  return week ? "taken" : week.error().message;
}
}  // namespace

TEST_CASE("hours are spans of the week whose end is not included") {
  const auto week = hours_from("mon09-12 sun23-24").value();
  CHECK(week.count() == 4);
  CHECK((week[9] && week[10] && week[11] && week[167]));
  CHECK(!week[12]);
  CHECK(hours_from("MON9-12").value() == hours_from("mon09-12 mon10-11").value());
}

TEST_CASE("who says nothing has the working hours, Monday to Friday nine to five") {
  CHECK(hours_from("").value() == working_hours());
  CHECK(working_hours().count() == 40);
}

TEST_CASE("hours that cannot be read are refused by the span") {
  CHECK(sentence("mon09-12 foo") == "\"foo\" does not begin with a day; hours are written as mon09-12");
  CHECK(sentence("mon12-09") == "\"mon12-09\" ends before it begins; hours are written as mon09-12");
  CHECK(sentence("mon09") == "\"mon09\" has no hours; hours are written as mon09-12");
  CHECK(sentence("mon09-25") == "\"mon09-25\" has an hour that is not between 00 and 24; hours are written as mon09-12");
  CHECK(sentence("mon-12") == "\"mon-12\" has an hour that is not between 00 and 24; hours are written as mon09-12");
}

TEST_CASE("a timezone is an IANA name or a fixed offset, and a slip finds the nearest name") {
  CHECK(offset_from("Europe/Amsterdam").value() == 60);
  CHECK(offset_from("America/New_York").value() == -300);
  CHECK(offset_from("Asia/Kathmandu").value() == 345);
  CHECK(offset_from("Pacific/Auckland").value() == 720);
  CHECK(offset_from("UTC+2").value() == 120);
  CHECK(offset_from("UTC-03:30").value() == -210);
  CHECK(offset_from("").value() == 0);
  CHECK(sentence("", "Europe/Amsterdm") ==
        "\"Europe/Amsterdm\" is not a timezone such as Europe/Amsterdam or UTC+2; did you mean Europe/Amsterdam?");
  CHECK(sentence("", "UTC+25") != "taken");
  CHECK(sentence("", "UTC+2x") != "taken");
}

TEST_CASE("an hour at home is an earlier hour in UTC to the east, and the week is a ring") {
  CHECK(free_hours("mon09-10", "UTC+1").value() == hours_from("mon08-09").value());
  CHECK(free_hours("mon00-01", "UTC+1").value() == hours_from("sun23-24").value());
  CHECK(free_hours("sun23-24", "UTC-1").value() == hours_from("mon00-01").value());
  CHECK(in_utc(working_hours(), 0) == working_hours());
}

TEST_CASE("with half an hour's offset only hours that are wholly free count") {
  // 9:00-11:00 at +5:30 is 3:30-5:30 in UTC: only 4:00-5:00 is a whole hour.
  CHECK(free_hours("mon09-11", "Asia/Kolkata").value() == hours_from("mon04-05").value());
}
