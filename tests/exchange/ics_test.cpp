#include <doctest/doctest.h>

#include "exchange/ics.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {

const Date today = date_from("2026-10-01").value();

std::string read(const std::string& events) {
  const auto days = holidays_from_ics("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n", today);
  if (!days) return days.error().message;
  std::string text;
  for (const auto& day : *days) text += to_text(day.day) + " " + day.name + "; ";
  return text;
}

}  // namespace

TEST_CASE("holidays are read as calendars write them: whole days, spans, folded names, alarms left alone") {
  CHECK(read("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Kerst\\, twee\r\n  dagen\r\n"
             "BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nSUMMARY:bel\r\nEND:VALARM\r\nEND:VEVENT\r\n") ==
        "2026-12-25 Kerst, twee dagen; 2026-12-26 Kerst, twee dagen; ");
  CHECK(read("BEGIN:VEVENT\nDTSTART:20261231T090000Z\nSUMMARY:a\nEND:VEVENT\n") == "2026-12-31 a; ");
  CHECK(read("BEGIN:VEVENT\nDTSTART;TZID=\"Europe/Amsterdam:x\":20261231T090000\nDTEND;TZID=Europe/Amsterdam:20261231T120000\nEND:VEVENT\n") == "2026-12-31 ; ");
  CHECK(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261228\nDURATION:P1W\nSUMMARY:dicht\nEND:VEVENT\n").find("2027-01-03 dicht") != std::string::npos);
  CHECK(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261228\nSTATUS:CANCELLED\nEND:VEVENT\n") == "there is no day in this calendar file");
}

TEST_CASE("what comes back every year is there for the years to come, and what is long past is not") {
  const std::string days = read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:19450505\nRRULE:FREQ=YEARLY\nSUMMARY:Bevrijdingsdag\nEND:VEVENT\n");
  CHECK(days.find("2026-05-05") == 0);
  CHECK(days.find("2032-05-05") != std::string::npos);
  CHECK(days.find("2033") == std::string::npos);
}

TEST_CASE("a file that is no calendar is refused in one sentence that names what is wrong") {
  CHECK(holidays_from_ics("datum;naam\n", today).error().code == "error.calendar_file");
  CHECK(holidays_from_ics("", today).error().code == "error.calendar_file");
  CHECK(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260230\nEND:VEVENT\n") == "line 4 of the calendar cannot be read: DTSTART:20260230");
  CHECK(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n") == "line 5 of the calendar cannot be read: RRULE:FREQ=WEEKLY");
  CHECK(read("END:VEVENT\n").find("line 3") == 0);
  CHECK(read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20291231\nEND:VEVENT\n").size() > 300);  // a year at most
  CHECK(holidays_from_ics("BEGIN:VCALENDAR\n" + std::string(1U << 21, 'x'), today).error().code == "error.calendar_large");
  std::string many = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 4; ++i) many += "BEGIN:VEVENT\nDTSTART;VALUE=DATE:2027010" + std::to_string(i + 1) + "\nDTEND;VALUE=DATE:20280101\nEND:VEVENT\n";
  CHECK(holidays_from_ics(many, today).error().code == "error.calendar_large");
}

TEST_CASE("an invitation has one event, says who asks and who is asked, and wants no answer") {
  IcsCalendar invitation{.name = "", .stamp = instant_from("2026-10-01T09:00Z").value(),
                         .events = {{.uid = "meeting-1@x", .summary = "Balie", .place = "kamer", .all_day = false, .from = {}, .until = {}, .at = instant_from("2026-10-27T09:00Z").value(),
                                     .minutes = 60, .sequence = 1, .cancelled = false, .organizer = "schakel@example.org", .attendee = "anna@example.org"}},
                         .method = IcsMethod::request};
  std::string asks = ics_text(invitation);
  for (auto at = asks.find("\r\n "); at != std::string::npos; at = asks.find("\r\n ")) asks.erase(at, 3);
  CHECK(asks.find("METHOD:REQUEST\r\n") != std::string::npos);
  CHECK(asks.find("ORGANIZER:mailto:schakel@example.org\r\n") != std::string::npos);
  CHECK(asks.find("RSVP=FALSE:mailto:anna@example.org\r\n") != std::string::npos);
  CHECK(asks.find("X-") == std::string::npos);
  invitation.method = IcsMethod::cancel;
  invitation.events[0].cancelled = true;
  const std::string ends = ics_text(invitation);
  CHECK(ends.find("METHOD:CANCEL\r\n") != std::string::npos);
  CHECK(ends.find("STATUS:CANCELLED\r\n") != std::string::npos);
}

TEST_CASE("a calendar that goes out is folded within 75 bytes, never within a character, and escaped") {
  const IcsCalendar calendar{.name = "Schakel, Anna",
                             .stamp = instant_from("2026-10-01T09:00Z").value(),
                             .events = {{.uid = "meeting-1@x", .summary = std::string(60, 'x') + "ééééééééééééééééé; komma, \\ en\nregel", .place = "",
                                         .all_day = false, .from = {}, .until = {}, .at = instant_from("2026-10-27T09:00Z").value(), .minutes = 75, .sequence = 2, .cancelled = true},
                                        {.uid = "phase-1@x", .summary = "Verbinden", .place = "", .all_day = true, .from = today, .until = today + std::chrono::days(13),
                                         .at = {}, .minutes = 0, .sequence = 0, .cancelled = false}}};
  const std::string text = ics_text(calendar);
  CHECK(text.find("DTSTART:20261027T090000Z\r\nDTEND:20261027T101500Z\r\n") != std::string::npos);
  CHECK(text.find("DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261015\r\n") != std::string::npos);
  CHECK(text.find("SEQUENCE:2\r\n") != std::string::npos);
  CHECK(text.find("STATUS:CANCELLED\r\n") != std::string::npos);
  CHECK(text.find("X-WR-CALNAME:Schakel\\, Anna\r\n") != std::string::npos);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    CHECK(end - at <= 75);
    CHECK((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
    at = end + 2;
  }
}
