#include "domain/turns.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

// Every quarter from January on; phases of one or two weeks, 11 weeks in all.
ChooseRhythm quarterly() {
  return {.programme = loket, .rule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", .starts = day("2027-01-01"), .days = {7, 14, 14, 14, 14, 14}};
}

Story with_rhythm() {
  Story story = municipality();
  story.did(fenna, ChooseCalendar{.timezone = "Europe/Amsterdam",
                                  .holidays = {{day("2027-01-04"), "Driekoningen"}, {day("2027-03-29"), "Paasmaandag"}, {day("2027-04-05"), "vrij"}}});
  story.did(fenna, quarterly());
  return story;
}

std::string turns(const Facts& facts) {
  std::string text;
  for (const Fact& fact : facts) {
    if (const auto* turn = fact.as<TurnCame>()) text += to_text(turn->due) + (turn->opened ? " opened; " : " lapsed; ");
    if (const auto* cycle = fact.as<CycleStarted>()) {
      text += "cycle " + std::to_string(cycle->cycle) + " from " + to_text(cycle->phases.front().opens) + "; ";
    }
  }
  return text;
}

std::string kept(Story& story, std::string_view moment) {
  story.on(moment);
  const auto facts = story.when(the_system, KeepRhythm{loket}).result().value();
  story.given(facts);
  CHECK(story.when(the_system, KeepRhythm{loket}).result().value().empty());  // never twice
  return turns(facts);
}

}  // namespace

TEST_CASE("a cycle opens on its date, on the wall clock of the organisation, and not on a holiday") {
  Story story = with_rhythm();
  CHECK(kept(story, "2027-01-04T12:00Z") == "");  // its turn, but a holiday
  CHECK(kept(story, "2027-01-04T22:59Z") == "");
  CHECK(kept(story, "2027-01-04T23:00Z") == "2027-01-04 opened; cycle 2 from 2027-01-05; ");  // midnight in Amsterdam
  CHECK(story.state.programmes.at(loket).cycle == 2);
}

TEST_CASE("phases keep their number of days: a holiday makes one longer, and none opens in a weekend") {
  const OrganisationCalendar calendar{.timezone = "", .holidays = {{day("2027-04-05"), ""}, {day("2027-04-27"), "Koningsdag"}}};
  const auto phases = phases_at(calendar, day("2027-04-03"), {7, 14, 14, 14, 14, 14});
  CHECK(to_text(phases[0].opens) == "2027-04-06");  // Saturday, Sunday, Easter Monday
  CHECK(to_text(phases[0].closes) == "2027-04-12");
  CHECK(to_text(phases[1].opens) == "2027-04-13");
  CHECK(to_text(phases[1].closes) == "2027-04-26");
  CHECK(to_text(phases[2].opens) == "2027-04-28");
  for (const PhaseDates& dates : phases) {
    CHECK(!is_holiday(calendar, dates.opens));
    CHECK(!is_holiday(calendar, dates.closes));
    CHECK(working_day(calendar, dates.opens) == dates.opens);
  }
}

TEST_CASE("what fell due while nobody was running comes once, in order: the last opens, those before it lapsed") {
  Story story = with_rhythm();
  CHECK(kept(story, "2027-08-10T08:00Z") == "2027-01-04 lapsed; 2027-04-05 lapsed; 2027-07-05 opened; cycle 2 from 2027-07-05; ");
  CHECK(kept(story, "2027-10-04T08:00Z") == "2027-10-04 opened; cycle 3 from 2027-10-04; ");
}

TEST_CASE("a turn waits for the cycle before it, and lapses when the next one comes first") {
  Story story = with_rhythm();
  story.did(fenna, PlanPhases{.programme = loket, .phases = phases_from(day("2026-11-02"))});  // until 24 January
  CHECK(kept(story, "2027-01-22T08:00Z") == "");
  CHECK(kept(story, "2027-01-25T08:00Z") == "2027-01-04 opened; cycle 2 from 2027-01-25; ");
}

TEST_CASE("the facilitator ends a cycle by hand, and the next opens on its own date") {
  Story story = with_rhythm();
  story.on("2026-11-02T09:00Z").when(anna, EndCycle{loket}).refused("error.not_a_facilitator");
  story.when(fenna, EndCycle{loket}).then({CycleEnded{.programme = loket, .cycle = 1, .on = day("2026-11-02")}});
  story.did(fenna, EndCycle{loket});
  CHECK(!phase_on(story.state.programmes.at(loket), day("2026-11-02")).has_value());
  story.when(fenna, EndCycle{loket}).refused("error.cycle_over");
  story.when(fenna, StartCycle{.programme = loket, .phases = phases_from(day("2026-11-03"))}).taken();
  CHECK(kept(story, "2027-01-05T08:00Z") == "2027-01-04 opened; cycle 2 from 2027-01-05; ");
  CHECK(phase_on(story.state.programmes.at(loket), day("2027-01-05")) == Phase::map);
}

