#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
const ExperimentId first_experiment{1};

Story with_decision() {
  Story story = municipality_with_circles();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
  return story;
}
StartExperiment try_desk(std::string title = "Dinsdagbalie") {
  return {.proposal = ProposalId(1),
          .circle = CircleId(1),
          .title = std::move(title),
          .when = "Als een inwoner aan de balie komt",
          .then = "dan belt de baliemedewerker meteen Zorg",
          .expected = "Vier van de vijf hoeven niet terug te komen",
          .owner = anna,
          .buddy = dina,
          .silos = {"Burgerzaken"},
          .starts = day("2026-12-01"),
          .planned = {day("2026-12-15"), day("2026-12-08"), day("2026-12-15")}};
}
const GiveEvidence evidence{.experiment = first_experiment,
                            .evidence = {.before = "2 van 5", .after = "4 van 5", .source = "Balielijst, 40 inwoners"}};
Story running() {
  Story story = with_decision();
  story.did(fenna, try_desk());
  return story;
}
EndExperiment end_as(Ending ending, std::string lesson = "Bellen werkt") {
  return {.experiment = first_experiment, .ending = ending, .lesson = std::move(lesson)};
}
Story confirmed() {
  Story story = running();
  story.did(anna, evidence);
  for (const PersonId person : {bas, emre, hanna}) story.did(person, ConfirmResult{.experiment = first_experiment});
  return story;
}
}  // namespace

TEST_CASE("an experiment starts from an adopted proposal, with the silos of owner and buddy and its check-ins in order") {
  Story story = with_decision();
  story.when(fenna, try_desk())
      .then({ExperimentStarted{.experiment = first_experiment,
                               .programme = loket,
                               .proposal = ProposalId(1),
                               .circle = CircleId(1),
                               .title = "Dinsdagbalie",
                               .customer_value = "Eén bezoek",
                               .when = "Als een inwoner aan de balie komt",
                               .then = "dan belt de baliemedewerker meteen Zorg",
                               .expected = "Vier van de vijf hoeven niet terug te komen",
                               .owner = anna,
                               .buddy = dina,
                               .silos = {"Burgerzaken", "Ruimte", "Zorg"},
                               .starts = day("2026-12-01"),
                               .planned = {day("2026-12-08"), day("2026-12-15")}}});
  story.did(fenna, try_desk());
  story.when(fenna, try_desk()).refused("error.experiment_exists");
}

TEST_CASE("what was not adopted is not tried out") {
  Story story = municipality_with_circles();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.when(fenna, try_desk()).refused("error.proposal_not_adopted");
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::rejected, .reason = "Nee"});
  story.when(fenna, try_desk()).refused("error.proposal_not_adopted");
}

TEST_CASE("owner and buddy come from different silos of the programme") {
  Story story = with_decision();
  StartExperiment order = try_desk();
  order.buddy = bas;
  story.when(fenna, order).refused("error.same_silo");
  order.buddy = anna;
  story.when(fenna, order).refused("error.same_silo");
  order.buddy = koos;
  story.when(fenna, order).refused("error.no_silo");
  order.buddy = ivo;
  story.when(fenna, order).refused("error.person_not_in_programme");
  order.buddy = nobody;
  story.when(fenna, order).refused("error.unknown_person");
}

TEST_CASE("an experiment has a plan: texts, silos that exist, and a check-in after the start") {
  Story story = with_decision();
  StartExperiment order = try_desk();
  order.planned = {};
  story.when(fenna, order).refused("error.no_check_in");
  order.planned = {day("2026-11-30")};
  story.when(fenna, order).refused("error.check_in_before_start");
  order = try_desk();
  order.then = "";
  story.when(fenna, order).refused("error.text_empty");
  order = try_desk();
  order.silos = {"Maan"};
  story.when(fenna, order).refused("error.unknown_silo");
  order = try_desk();
  order.circle = CircleId(9);
  story.when(fenna, order).refused("error.unknown_circle");
  story.when(anna, try_desk()).refused("error.not_a_facilitator");
}

TEST_CASE("at most three experiments run in one circle") {
  Story story = with_decision();
  for (const char* title : {"Een", "Twee", "Drie"}) story.did(fenna, try_desk(title));
  story.when(fenna, try_desk("Vier")).refused("error.too_many_running");
  StartExperiment elsewhere = try_desk("Vier");
  elsewhere.circle = CircleId(2);
  story.when(fenna, elsewhere).taken();
  elsewhere.circle = std::nullopt;
  story.when(fenna, elsewhere).taken();
  story.did(anna, end_as(Ending::stopped));
  story.when(fenna, try_desk("Vier")).taken();
}

