#pragma once
// Rhythm (ritme): a programme whose cycles come back by themselves, on days that are nobody's holiday.
//
// The organisation's calendar says its time zone and its holidays. A programme's rhythm says on which days a cycle begins
// and how many days each phase lasts. Each such day is a turn, and comes once: its cycle opens, or, when the next turn
// came before it could, it lapsed. What fell due while nobody was running comes afterwards, in order, once.
//
// Signals are about the rhythm, never about persons: a turn, a phase and a meeting come, are moved or lapse; who was
// there, or who was mailed, is nowhere.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/programme.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

inline constexpr std::size_t holidays_most = 1000;
inline constexpr std::uint32_t phase_days_most = 366;
inline constexpr std::size_t meetings_most = 60;  // planned at once
inline constexpr std::uint32_t meeting_minutes_most = 480;

struct Holiday {
  Date day;
  std::string name;
  friend bool operator==(const Holiday&, const Holiday&) = default;
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (day, name))

struct OrganisationCalendar {
  std::string timezone;  // "": usual_timezone
  std::vector<Holiday> holidays;  // by day, each day once
};

struct Rhythm {
  std::string rule;                 // an RRULE (recurrence.hpp); "" = none
  Date starts;                      // no turn before it
  std::vector<std::uint32_t> days;  // of the six phases; holidays do not count
  Date came;                        // every turn up to and with this day has come
  std::vector<Phase> opened;        // of the present cycle
};

// A meeting of a circle.
struct Meeting {
  MeetingId id;
  CircleId circle;
  Instant at;
  std::uint32_t minutes = 60;
  std::string place;
  std::uint32_t sequence = 0;  // how often it was moved or cancelled
  bool cancelled = false;
  Instant changed;                    // planned, moved or cancelled last
  std::optional<std::uint32_t> told;  // the sequence of which the circle was mailed last; none = not yet
  std::vector<PersonId> untold = {};  // came into the circle after it was told
};

// Which mail somebody wants. Hours of the organisation's time zone; quiet from 22 until 7 is the night.
struct MailWish {
  bool wanted = true;
  std::uint32_t quiet_from = 18;
  std::uint32_t quiet_until = 8;
  friend bool operator==(const MailWish&, const MailWish&) = default;
};
BOOST_DESCRIBE_STRUCT(MailWish, (), (wanted, quiet_from, quiet_until))

// `program`: an address of a program, which gets signed JSON instead of a sentence.
BOOST_DEFINE_ENUM_CLASS(ChatKind, mattermost, slack, teams, program)

