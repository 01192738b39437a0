#include "service/views/rhythm.hpp"

#include <algorithm>
#include <array>

#include "domain/reach.hpp"
#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t turns_shown = 8;

MeetingStage stage_of(const Meeting& meeting, Instant now) {
  if (meeting.cancelled) return MeetingStage::cancelled;
  if (meeting.at + std::chrono::minutes(meeting.minutes) <= now) return MeetingStage::kept;
  return meeting.sequence > 0 ? MeetingStage::moved : MeetingStage::planned;
}

std::vector<CircleRhythm> circles_of(const State& state, const Viewer& viewer, const Programme& programme) {
  std::vector<CircleRhythm> circles;
  for (const auto& [id, circle] : state.circles) {
    if (circle.programme != programme.id || circle.cycle != programme.cycle || !circle.announced) continue;
    CircleRhythm line{.circle = id, .name = circle.name, .mine = contains(circle.people, viewer.person), .meetings = {}};
    for (const auto& [number, meeting] : state.meetings) {
      if (meeting.circle != id) continue;
      line.meetings.push_back({.id = number,
                               .at = meeting.at,
                               .minutes = meeting.minutes,
                               .place = line.mine || viewer.facilitator ? meeting.place : std::string(),
                               .stage = stage_of(meeting, viewer.now)});
    }
    std::stable_sort(line.meetings.begin(), line.meetings.end(), [](const MeetingView& a, const MeetingView& b) { return a.at < b.at; });
    circles.push_back(std::move(line));
  }
  return circles;
}

void add_turns(const State& state, const Programme& programme, RhythmView& view) {
  const auto rhythm = state.rhythms.find(programme.id);
  if (rhythm == state.rhythms.end() || rhythm->second.rule.empty()) return;
  view.rule = rhythm->second.rule;
  view.starts = rhythm->second.starts;
  view.days = rhythm->second.days;
  for (const domain::Turn& turn : next_turns(state, programme, turns_shown)) {
    view.next.push_back({.due = turn.due, .opens = turn.opens, .closes = phases_at(state.calendar, turn.opens, view.days).back().closes});
  }
}

// --- what goes into a calendar

std::string uid(std::string_view kind, std::uint32_t number, const std::string& host) {
  return std::string(kind) + "-" + std::to_string(number) + "@" + host;
}

class Writing {
 public:
  Writing(const State& state, PersonId person, const std::string& host)
      : state_(state), person_(person), host_(host), language_(language_of(state, person)) {}

  void meetings(exchange::IcsCalendar& calendar) const {
    for (const auto& [id, meeting] : state_.meetings) {
      const auto circle = state_.circles.find(meeting.circle);
      if (circle == state_.circles.end() || !contains(circle->second.people, person_)) continue;
      calendar.events.push_back(meeting_event(state_, meeting, host_));
    }
  }
  void phases(exchange::IcsCalendar& calendar) const {
    for (const auto& [id, programme] : state_.programmes) {
      if (programme.ended || programme.cycle_ended || !contains(programme.people, person_)) continue;
      for (const PhaseDates& dates : programme.phases) {
        const std::uint32_t number = (id.number() * 1000 + programme.cycle) * 10 + static_cast<std::uint32_t>(dates.phase);
        add_days(calendar, name("phase", number), programme.title + ": " + phase_word(dates.phase, language_), dates.opens, dates.closes);
      }
    }
  }
  void check_ins(exchange::IcsCalendar& calendar) const {
    for (const auto& [id, experiment] : state_.experiments) {
      if (experiment.ending || (experiment.owner != person_ && experiment.buddy != person_)) continue;
      std::uint32_t number = id.number() * 100;
      for (const Date date : experiment.planned) {
        add_days(calendar, name("check-in", number++), (language_ == Language::nl ? "Voortgang: " : "Check-in: ") + experiment.title, date, date);
      }
    }
  }

