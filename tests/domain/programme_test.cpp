#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

TEST_CASE("a programme starts with its goal and its six phases") {
  Story story = organisation();
  story.when(fenna, start_loket())
      .then({ProgrammeStarted{.programme = loket,
                              .title = "Eén loket",
                              .goal = "Een inwoner hoort binnen een dag wie haar helpt",
                              .border = "afdeling"},
             PhasesPlanned{.programme = loket, .phases = phases_from(day("2026-10-01"))}});
}

TEST_CASE("only a facilitator starts a programme; the system may, for it sets up examples") {
  Story story = organisation();
  story.when(anna, start_loket()).refused("error.not_a_facilitator");
  story.when(nobody, start_loket()).refused("error.not_here");
  story.when(the_system, start_loket()).taken();
}

TEST_CASE("a programme without goal, along an unknown border, or with wrong phases does not start") {
  Story story = organisation();
  StartProgramme order = start_loket();
  order.goal = "  ";
  story.when(fenna, order).refused("error.text_empty");
  order = start_loket();
  order.title = std::string(121, 'x');
  story.when(fenna, order).refused("error.text_too_long");
  order = start_loket();
  order.border = "ministerie";
  story.when(fenna, order).refused("error.unknown_border");
  order = start_loket();
  order.phases.pop_back();
  story.when(fenna, order).refused("error.phases_incomplete");
  order = start_loket();
  std::swap(order.phases[0].phase, order.phases[1].phase);
  story.when(fenna, order).refused("error.phases_incomplete");
  order = start_loket();
  order.phases[2].closes = order.phases[2].opens - std::chrono::days(1);
  story.when(fenna, order).refused("error.phase_backwards");
  order = start_loket();
  order.phases[3].opens = order.phases[2].closes;
  story.when(fenna, order).refused("error.phases_overlap");
  order = start_loket();
  order.phases[5].closes = day("9999-12-31");
  story.when(fenna, order).refused("error.date_out_of_range");
}

TEST_CASE("a phase may last one day") {
  Story story = organisation();
  StartProgramme order = start_loket();
  order.phases[0].closes = order.phases[0].opens;
  story.when(fenna, order).taken();
}

TEST_CASE("starting the same programme twice says that it runs") {
  Story story = municipality();
  story.when(fenna, start_loket()).refused("error.programme_exists");
  story.did(fenna, EndProgramme{.programme = loket});
  story.when(fenna, start_loket()).taken();
}

TEST_CASE("who is invited twice is in once") {
  Story story = municipality();
  story.when(fenna, InvitePeople{.programme = loket, .people = {anna, bas}}).nothing_happens();
  story.when(fenna, InvitePeople{.programme = loket, .people = {ivo, anna, ivo}})
      .then({PeopleInvited{.programme = loket, .people = {ivo}}});
  story.did(fenna, InvitePeople{.programme = loket, .people = {ivo, fenna}});
  CHECK(std::is_sorted(story.state.programmes.at(loket).people.begin(), story.state.programmes.at(loket).people.end()));
  story.when(fenna, InvitePeople{.programme = loket, .people = {nobody}}).refused("error.unknown_person");
  story.when(fenna, InvitePeople{.programme = ProgrammeId(9), .people = {anna}}).refused("error.unknown_programme");
  story.when(anna, InvitePeople{.programme = loket, .people = {ivo}}).refused("error.not_a_facilitator");
}

TEST_CASE("the dates can be planned anew") {
  Story story = municipality();
  story.when(fenna, PlanPhases{.programme = loket, .phases = phases_from(day("2026-10-01"))}).nothing_happens();
  story.when(fenna, PlanPhases{.programme = loket, .phases = phases_from(day("2026-10-08"))})
      .then({PhasesPlanned{.programme = loket, .phases = phases_from(day("2026-10-08"))}});
}

TEST_CASE("the next cycle comes after the present one, once") {
  Story story = municipality();
  const StartCycle next{.programme = loket, .phases = phases_from(day("2027-01-04"))};
  story.when(fenna, next).then({CycleStarted{.programme = loket, .cycle = 2, .phases = next.phases}});
  story.when(fenna, StartCycle{.programme = loket, .phases = phases_from(day("2026-12-23"))})
      .refused("error.cycle_overlaps");
  story.did(fenna, next);
  story.when(fenna, next).refused("error.cycle_overlaps");
}

TEST_CASE("what was drafted and not announced is gone in the next cycle") {
  Story story = municipality();
  story.did(fenna, DraftCircles{.programme = loket, .circles = {{.name = "A", .goal = "", .people = {anna, dina, gijs}}}});
  story.did(fenna, StartCycle{.programme = loket, .phases = phases_from(day("2027-01-04"))});
  story.when(fenna, AnnounceCircles{.programme = loket}).refused("error.nothing_to_announce");
}

TEST_CASE("in a programme that ended nothing new begins") {
  Story story = municipality();
  story.did(fenna, EndProgramme{.programme = loket});
  story.when(fenna, EndProgramme{.programme = loket}).nothing_happens();
  story.when(fenna, PlanPhases{.programme = loket, .phases = phases_from(day("2026-10-08"))})
      .refused("error.programme_ended");
  story.when(fenna, InvitePeople{.programme = loket, .people = {ivo}}).refused("error.programme_ended");
  story.when(fenna, DraftCircles{.programme = loket, .circles = {}}).refused("error.programme_ended");
  story.when(anna, WriteShare{.programme = loket, .text = "te laat"}).refused("error.programme_ended");
  story.when(anna, DraftProposal{.programme = loket, .statement = {}, .title = "x", .text = "y", .customer_value = "z"})
      .refused("error.programme_ended");
}
