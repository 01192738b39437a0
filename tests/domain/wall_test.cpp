#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const WallId first_wall{1};

RegisterWall two_systems() {
  return {.programme = loket,
          .statement = {},
          .title = "Twee systemen voor één adres",
          .text = "Wij typen elk adres over",
          .silos = {"Zorg", "Ruimte"},
          .owner = gijs,
          .keeper = {},
          .until = day("2026-10-20")};
}
Story registered() {
  Story story = municipality();
  story.on("2026-10-05T09:00Z").did(fenna, two_systems());
  return story;
}
AnswerWall answer(WallAnswer answer, std::string text = "Als er budget is") {
  return {.wall = first_wall, .answer = answer, .text = std::move(text), .next = day("2026-11-02")};
}
EstimateWall hours(std::uint32_t low, std::uint32_t high) {
  return {.wall = first_wall, .hours = MonthlyRange{low, high}, .euros = {}, .basis = "Drie mensen, een uur per week"};
}
WallStatus status(const Story& story) { return status_of(story.state.walls.at(first_wall)); }

}  // namespace

TEST_CASE("a facilitator registers a wall: whom it hinders, who is asked and until when; their words are the register's") {
  Story story = municipality();
  story.on("2026-10-05T09:00Z").when(fenna, two_systems())
      .then({WallRegistered{.wall = first_wall,
                            .programme = loket,
                            .statement = {},
                            .title = {.owner = "programme:1", .text = "Twee systemen voor één adres"},
                            .text = {.owner = "programme:1", .text = "Wij typen elk adres over"},
                            .silos = {"Ruimte", "Zorg"},
                            .owner = gijs,
                            .owner_silo = "Burgerzaken",
                            .keeper = fenna,
                            .next = day("2026-10-20")}});
  story.when(anna, two_systems()).refused("error.not_a_facilitator");
  story.did(fenna, two_systems());
  story.when(fenna, two_systems()).refused("error.wall_exists");
  RegisterWall other = two_systems();
  other.title = "Iets anders";
  other.silos = {};
  story.when(fenna, other).refused("error.no_silos");
  other.silos = {"Zorg"};
  other.owner = koos;
  story.when(fenna, other).refused("error.no_silo");
  other.owner = ivo;  // of Zorg, and not in the programme
  other.until = day("2026-10-04");
  story.when(fenna, other).refused("error.next_in_past");
  other.until = day("2026-10-05");
  story.when(fenna, other).taken();
}