TEST_CASE("phases are noted once when their day has come, also several at once after a while without a server") {
  Story story = with_rhythm();
  story.on("2026-10-20T08:00Z").when(the_system, KeepRhythm{loket})
      .then({PhaseOpened{.programme = loket, .cycle = 1, .phase = Phase::map}, PhaseOpened{.programme = loket, .cycle = 1, .phase = Phase::connect}});
  story.did(the_system, KeepRhythm{loket});
  story.when(the_system, KeepRhythm{loket}).nothing_happens();
}

TEST_CASE("a rhythm that cannot be kept is refused with the dates that show why") {
  Story story = municipality();
  ChooseRhythm order = quarterly();
  order.rule = "FREQ=MONTHLY;BYDAY=1MO";
  CHECK(story.when(fenna, order).sentence() == "The cycle that opens on 2027-01-04 lasts until 2027-03-21, but the next one opens on 2027-02-01.");
  order = quarterly();
  order.rule = "FREQ=DAILY";
  story.when(fenna, order).refused("error.bad_rule");
  order = quarterly();
  order.days.pop_back();
  story.when(fenna, order).refused("error.phase_days");
  order.days.push_back(0);
  story.when(fenna, order).refused("error.phase_days");
  order = quarterly();
  order.rule += ";UNTIL=20260901";
  story.when(fenna, order).refused("error.rhythm_is_over");
  story.when(anna, quarterly()).refused("error.not_a_facilitator");
  story.did(fenna, quarterly());
  story.when(fenna, quarterly()).nothing_happens();
}

TEST_CASE("a programme whose rhythm was taken away goes on without one, and one that ended has no turns") {
  Story story = with_rhythm();
  Story ended = with_rhythm();
  story.did(fenna, ChooseRhythm{.programme = loket, .rule = "", .starts = {}, .days = {}});
  CHECK(kept(story, "2027-01-12T08:00Z") == "");
  ended.did(fenna, EndProgramme{loket});
  CHECK(kept(ended, "2027-01-12T08:00Z") == "");
}

TEST_CASE("a turn that came does not come again under another rule chosen that day") {
  Story story = with_rhythm();
  CHECK(kept(story, "2027-04-06T08:00Z") == "2027-01-04 lapsed; 2027-04-05 opened; cycle 2 from 2027-04-06; ");
  ChooseRhythm weekly = quarterly();
  weekly.rule = "FREQ=WEEKLY;INTERVAL=13";
  weekly.starts = day("2027-04-05");
  story.did(fenna, weekly);
  CHECK(next_turns(story.state, story.state.programmes.at(loket), 1).front().due == day("2027-07-05"));
}

TEST_CASE("a year of cycles runs by itself, tick by tick as after one tick a day") {
  Story daily = with_rhythm();
  std::string all;
  for (Date today = day("2026-10-02"); today < day("2027-12-31"); today += std::chrono::days(1)) {
    all += kept(daily, to_text(today) + "T09:00Z");
  }
  CHECK(all ==
        "2027-01-04 opened; cycle 2 from 2027-01-05; 2027-04-05 opened; cycle 3 from 2027-04-06; "
        "2027-07-05 opened; cycle 4 from 2027-07-05; 2027-10-04 opened; cycle 5 from 2027-10-04; ");
}

TEST_CASE("a calendar has a time zone that exists, and each holiday once") {
  Story story = organisation();
  story.when(fenna, ChooseCalendar{.timezone = "Europe/Amsterdan", .holidays = {}}).refused("error.bad_timezone");
  story.when(anna, ChooseCalendar{.timezone = "", .holidays = {}}).refused("error.not_a_facilitator");
  story.when(fenna, ChooseCalendar{.timezone = "", .holidays = {{day("2026-12-26"), "b"}, {day("2026-12-25"), "a"}, {day("2026-12-26"), "c"}}})
      .then({CalendarChosen{.timezone = "", .holidays = {{day("2026-12-25"), "a"}, {day("2026-12-26"), "b"}}}});
}
