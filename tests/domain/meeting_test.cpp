#include "domain/reach.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

PlanMeetings tuesdays() {
  return {.circle = CircleId(1), .at = at("2026-10-13T08:00Z"), .minutes = 60, .place = "kamer Schelp", .rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=3"};
}

}  // namespace

TEST_CASE("a circle's meetings come back at the same hour on the wall, also behind the change to winter time") {
  Story story = municipality_with_circles();
  story.did(fenna, ChooseCalendar{.timezone = "Europe/Amsterdam", .holidays = {{day("2026-11-10"), "vrij"}}});
  story.when(anna, tuesdays())
      .then({MeetingsPlanned{.circle = CircleId(1),
                             .meetings = {{MeetingId(1), at("2026-10-13T08:00Z")}, {MeetingId(2), at("2026-10-27T09:00Z")}, {MeetingId(3), at("2026-11-11T09:00Z")}},
                             .minutes = 60,
                             .place = "kamer Schelp"}});
  story.did(anna, tuesdays());
  story.when(anna, tuesdays()).nothing_happens();
}

TEST_CASE("meetings are planned by the circle itself or a facilitator, in the future, with an end") {
  Story story = municipality_with_circles();
  story.when(bas, tuesdays()).refused("error.not_a_facilitator");
  story.when(fenna, tuesdays()).taken();
  PlanMeetings order = tuesdays();
  order.rule = "FREQ=WEEKLY";
  story.when(anna, order).refused("error.rule_without_end");
  order.rule = "FREQ=WEEKLY;COUNT=61";
  story.when(anna, order).refused("error.too_many");
  order = tuesdays();
  order.at = story.now;
  story.when(anna, order).refused("error.meeting_in_past");
  order = tuesdays();
  order.minutes = 4;
  story.when(anna, order).refused("error.meeting_length");
}

TEST_CASE("a meeting that is moved or cancelled counts up, so that calendars follow") {
  Story story = municipality_with_circles();
  story.did(anna, tuesdays());
  const MeetingId first(1);
  const MoveMeeting later{.meeting = first, .at = at("2026-10-14T08:00Z"), .minutes = 60, .place = ""};
  story.when(bas, later).refused("error.not_a_facilitator");
  story.did(dina, later);
  CHECK(story.state.meetings.at(first).sequence == 1);
  story.when(dina, later).nothing_happens();
  story.did(gijs, CancelMeeting{first});
  CHECK(story.state.meetings.at(first).sequence == 2);
  story.when(gijs, CancelMeeting{first}).nothing_happens();
  story.when(dina, later).refused("error.meeting_cancelled");
  story.on("2026-12-01T00:00Z").when(dina, CancelMeeting{MeetingId(2)}).refused("error.meeting_over");
}

TEST_CASE("everybody chooses their own mail; nobody chooses somebody else's") {
  Story story = municipality();
  const MailWish off{.wanted = false, .quiet_from = 18, .quiet_until = 8};
  story.when(anna, ChooseMail{.person = anna, .mail = off}).then({MailChosen{.person = anna, .mail = off}});
  story.when(fenna, ChooseMail{.person = anna, .mail = off}).refused("error.mail_not_yours");
  story.when(the_system, ChooseMail{.person = anna, .mail = off}).taken();
  story.when(anna, ChooseMail{.person = anna, .mail = {.wanted = true, .quiet_from = 24, .quiet_until = 8}}).refused("error.bad_hour");
  story.when(anna, ChooseMail{.person = anna, .mail = MailWish{}}).nothing_happens();
}

TEST_CASE("mail comes at eight, or at the first hour behind that is not quiet; a change counts from tomorrow, no mail at once") {
  Story story = municipality();
  CHECK(mail_hour(story.state, anna, day("2026-10-01")) == 8U);
  story.did(anna, ChooseMail{.person = anna, .mail = {.wanted = true, .quiet_from = 17, .quiet_until = 11}});
  CHECK(mail_hour(story.state, anna, day("2026-10-01")) == 8U);
  CHECK(mail_hour(story.state, anna, day("2026-10-02")) == 11U);
  story.did(anna, ChooseMail{.person = anna, .mail = {.wanted = true, .quiet_from = 20, .quiet_until = 13}});
  CHECK(mail_hour(story.state, anna, day("2026-10-01")) == 8U);
  CHECK(mail_hour(story.state, anna, day("2026-10-02")) == 13U);
  story.did(anna, ChooseMail{.person = anna, .mail = {.wanted = true, .quiet_from = 7, .quiet_until = 0}});
  CHECK(mail_hour(story.state, anna, day("2026-10-02")) == 0U);
  story.did(anna, ChooseMail{.person = anna, .mail = {.wanted = false, .quiet_from = 7, .quiet_until = 0}});
  CHECK(!mail_hour(story.state, anna, day("2026-10-01")).has_value());
}

