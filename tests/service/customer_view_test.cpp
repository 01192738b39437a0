// What a customer reads, and above all what not: words that people wrote for the organisation to read.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "service/viewing.hpp"
#include "service/views/customer.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::domain::test;
using schakel::service::test::as;
using schakel::service::test::has;

TEST_CASE("a customer reads that there is a result and for what, not its title and evidence, which were written for the organisation") {
  Story story = municipality_with_circles();
  story.did(fenna, InviteCustomers{.programme = loket, .emails = {}, .unnamed = 12});
  const PersonId customer = story.state.programmes.at(loket).customers.front();
  const ProposalId nummer{1};
  const ExperimentId proef{1};
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "TITEL-VAN-BAS", .text = "WAT-BAS-WIL", .customer_value = "Altijd antwoord"});
  story.did(fenna, OpenInput{.proposal = nummer, .influence = Influence::advising, .silos = {"Ruimte", "Zorg"}, .until = day("2026-10-10")});
  story.did(fenna, DecideProposal{.proposal = nummer, .decision = Decision::adopted, .reason = "WAAROM-HET-MOET", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = nummer, .circle = {}, .title = "BELLEN-MET-DINA", .when = "iemand belt", .then = "neemt Anna op", .expected = "sneller",
                                   .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-10-02"), .planned = {day("2026-10-09")}});
  story.did(anna, MakeCheckIn{.experiment = proef, .expected = "snel", .happened = "EMRE-WAS-ER-NIET", .learned = "VRAAG-DINA"});
  story.did(anna, GiveEvidence{.experiment = proef, .evidence = {.before = "VIJF-DAGEN", .after = "EEN-DAG", .source = "HET-KLANTENPANEL"}});
  CHECK(customer_view(story.state, as(story, customer)).programmes.at(0).results.empty());

  for (const PersonId one : {anna, dina}) story.did(one, ConfirmResult{.experiment = proef});
  story.did(anna, EndExperiment{.experiment = proef, .ending = Ending::result, .lesson = "LES"});

  const CustomerView view = customer_view(story.state, as(story, customer));
  REQUIRE(view.programmes.at(0).results.size() == 1);
  CHECK(view.programmes[0].results[0].customer_value == "Altijd antwoord");
  const std::string all = exchange::json_text(view);
  for (const std::string_view words : {"TITEL-VAN-BAS", "WAT-BAS-WIL", "WAAROM-HET-MOET", "BELLEN-MET-DINA", "EMRE", "VRAAG-DINA", "VIJF-DAGEN", "EEN-DAG", "KLANTENPANEL", "LES"}) {
    CHECK_MESSAGE(!has(all, words), words);
  }
}
