#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
DraftCircles draft(std::vector<PlannedCircle> circles) { return {.programme = loket, .circles = std::move(circles)}; }
PlannedCircle planned(std::string name, std::vector<PersonId> people) {
  return {.name = std::move(name), .goal = "", .people = std::move(people)};
}
void keep_apart(Story& story, const std::string& who, const std::string& from) {
  RosterPerson person = row(who, who == "anna" ? "Ruimte" : "Zorg");
  person.apart = {from};
  story.did(fenna, ImportPeople{.roster = {.borders = {"afdeling"}, .people = {person}}});
}
}  // namespace

TEST_CASE("a draft numbers its circles, sorts their people and takes the programme's goal where none is given") {
  Story story = municipality();
  story.when(fenna, draft({planned("Balie", {gijs, anna, dina})}))
      .then({CirclesDrafted{.programme = loket,
                            .circles = {{.circle = CircleId(1),
                                         .name = "Balie",
                                         .goal = "Een inwoner hoort binnen een dag wie haar helpt",
                                         .people = {anna, dina, gijs}}}}});
}

TEST_CASE("a new draft replaces the one before, but for locked circles") {
  Story story = municipality();
  story.did(fenna, draft({planned("A", {anna, dina, gijs}), planned("B", {bas, emre, hanna})}));
  story.did(fenna, LockCircle{.circle = CircleId(1), .locked = true});
  story.did(fenna, draft({planned("C", {bas, fatima, koos})}));
  CHECK(story.state.circles.count(CircleId(1)) == 1);
  CHECK(story.state.circles.count(CircleId(2)) == 0);
  CHECK(story.state.circles.count(CircleId(3)) == 1);
  story.when(fenna, draft({planned("D", {anna, fatima, koos})})).refused("error.person_twice");
}

TEST_CASE("drafting the same circles again changes nothing") {
  Story story = municipality();
  story.did(fenna, draft({planned("A", {anna, dina, gijs})}));
  story.when(fenna, draft({planned("A", {gijs, dina, anna})})).nothing_happens();
}

TEST_CASE("a draft holds people of the programme, each once") {
  Story story = municipality();
  story.when(fenna, draft({planned("A", {anna, dina, ivo})})).refused("error.person_not_in_programme");
  story.when(fenna, draft({planned("A", {anna, dina, anna})})).refused("error.person_twice");
  story.when(fenna, draft({planned("A", {anna}), planned("B", {anna})})).refused("error.person_twice");
  story.when(fenna, draft({planned("A", {nobody})})).refused("error.unknown_person");
  story.when(fenna, draft({planned(std::string(121, 'x'), {anna})})).refused("error.text_too_long");
  story.when(anna, draft({planned("A", {anna, dina, gijs})})).refused("error.not_a_facilitator");
}

TEST_CASE("a person is moved from one draft circle to another, out, and in") {
  Story story = municipality();
  story.did(fenna, draft({planned("A", {anna, dina, gijs}), planned("B", {bas, emre, hanna})}));
  story.when(fenna, MovePerson{.programme = loket, .person = anna, .to = CircleId(2)})
      .then({PersonMoved{.programme = loket, .person = anna, .from = CircleId(1), .to = CircleId(2)}});
  story.did(fenna, MovePerson{.programme = loket, .person = anna, .to = CircleId(2)});
  story.when(fenna, MovePerson{.programme = loket, .person = anna, .to = CircleId(2)}).nothing_happens();
  story.did(fenna, MovePerson{.programme = loket, .person = anna, .to = {}});
  story.when(fenna, MovePerson{.programme = loket, .person = anna, .to = {}}).nothing_happens();
  story.when(fenna, MovePerson{.programme = loket, .person = chris, .to = CircleId(1)})
      .then({PersonMoved{.programme = loket, .person = chris, .from = {}, .to = CircleId(1)}});
  story.when(fenna, MovePerson{.programme = loket, .person = ivo, .to = CircleId(1)})
      .refused("error.person_not_in_programme");
  story.when(fenna, MovePerson{.programme = loket, .person = chris, .to = CircleId(9)}).refused("error.unknown_circle");
}

TEST_CASE("circles of three to seven are announced, and their texts are kept until 90 days after the cycle") {
  Story story = municipality();
  story.did(fenna, draft({planned("A", {anna, dina, gijs})}));
  story.when(fenna, AnnounceCircles{.programme = loket})
      .then({CirclesAnnounced{.programme = loket, .circles = {CircleId(1)}, .until = day("2027-03-23")}});  // 23 December + 90
  story.did(fenna, AnnounceCircles{.programme = loket});
  CHECK(circle_of(story.state, loket, anna) == CircleId(1));
  CHECK(circle_of(story.state, loket, bas).is_none());
  story.when(fenna, AnnounceCircles{.programme = loket}).refused("error.nothing_to_announce");
  story.when(fenna, LockCircle{.circle = CircleId(1), .locked = true}).refused("error.circle_announced");
  story.when(fenna, MovePerson{.programme = loket, .person = anna, .to = {}}).refused("error.already_in_circle");
  story.when(fenna, draft({planned("B", {anna, bas, emre})})).refused("error.already_in_circle");
}

