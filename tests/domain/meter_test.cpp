#include "domain/round_keys.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

// Twelve people of Ruimte and of Zorg, and two of Burgerzaken who are counted with one of them.
Story town() {
  Story story = organisation();
  ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
  for (const char* silo : {"Ruimte", "Zorg"}) {
    for (int i = 0; i < 9; ++i) import.roster.people.push_back(row(std::string("n-") + silo + std::to_string(i), silo));
  }
  story.did(the_system, import);
  story.did(fenna, start_loket());
  InvitePeople invite{.programme = loket, .people = {}};
  for (const auto& [id, person] : story.state.people) {
    if (id != fenna && id != ivo) invite.people.push_back(id);
  }
  story.did(fenna, invite);
  return story;
}

}  // namespace

TEST_CASE("a link meter is a round without statements, with the silos as it counts them and its limits fixed") {
  Story story = town();
  const auto facts = story.when(fenna, OpenMeter{.programme = loket, .closes = at("2026-10-15T17:00Z")}).result();
  REQUIRE(facts.has_value());
  REQUIRE(facts->size() == 2);
  const auto& opened = *(*facts)[0].as<RoundOpened>();
  CHECK(opened.kind == RoundKind::meter);
  CHECK(opened.statements.empty());
  CHECK(opened.limit == story.state.limit);
  CHECK((*facts)[1].as<RoundKeyed>()->keys.size() == 2);
}

TEST_CASE("one link meter of a programme is open at a time, and when it closed is kept") {
  Story story = town();
  const OpenMeter open{.programme = loket, .closes = at("2026-10-15T17:00Z")};
  const RoundId first(story.did(fenna, open));
  story.when(fenna, open).refused("error.meter_open");
  story.on("2026-10-15");
  story.did(the_system, CountRound{.round = first, .ballots = 20, .support = {}, .seal = {}});
  CHECK(story.state.rounds.at(first).closed_at == at("2026-10-15T00:00Z"));
  story.when(fenna, OpenMeter{.programme = loket, .closes = at("2027-01-15T17:00Z")}).taken();
}

TEST_CASE("without two silos of enough people there is no neighbour to ask about") {
  const Story story = municipality();
  story.when(fenna, OpenMeter{.programme = loket, .closes = at("2026-10-15T17:00Z")}).refused("error.meter_one_silo");
  story.when(anna, OpenMeter{.programme = loket, .closes = at("2026-10-15T17:00Z")}).refused("error.not_a_facilitator");
}
