// A programme that runs by itself: cycles, the one mail of a day to a real mail server, calendars.

#include "../post/post_office.hpp"
#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;
using schakel::test::has_mail_server;
using schakel::test::PostOffice;

namespace {

void choose_rhythm(Municipality& house) {
  house.did(house.fenna, ChooseRhythm{.programme = house.programme, .rule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", .starts = day("2027-01-01"), .days = {7, 14, 14, 14, 14, 14}});
}

std::uint32_t cycle(const Municipality& house) {
  return house.service->look(house.organisation, [&](const State& state) { return state.programmes.at(house.programme).cycle; });
}

MailSettings settings_of(const PostOffice& office) {
  return {.url = office.server().url, .user = {}, .password = {}, .from = "Schakel <schakel@example.org>"};
}

// Letters until the sentinel, which is sent now.
std::vector<std::string> letters(PostOffice& office, Municipality& house) {
  house.service.reset();  // its letters are out when it is gone
  REQUIRE(post::send_mail(office.server(), {.to = "sentinel@example.org", .subject = "sentinel", .text = "."}));
  house.open();
  std::vector<std::string> all;
  for (std::string letter = office.line(); letter.find("sentinel@example.org") == std::string::npos; letter = office.line()) all.push_back(letter);
  return all;
}

std::string part(const std::string& letter, const std::string& before, char end) {
  const auto at = letter.find(before);
  REQUIRE(at != std::string::npos);
  return letter.substr(at + before.size(), letter.find(end, at + before.size()) - at - before.size());
}

}  // namespace

TEST_CASE("the next cycle opens by itself on its date, once, also when the server was down that day and restarts") {
  Municipality house;
  choose_rhythm(house);
  house.now("2027-01-03T23:30Z");  // half past midnight in Amsterdam: the fourth, and a Monday
  house.service->tick();
  CHECK(cycle(house) == 2);
  house.service->tick();
  const auto position = house.service->position(house.organisation);
  house.open();
  house.service->tick();
  CHECK(house.service->position(house.organisation) == position);
  house.service.reset();
  house.now("2027-04-09T08:00Z");  // the turn was on the fifth, without a server
  house.open();
  house.service->tick();
  CHECK(cycle(house) == 3);
  const auto told = house.service->facts(house.organisation, position).value();
  std::string kinds;
  for (const auto& fact : told) kinds += fact.kind + " ";
  CHECK(kinds.find("turn_came/1 cycle_started/1 phase_opened/1") != std::string::npos);
}

TEST_CASE("everybody is mailed the one thing to do, once a day, outside quiet hours, also over a restart") {
  if (!has_mail_server()) {
    MESSAGE("skipped: mail to a real server (python3-aiosmtpd is not installed)");
    return;
  }
  PostOffice office("--take");
  REQUIRE(office.open());
  Municipality house;
  house.mail = settings_of(office);
  house.open();
  house.now("2026-10-16T09:00Z");
  house.service->tick();  // the first day: nobody
  CHECK(letters(office, house).empty());
  house.now("2026-10-18T09:00Z");  // a Sunday
  house.service->tick();
  house.now("2026-10-19T05:30Z");  // half past seven: quiet
  house.service->tick();
  CHECK(letters(office, house).empty());
  house.now("2026-10-19T06:10Z");
  house.service->tick();
  const auto first = letters(office, house);  // restarts
  CHECK(first.size() == 13);
  house.service->tick();
  house.now("2026-10-19T09:00Z");
  house.service->tick();
  CHECK(letters(office, house).empty());
  REQUIRE(!first.empty());
  const std::string& letter = first.back();
  CHECK(letter.find("Schrijf wat je beweegt, hindert of wenst") != std::string::npos);
  CHECK(letter.find("\"one_click\": \"List-Unsubscribe=One-Click\"") != std::string::npos);
  // What was handed over is noted for all together.
  const auto facts = house.service->facts(house.organisation, 0).value();
  for (const auto& fact : facts) {
    if (fact.kind == "digests_sent/1") CHECK(fact.body.find("person") == std::string::npos);
  }

  SUBCASE("the mail to whoever administers or is in the works council has no link that lets in") {
    const auto lets_in = [](const std::string& one) { return one.find("/in#") != std::string::npos; };
    CHECK(std::count_if(first.begin(), first.end(), lets_in) == 12);
    const auto without = std::find_if_not(first.begin(), first.end(), lets_in);
    CHECK(without->find("fenna") != std::string::npos);
  }
  SUBCASE("the link in a mail ends mail without signing in, and turns it back") {
    const std::string token = part(letter, "/api/v1/mail/off/", '>');
    const auto choose = [&](const std::string& with, bool wanted) {
      return house.wait<Done>([&](Then<Done> then) { house.service->choose_mail_by_link(with, wanted, then); });
    };
    CHECK(choose(token, false).has_value());
    CHECK(choose(token, false).has_value());  // mail programs ask twice
    house.now("2026-10-26T07:10Z");
    house.service->tick();
    CHECK(letters(office, house).size() == 12);
    CHECK(choose(token, true).has_value());
    CHECK(choose(token + "x", false).error().code == "error.mail_link_unknown");
    CHECK(choose("1.3." + token.substr(token.rfind('.') + 1), false).error().code == "error.mail_link_unknown");
    CHECK(choose("", false).error().code == "error.mail_link_unknown");
  }
  SUBCASE("the same thing is not said every day") {
    house.now("2026-10-20T06:10Z");
    house.service->tick();
    const auto after_restart = letters(office, house);  // what was said is in memory only: once more
    CHECK(after_restart.size() == 13);
  }
}

TEST_CASE("a day without a restart is not enough to be told the same again; a week is") {
  if (!has_mail_server()) return;
  PostOffice office("--take");
  REQUIRE(office.open());
  Municipality house;
  house.mail = settings_of(office);
  house.open();
  for (const auto* moment : {"2026-10-16T09:00Z", "2026-10-19T06:10Z", "2026-10-20T06:10Z", "2026-10-21T06:10Z", "2026-10-26T07:10Z"}) {
    house.now(moment);
    house.service->tick();
  }
  CHECK(letters(office, house).size() == 26);
}

TEST_CASE("whether mail works is known, and to nobody whom it went to") {
  Municipality house;
  CHECK(house.service->mail_state() == MailState::none);
  house.mail = MailSettings{.url = "smtp://127.0.0.1:1", .user = {}, .password = {}, .from = "schakel@example.org"};
  house.open();
  CHECK(house.service->mail_state() == MailState::untried);
}

TEST_CASE("a calendar is found at its private address alone, and at the newest one only") {
  Municipality house;
  house.announce_circles();
  house.did(house.person(2), PlanMeetings{.circle = CircleId(1), .at = at("2026-10-27T09:00Z"), .minutes = 60, .place = "kamer Schelp", .rule = ""});
  const auto make = [&] {
    const auto made = house.wait<CalendarAddress>([&](Then<CalendarAddress> then) { house.service->make_calendar_address(house.person(2), then); });
    REQUIRE(made.has_value());
    const std::string token = made->address.substr(made->address.rfind('/') + 1);
    CHECK(token.ends_with(".ics"));
    return token.substr(0, token.size() - 4);
  };
  const std::string first = make();
  const auto text = house.service->calendar(first);
  REQUIRE(text.has_value());
  CHECK(text->find("SUMMARY:Kring A\r\nLOCATION:kamer Schelp\r\n") != std::string::npos);
  CHECK(text->find("SUMMARY:Eén loket: Verbinden\r\n") != std::string::npos);
  CHECK(text->find("Kring B") == std::string::npos);
  const std::string second = make();
  CHECK(house.service->calendar(first).error().code == "error.calendar_unknown");
  CHECK(house.service->calendar(second).has_value());
  house.open();
  CHECK(house.service->calendar(second).has_value());
  const auto all = house.service->facts(house.organisation, 0).value();
  for (const auto& fact : all) CHECK(fact.body.find(second) == std::string::npos);
  house.did(house.fenna, NotePersonLeft{PersonId(2)});
  CHECK_FALSE(house.service->calendar(second).has_value());
  CHECK_FALSE(house.service->calendar("").has_value());
}

TEST_CASE("a circle is mailed its meeting as an appointment for each one's own calendar, and again when it is moved or cancelled") {
  if (!has_mail_server()) {
    MESSAGE("skipped: invitations to a real server (python3-aiosmtpd is not installed)");
    return;
  }
  PostOffice office("--take");
  REQUIRE(office.open());
  Municipality house;
  house.announce_circles();  // kring A: p2, p3 and p8
  house.mail = settings_of(office);
  house.open();
  const MeetingId meeting(1);
  const auto tick_at = [&](const char* moment) {
    house.now(moment);
    house.service->tick();
  };
  // Only appointments: the mail of the day is another test's.
  const auto appointments = [&] {
    std::vector<std::string> all = letters(office, house);
    std::erase_if(all, [](const std::string& letter) { return letter.find("\"method\": null") != std::string::npos; });
    std::sort(all.begin(), all.end());
    return all;
  };
  house.did(house.person(2), PlanMeetings{.circle = CircleId(1), .at = at("2026-10-13T08:00Z"), .minutes = 60, .place = "kamer Schelp", .rule = ""});
  house.did(house.person(3), ChooseMail{.person = PersonId(3), .mail = {.wanted = false, .quiet_from = 18, .quiet_until = 8}});
  tick_at("2026-10-05T09:06Z");
  const auto planned = appointments();
  REQUIRE(planned.size() == 2);
  const std::string& letter = planned.front();
  CHECK(letter.find(R"("to": ["p2@lindedal.nl"])") != std::string::npos);
  CHECK(letter.find(R"("subject": "Bijeenkomst: Kring A, 2026-10-13 10:00")") != std::string::npos);
  CHECK(letter.find(R"("method": "REQUEST", "appointment": {"method": "REQUEST", "events": 1, "uid": "meeting-1@127.0.0.1:8080", "sequence": 0, "summary": "Kring A", "at": "2026-10-13T08:00:00+00:00", "place": "kamer Schelp", "status": "", "organizer": "mailto:schakel@example.org", "attendee": "mailto:p2@lindedal.nl", "rsvp": "FALSE"})") != std::string::npos);
  CHECK(letter.find(R"("defects": 0)") != std::string::npos);
  CHECK(letter.find("\"one_click\": \"List-Unsubscribe=One-Click\"") != std::string::npos);
  for (const char* other : {"p8@", "Nummer8", "p3@"}) CHECK(letter.find(other) == std::string::npos);  // who else is invited is not in it
  CHECK(planned.back().find(R"("to": ["p8@lindedal.nl"])") != std::string::npos);
  tick_at("2026-10-05T09:20Z");
  CHECK(appointments().empty());  // also over a restart

  house.did(house.person(8), MakeCalendarAddress{.person = PersonId(8), .hash = std::string(64, 'a')});
  house.did(house.person(2), MoveMeeting{.meeting = meeting, .at = at("2026-10-14T08:00Z"), .minutes = 60, .place = "kamer Schelp"});
  tick_at("2026-10-05T09:30Z");
  const auto moved = appointments();
  REQUIRE(moved.size() == 1);  // the other's calendar comes by its own address now
  CHECK(moved[0].find(R"("subject": "Verplaatst: Kring A, 2026-10-14 10:00")") != std::string::npos);
  CHECK(moved[0].find(R"("sequence": 1)") != std::string::npos);

  house.did(house.person(2), CancelMeeting{.meeting = meeting});
  tick_at("2026-10-05T09:40Z");
  const auto cancelled = appointments();
  REQUIRE(cancelled.size() == 1);
  CHECK(cancelled[0].find(R"("method": "CANCEL", "appointment": {"method": "CANCEL", "events": 1, "uid": "meeting-1@127.0.0.1:8080", "sequence": 2)") != std::string::npos);
  CHECK(cancelled[0].find(R"("status": "CANCELLED")") != std::string::npos);
  const auto record = house.service->facts(house.organisation, 0).value();
  for (const auto& fact : record) {
    if (fact.kind == "meetings_told/1") CHECK(fact.body.find("person") == std::string::npos);
  }
}

TEST_CASE("who comes into a circle later is mailed the meeting that the others know; they are not mailed again") {
  if (!has_mail_server()) return;
  PostOffice office("--take");
  REQUIRE(office.open());
  Municipality house;
  house.announce_circles();
  house.mail = settings_of(office);
  house.open();
  const auto appointments_at = [&](const char* moment) {
    house.now(moment);
    house.service->tick();
    std::vector<std::string> all = letters(office, house);
    std::erase_if(all, [](const std::string& letter) { return letter.find("\"method\": null") != std::string::npos; });
    return all;
  };
  house.did(house.person(2), PlanMeetings{.circle = CircleId(1), .at = at("2026-10-13T08:00Z"), .minutes = 60, .place = "", .rule = ""});
  house.did(house.person(2), MoveMeeting{.meeting = MeetingId(1), .at = at("2026-10-14T08:00Z"), .minutes = 60, .place = ""});
  REQUIRE(appointments_at("2026-10-05T09:06Z").size() == 3);
  house.did(house.fenna, JoinCircle{.circle = CircleId(1), .person = PersonId(13)});
  const auto later = appointments_at("2026-10-05T09:07Z");
  REQUIRE(later.size() == 1);
  CHECK(later[0].find(R"("to": ["p13@lindedal.nl"])") != std::string::npos);
  CHECK(later[0].find(R"("subject": "Bijeenkomst: Kring A, 2026-10-14 10:00")") != std::string::npos);
  CHECK(later[0].find(R"("sequence": 1)") != std::string::npos);
  house.open();
  CHECK(appointments_at("2026-10-05T09:20Z").empty());
}

TEST_CASE("an invitation waits for the end of somebody's own quiet hours") {
  if (!has_mail_server()) return;
  PostOffice office("--take");
  REQUIRE(office.open());
  Municipality house;
  house.announce_circles();
  house.mail = settings_of(office);
  house.open();
  for (const std::uint32_t quiet : {3U, 8U}) {
    house.did(house.person(quiet), ChooseMail{.person = PersonId(quiet), .mail = {.wanted = true, .quiet_from = 8, .quiet_until = 14}});
  }
  house.did(house.person(2), PlanMeetings{.circle = CircleId(1), .at = at("2026-10-13T08:00Z"), .minutes = 60, .place = "", .rule = ""});
  std::size_t sent = 0;
  for (const char* moment : {"2026-10-05T09:06Z", "2026-10-05T11:40Z", "2026-10-05T12:10Z"}) {
    house.now(moment);
    house.service->tick();
  }
  for (const std::string& letter : letters(office, house)) sent += letter.find("\"method\": \"REQUEST\"") != std::string::npos ? 1 : 0;
  CHECK(sent == 3);
}