TEST_CASE("owner, buddy and facilitator check in, on the day it is") {
  Story story = running();
  const MakeCheckIn check_in{.experiment = first_experiment, .expected = "Rustig", .happened = "Druk", .learned = "Maandag is beter"};
  story.on("2026-12-08T10:00Z").when(dina, check_in).then({CheckedIn{
      .experiment = first_experiment,
      .check_in = {.on = day("2026-12-08"), .expected = "Rustig", .happened = "Druk", .learned = "Maandag is beter"}}});
  story.when(fenna, check_in).taken();
  story.when(bas, check_in).refused("error.not_owner_or_buddy");
  story.did(anna, check_in);
  story.when(anna, check_in).nothing_happens();
  story.when(anna, MakeCheckIn{.experiment = first_experiment, .expected = "x", .happened = " ", .learned = ""}).refused("error.text_empty");
  story.when(anna, MakeCheckIn{.experiment = ExperimentId(8), .expected = "", .happened = "x", .learned = ""})
      .refused("error.unknown_experiment");
}

TEST_CASE("a check-in may name the next step: it is looked at on its own day, and planned days before that fall away") {
  const auto planned_after = [](const char* look, const char* more = nullptr) {
    Story story = running();  // planned for 8 and 15 December
    const auto stepping = [](const char* day_of_look) {
      return MakeCheckIn{.experiment = first_experiment, .expected = "", .happened = "Druk", .learned = "",
                         .next = NextStep{.obstacle = "De lunch", .step = "Om de beurt", .expected = "Acht van de tien", .look_on = day(day_of_look)}};
    };
    story.on("2026-12-08T10:00Z").did(anna, stepping(look));
    if (more != nullptr) story.on("2026-12-20T10:00Z").did(anna, stepping(more));
    return story.state.experiments.at(first_experiment).planned;
  };
  using Days = std::vector<Date>;
  CHECK(planned_after("2026-12-12") == Days{day("2026-12-08"), day("2026-12-12"), day("2026-12-15")});
  CHECK(planned_after("2026-12-15") == Days{day("2026-12-08"), day("2026-12-15")});
  CHECK(planned_after("2026-12-19") == Days{day("2026-12-08"), day("2026-12-19")});
  CHECK(planned_after("2026-12-19", "2026-12-27") == Days{day("2026-12-08"), day("2026-12-19"), day("2026-12-27")});
}

TEST_CASE("a next step that is named beyond the plan is awaited all the same") {
  Story story = running();
  const MakeCheckIn plain{.experiment = first_experiment, .expected = "", .happened = "Druk", .learned = ""};
  for (const char* moment : {"2026-12-08T10:00Z", "2026-12-15T10:00Z", "2026-12-16T10:00Z"}) story.on(moment).did(anna, plain);
  MakeCheckIn more = plain;
  more.next = NextStep{.obstacle = "", .step = "Nog een week", .expected = "Negen van de tien", .look_on = day("2026-12-24")};
  story.on("2026-12-17T10:00Z").did(anna, more);
  const Experiment& experiment = story.state.experiments.at(first_experiment);
  REQUIRE(experiment.planned.size() == 5);
  CHECK(experiment.planned[experiment.check_ins.size()] == day("2026-12-24"));
  const std::vector<OpenItem> items = open_items(story.state);
  CHECK(std::any_of(items.begin(), items.end(), [](const OpenItem& item) { return item.awaited == Awaited::check_in && item.due == day("2026-12-24"); }));
}

TEST_CASE("a next step is a step with what is expected of it, on a later day that is not too far off") {
  Story story = running();
  story.on("2026-12-08T10:00Z");
  const auto with = [](NextStep next) { return MakeCheckIn{.experiment = first_experiment, .expected = "", .happened = "Druk", .learned = "", .next = std::move(next)}; };
  const NextStep good{.obstacle = "", .step = "Om de beurt", .expected = "Acht", .look_on = day("2026-12-09")};
  story.when(anna, with(good)).taken();
  NextStep next = good;
  next.step = " ";
  story.when(anna, with(next)).refused("error.text_empty");
  next = good;
  next.expected = "";
  story.when(anna, with(next)).refused("error.text_empty");
  next = good;
  next.look_on = day("2026-12-08");
  story.when(anna, with(next)).refused("error.look_not_later");
  next.look_on = day("2099-01-01");
  story.when(anna, with(next)).refused("error.date_out_of_range");
}

