#include "domain/harvest.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const HarvestId line_one(1);
const WriteHarvest tension{.circle = CircleId(1), .kind = HarvestKind::tension, .text = "Niemand weet wie belt"};
AgreeHarvest yes() { return {.harvest = line_one, .agree = true}; }
AgreeHarvest no() { return {.harvest = line_one, .agree = false}; }

Story asked() {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, tension);
  return story;
}

}  // namespace

TEST_CASE("a line of harvest is the circle's: its words are under the circle's key, and who wrote it agrees") {
  Story story = municipality_with_circles();
  story.when(anna, tension).then({HarvestWritten{.harvest = line_one, .circle = CircleId(1), .kind = HarvestKind::tension, .text = {.owner = "circle:1", .text = "Niemand weet wie belt"}},
                                  HarvestAgreed{.harvest = line_one, .person = anna}});
  for (const PersonId who : {bas, fenna, ivo}) story.when(who, tension).refused("error.unknown_circle");
  story.did(anna, tension);
  story.when(dina, tension).nothing_happens();
}

TEST_CASE("it leaves the circle when everybody in it agrees, as a statement that no lock opens") {
  Story story = asked();
  story.did(dina, yes());
  story.when(dina, yes()).nothing_happens();
  story.when(gijs, yes()).then({HarvestAgreed{.harvest = line_one, .person = gijs},
                                StatementPublished{.statement = StatementId(1), .programme = loket, .cycle = 1, .kind = ShareKind::hinders, .text = "Niemand weet wie belt", .lock = ""},
                                HarvestShared{.harvest = line_one, .statement = StatementId(1)}});
  story.did(gijs, yes());
  CHECK(story.state.statements.at(StatementId(1)).by_circle);
  CHECK(story.state.harvests.at(line_one).agreed.empty());
  for (const PersonId who : {anna, gijs, bas}) {
    story.when(who, WithdrawStatement{.statement = StatementId(1), .lock = ""}).refused("error.statement_not_yours");
    story.when(who, SignStatement{.statement = StatementId(1), .lock = ""}).refused("error.statement_not_yours");
  }
  for (const PersonId who : {bas, fenna}) story.when(who, yes()).refused("error.unknown_harvest");
}

TEST_CASE("one who would rather keep it inside keeps it inside for good, and no fact says who") {
  Story story = asked();
  story.when(gijs, no()).then({HarvestKept{line_one}});
  story.when(dina, no()).then({HarvestKept{line_one}});
  story.did(gijs, no());
  story.when(gijs, no()).nothing_happens();
  story.when(dina, yes()).refused("error.harvest_kept");
  CHECK(story.state.statements.empty());
  story.when(anna, tension).taken();
}

TEST_CASE("who changes their mind takes it back while nobody votes on it") {
  Story story = asked();
  story.did(dina, yes());
  story.did(gijs, yes());
  story.when(dina, no()).then({StatementWithdrawn{StatementId(1)}, HarvestKept{line_one}});
  story.did(fenna, OpenRound{.programme = loket, .title = "Stemmen", .statements = {}, .closes = story.now + std::chrono::hours(48)});
  story.when(dina, no()).refused("error.voting_opened");
}

TEST_CASE("who has left need not agree; the next who does lets it go") {
  Story story = asked();
  story.did(fenna, NotePersonLeft{gijs});
  story.when(dina, yes()).taken();
  story.did(dina, yes());
  CHECK(story.state.harvests.at(line_one).stage == HarvestStage::shared);
}

TEST_CASE("a circle has thirty lines at most, and none when its texts are gone") {
  Story story = municipality_with_circles();
  for (std::size_t i = 0; i < harvest_most; ++i) story.did(anna, WriteHarvest{.circle = CircleId(1), .kind = HarvestKind::insight, .text = std::to_string(i)});
  story.when(anna, tension).refused("error.harvest_most");
  story.on("2028-01-01T00:00Z").did(the_system, ForgetCircle{CircleId(1)});
  CHECK(story.state.harvests.at(line_one).text.text.empty());
  story.when(anna, yes()).refused("error.circle_forgotten");
}
