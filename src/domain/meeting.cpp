// Meetings of circles: planned, moved, cancelled. Whether anybody came is not kept.

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/reach.hpp"
#include "domain/recurrence.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

Result<void> may_plan(const State& state, const Asking& asking, const Circle& circle) {
  const bool member = is_here(state, asking.person) && contains(circle.people, asking.person);
  if (!member) TRY(needs_facilitator(state, asking));
  return {};
}

Result<void> check_moment(Instant at, std::uint32_t minutes, Instant now) {
  if (at <= now) return refuse("error.meeting_in_past", {{"at", to_text(at)}});
  TRY(near_enough(day_of(at), now));
  if (minutes < 5 || minutes > meeting_minutes_most) {
    return refuse("error.meeting_length", {{"most", std::to_string(meeting_minutes_most)}, {"minutes", std::to_string(minutes)}});
  }
  return {};
}

// The moments of a rule from the first on, at its hour on the wall, on no holiday.
Result<std::vector<Instant>> moments(const State& state, const PlanMeetings& asked) {
  if (asked.rule.empty()) return std::vector{asked.at};
  const Recurrence rule = TRY(recurrence_from(asked.rule));
  if (!rule.count && !rule.until) return refuse("error.rule_without_end");
  const Zone zone = zone_of(state);
  const LocalTime first = local_time(zone, asked.at);
  std::vector<Instant> all;
  for (const Date day : days_of(rule, first.day, first.day - std::chrono::days(1), meetings_most + 1)) {
    all.push_back(instant_of(zone, {.day = is_holiday(state.calendar, day) ? working_day(state.calendar, day) : day, .minutes = first.minutes}));
  }
  sort_once(all);  // two may be moved off a holiday to the same day
  if (all.size() > meetings_most) {
    return refuse("error.too_many", {{"count", std::to_string(all.size())}, {"field", "meetings"}, {"most", std::to_string(meetings_most)}});
  }
  if (all.empty()) return refuse("error.rhythm_is_over", {{"date", to_text(first.day)}});
  return all;
}

Result<const Circle*> circle_of_meeting(const State& state, const Asking& asking, const Meeting& meeting) {
  const Circle* circle = TRY(existing(state, meeting.circle));
  TRY(may_plan(state, asking, *circle));
  return circle;
}

Result<void> still_to_come(const Meeting& meeting, const Circle& circle, Instant now) {
  if (meeting.at <= now) return refuse("error.meeting_over", {{"circle", circle.name}});
  return {};
}

bool planned(const State& state, CircleId circle, Instant at) {
  return std::any_of(state.meetings.begin(), state.meetings.end(), [&](const auto& entry) {
    return entry.second.circle == circle && entry.second.at == at && !entry.second.cancelled;
  });
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const PlanMeetings& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(may_plan(state, asking, *circle));
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  TRY(check_moment(asked.at, asked.minutes, asking.now));
  MeetingsPlanned fact{.circle = circle->id, .meetings = {}, .minutes = asked.minutes, .place = {}};
  fact.place = TRY(optional_line(asked.place, "place", name_longest));
  std::uint32_t number = state.last.meeting;
  for (const Instant at : TRY(moments(state, asked))) {
    TRY(near_enough(day_of(at), asking.now));
    if (!planned(state, circle->id, at)) fact.meetings.push_back({.meeting = MeetingId(++number), .at = at});
  }
  if (fact.meetings.empty()) return Facts{};
  return Facts{std::move(fact)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MoveMeeting& asked) {
  const Meeting* meeting = TRY(existing(state, asked.meeting));
  const Circle* circle = TRY(circle_of_meeting(state, asking, *meeting));
  if (meeting->cancelled) return refuse("error.meeting_cancelled", {{"circle", circle->name}});
  TRY(still_to_come(*meeting, *circle, asking.now));
  TRY(check_moment(asked.at, asked.minutes, asking.now));
  const std::string place = TRY(optional_line(asked.place, "place", name_longest));
  if (meeting->at == asked.at && meeting->minutes == asked.minutes && meeting->place == place) return Facts{};
  return Facts{MeetingMoved{.meeting = meeting->id, .at = asked.at, .minutes = asked.minutes, .place = place}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const CancelMeeting& asked) {
  const Meeting* meeting = TRY(existing(state, asked.meeting));
  const Circle* circle = TRY(circle_of_meeting(state, asking, *meeting));
  if (meeting->cancelled) return Facts{};
  TRY(still_to_come(*meeting, *circle, asking.now));
  return Facts{MeetingCancelled{.meeting = meeting->id}};
}

bool to_be_told(const State& state, const Meeting& meeting, Instant now) {
  if (meeting.at <= now) return false;
  if (meeting.told == meeting.sequence) {
    if (meeting.untold.empty() || meeting.cancelled) return false;
  } else {
    if (now < meeting.changed + meeting_settles) return false;
    if (!meeting.told && (meeting.cancelled || meeting.at - now > meeting_told_before)) return false;
  }
  const LocalTime local = local_time(zone_of(state), now);
  if (is_quiet(MailWish{}, static_cast<std::uint32_t>(local.minutes.count() / 60))) return false;
  return working_day(state.calendar, local.day) == local.day || meeting.at - now <= meeting_is_near;
}

void came_after_told(State& state, CircleId circle, PersonId person) {
  for (auto& [id, meeting] : state.meetings) {
    if (meeting.circle == circle && meeting.told && !meeting.cancelled) meeting.untold.push_back(person);
  }
}

bool wants_invitations(const State& state, PersonId person) {
  const auto reach = state.reach.find(person);
  return is_here(state, person) && mail_wish(state, person).wanted && (reach == state.reach.end() || reach->second.calendar.empty());
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NoteMeetingsTold&) {
  TRY(needs_administrator(state, asking));
  MeetingsTold told;
  for (const auto& [id, meeting] : state.meetings) {
    if (to_be_told(state, meeting, asking.now)) told.meetings.push_back({.meeting = id, .sequence = meeting.sequence});
  }
  if (told.meetings.empty()) return Facts{};
  return Facts{std::move(told)};
}

void fold_in(State& state, const MeetingsPlanned& fact, Instant at) {
  for (const PlannedMeeting& meeting : fact.meetings) {
    state.meetings[meeting.meeting] = {.id = meeting.meeting, .circle = fact.circle, .at = meeting.at, .minutes = fact.minutes, .place = fact.place,
                                       .sequence = 0, .cancelled = false, .changed = at, .told = {}};
    state.last.meeting = std::max(state.last.meeting, meeting.meeting.number());
  }
}

void fold_in(State& state, const MeetingMoved& fact, Instant at) {
  Meeting* meeting = known(state.meetings, fact.meeting);
  if (meeting == nullptr) return;
  meeting->at = fact.at;
  meeting->minutes = fact.minutes;
  meeting->place = fact.place;
  meeting->changed = at;
  ++meeting->sequence;
}

void fold_in(State& state, const MeetingCancelled& fact, Instant at) {
  Meeting* meeting = known(state.meetings, fact.meeting);
  if (meeting == nullptr) return;
  meeting->cancelled = true;
  meeting->changed = at;
  ++meeting->sequence;
}

void fold_in(State& state, const MeetingsTold& fact, Instant) {
  for (const ToldMeeting& told : fact.meetings) {
    Meeting* meeting = known(state.meetings, told.meeting);
    if (meeting == nullptr) continue;
    meeting->told = told.sequence;
    meeting->untold.clear();
  }
}

}  // namespace schakel::domain