 private:
  [[nodiscard]] std::string name(std::string_view kind, std::uint32_t number) const { return uid(kind, number, host_); }
  static void add_days(exchange::IcsCalendar& calendar, std::string uid, std::string summary, Date from, Date until) {
    calendar.events.push_back({.uid = std::move(uid), .summary = std::move(summary), .place = {}, .all_day = true, .from = from,
                               .until = until, .at = {}, .minutes = 0, .sequence = 0, .cancelled = false});
  }

  const State& state_;
  PersonId person_;
  std::string host_;
  Language language_;
};

}  // namespace

Result<RhythmView> rhythm_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  RhythmView view{.programme = id,
                  .title = programme->title,
                  .cycle = programme->cycle,
                  .phases = programme->phases,
                  .phase = phase_on(*programme, today_in(state, viewer.now)),
                  .today = today_in(state, viewer.now),
                  .cycle_over = last_day(*programme) < today_in(state, viewer.now),
                  .rule = {},
                  .starts = {},
                  .days = {},
                  .next = {},
                  .timezone = state.calendar.timezone.empty() ? std::string(usual_timezone) : state.calendar.timezone,
                  .holidays = {},
                  .circles = circles_of(state, viewer, *programme),
                  .chat = {},
                  .mail = MailState::none};
  add_turns(state, *programme, view);
  for (const Holiday& holiday : state.calendar.holidays) {
    if (holiday.day >= view.today) view.holidays.push_back(holiday);
  }
  const auto chat = state.chats.find(id);
  if (viewer.facilitator && chat != state.chats.end() && !chat->second.address.text.empty()) view.chat = chat->second.kind;
  return view;
}

ReachView reach_view(const State& state, const Viewer& viewer) {
  ReachView view{.mail = mail_wish(state, viewer.person),
                 .has_mail_address = false,
                 .mail_server = false,
                 .calendar = false,
                 .timezone = state.calendar.timezone.empty() ? std::string(usual_timezone) : state.calendar.timezone};
  if (const Person* person = at(state.people, viewer.person)) view.has_mail_address = !person->profile.email.text.empty();
  const auto reach = state.reach.find(viewer.person);
  view.calendar = reach != state.reach.end() && !reach->second.calendar.empty();
  return view;
}

Language language_of(const State& state, PersonId id) {
  if (const Person* person = at(state.people, id)) {
    for (const std::string& language : person->profile.languages) {
      if (language == "nl") return Language::nl;
      if (language == "en") return Language::en;
    }
  }
  return state.language;
}

std::string phase_word(Phase phase, Language language) {
  static constexpr std::array<const char*, 6> dutch = {"In kaart", "Verbinden", "Onderzoeken", "Bedenken", "Doen", "Resultaat"};
  static constexpr std::array<const char*, 6> english = {"Map", "Connect", "Explore", "Devise", "Do", "Result"};
  return (language == Language::nl ? dutch : english)[static_cast<std::size_t>(phase)];
}

std::string host_of(const std::string& server) { return server.substr(server.find("://") + 3); }

exchange::IcsEvent meeting_event(const State& state, const Meeting& meeting, const std::string& host) {
  return {.uid = uid("meeting", meeting.id.number(), host),
          .summary = state.circles.at(meeting.circle).name,
          .place = meeting.place,
          .all_day = false,
          .from = {},
          .until = {},
          .at = meeting.at,
          .minutes = meeting.minutes,
          .sequence = meeting.sequence,
          .cancelled = meeting.cancelled};
}

exchange::IcsCalendar calendar_of(const State& state, PersonId person, Instant now, const std::string& host) {
  exchange::IcsCalendar calendar{.name = "Schakel", .stamp = now, .events = {}};
  const Writing writing(state, person, host);
  writing.meetings(calendar);
  writing.phases(calendar);
  writing.check_ins(calendar);
  return calendar;
}

}  // namespace schakel::service