TEST_CASE("a circle too small or too large is not announced, and then none is") {
  Story story = municipality();
  story.did(fenna, draft({planned("Goed", {anna, dina, gijs}), planned("Klein", {bas, emre})}));
  story.when(fenna, AnnounceCircles{.programme = loket}).refused("error.circle_too_small");
  CHECK(story.when(fenna, AnnounceCircles{.programme = loket}).sentence() ==
        "The circle Klein has 2 people; it needs at least 3.");
  story.did(fenna, draft({planned("Groot", {anna, bas, chris, dina, emre, fatima, gijs, hanna})}));
  story.when(fenna, AnnounceCircles{.programme = loket}).refused("error.circle_too_large");
}

TEST_CASE("two who must stay apart are not announced together, whichever of them said so, and the refusal names neither") {
  for (const auto& [who, from] : {std::pair("anna", "dina"), std::pair("dina", "anna")}) {
    Story story = municipality();
    keep_apart(story, who, from);
    story.did(fenna, draft({planned("Balie", {anna, dina, gijs})}));
    const Outcome outcome = story.when(fenna, AnnounceCircles{.programme = loket});
    outcome.refused("error.people_apart");
    CHECK(outcome.sentence().find("nna") == std::string::npos);
    CHECK(outcome.sentence().find("ina") == std::string::npos);
    REQUIRE(outcome.result().error().values.size() == 1);
    CHECK(outcome.result().error().values[0].second == "Balie");
    story.did(fenna, MovePerson{.programme = loket, .person = dina, .to = {}});
    story.did(fenna, MovePerson{.programme = loket, .person = emre, .to = CircleId(1)});
    story.when(fenna, AnnounceCircles{.programme = loket}).taken();
  }
}

TEST_CASE("whether a circle met is noted per circle, once it was announced") {
  Story story = municipality_with_circles();
  story.when(fenna, NoteCircleMet{.circle = CircleId(1), .took_place = true})
      .then({CircleMet{.circle = CircleId(1), .took_place = true}});
  story.did(fenna, NoteCircleMet{.circle = CircleId(1), .took_place = true});
  story.when(fenna, NoteCircleMet{.circle = CircleId(1), .took_place = true}).nothing_happens();
  story.when(anna, NoteCircleMet{.circle = CircleId(1), .took_place = false}).refused("error.not_a_facilitator");
}

TEST_CASE("what was said in a circle is forgotten after its day, and not before") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik durf niet te bellen"});
  story.did(anna, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(1)});
  story.on("2027-03-23T22:59Z").when(the_system, ForgetCircle{.circle = CircleId(1)}).refused("error.circle_kept");
  story.on("2027-03-23T23:00Z").when(the_system, ForgetCircle{.circle = CircleId(1)}).then({CircleForgotten{.circle = CircleId(1)}});
  story.did(the_system, ForgetCircle{.circle = CircleId(1)});
  CHECK(story.state.shares.at(ShareId(1)).text.text.empty());
  CHECK(story.state.shares.at(ShareId(1)).text.forgotten);
  story.when(the_system, ForgetCircle{.circle = CircleId(1)}).nothing_happens();
  story.when(anna, RewriteShare{.share = ShareId(1), .text = "toch weer"}).refused("error.circle_forgotten");
  story.did(dina, WriteShare{.programme = loket, .text = "laat"});
  story.when(dina, ShowShareToCircle{.share = ShareId(2), .circle = CircleId(1)}).refused("error.circle_forgotten");
}

TEST_CASE("in the next cycle there are new circles, and the old ones are nobody's present circle") {
  Story story = municipality_with_circles();
  story.did(fenna, StartCycle{.programme = loket, .phases = phases_from(day("2027-01-04"))});
  CHECK(circle_of(story.state, loket, anna).is_none());
  story.did(fenna, draft({planned("Nieuw", {anna, emre, hanna})}));
  story.did(fenna, AnnounceCircles{.programme = loket});
  CHECK(circle_of(story.state, loket, anna) == CircleId(3));
}

TEST_CASE("a circle without a name gets the next number that no circle that stays has") {
  Story story = municipality();
  story.did(fenna, draft({planned("", {anna, dina, gijs}), planned("", {bas, emre, hanna})}));
  CHECK(story.state.circles.at(CircleId(1)).name == "Kring 1");
  CHECK(story.state.circles.at(CircleId(2)).name == "Kring 2");
  story.when(fenna, draft({planned("", {anna, dina, gijs}), planned("", {bas, emre, hanna})})).nothing_happens();
  story.did(fenna, LockCircle{.circle = CircleId(1), .locked = true});
  story.did(fenna, draft({planned("", {chris, emre, hanna})}));
  CHECK(story.state.circles.at(CircleId(3)).name == "Kring 2");
}
