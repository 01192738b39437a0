// What rounds, proposals and experiments show, and what they do not.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "service/viewing.hpp"
#include "service/views/proposal.hpp"
#include "service/views/round.hpp"
#include "service/views/today.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::domain::test;
using schakel::service::test::as;

namespace {

const ProposalId one_number{1};

Story with_round() {
  Story story = municipality();
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Eén nummer", .lock = std::string(64, 'a')});
  story.did(fenna, OpenRound{.programme = loket, .title = "Ronde", .statements = {}, .closes = at("2026-10-05T12:00Z")});
  return story;
}

// Input of anna (Ruimte) and dina (Zorg). The limit asks for ten people, more than any silo has.
Story with_input(const std::vector<std::string>& silos = {"Ruimte", "Zorg"}) {
  Story story = municipality();
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "Nummer", .text = "Wij nemen op", .customer_value = "Antwoord"});
  story.did(fenna, OpenInput{.proposal = one_number, .influence = Influence::advising, .silos = silos, .until = day("2026-10-10")});
  story.did(anna, GiveInput{.proposal = one_number, .kind = InputKind::concern, .text = "Wie betaalt dit"});
  if (silos.back() == "Zorg") story.did(dina, GiveInput{.proposal = one_number, .kind = InputKind::question, .text = "Wanneer"});
  return story;
}

Story with_experiment() {
  Story story = municipality();
  story.given({ProposalDrafted{.proposal = one_number, .programme = loket, .statement = {}, .title = "Nummer", .text = "x", .customer_value = "Antwoord", .author = bas},
               ProposalDecided{.proposal = one_number, .decision = Decision::adopted, .reason = "ja", .overridden = false}});
  story.did(fenna, StartExperiment{.proposal = one_number, .circle = {}, .title = "Proef", .when = "als", .then = "dan", .expected = "sneller",
                                   .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-10-02"), .planned = {day("2026-10-09")}});
  return story;
}

}  // namespace

TEST_CASE("how many ballots a round has is told after it closed, not before, whoever asks") {
  Story story = with_round();
  for (const PersonId person : {anna, fenna, ivo}) {
    CHECK_FALSE(rounds_view(story.state, as(story, person)).rounds.at(0).ballots.has_value());
    CHECK_FALSE(round_view(story.state, as(story, person), RoundId(1), false)->round.ballots.has_value());
  }
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 4, .support = {}});
  CHECK(rounds_view(story.state, as(story, anna)).rounds.at(0).ballots == 4U);
}

TEST_CASE("a round shows its statements, and the silo that a ballot will carry") {
  const Story story = with_round();
  const auto seen = round_view(story.state, as(story, dina), RoundId(1), true);
  REQUIRE(seen.has_value());
  CHECK(seen->silo == "Burgerzaken + Ruimte + Zorg");
  CHECK(seen->taken);
  CHECK(seen->round.mine);
  CHECK(seen->statements.at(0).text == "Eén nummer");
  CHECK_FALSE(round_view(story.state, as(story, ivo), RoundId(1), false)->round.mine);
  CHECK(round_view(story.state, as(story, ivo), RoundId(7), false).error().code == "error.unknown_round");
}

TEST_CASE("in a support round the people it affects vote, on one question") {
  Story story = with_input({"Ruimte"});
  story.did(fenna, AnswerInput{.proposal = one_number, .input = InputId(1), .answer = Answer::adopted, .reason = "Wij"});
  story.did(fenna, AskSupport{.proposal = one_number, .closes = at("2026-10-08T12:00Z")});
  const Round& round = story.state.rounds.at(RoundId(1));
  CHECK(may_vote(story.state, round, anna));
  CHECK_FALSE(may_vote(story.state, round, dina));
  CHECK_FALSE(may_vote(story.state, round, nobody));
  REQUIRE(statements_of(story.state, round).size() == 1);
  CHECK(statements_of(story.state, round)[0].id.is_none());
  CHECK(statements_of(story.state, round)[0].text == "Nummer");
  const auto seen = proposal_view(story.state, as(story, anna), one_number);
  CHECK(seen->round_open);
  CHECK_FALSE(seen->support.has_value());
}

TEST_CASE("an input shows no name, and no silo where it would be as good as one") {
  const Story story = with_input();
  const auto seen = proposal_view(story.state, as(story, fenna), one_number);
  REQUIRE(seen.has_value());
  REQUIRE(seen->inputs.size() == 2);
  for (const InputLine& input : seen->inputs) CHECK(input.silo.empty());
  const std::string json = exchange::json_text(*seen);
  for (const char* name : {"Anna", "Dina"}) CHECK(json.find(name) == std::string::npos);
  CHECK(seen->inputs[0].text == "Wie betaalt dit");
  CHECK_FALSE(seen->inputs[0].mine);
  CHECK(proposal_view(story.state, as(story, anna), one_number)->inputs[0].mine);
}

TEST_CASE("large enough silos stand beside an input, but not when that would give the one small silo away") {
  Story story = with_input();
  story.state.limit.people = 3;  // Ruimte 3, Zorg 3
  CHECK(proposal_view(story.state, as(story, fenna), one_number)->inputs[0].silo == "Ruimte");
  story.state.limit.people = 4;
  CHECK(proposal_view(story.state, as(story, fenna), one_number)->inputs[0].silo.empty());

  Story three = with_input({"Burgerzaken", "Ruimte", "Zorg"});  // 2, 3, 3
  three.state.limit.people = 3;
  const auto inputs = proposal_view(three.state, as(three, fenna), one_number)->inputs;
  CHECK(inputs[0].silo.empty());          // Ruimte hides with Burgerzaken
  CHECK(inputs[1].silo == "Zorg");
}

