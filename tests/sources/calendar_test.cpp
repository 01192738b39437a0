// Calendars: meetings as ties each way between all who were there, at the right moment.
#include <doctest/doctest.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

std::string calendar(const std::string& inside) { return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + "END:VCALENDAR\r\n"; }
std::string event(const std::string& inside) { return "BEGIN:VEVENT\r\n" + inside + "END:VEVENT\r\n"; }
const std::string anna_and_bas = "ORGANIZER;CN=\"Jong; Anna: de\":mailto:anna@x.org\r\nATTENDEE;PARTSTAT=ACCEPTED:MAILTO:bas@x.org\r\n";

// The moments at which anna met bas.
Rows moments(const std::string& text) {
  Rows all;
  for (const auto& row : tell(Kind::ics, text).rows) {
    if (row.starts_with("anna,bas,")) all.push_back(row.substr(row.rfind(',') + 1));
  }
  return all;
}

const std::string amsterdam =
    "BEGIN:VTIMEZONE\r\nTZID:Kantoor\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

}  // namespace

TEST_CASE("a meeting is a tie each way between all who were there, and counts for one with everybody in it") {
  const auto told = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART:20260302T093000Z\r\n" + anna_and_bas + "ATTENDEE:mailto:cor@x.org\r\nSUMMARY:geheim\r\n")));
  // Three people: 1/2 between every two, half of it each way.
  CHECK(told.rows == Rows{"anna,bas,0.25,2026-03-02T09:30:00Z", "bas,anna,0.25,2026-03-02T09:30:00Z", "anna,cor,0.25,2026-03-02T09:30:00Z",
                          "cor,anna,0.25,2026-03-02T09:30:00Z", "bas,cor,0.25,2026-03-02T09:30:00Z", "cor,bas,0.25,2026-03-02T09:30:00Z"});
}

TEST_CASE("who declined, rooms and who is only told are not there; a cancelled meeting is none") {
  const auto told = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART:20260302T093000Z\r\n" + anna_and_bas +
                                                   "ATTENDEE;PARTSTAT=DECLINED:mailto:cor@x.org\r\nATTENDEE;CUTYPE=ROOM:mailto:zaal@x.org\r\n"
                                                   "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:dirk@x.org\r\n") +
                                             event("UID:2\r\nSTATUS:CANCELLED\r\nDTSTART:20260303T093000Z\r\n" + anna_and_bas) +
                                             event("UID:3\r\nDTSTART:20260303T093000Z\r\nORGANIZER:mailto:anna@x.org\r\n")));
  CHECK(told.rows == Rows{"anna,bas,0.5,2026-03-02T09:30:00Z", "bas,anna,0.5,2026-03-02T09:30:00Z"});
  CHECK(told.gathered.to_nobody == 1);
}

TEST_CASE("a meeting in two calendars is one") {
  const std::string one = calendar(event("UID:1\r\nDTSTART:20260302T093000Z\r\n" + anna_and_bas));
  const auto told = tell(How{}, [&](Gathering& gathering) {
    for (const auto* file : {"anna.ics", "bas.ics"}) {
      const auto reader = reader_of(Kind::ics, file, gathering);
      reader->feed(one);
      reader->end();
    }
  });
  CHECK(told.rows.size() == 2);
  CHECK(told.gathered.copies == 1);
}

TEST_CASE("a time is read in the zone that the calendar brings along, in summer and in winter, or by the zone's name") {
  const auto at = [&](const std::string& starts) { return moments(calendar(amsterdam + event("UID:1\r\n" + starts + "\r\n" + anna_and_bas))); };
  CHECK(at("DTSTART;TZID=Kantoor:20260302T103000") == Rows{"2026-03-02T09:30:00Z"});
  CHECK(at("DTSTART;TZID=Kantoor:20260702T103000") == Rows{"2026-07-02T08:30:00Z"});
  CHECK(at("DTSTART;TZID=Kantoor:20261025T040000") == Rows{"2026-10-25T03:00:00Z"});  // the last Sunday of October, behind three
  CHECK(at("DTSTART;TZID=Kantoor:20260329T013000") == Rows{"2026-03-29T00:30:00Z"});  // and of March, before two
  CHECK(at("DTSTART;TZID=Europe/Amsterdam:20260702T103000") == Rows{"2026-07-02T08:30:00Z"});
  CHECK(at("DTSTART;TZID=CEST:20260702T103000") == Rows{"2026-07-02T08:30:00Z"});
  CHECK(at("DTSTART:20260702T103000") == Rows{"2026-07-02T10:30:00Z"});
  CHECK(at("DTSTART;VALUE=DATE:20260702") == Rows{"2026-07-02T00:00:00Z"});
  const auto nowhere = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART;TZID=Nergens:20260702T103000\r\n" + anna_and_bas)));
  CHECK(nowhere.rows.front() == "anna,bas,0.5,2026-07-02T10:30:00Z");
  CHECK(nowhere.remark() == "file, line 3: nobody knows the time zone Nergens, and the calendar does not say; its time is read as UTC");
}