TEST_CASE("a wall comes from a statement about what hinders, and never from one that was taken back") {
  Story story = municipality();
  const std::string lock(64, 'a');
  story.on("2026-10-05T09:00Z");
  story.did(dina, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Ik wens", .lock = std::string(64, 'b')});
  story.did(dina, PublishStatement{.programme = loket, .kind = ShareKind::hinders, .text = "Mij hindert", .lock = lock});
  RegisterWall wall = two_systems();
  wall.statement = StatementId(1);
  story.when(fenna, wall).refused("error.not_a_hinder");
  wall.statement = StatementId(2);
  story.when(fenna, wall).taken();
  story.did(dina, WithdrawStatement{.statement = StatementId(2), .lock = lock});
  story.when(fenna, wall).refused("error.statement_withdrawn");
}

TEST_CASE("the person who was asked answers, nobody else: 'if' says what and 'no' says why") {
  Story story = registered();
  story.when(anna, answer(WallAnswer::yes)).refused("error.not_asked");
  story.when(fenna, answer(WallAnswer::yes)).refused("error.not_asked");
  story.when(gijs, answer(WallAnswer::yes_if, " ")).refused("error.text_empty");
  story.when(gijs, answer(WallAnswer::no_because, "")).refused("error.text_empty");
  story.when(gijs, answer(WallAnswer::yes, "")).taken();
  story.when(gijs, answer(WallAnswer::yes_if))
      .then({WallAnswered{.wall = first_wall,
                          .answer = WallAnswer::yes_if,
                          .text = {.owner = "person:8", .text = "Als er budget is"},
                          .next = day("2026-11-02")}});
  CHECK(status(story) == WallStatus::asked);
  story.did(gijs, answer(WallAnswer::yes_if));
  CHECK(status(story) == WallStatus::answered);
  story.when(gijs, answer(WallAnswer::yes_if)).nothing_happens();
  story.when(gijs, answer(WallAnswer::no_because)).taken();  // people may change their minds
}

TEST_CASE("asked of somebody else, a wall waits for an answer again") {
  Story story = registered();
  story.did(gijs, answer(WallAnswer::no_because, "Het systeem is niet van ons"));
  story.did(fenna, AskWallOwner{.wall = first_wall, .owner = dina, .until = day("2026-10-30")});
  CHECK(status(story) == WallStatus::asked);
  story.when(gijs, answer(WallAnswer::yes)).refused("error.not_asked");
  story.when(dina, answer(WallAnswer::yes)).taken();
}

TEST_CASE("an estimate is a silo's own, by the month; its last one counts, and what it does not say is not nothing") {
  Story story = registered();
  story.when(gijs, hours(4, 8)).refused("error.wall_not_yours");
  story.when(anna, hours(8, 4)).refused("error.range_backwards");
  story.when(anna, hours(4, 20'000'000)).refused("error.range_too_high");
  story.when(anna, EstimateWall{.wall = first_wall, .hours = {}, .euros = {}, .basis = ""}).refused("error.no_estimate");
  story.did(anna, hours(4, 8));
  story.when(anna, hours(4, 8)).nothing_happens();
  story.did(bas, hours(6, 9));
  const Wall& wall = story.state.walls.at(first_wall);
  const auto today = day("2026-10-05");
  CHECK(waste_on(wall.estimates, today).hours.low == 6);
  CHECK(waste_on(wall.estimates, today).hours.known == 1);
  CHECK(waste_on(wall.estimates, today).euros.known == 0);
  story.did(dina, hours(0, 2));
  const Waste waste = waste_on(wall.estimates, today);
  CHECK(waste.hours.low == 6);
  CHECK(waste.hours.high == 11);
  CHECK(waste.hours.known == 2);
  CHECK(waste_on(wall.estimates, day("2026-10-04")).hours.known == 0);  // before anybody estimated
}

TEST_CASE("what happened is written by those responsible, with the day on which there is more") {
  Story story = registered();
  const NoteWall note{.wall = first_wall, .text = "Leverancier belt", .next = day("2026-10-12")};
  story.when(anna, note).refused("error.not_wall_owner");
  story.when(the_system, note).refused("error.not_here");
  story.did(gijs, note);
  CHECK(story.state.walls.at(first_wall).next == day("2026-10-12"));
  story.when(gijs, note).nothing_happens();
  story.when(fenna, NoteWall{.wall = first_wall, .text = "Gebeld", .next = day("2026-10-01")}).refused("error.next_in_past");
}

TEST_CASE("a wall is worked on by proposals, ends with what happened, and is open again when it still hinders") {
  Story story = registered();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén adres", .text = "Koppelen", .customer_value = "Eén brief"});
  story.when(anna, LinkWall{.wall = first_wall, .proposal = ProposalId(1)}).refused("error.not_a_facilitator");
  story.did(fenna, LinkWall{.wall = first_wall, .proposal = ProposalId(1)});
  story.when(fenna, LinkWall{.wall = first_wall, .proposal = ProposalId(1)}).nothing_happens();
  CHECK(status(story) == WallStatus::worked_on);
  story.when(gijs, CloseWall{.wall = first_wall, .ending = WallEnding::gone, .text = ""}).refused("error.text_empty");
  story.when(anna, ReopenWall{.wall = first_wall, .text = "Nee", .next = day("2026-10-12")}).refused("error.wall_open");
  story.on("2026-10-09T09:00Z").did(gijs, CloseWall{.wall = first_wall, .ending = WallEnding::gone, .text = "Gekoppeld"});
  CHECK(status(story) == WallStatus::gone);
  story.when(gijs, answer(WallAnswer::yes)).refused("error.wall_closed");
  story.when(anna, hours(1, 2)).refused("error.wall_closed");
  const Wall& wall = story.state.walls.at(first_wall);
  CHECK(hindered_on(wall, day("2026-10-08")));
  CHECK_FALSE(hindered_on(wall, day("2026-10-09")));
  CHECK_FALSE(hindered_on(wall, day("2026-10-04")));
  story.when(hanna, ReopenWall{.wall = first_wall, .text = "Ik merk niets", .next = day("2026-10-12")}).refused("error.wall_not_yours");
  story.on("2026-10-11T09:00Z").did(anna, ReopenWall{.wall = first_wall, .text = "Ik typ nog over", .next = day("2026-10-12")});
  CHECK(status(story) == WallStatus::worked_on);
  CHECK(hindered_on(wall, day("2026-10-11")));
  story.did(fenna, CloseWall{.wall = first_wall, .ending = WallEnding::stays, .text = "Nieuw systeem komt in 2028"});
  CHECK(status(story) == WallStatus::stays);
  CHECK(hindered_on(wall, day("2026-10-12")));  // it costs what it did
}

TEST_CASE("who is forgotten leaves the answer and takes the words along") {
  Story story = registered();
  story.did(gijs, answer(WallAnswer::yes_if));
  story.did(anna, hours(4, 8));
  for (const PersonId person : {gijs, anna}) story.did(fenna, ForgetPerson{.person = person});
  const Wall& wall = story.state.walls.at(first_wall);
  CHECK(wall.answer == WallAnswer::yes_if);
  CHECK(wall.events.back().text.forgotten);
  CHECK(wall.estimates.front().estimate.basis.forgotten);
  CHECK(wall.estimates.front().estimate.hours == MonthlyRange{4, 8});
  CHECK(wall.title.text == "Twee systemen voor één adres");
}