TEST_CASE("a calendar's address is known by its hash alone, renewing ends the one before, forgetting ends both") {
  Story story = municipality();
  const std::string one(64, 'a');
  const std::string two(64, 'b');
  story.did(anna, MakeCalendarAddress{.person = anna, .hash = one});
  CHECK(story.state.by_calendar.at(one) == anna);
  story.did(anna, MakeCalendarAddress{.person = anna, .hash = two});
  CHECK(!story.state.by_calendar.contains(one));
  story.did(fenna, ForgetPerson{anna});
  CHECK(story.state.by_calendar.empty());
  CHECK(story.state.reach.empty());
}

TEST_CASE("a chat channel's address is https, and sealed under the programme's key") {
  Story story = municipality();
  story.when(fenna, ChooseChat{.programme = loket, .kind = ChatKind::slack, .address = "http://chat.lindedal.nl/x"}).refused("error.chat_address");
  story.when(anna, ChooseChat{.programme = loket, .kind = ChatKind::slack, .address = "https://chat.lindedal.nl/x"}).refused("error.not_a_facilitator");
  story.when(fenna, ChooseChat{.programme = loket, .kind = ChatKind::slack, .address = "https://chat.lindedal.nl/x"})
      .then({ChatChosen{.programme = loket, .kind = ChatKind::slack, .address = {.owner = "programme:1", .text = "https://chat.lindedal.nl/x"}}});
}

TEST_CASE("a meeting of the coming two weeks is told once it has settled, and every change of one that was told") {
  Story story = municipality_with_circles();
  story.did(anna, PlanMeetings{.circle = CircleId(1), .at = at("2026-10-20T08:00Z"), .minutes = 60, .place = "", .rule = ""});
  const Instant planned = story.now;
  const auto told = [&](std::uint32_t sequence) { return MeetingsTold{.meetings = {{.meeting = MeetingId(1), .sequence = sequence}}}; };
  story.when(the_system, NoteMeetingsTold{}).nothing_happens();  // three weeks off
  story.on("2026-10-05T22:00Z").when(the_system, NoteMeetingsTold{}).nothing_happens();
  CHECK(planned < story.now);
  story.on("2026-10-06T08:00Z").when(the_system, NoteMeetingsTold{}).then({told(0)});
  story.when(anna, NoteMeetingsTold{}).refused("error.not_an_administrator");
  story.did(the_system, NoteMeetingsTold{});
  story.when(the_system, NoteMeetingsTold{}).nothing_happens();

  story.did(anna, MoveMeeting{.meeting = MeetingId(1), .at = at("2026-11-20T08:00Z"), .minutes = 60, .place = ""});
  story.when(the_system, NoteMeetingsTold{}).nothing_happens();  // it may be moved once more
  story.on("2026-10-06T08:05Z").when(the_system, NoteMeetingsTold{}).then({told(1)});  // far off, but their calendars have the old day
  story.did(the_system, NoteMeetingsTold{});
  story.did(anna, CancelMeeting{.meeting = MeetingId(1)});
  story.on("2026-10-06T08:10Z").when(the_system, NoteMeetingsTold{}).then({told(2)});
}

TEST_CASE("a meeting that was cancelled before it was told is not told; nor one in the night, or in a weekend when it is not near") {
  Story story = municipality_with_circles();
  const auto plan = [&](const char* moment) { story.did(anna, PlanMeetings{.circle = CircleId(1), .at = at(moment), .minutes = 60, .place = "", .rule = ""}); };
  story.on("2026-10-16T12:00Z");
  plan("2026-10-20T08:00Z");
  story.did(anna, CancelMeeting{.meeting = MeetingId(1)});
  story.on("2026-10-16T14:00Z").when(the_system, NoteMeetingsTold{}).nothing_happens();
  plan("2026-10-20T10:00Z");
  story.on("2026-10-16T20:00Z").when(the_system, NoteMeetingsTold{}).nothing_happens();  // a Friday evening
  story.on("2026-10-17T10:00Z").when(the_system, NoteMeetingsTold{}).nothing_happens();  // Saturday
  plan("2026-10-18T10:00Z");
  story.on("2026-10-17T11:00Z").when(the_system, NoteMeetingsTold{}).then({MeetingsTold{.meetings = {{.meeting = MeetingId(3), .sequence = 0}}}});
}

TEST_CASE("whose calendar comes by its own address, or who wants no mail, gets no invitations") {
  Story story = municipality_with_circles();
  CHECK(wants_invitations(story.state, anna));
  story.did(anna, MakeCalendarAddress{.person = anna, .hash = std::string(64, 'a')});
  CHECK_FALSE(wants_invitations(story.state, anna));
  story.did(dina, ChooseMail{.person = dina, .mail = {.wanted = false, .quiet_from = 18, .quiet_until = 8}});
  CHECK_FALSE(wants_invitations(story.state, dina));
  CHECK_FALSE(wants_invitations(story.state, nobody));
}

TEST_CASE("the mail of an hour is handed over once") {
  Story story = municipality();
  story.did(the_system, NoteDigests{.day = day("2026-10-01"), .hour = 8});
  story.when(the_system, NoteDigests{.day = day("2026-10-01"), .hour = 8}).nothing_happens();
  story.when(anna, NoteDigests{.day = day("2026-10-02"), .hour = 8}).refused("error.not_an_administrator");
}
