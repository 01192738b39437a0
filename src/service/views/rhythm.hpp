#pragma once
// A programme's rhythm as its people see it, and what somebody chose about being reached. Appointments, never attendance.

#include "domain/rhythm.hpp"
#include "exchange/ics.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// Whether mail works at all; not to whom, and not what.
BOOST_DEFINE_ENUM_CLASS(MailState, none, untried, works, fails)

struct TurnView {
  Date due;     // as the rule says
  Date opens;   // off holidays and weekends, and behind the cycle before it
  Date closes;
};
BOOST_DESCRIBE_STRUCT(TurnView, (), (due, opens, closes))

// kept: it was not cancelled and its moment has passed.
BOOST_DEFINE_ENUM_CLASS(MeetingStage, planned, kept, moved, cancelled)
struct MeetingView {
  domain::MeetingId id;
  Instant at;
  std::uint32_t minutes = 60;
  std::string place;  // for the circle and facilitators; else ""
  MeetingStage stage = MeetingStage::planned;
};
BOOST_DESCRIBE_STRUCT(MeetingView, (), (id, at, minutes, place, stage))
struct CircleRhythm {
  domain::CircleId circle;
  std::string name;
  bool mine = false;
  std::vector<MeetingView> meetings;  // by moment
};
BOOST_DESCRIBE_STRUCT(CircleRhythm, (), (circle, name, mine, meetings))

struct RhythmView {
  domain::ProgrammeId programme;
  std::string title;
  std::uint32_t cycle = 1;
  std::vector<domain::PhaseDates> phases;
  std::optional<domain::Phase> phase;
  Date today;
  bool cycle_over = false;
  std::string rule;                 // "" = no rhythm
  std::optional<Date> starts;
  std::vector<std::uint32_t> days;
  std::vector<TurnView> next;       // at most eight
  std::string timezone;
  std::vector<domain::Holiday> holidays;  // from today on
  std::vector<CircleRhythm> circles;      // announced, of this cycle
  std::optional<domain::ChatKind> chat;   // for facilitators; the address is shown to nobody
  MailState mail = MailState::none;       // for facilitators
};
BOOST_DESCRIBE_STRUCT(RhythmView, (),
                      (programme, title, cycle, phases, phase, today, cycle_over, rule, starts, days, next, timezone, holidays,
                       circles, chat, mail))

// My own.
struct ReachView {
  domain::MailWish mail;
  bool has_mail_address = false;
  bool mail_server = false;
  bool calendar = false;      // there is an address; it is shown once, when it is made
  std::string timezone;
};
BOOST_DESCRIBE_STRUCT(ReachView, (), (mail, has_mail_address, mail_server, calendar, timezone))

struct ChooseMyMail {
  domain::MailWish mail;
};
BOOST_DESCRIBE_STRUCT(ChooseMyMail, (), (mail))
struct CalendarAddress {
  std::string address;
};
BOOST_DESCRIBE_STRUCT(CalendarAddress, (), (address))
// A calendar file with holidays; they replace the ones there were. "" = none any more.
struct ReadHolidays {
  std::string timezone;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ReadHolidays, (), (timezone, text))

struct ProgramSecret {
  std::string secret;  // "whsec_…"
};
BOOST_DESCRIBE_STRUCT(ProgramSecret, (), (secret))

[[nodiscard]] Result<RhythmView> rhythm_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] ReachView reach_view(const domain::State& state, const Viewer& viewer);

// The language somebody is written to in: the first of theirs that there is, else the organisation's.
[[nodiscard]] domain::Language language_of(const domain::State& state, domain::PersonId person);
// "Verbinden".
[[nodiscard]] std::string phase_word(domain::Phase phase, domain::Language language);

// "schakel.example.org" of an address, which makes the events' names unique in the world.
[[nodiscard]] std::string host_of(const std::string& server);
// A meeting under the same name wherever it goes: in a calendar and in an invitation. Its circle is there.
[[nodiscard]] exchange::IcsEvent meeting_event(const domain::State& state, const domain::Meeting& meeting, const std::string& host);
// Their circles' meetings, the phases of their programmes, and the check-ins of experiments they carry. Nothing that was said.
// `host`: as host_of says.
[[nodiscard]] exchange::IcsCalendar calendar_of(const domain::State& state, domain::PersonId person, Instant now,
                                                const std::string& host);

}  // namespace schakel::service