TEST_CASE("evidence is a before, an after and a source on the customer's side") {
  Story story = running();
  for (std::string Evidence::*field : {&Evidence::before, &Evidence::after, &Evidence::source}) {
    GiveEvidence half = evidence;
    half.evidence.*field = " ";
    story.when(anna, half).refused("error.text_empty");
  }
  story.when(bas, evidence).refused("error.not_owner_or_buddy");
  story.did(anna, evidence);
  story.when(anna, evidence).nothing_happens();
}

TEST_CASE("a result is confirmed by one person of each silo involved, for that silo") {
  Story story = running();
  story.when(bas, ConfirmResult{.experiment = first_experiment}).refused("error.no_evidence");
  story.did(anna, evidence);
  story.when(bas, ConfirmResult{.experiment = first_experiment})
      .then({ResultConfirmed{.experiment = first_experiment, .confirmation = {.silo = "Ruimte", .person = bas}}});
  story.did(bas, ConfirmResult{.experiment = first_experiment});
  story.when(chris, ConfirmResult{.experiment = first_experiment}).nothing_happens();
  story.when(koos, ConfirmResult{.experiment = first_experiment}).refused("error.silo_not_involved");
  story.when(fenna, ConfirmResult{.experiment = first_experiment}).refused("error.silo_not_involved");
  story.when(the_system, ConfirmResult{.experiment = first_experiment}).refused("error.not_here");
}

TEST_CASE("an experiment ends as a result only with evidence, every confirmation and the lesson") {
  Story story = running();
  story.when(anna, end_as(Ending::result)).refused("error.no_evidence");
  story.did(anna, evidence);
  story.did(bas, ConfirmResult{.experiment = first_experiment});
  story.when(anna, end_as(Ending::result)).refused("error.confirmations_missing");
  CHECK(story.when(anna, end_as(Ending::result)).sentence() ==
        "The result of Dinsdagbalie still has to be confirmed by: Burgerzaken, Zorg.");
  story = confirmed();
  story.when(anna, end_as(Ending::result, "")).refused("error.text_empty");
  story.when(bas, end_as(Ending::result)).refused("error.not_owner_or_buddy");
  story.on("2027-01-05T09:00Z").when(anna, end_as(Ending::result)).then({ExperimentEnded{
      .experiment = first_experiment, .ending = Ending::result, .lesson = "Bellen werkt", .on = day("2027-01-05")}});
}

TEST_CASE("new evidence asks for new confirmations") {
  Story story = confirmed();
  GiveEvidence other = evidence;
  other.evidence.after = "5 van 5";
  story.did(dina, other);
  story.when(anna, end_as(Ending::result)).refused("error.confirmations_missing");
}

TEST_CASE("an experiment that did not work ends honestly, with its lesson") {
  for (const Ending ending : {Ending::adapted, Ending::handed_over, Ending::stopped}) {
    Story story = running();
    story.when(anna, end_as(ending, " ")).refused("error.text_empty");
    story.did(anna, end_as(ending));
    story.when(anna, end_as(ending)).refused("error.experiment_ended");
    story.when(anna, evidence).refused("error.experiment_ended");
    story.when(anna, MakeCheckIn{.experiment = first_experiment, .expected = "", .happened = "x", .learned = ""}).refused("error.experiment_ended");
    story.on("2027-06-01").when(anna, CheckLasting{.experiment = first_experiment, .lasts = true, .note = ""}).refused("error.not_a_result");
  }
}

TEST_CASE("whether a result lasts is asked after ninety days, not before, and once") {
  Story story = confirmed();
  story.on("2027-01-05T09:00Z").did(anna, end_as(Ending::result));
  const CheckLasting lasts{.experiment = first_experiment, .lasts = true, .note = "Nog steeds"};
  story.on("2027-04-04T21:59Z").when(anna, lasts).refused("error.lasting_too_early");  // 5 January + 90 days = 5 April, in Amsterdam
  story.on("2027-04-04T22:00Z").when(anna, lasts).then({LastingChecked{.experiment = first_experiment, .lasts = true, .note = "Nog steeds"}});
  story.when(bas, lasts).refused("error.not_owner_or_buddy");
  story.did(anna, lasts);
  story.when(anna, lasts).nothing_happens();
  story.when(anna, CheckLasting{.experiment = first_experiment, .lasts = false, .note = ""}).refused("error.lasting_checked");
}
