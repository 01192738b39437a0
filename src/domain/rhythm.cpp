#include "domain/rhythm.hpp"

#include "domain/checks.hpp"
#include "domain/recurrence.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

using std::chrono::days;

namespace {

constexpr std::size_t turns_checked = 40;
constexpr std::size_t turns_at_once = 200;  // more than that fell due while nobody was running: the rest at the next tick

Result<std::vector<Holiday>> checked_holidays(const std::vector<Holiday>& given, Instant now) {
  if (given.size() > holidays_most) {
    return refuse("error.too_many", {{"count", std::to_string(given.size())}, {"field", "holidays"}, {"most", std::to_string(holidays_most)}});
  }
  std::vector<Holiday> holidays;
  for (const Holiday& holiday : given) {
    TRY(near_enough(holiday.day, now));
    std::string name = TRY(optional_line(holiday.name, "holiday", name_longest));
    holidays.push_back({.day = holiday.day, .name = std::move(name)});
  }
  std::stable_sort(holidays.begin(), holidays.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  const auto same_day = [](const Holiday& a, const Holiday& b) { return a.day == b.day; };
  holidays.erase(std::unique(holidays.begin(), holidays.end(), same_day), holidays.end());
  return holidays;
}

Result<void> check_days(const std::vector<std::uint32_t>& lasts) {
  const bool good = lasts.size() == 6 && std::all_of(lasts.begin(), lasts.end(), [](std::uint32_t number) {
                      return number >= 1 && number <= phase_days_most;
                    });
  if (!good) return refuse("error.phase_days", {{"most", std::to_string(phase_days_most)}});
  return {};
}

// A cycle must be over, holidays aside, before the next begins.
Result<void> check_room(const std::vector<Date>& turns, const std::vector<std::uint32_t>& lasts) {
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    const Date closes = phases_at({}, turns[i], lasts).back().closes;
    if (closes >= turns[i + 1]) {
      return refuse("error.rhythm_too_tight",
                    {{"opens", to_text(turns[i])}, {"closes", to_text(closes)}, {"next", to_text(turns[i + 1])}});
    }
  }
  return {};
}

// The turns that are due: each lapses if the next could open as well, the last opens.
void come(const State& state, const Programme& programme, Date today, Facts& facts) {
  const std::vector<Turn> turns = next_turns(state, programme, turns_at_once);
  const auto due = std::count_if(turns.begin(), turns.end(), [&](const Turn& turn) { return turn.due <= today; });
  const Date free = last_day(programme) + days(1);
  for (std::int64_t i = 0; i < due; ++i) {
    const Turn& turn = turns[static_cast<std::size_t>(i)];
    const bool last = i + 1 == due;
    const Date opens = working_day(state.calendar, std::max(turn.due, free));
    if (last && opens > today) return;  // it waits for a working day, or for the cycle before it
    facts.push_back(TurnCame{.programme = programme.id, .due = turn.due, .opened = last});
    if (!last) continue;
    facts.push_back(CycleStarted{.programme = programme.id,
                                 .cycle = programme.cycle + 1,
                                 .phases = phases_at(state.calendar, opens, state.rhythms.at(programme.id).days)});
  }
}

void open_phases(const Programme& programme, const Rhythm& rhythm, Date today, Facts& facts) {
  if (programme.cycle_ended) return;
  for (const PhaseDates& dates : programme.phases) {
    const bool opened = std::find(rhythm.opened.begin(), rhythm.opened.end(), dates.phase) != rhythm.opened.end();
    if (opened || dates.opens > today) continue;
    facts.push_back(PhaseOpened{.programme = programme.id, .cycle = programme.cycle, .phase = dates.phase});
  }
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseCalendar& asked) {
  TRY(needs_facilitator(state, asking));
  (void)TRY(zone_from(asked.timezone.empty() ? usual_timezone : std::string_view(asked.timezone)));
  std::vector<Holiday> holidays = TRY(checked_holidays(asked.holidays, asking.now));
  if (state.calendar.timezone == asked.timezone && state.calendar.holidays == holidays) return Facts{};
  return Facts{CalendarChosen{.timezone = asked.timezone, .holidays = std::move(holidays)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseRhythm& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  const auto present = state.rhythms.find(programme->id);
  const bool has = present != state.rhythms.end() && !present->second.rule.empty();
  const Date yesterday = today_in(state, asking.now) - days(1);
  RhythmChosen chosen{.programme = programme->id, .rule = asked.rule, .starts = asked.starts, .days = asked.days, .came = yesterday};
  if (asked.rule.empty()) {
    if (!has) return Facts{};
    chosen.days.clear();
    return Facts{chosen};
  }
  const Recurrence rule = TRY(recurrence_from(asked.rule));
  TRY(near_enough(asked.starts, asking.now));
  TRY(check_days(asked.days));
  const std::vector<Date> turns = days_of(rule, asked.starts, yesterday, turns_checked);
  if (turns.empty()) return refuse("error.rhythm_is_over", {{"date", to_text(yesterday)}});
  TRY(check_room(turns, asked.days));
  if (has && present->second.rule == asked.rule && present->second.starts == asked.starts && present->second.days == asked.days) {
    return Facts{};
  }
  // A turn that came already on this very day comes no second time under another rule.
  if (has) chosen.came = std::max(chosen.came, present->second.came);
  return Facts{chosen};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const KeepRhythm& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  const auto rhythm = state.rhythms.find(programme->id);
  if (programme->ended || rhythm == state.rhythms.end()) return Facts{};
  const Date today = today_in(state, asking.now);
  Facts facts;
  come(state, *programme, today, facts);
  Programme after = *programme;
  Rhythm kept = rhythm->second;
  if (!facts.empty()) {
    if (const auto* started = facts.back().as<CycleStarted>()) {
      after.cycle = started->cycle;
      after.phases = started->phases;
      after.cycle_ended.reset();
      kept.opened.clear();
    }
  }
  open_phases(after, kept, today, facts);
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EndCycle& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  const Date today = today_in(state, asking.now);
  if (last_day(*programme) < today) return refuse("error.cycle_over", {{"programme", programme->title}});
  return Facts{CycleEnded{.programme = programme->id, .cycle = programme->cycle, .on = today}};
}

void fold_in(State& state, const CalendarChosen& fact, Instant) {
  state.calendar = {.timezone = fact.timezone, .holidays = fact.holidays};
}

void fold_in(State& state, const RhythmChosen& fact, Instant) {
  Rhythm& rhythm = state.rhythms[fact.programme];
  rhythm.rule = fact.rule;
  rhythm.starts = fact.starts;
  rhythm.days = fact.days;
  rhythm.came = fact.came;
}

void fold_in(State& state, const TurnCame& fact, Instant) {
  if (Rhythm* rhythm = known(state.rhythms, fact.programme)) rhythm->came = std::max(rhythm->came, fact.due);
}

void fold_in(State& state, const PhaseOpened& fact, Instant) {
  if (Rhythm* rhythm = known(state.rhythms, fact.programme)) rhythm->opened.push_back(fact.phase);
}

void fold_in(State& state, const CycleEnded& fact, Instant) {
  if (Programme* programme = known(state.programmes, fact.programme)) programme->cycle_ended = fact.on;
}

}  // namespace schakel::domain