TEST_CASE("who is affected may give input until the last day; the others may not") {
  Story story = with_input({"Ruimte"});
  CHECK(proposal_view(story.state, as(story, bas), one_number)->may_give_input);
  CHECK_FALSE(proposal_view(story.state, as(story, dina), one_number)->may_give_input);
  CHECK(proposals_view(story.state, as(story, bas)).proposals.at(0).mine);
  CHECK_FALSE(proposals_view(story.state, as(story, dina)).proposals.at(0).mine);
  CHECK(proposals_view(story.state, as(story, dina)).proposals.at(0).unanswered == 1);
  story.on("2026-10-11T09:00Z");
  CHECK_FALSE(proposal_view(story.state, as(story, bas), one_number)->may_give_input);
  CHECK(proposal_view(story.state, as(story, bas), one_number)->locked);
}

TEST_CASE("an experiment tells what comes next and who may do what; who confirmed is told as a silo") {
  Story story = with_experiment();
  const ExperimentId id(1);
  const auto seen = [&](PersonId person) { return *experiment_view(story.state, as(story, person), id); };
  CHECK(seen(anna).may_check_in);
  CHECK(seen(fenna).may_end);
  CHECK_FALSE(seen(bas).may_check_in);
  CHECK(seen(bas).experiment.mine);
  CHECK_FALSE(seen(gijs).experiment.mine);
  CHECK(seen(gijs).experiment.next == day("2026-10-09"));
  CHECK_FALSE(seen(bas).may_confirm);  // no evidence yet

  story.did(anna, GiveEvidence{.experiment = id, .evidence = {.before = "5 dagen", .after = "1 dag", .source = "de klant"}});
  CHECK(seen(bas).may_confirm);
  CHECK_FALSE(seen(gijs).may_confirm);
  story.did(bas, ConfirmResult{.experiment = id});
  CHECK_FALSE(seen(chris).may_confirm);
  CHECK_FALSE(seen(anna).can_end_as_result);
  CHECK(exchange::json_text(seen(gijs)).find("Bas") == std::string::npos);
  story.did(emre, ConfirmResult{.experiment = id});
  CHECK(seen(anna).can_end_as_result);

  story.did(anna, EndExperiment{.experiment = id, .ending = Ending::result, .lesson = "Bellen helpt"});
  CHECK(seen(gijs).experiment.next == day_of(story.now) + lasting_check_after);
  CHECK_FALSE(seen(anna).may_check_in);
  CHECK(seen(gijs).lesson == "Bellen helpt");
  CHECK(experiment_view(story.state, as(story, anna), ExperimentId(9)).error().code == "error.unknown_experiment");
}

TEST_CASE("what is counted of an experiment is told with the middle of before and since; nothing counted is not nought") {
  Story story = municipality_with_circles();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = ProposalId(1), .circle = {}, .title = "Dinsdagbalie", .when = "als", .then = "dan", .expected = "iets", .owner = anna, .buddy = dina, .silos = {}, .starts = date_from("2026-12-01").value(), .planned = {date_from("2026-12-08").value()}});
  story.on("2026-12-20T09:00Z");
  const auto seen = [&](PersonId who) { return *experiment_view(story.state, as(story, who), ExperimentId(1)); };
  CHECK_FALSE(seen(bas).measure.has_value());
  CHECK((seen(anna).may_measure && seen(dina).may_measure && seen(fenna).may_measure && !seen(bas).may_measure));
  story.did(anna, ChooseMeasure{.experiment = ExperimentId(1), .what = "Dagen", .unit = "", .goal = {}});
  const auto note = [&](std::string_view on, double value) { story.did(anna, NoteValue{.experiment = ExperimentId(1), .on = date_from(on).value(), .value = value}); };
  note("2026-12-03", 0);
  CHECK_FALSE(seen(bas).measure->before.has_value());
  CHECK(seen(bas).measure->since == 0.0);
  note("2026-12-01", 4);
  note("2026-11-01", 9);
  note("2026-11-08", 12);
  note("2026-11-15", 10);
  const MeasureView measure = *seen(bas).measure;
  CHECK(measure.before == 10.0);
  CHECK(measure.since == 2.0);
  REQUIRE(measure.values.size() == 5);
  CHECK(measure.values[0].on == date_from("2026-11-01").value());
  CHECK_FALSE(measure.goal.has_value());
}

TEST_CASE("ninety days after a result its owner is asked whether it lasts, until that is said") {
  Story story = with_experiment();
  const ExperimentId id(1);
  story.did(anna, GiveEvidence{.experiment = id, .evidence = {.before = "5 dagen", .after = "1 dag", .source = "de klant"}});
  story.did(bas, ConfirmResult{.experiment = id});
  story.did(emre, ConfirmResult{.experiment = id});
  story.did(anna, EndExperiment{.experiment = id, .ending = Ending::result, .lesson = "Bellen helpt"});
  const auto asked = [&](PersonId person) { return today_view(story.state, as(story, person), {}).todo.kind == TodoKind::check_lasting; };
  story.now += std::chrono::days(89);
  CHECK_FALSE(asked(anna));
  story.now += std::chrono::days(1);
  CHECK(asked(anna));
  CHECK_FALSE(asked(gijs));
  story.did(anna, CheckLasting{.experiment = id, .lasts = true, .note = ""});
  CHECK_FALSE(asked(anna));
}
