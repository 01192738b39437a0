#include "domain/programme.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

constexpr std::array all_phases = {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result};

std::string name_of(Phase phase) { return boost::describe::enum_to_string(phase, "phase"); }

Result<void> check_phases(const std::vector<PhaseDates>& phases, Instant now) {
  const bool complete =
      phases.size() == all_phases.size() &&
      std::equal(phases.begin(), phases.end(), all_phases.begin(),
                 [](const PhaseDates& dates, Phase phase) { return dates.phase == phase; });
  if (!complete) return refuse("error.phases_incomplete");
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const PhaseDates& dates = phases[i];
    TRY(near_enough(dates.opens, now));
    TRY(near_enough(dates.closes, now));
    if (dates.closes < dates.opens) {
      return refuse("error.phase_backwards", {{"phase", name_of(dates.phase)},
                                              {"closes", to_text(dates.closes)},
                                              {"opens", to_text(dates.opens)}});
    }
    if (i > 0 && dates.opens <= phases[i - 1].closes) {
      return refuse("error.phases_overlap", {{"phase", name_of(dates.phase)},
                                             {"opens", to_text(dates.opens)},
                                             {"closes", to_text(phases[i - 1].closes)}});
    }
  }
  return {};
}

bool same_phases(const std::vector<PhaseDates>& a, const std::vector<PhaseDates>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PhaseDates& x, const PhaseDates& y) {
    return x.phase == y.phase && x.opens == y.opens && x.closes == y.closes;
  });
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const StartProgramme& asked) {
  if (std::find(state.borders.begin(), state.borders.end(), asked.border) == state.borders.end()) {
    const std::string border = TRY(line(asked.border, "border", name_longest));
    return refuse("error.unknown_border", {{"border", border}});
  }
  TRY(needs_facilitator(state, asking));
  const std::string title = TRY(line(asked.title, "title", name_longest));
  const std::string goal = TRY(line(asked.goal, "goal", goal_longest));
  TRY(check_phases(asked.phases, asking.now));
  for (const auto& [id, programme] : state.programmes) {
    if (!programme.ended && programme.title == title && programme.goal == goal) {
      return refuse("error.programme_exists", {{"title", title}});
    }
  }
  const ProgrammeId id(state.last.programme + 1);
  return Facts{ProgrammeStarted{.programme = id, .title = title, .goal = goal, .border = asked.border},
               PhasesPlanned{.programme = id, .phases = asked.phases}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PlanPhases& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  TRY(check_phases(asked.phases, asking.now));
  if (same_phases(asked.phases, programme->phases)) return Facts{};
  return Facts{PhasesPlanned{.programme = programme->id, .phases = asked.phases}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const InvitePeople& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  for (const PersonId person : asked.people) TRY(existing(state, person));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  for (const PersonId person : asked.people) {
    if (state.people.at(person).outside) return refuse("error.from_outside", {{"person", text_of(person)}});
  }
  std::vector<PersonId> people;
  for (const PersonId person : asked.people) {
    if (!contains(programme->people, person)) people.push_back(person);
  }
  sort_once(people);
  if (people.empty()) return Facts{};
  return Facts{PeopleInvited{.programme = programme->id, .people = std::move(people)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const StartCycle& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  TRY(check_phases(asked.phases, asking.now));
  const Date opens = asked.phases.front().opens;
  const Date closes = last_day(*programme);
  if (opens <= closes) {
    return refuse("error.cycle_overlaps", {{"opens", to_text(opens)}, {"closes", to_text(closes)}});
  }
  return Facts{CycleStarted{.programme = programme->id, .cycle = programme->cycle + 1, .phases = asked.phases}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EndProgramme& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  if (programme->ended) return Facts{};
  Facts facts = customers_leave(state, *programme);
  facts.push_back(ProgrammeEnded{.programme = programme->id});
  return facts;
}

void fold_in(State& state, const ProgrammeStarted& fact, Instant) {
  state.programmes[fact.programme] = {.id = fact.programme, .title = fact.title, .goal = fact.goal, .border = fact.border};
  state.last.programme = std::max(state.last.programme, fact.programme.number());
}

void fold_in(State& state, const PhasesPlanned& fact, Instant) {
  Programme* programme = known(state.programmes, fact.programme);
  if (programme == nullptr) return;
  programme->phases = fact.phases;
  programme->cycle_ended.reset();
}

void fold_in(State& state, const PeopleInvited& fact, Instant) {
  Programme* programme = known(state.programmes, fact.programme);
  if (programme == nullptr) return;
  auto& people = programme->people;
  const bool behind = people.empty() || (!fact.people.empty() && people.back() < fact.people.front());
  people.insert(people.end(), fact.people.begin(), fact.people.end());
  if (!behind) sort_once(people);
}

void fold_in(State& state, const CycleStarted& fact, Instant) {
  Programme* programme = known(state.programmes, fact.programme);
  if (programme == nullptr) return;
  programme->cycle = fact.cycle;
  programme->phases = fact.phases;
  programme->cycle_ended.reset();
  if (Rhythm* rhythm = known(state.rhythms, fact.programme)) rhythm->opened.clear();
  drop_drafts(state, fact.programme);
}

void fold_in(State& state, const ProgrammeEnded& fact, Instant) {
  if (Programme* programme = known(state.programmes, fact.programme)) programme->ended = true;
  drop_drafts(state, fact.programme);
}

}  // namespace schakel::domain