// --- facts
struct CalendarChosen {
  std::string timezone;
  std::vector<Holiday> holidays;
};
BOOST_DESCRIBE_STRUCT(CalendarChosen, (), (timezone, holidays))
struct RhythmChosen {
  ProgrammeId programme;
  std::string rule;
  Date starts;
  std::vector<std::uint32_t> days;
  Date came;
};
BOOST_DESCRIBE_STRUCT(RhythmChosen, (), (programme, rule, starts, days, came))
// The key that keeps a turn from coming twice.
struct TurnCame {
  ProgrammeId programme;
  Date due;
  bool opened = false;  // false: it lapsed
};
BOOST_DESCRIBE_STRUCT(TurnCame, (), (programme, due, opened))
struct PhaseOpened {
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  Phase phase = Phase::map;
};
BOOST_DESCRIBE_STRUCT(PhaseOpened, (), (programme, cycle, phase))
// By hand, before its last day.
struct CycleEnded {
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  Date on;
};
BOOST_DESCRIBE_STRUCT(CycleEnded, (), (programme, cycle, on))
struct PlannedMeeting {
  MeetingId meeting;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(PlannedMeeting, (), (meeting, at))
struct MeetingsPlanned {
  CircleId circle;
  std::vector<PlannedMeeting> meetings;
  std::uint32_t minutes = 60;
  std::string place;
};
BOOST_DESCRIBE_STRUCT(MeetingsPlanned, (), (circle, meetings, minutes, place))
struct MeetingMoved {
  MeetingId meeting;
  Instant at;
  std::uint32_t minutes = 60;
  std::string place;
};
BOOST_DESCRIBE_STRUCT(MeetingMoved, (), (meeting, at, minutes, place))
struct MeetingCancelled {
  MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (meeting))
// The circles of these meetings were mailed how they stand. Not to whom.
struct ToldMeeting {
  MeetingId meeting;
  std::uint32_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(ToldMeeting, (), (meeting, sequence))
struct MeetingsTold {
  std::vector<ToldMeeting> meetings;
};
BOOST_DESCRIBE_STRUCT(MeetingsTold, (), (meetings))
struct MailChosen {
  PersonId person;
  MailWish mail;
};
BOOST_DESCRIBE_STRUCT(MailChosen, (), (person, mail))
// The mail of that day for those whose hour this is was handed over. Not to whom, and not what.
struct DigestsSent {
  Date day;
  std::uint32_t hour = 0;
};
BOOST_DESCRIBE_STRUCT(DigestsSent, (), (day, hour))
// The address of somebody's calendar, as a hash; the one before works no longer. "" = none.
struct CalendarAddressMade {
  PersonId person;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(CalendarAddressMade, (), (person, hash))
// Where the programme's rhythm is told; an empty address: nowhere.
struct ChatChosen {
  ProgrammeId programme;
  ChatKind kind = ChatKind::mattermost;
  Secret address;
};
BOOST_DESCRIBE_STRUCT(ChatChosen, (), (programme, kind, address))

// --- commands
struct ChooseCalendar {
  std::string timezone;
  std::vector<Holiday> holidays;
};
BOOST_DESCRIBE_STRUCT(ChooseCalendar, (), (timezone, holidays))
struct ChooseRhythm {
  ProgrammeId programme;
  std::string rule;  // "": no rhythm any more; the running cycle goes on
  Date starts;
  std::vector<std::uint32_t> days;
};
BOOST_DESCRIBE_STRUCT(ChooseRhythm, (), (programme, rule, starts, days))
// What a clock does: turns that are due come, phases whose day it is open. Asked twice, the second does nothing.
struct KeepRhythm {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(KeepRhythm, (), (programme))
struct EndCycle {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(EndCycle, (), (programme))
// By a facilitator or somebody of the circle. With a rule it comes back, at the same hour, on days that are no holidays;
// the rule needs an end (COUNT or UNTIL).
struct PlanMeetings {
  CircleId circle;
  Instant at;
  std::uint32_t minutes = 60;
  std::string place;
  std::string rule;
};
BOOST_DESCRIBE_STRUCT(PlanMeetings, (), (circle, at, minutes, place, rule))
struct MoveMeeting {
  MeetingId meeting;
  Instant at;
  std::uint32_t minutes = 60;
  std::string place;
};
BOOST_DESCRIBE_STRUCT(MoveMeeting, (), (meeting, at, minutes, place))
struct CancelMeeting {
  MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (meeting))
// For oneself. The system may for others: a link in a mail carries no session.
struct ChooseMail {
  PersonId person;
  MailWish mail;
};
BOOST_DESCRIBE_STRUCT(ChooseMail, (), (person, mail))
struct NoteDigests {
  Date day;
  std::uint32_t hour = 0;
};
BOOST_DESCRIBE_STRUCT(NoteDigests, (), (day, hour))
// By the clock: of the meetings that are to be told now.
struct NoteMeetingsTold {};
BOOST_DESCRIBE_STRUCT(NoteMeetingsTold, (), ())
struct MakeCalendarAddress {
  PersonId person;
  std::string hash;  // 64 hexadecimal digits, or "" for none
};
BOOST_DESCRIBE_STRUCT(MakeCalendarAddress, (), (person, hash))
struct ChooseChat {
  ProgrammeId programme;
  ChatKind kind = ChatKind::mattermost;
  std::string address;  // https://…; "": nowhere
};
BOOST_DESCRIBE_STRUCT(ChooseChat, (), (programme, kind, address))

}  // namespace schakel::domain