TEST_CASE("every time that a meeting recurs is a meeting, at the same hour on the wall; days that were taken out are none") {
  const auto weekly = [&](const std::string& rule) {
    return moments(calendar(amsterdam + event("UID:1\r\nDTSTART;TZID=Kantoor:20260318T100000\r\n" + anna_and_bas + rule)));
  };
  CHECK(weekly("RRULE:FREQ=WEEKLY;COUNT=3\r\n") == Rows{"2026-03-18T09:00:00Z", "2026-03-25T09:00:00Z", "2026-04-01T08:00:00Z"});
  CHECK(weekly("RRULE:FREQ=WEEKLY;UNTIL=20260401T235959Z;WKST=SU\r\nEXDATE;TZID=Kantoor:20260325T100000\r\n") == Rows{"2026-03-18T09:00:00Z", "2026-04-01T08:00:00Z"});
  CHECK(weekly("RRULE:FREQ=DAILY;COUNT=2\r\n") == Rows{"2026-03-18T09:00:00Z", "2026-03-19T09:00:00Z"});
  CHECK(weekly("RDATE;TZID=Kantoor:20260320T100000\r\n") == Rows{"2026-03-18T09:00:00Z", "2026-03-20T09:00:00Z"});
  // Without an end: until the last moment that the file tells of.
  CHECK(weekly("RRULE:FREQ=MONTHLY;BYDAY=3WE\r\nDTSTAMP:20260601T000000Z\r\n").size() == 3);
}

TEST_CASE("one meeting of a series that was moved is at its new moment and not at its old one") {
  const auto at = moments(calendar(event("UID:1\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n" + anna_and_bas) +
                                   event("UID:1\r\nRECURRENCE-ID:20260309T090000Z\r\nDTSTART:20260310T150000Z\r\n" + anna_and_bas)));
  CHECK(at == Rows{"2026-03-02T09:00:00Z", "2026-03-16T09:00:00Z", "2026-03-10T15:00:00Z"});
}

TEST_CASE("a rule that cannot be followed counts once, and that is said") {
  const auto told = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20\r\n" + anna_and_bas)));
  CHECK(told.rows.size() == 2);
  CHECK(told.remark() == "file, line 3: the rule FREQ=YEARLY;BYWEEKNO=20 is not one that can be followed; the meeting counts once");
}

TEST_CASE("lines folded anywhere are one, and an address may stand beside a number") {
  const auto told = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART:20260302\r\n T093000Z\r\nORGANIZER:mailto:an\r\n na@x.org\r\n"
                                                   "ATTENDEE;EMAIL=bas@x.org:urn:uuid:1\r\nATTENDEE:invalid:nomail\r\n")));
  CHECK(told.rows.front() == "anna,bas,0.5,2026-03-02T09:30:00Z");
  CHECK(told.gathered.noticed_in_all == 1);
}

TEST_CASE("what is no calendar, or is broken off or nested without end, is not read, in one sentence") {
  CHECK(tell(Kind::ics, "").refusal() == "file: the file is empty");
  CHECK(tell(Kind::ics, "Dag Anna\n").refusal() == "file, line 1: this is no calendar file: it does not begin with BEGIN:VCALENDAR");
  CHECK(tell(Kind::ics, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n").refusal() == "file: the calendar ends before END:VEVENT");
  CHECK(tell(Kind::ics, "BEGIN:VCALENDAR\nEND:VEVENT\n").refusal() == "file, line 2: END:VEVENT does not belong to a BEGIN:VEVENT before it");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "BEGIN:VCALENDAR\n";
  CHECK(tell(Kind::ics, deep).gathered.stopped);
  CHECK(tell(Kind::ics, calendar(event("UID:1\r\n" + anna_and_bas))).refusal() == "file, line 3: this event does not say when it begins");
}

TEST_CASE("a rule can be no bomb: of one series no more is taken than was said beforehand") {
  const auto told = tell(Kind::ics, calendar(event("UID:1\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=DAILY;UNTIL=21991231\r\n" + anna_and_bas)));
  CHECK(told.gathered.rows == SourceLimits{}.recurring);
}

TEST_CASE("a small file with a great many meetings of many is no bomb either: of ties no more come than was said beforehand") {
  std::string all = "UID:1\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=DAILY;UNTIL=21991231\r\n";
  for (const auto* who : {"anna", "bas", "cor", "dirk"}) all += "ATTENDEE:mailto:" + std::string(who) + "@x.org\r\n";
  const auto told = tell(Kind::ics, calendar(event(all)), {.rules = {.limits = {.ties = 100}}});
  CHECK(told.gathered.stopped);
  CHECK(told.rows.size() <= 100);
  CHECK(told.refusal() == "there are more than 100 ties");
}
