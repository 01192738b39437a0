// What programmes, circles, shares and statements show, and what they do not.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "service/viewing.hpp"
#include "service/views/programme.hpp"
#include "service/views/today.hpp"
#include "service/views/written.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::domain::test;
using schakel::service::test::as;

namespace {

template <class View>
bool says(const View& view, std::string_view word) {
  return exchange::json_text(view).find(word) != std::string::npos;
}
const std::string lock(64, 'a');

}  // namespace

TEST_CASE("a participant sees programmes with sizes but not who was invited; a facilitator sees who") {
  const Story story = municipality();
  const auto seen = programmes_view(story.state, as(story, anna), head_counts(story.state)).programmes.at(0);
  CHECK(seen.mine);
  CHECK(seen.people == 9);
  CHECK(seen.phase == Phase::map);
  CHECK(seen.silos == std::vector<SiloSize>{{"Burgerzaken", 2}, {"Ruimte", 3}, {"Zorg", 3}});
  CHECK(seen.invited.empty());
  CHECK_FALSE(programmes_view(story.state, as(story, ivo), head_counts(story.state)).programmes.at(0).mine);
  CHECK(programmes_view(story.state, as(story, fenna), head_counts(story.state)).programmes.at(0).invited.size() == 9);
}

TEST_CASE("circles with who is in none are for facilitators") {
  const Story story = municipality_with_circles();
  const auto seen = circles_view(story.state, as(story, fenna), loket);
  REQUIRE(seen.has_value());
  CHECK(seen->draft.empty());
  CHECK(seen->announced.size() == 2);
  CHECK(seen->without.size() == 3);  // chris, fatima, koos
  CHECK(circles_view(story.state, as(story, anna), loket).error().code == "error.not_a_facilitator");
  CHECK(circles_view(story.state, as(story, fenna), ProgrammeId(9)).error().code == "error.unknown_programme");
}

TEST_CASE("a draft is not seen by those who are in it") {
  Story story = municipality();
  story.did(fenna, DraftCircles{.programme = loket, .circles = {{.name = "Balie", .goal = "", .people = {anna, dina, gijs}}}});
  CHECK(circles_view(story.state, as(story, fenna), loket)->draft.size() == 1);
  CHECK(my_circles_view(story.state, as(story, anna)).circles.empty());
}

TEST_CASE("a share is seen by its author, then by the circle it was shown to, and by nobody after it was taken back") {
  Story story = municipality_with_circles();
  const ShareId share(story.did(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = "Ik wacht op Zorg"}));
  CHECK(says(my_shares_view(story.state, as(story, anna)), "Ik wacht op Zorg"));
  CHECK_FALSE(says(my_circles_view(story.state, as(story, dina)), "Ik wacht op Zorg"));

  story.did(anna, ShowShareToCircle{.share = share, .circle = CircleId(1)});
  const auto dinas = my_circles_view(story.state, as(story, dina));
  REQUIRE(dinas.circles.size() == 1);
  CHECK(dinas.circles[0].shares.at(0).text == "Ik wacht op Zorg");
  CHECK(dinas.circles[0].shares.at(0).author.name == "Anna");
  CHECK_FALSE(dinas.circles[0].shares.at(0).mine);
  CHECK(my_circles_view(story.state, as(story, anna)).circles[0].shares.at(0).mine);
  for (const PersonId person : {bas, chris, fenna, ivo}) {
    CHECK_FALSE(says(my_circles_view(story.state, as(story, person)), "Ik wacht op Zorg"));
    CHECK_FALSE(says(my_shares_view(story.state, as(story, person)), "Ik wacht op Zorg"));
  }
  CHECK_FALSE(says(*circles_view(story.state, as(story, fenna), loket), "Ik wacht op Zorg"));

  story.did(anna, WithdrawShare{.share = share});
  CHECK_FALSE(says(my_circles_view(story.state, as(story, dina)), "Ik wacht op Zorg"));
  CHECK(my_shares_view(story.state, as(story, anna)).shares.empty());
}

