#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const OverlapId first_overlap{1};
const WorkItemId of_anna{1}, of_dina{2}, of_bas{3};

BringWork work() {
  return {.programme = loket,
          .items = {{.id = "w1", .title = "Adressen nalopen", .owner = "anna", .text = ""},
                    {.id = "w2", .title = "Adressen controleren", .owner = "dina", .text = ""},
                    {.id = "w3", .title = "Kaart bijwerken", .owner = "bas", .text = ""}}};
}
Story asked() {
  Story story = municipality();
  story.on("2026-10-05T09:00Z").did(fenna, work());
  story.did(fenna, AskOverlap{.a = of_dina, .b = of_anna});
  return story;
}
AnswerOverlap says(OverlapAnswer answer) { return {.overlap = first_overlap, .answer = answer}; }

}  // namespace

TEST_CASE("work items are brought as a list of each its own owner; a later list takes the place of the one before") {
  Story story = municipality();
  story.when(anna, work()).refused("error.not_a_facilitator");
  BringWork twice = work();
  twice.items.push_back(twice.items.front());
  story.when(fenna, twice).refused("error.work_twice");
  BringWork strange = work();
  strange.items.front().owner = "niemand";
  story.when(fenna, strange).refused("error.unknown_own_id");
  story.did(fenna, work());
  story.when(fenna, work()).nothing_happens();
  BringWork fewer = work();
  fewer.items.erase(fewer.items.begin());
  fewer.items.push_back({.id = "w4", .title = "Brieven", .owner = "gijs", .text = ""});
  story.did(fenna, fewer);
  CHECK_FALSE(story.state.work.at(of_anna).listed);
  CHECK(story.state.work.at(of_dina).item.own_id == "w2");
  CHECK(story.state.work.at(WorkItemId(4)).item.own_id == "w4");
}

TEST_CASE("from when to when something is worked on is kept with it, changes with a later list, and goes forward") {
  Story story = municipality();
  BringWork dated = work();
  dated.items[0].from = day("2026-09-14");
  dated.items[0].until = day("2026-11-30");
  story.did(fenna, dated);
  CHECK(story.state.work.at(of_anna).item.from == day("2026-09-14"));
  CHECK(story.state.work.at(of_anna).item.until == day("2026-11-30"));
  CHECK_FALSE(story.state.work.at(of_dina).item.from);
  story.when(fenna, dated).nothing_happens();
  dated.items[0].until = day("2026-12-31");
  story.did(fenna, dated);
  CHECK(story.state.work.at(of_anna).item.until == day("2026-12-31"));
  dated.items[0].until = day("2026-09-13");
  story.when(fenna, dated).refused("error.work_dates");
}

TEST_CASE("a facilitator asks about two items across a border, once") {
  Story story = municipality();
  story.did(fenna, work());
  story.when(fenna, AskOverlap{.a = of_anna, .b = of_bas}).refused("error.overlap_one_silo");
  story.when(anna, AskOverlap{.a = of_anna, .b = of_dina}).refused("error.not_a_facilitator");
  story.when(fenna, AskOverlap{.a = of_dina, .b = of_anna})
      .then({OverlapAsked{.overlap = first_overlap, .programme = loket, .a = of_anna, .b = of_dina}});
  story.did(fenna, AskOverlap{.a = of_dina, .b = of_anna});
  story.when(fenna, AskOverlap{.a = of_anna, .b = of_dina}).nothing_happens();
}

TEST_CASE("only what neither owner calls different counts, from the day on which the second says so") {
  Story story = asked();
  story.when(bas, says(OverlapAnswer::same)).refused("error.overlap_not_yours");
  story.when(fenna, says(OverlapAnswer::same)).refused("error.overlap_not_yours");
  story.did(anna, says(OverlapAnswer::same));
  CHECK_FALSE(story.state.overlaps.at(first_overlap).confirmed);
  story.did(anna, says(OverlapAnswer::related));  // until both have answered
  SUBCASE("both see something in it") {
    story.on("2026-10-07T09:00Z").did(dina, says(OverlapAnswer::same));
    CHECK(story.state.overlaps.at(first_overlap).confirmed == day("2026-10-07"));
    story.when(anna, says(OverlapAnswer::different)).refused("error.overlap_answered");
  }
  SUBCASE("one of them does not") {
    story.did(dina, says(OverlapAnswer::different));
    CHECK_FALSE(story.state.overlaps.at(first_overlap).confirmed);
    story.when(anna, EstimateOverlap{.overlap = first_overlap, .hours = MonthlyRange{1, 2}, .euros = {}, .basis = ""})
        .refused("error.overlap_not_counted");
  }
}

TEST_CASE("the owners estimate, each for their silo, and say when it is over") {
  Story story = asked();
  story.did(anna, says(OverlapAnswer::same));
  story.did(dina, says(OverlapAnswer::same));
  const EstimateOverlap estimate{.overlap = first_overlap, .hours = MonthlyRange{4, 10}, .euros = {}, .basis = "Elke week"};
  story.when(bas, estimate).refused("error.overlap_not_yours");
  story.did(anna, estimate);
  story.did(dina, estimate);
  const Waste waste = waste_on(story.state.overlaps.at(first_overlap).estimates, day("2026-10-05"));
  CHECK(waste.hours.low == 8);
  CHECK(waste.hours.high == 20);
  CHECK(waste.hours.known == 2);
  story.when(bas, EndOverlap{.overlap = first_overlap, .text = "Zorg doet het"}).refused("error.overlap_not_yours");
  story.on("2026-10-12T09:00Z").did(dina, EndOverlap{.overlap = first_overlap, .text = "Zorg doet het"});
  CHECK(story.state.overlaps.at(first_overlap).ended == day("2026-10-12"));
  story.when(anna, estimate).refused("error.overlap_not_counted");
  story.did(fenna, ForgetPerson{.person = dina});
  CHECK(story.state.overlaps.at(first_overlap).ending.forgotten);
}
