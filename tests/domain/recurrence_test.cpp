#include <doctest/doctest.h>

#include "domain/local_time.hpp"
#include "domain/recurrence.hpp"

using namespace schakel;
using namespace schakel::domain;

namespace {

std::string days(std::string_view rule, std::string_view starts, std::size_t most = 6) {
  const auto parsed = recurrence_from(rule);
  REQUIRE_MESSAGE(parsed.has_value(), parsed.error().message);
  const Date first = date_from(starts).value();
  std::string text;
  for (const Date day : days_of(*parsed, first, first - std::chrono::days(1), most)) text += (text.empty() ? "" : " ") + to_text(day);
  return text;
}

std::string wall(std::string_view zone, std::string_view at) {
  const LocalTime local = local_time(zone_from(zone).value(), instant_from(at).value());
  return to_text(local.day) + " " + std::to_string(local.minutes.count());
}

}  // namespace

// The days are those that python3-dateutil's rrule gives for the same rule.
TEST_CASE("a rule gives the days that RFC 5545 says") {
  CHECK(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-10-01", 4) == "2026-10-13 2026-10-27 2026-11-10 2026-11-24"); // week of 1 October counts
  CHECK(days("FREQ=WEEKLY;BYDAY=MO,TH", "2026-10-01", 4) == "2026-10-01 2026-10-05 2026-10-08 2026-10-12");
  CHECK(days("FREQ=WEEKLY;INTERVAL=6", "2026-10-01", 3) == "2026-10-01 2026-11-12 2026-12-24");
  CHECK(days("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-10-01", 4) == "2026-10-05 2027-01-04 2027-04-05 2027-07-05");
  CHECK(days("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231", "2026-10-01") == "2026-10-30 2026-11-27 2026-12-25");
  CHECK(days("FREQ=MONTHLY;COUNT=3", "2026-10-31") == "2026-10-31 2026-12-31 2027-01-31");
  CHECK(days("FREQ=MONTHLY;BYDAY=5MO", "2026-10-01", 2) == "2026-11-30 2027-03-29");
}

TEST_CASE("COUNT counts from the first day, also when the first ones have passed") {
  const auto rule = recurrence_from("FREQ=WEEKLY;COUNT=3").value();
  const auto left = days_of(rule, date_from("2026-10-01").value(), date_from("2026-10-08").value(), 9);
  REQUIRE(left.size() == 1);
  CHECK(to_text(left.front()) == "2026-10-15");
}

TEST_CASE("a rule outside the subset is refused with the part that is not understood") {
  for (const auto* rule : {"", "FREQ=DAILY", "FREQ=YEARLY", "INTERVAL=2", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;INTERVAL=0",
                           "FREQ=WEEKLY;COUNT=2;UNTIL=20261231", "FREQ=MONTHLY;BYMONTHDAY=3", "FREQ=WEEKLY;FREQ=WEEKLY",
                           "FREQ=WEEKLY;UNTIL=20260230", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=0MO", "nonsense"}) {
    CAPTURE(rule);
    const auto parsed = recurrence_from(rule);
    REQUIRE(!parsed.has_value());
    CHECK(parsed.error().code == "error.bad_rule");
  }
  CHECK(recurrence_from("FREQ=MONTHLY;BYMONTHDAY=3").error().message.find("BYMONTHDAY=3") == 0);
}

TEST_CASE("a rule without an end stops after twenty years, and a huge interval at once") {
  CHECK(days_of(recurrence_from("FREQ=WEEKLY").value(), date_from("2026-10-01").value(), Date(), 100000).size() == 1046);
  CHECK(days("FREQ=MONTHLY;INTERVAL=1000", "2026-10-01") == "2026-10-01");
}

TEST_CASE("the clock on the wall knows Europe's summer time, to the minute") {
  CHECK(wall("Europe/Amsterdam", "2026-03-29T00:59:00Z") == "2026-03-29 119");
  CHECK(wall("Europe/Amsterdam", "2026-03-29T01:00:00Z") == "2026-03-29 180");
  CHECK(wall("Europe/Amsterdam", "2026-10-25T00:59:00Z") == "2026-10-25 179");
  CHECK(wall("Europe/Amsterdam", "2026-10-25T01:00:00Z") == "2026-10-25 120");
  CHECK(wall("Europe/London", "2026-07-01T23:30:00Z") == "2026-07-02 30");
  CHECK(wall("Europe/Moscow", "2026-07-01T00:00:00Z") == "2026-07-01 180");
  CHECK(wall("UTC-03:30", "2026-07-01T00:00:00Z") == "2026-06-30 1230");
}

TEST_CASE("a moment on the wall is found again, but for the hour that summer time skips or repeats") {
  const Zone zone = zone_from("Europe/Amsterdam").value();
  for (Instant at = instant_from("2026-03-28T00:15Z").value(); at < instant_from("2026-11-01T00:00Z").value(); at += std::chrono::hours(7)) {
    const Instant found = instant_of(zone, local_time(zone, at));
    const bool twice = to_text(local_time(zone, at).day) == "2026-10-25" && local_time(zone, at).minutes / 60 == std::chrono::minutes(2);
    CHECK((found == at || twice));
  }
  CHECK(to_text(instant_of(zone, {.day = date_from("2026-10-25").value(), .minutes = std::chrono::minutes(150)})) == "2026-10-25T00:30:00.000Z");
}