TEST_CASE("who came later sees the circle without what was said before, in no view, and the others see who came") {
  Story story = municipality_with_circles();
  const ShareId before(story.on("2026-10-20T10:00Z").did(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = "Eerder gezegd"}));
  story.did(anna, ShowShareToCircle{.share = before, .circle = CircleId(1)});
  story.did(anna, WriteHarvest{.circle = CircleId(1), .kind = HarvestKind::insight, .text = "Eerder gevonden"});
  story.did(anna, StartWritten{.circle = CircleId(1), .script = "three_questions", .questions = {{"hinders", ShareKind::hinders}}, .order = {dina, anna, gijs}, .days = 1});
  story.on("2026-10-20T11:00Z").did(fenna, JoinCircle{.circle = CircleId(1), .person = chris});
  for (const PersonId one : {anna, dina, gijs}) story.did(one, AnswerQuestions{.session = WrittenId(1), .question = "hinders", .text = "Onder ons geschreven"});
  story.on("2026-10-21T22:00Z").did(the_system, KeepWritten{WrittenId(1)});
  story.did(dina, WriteReply{.session = WrittenId(1), .text = "Ik hoorde iets"});
  const ShareId after(story.did(dina, WriteShare{.programme = loket, .kind = ShareKind::wish, .text = "Later gezegd"}));
  story.did(dina, ShowShareToCircle{.share = after, .circle = CircleId(1)});

  const auto seen = my_circles_view(story.state, as(story, chris));
  REQUIRE(seen.circles.size() == 1);
  for (const char* word : {"Eerder", "Onder ons", "Ik hoorde"}) CHECK_FALSE(says(seen, word));
  CHECK(says(seen, "Later gezegd"));
  CHECK(seen.circles[0].since == date_from("2026-10-20").value());
  CHECK(seen.circles[0].newcomers.empty());
  CHECK_FALSE(seen.circles[0].written.has_value());
  CHECK(written_view(story.state, as(story, chris), WrittenId(1), {}).error().code == "error.unknown_written");
  CHECK_FALSE(says(today_view(story.state, as(story, chris), {}), "agree_harvest"));
  CHECK_FALSE(says(today_view(story.state, as(story, chris), {}), "write_answers"));

  const auto members = my_circles_view(story.state, as(story, gijs));
  for (const char* word : {"Eerder gezegd", "Eerder gevonden", "Onder ons geschreven", "Later gezegd"}) CHECK(says(members, word));
  CHECK_FALSE(members.circles[0].since.has_value());
  REQUIRE(members.circles[0].newcomers.size() == 1);
  CHECK(members.circles[0].newcomers[0].person.id == chris);
  CHECK(circles_view(story.state, as(story, fenna), loket)->without.size() == 2);
  CHECK_FALSE(says(*circles_view(story.state, as(story, fenna), loket), "zegd"));
}

TEST_CASE("what a forgotten circle said is told as forgotten, not as empty") {
  Story story = municipality_with_circles();
  const ShareId share(story.did(anna, WriteShare{.programme = loket, .kind = ShareKind::moves, .text = "Weg ermee"}));
  story.did(anna, ShowShareToCircle{.share = share, .circle = CircleId(1)});
  story.given({CircleForgotten{.circle = CircleId(1)}});
  const auto seen = my_circles_view(story.state, as(story, dina));
  CHECK_FALSE(says(seen, "Weg ermee"));
  CHECK_FALSE(seen.circles.at(0).shares.at(0).text.has_value());
}

TEST_CASE("everybody gets the same statements; who wrote one is told only when they sign it") {
  Story story = municipality();
  const StatementId id(story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Eén nummer", .lock = lock}));
  const auto text = [&](PersonId person) { return exchange::json_text(statements_view(story.state, as(story, person))); };
  CHECK(text(anna) == text(ivo));
  CHECK(text(fenna).find("Anna") == std::string::npos);
  CHECK(statements_view(story.state, as(story, ivo)).statements.at(0).stage == StatementStage::published);
  story.did(anna, SignStatement{.statement = id, .lock = lock});
  CHECK(statements_view(story.state, as(story, ivo)).statements.at(0).signed_by == "Anna");
}

TEST_CASE("a statement taken back loses its words; one that is followed tells how far it came") {
  Story story = municipality();
  const StatementId gone(story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Vergissing", .lock = lock}));
  story.did(anna, WithdrawStatement{.statement = gone, .lock = lock});
  CHECK_FALSE(says(statements_view(story.state, as(story, anna)), "Vergissing"));

  const StatementId kept(story.did(bas, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Eén nummer", .lock = std::string(64, 'b')}));
  const auto line = [&] { return statements_view(story.state, as(story, ivo)).statements.at(0); };
  const RoundId round(story.did(fenna, OpenRound{.programme = loket, .title = "Ronde", .statements = {}, .closes = at("2026-10-05T12:00Z")}));
  CHECK(line().stage == StatementStage::in_vote);
  CHECK(line().target == round.number());
  story.did(fenna, CountRound{.round = round, .ballots = 0, .support = {}});
  CHECK(line().stage == StatementStage::voted);
  story.did(bas, DraftProposal{.programme = loket, .statement = kept, .title = "Nummer", .text = "Wij doen dit", .customer_value = "Antwoord"});
  CHECK(line().stage == StatementStage::in_proposal);
  CHECK(line().target == 1);
}

TEST_CASE("a circle is told that a statement it let go was set aside, and by that of nobody in it") {
  Story story = municipality_with_circles();
  story.did(anna, WriteHarvest{.circle = CircleId(1), .kind = HarvestKind::tension, .text = "Niemand belt terug"});
  for (const PersonId person : {dina, gijs}) story.did(person, AgreeHarvest{.harvest = HarvestId(1), .agree = true});
  const auto line = [&](PersonId person) { return my_circles_view(story.state, as(story, person)).circles.at(0).harvest.at(0); };
  CHECK(line(dina).stage == HarvestStage::shared);
  CHECK_FALSE(line(dina).aside);
  story.did(fenna, SetStatementAside{.statement = StatementId(1), .ground = Ground::names_somebody, .reason = "Er staat een naam in"});
  for (const PersonId person : {anna, dina, gijs}) CHECK(line(person).aside);
  story.did(fenna, PutStatementBack{StatementId(1)});
  CHECK_FALSE(line(dina).aside);
}
