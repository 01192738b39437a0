#include "domain/support.hpp"
#include "domain/turns.hpp"
#include <boost/describe/enum_to_string.hpp>

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
const ProposalId desk{1};

DraftProposal one_desk() {
  return {.programme = loket,
          .statement = {},
          .title = "Eén balie",
          .text = "Vergunningen en Zorg delen de balie op dinsdag.",
          .customer_value = "Eén bezoek is genoeg"};
}
OpenInput open_input(std::vector<std::string> silos = {"Zorg", "Ruimte"}) {
  return {.proposal = desk, .influence = Influence::consulted, .silos = std::move(silos), .until = day("2026-10-20")};
}
Story with_input_open() {
  Story story = municipality();
  story.did(anna, one_desk());
  story.did(fenna, open_input());
  return story;
}
GiveInput concern(std::string text) { return {.proposal = desk, .kind = InputKind::concern, .text = std::move(text)}; }
AnswerInput answer(InputId input, std::string reason) {
  return {.proposal = desk, .input = input, .answer = Answer::adopted, .reason = std::move(reason)};
}
CountRound count(std::uint32_t round, SupportCount ruimte, SupportCount zorg) {
  ruimte.silo = "Ruimte";
  zorg.silo = "Zorg";
  return {.round = RoundId(round), .ballots = ruimte.cast + zorg.cast, .support = {ruimte, zorg}};
}
const AskSupport ask{.proposal = desk, .closes = at("2026-10-25T12:00Z")};
const DecideProposal adopt{.proposal = desk, .decision = Decision::adopted, .reason = "", .override_locked = false};

std::string open_conditions(const Story& story) {
  std::string open;
  for (const ConditionState& condition : conditions_of(story.state.proposals.at(desk), today_in(story.state, story.now), story.state.works_council)) {
    if (!condition.met) open += std::string(boost::describe::enum_to_string(condition.condition, "?")) + " ";
  }
  return open;
}
}  // namespace

TEST_CASE("who takes part makes a proposal, with the customer value it serves") {
  Story story = municipality();
  story.when(anna, one_desk())
      .then({ProposalDrafted{.proposal = desk,
                             .programme = loket,
                             .statement = {},
                             .title = "Eén balie",
                             .text = "Vergunningen en Zorg delen de balie op dinsdag.",
                             .customer_value = "Eén bezoek is genoeg",
                             .author = anna}});
  story.when(fenna, one_desk()).taken();
  story.when(ivo, one_desk()).refused("error.not_in_programme");
  DraftProposal without = one_desk();
  without.customer_value = "";
  story.when(anna, without).refused("error.text_empty");
  without = one_desk();
  without.statement = StatementId(3);
  story.when(anna, without).refused("error.unknown_statement");
  story.did(anna, one_desk());
  story.when(anna, one_desk()).refused("error.proposal_exists");
}

TEST_CASE("opening input freezes who is affected: the people of the programme in those silos") {
  Story story = municipality();
  story.did(anna, one_desk());
  story.when(fenna, open_input({"Zorg", "Ruimte", "Zorg"}))
      .then({InputOpened{.proposal = desk,
                         .influence = Influence::consulted,
                         .silos = {"Ruimte", "Zorg"},
                         .affected = {anna, bas, chris, dina, emre, fatima},
                         .until = day("2026-10-20")}});
  story.did(fenna, open_input());
  story.did(fenna, InvitePeople{.programme = loket, .people = {ivo}});
  story.when(ivo, concern("ik ook")).refused("error.not_affected");
}

TEST_CASE("input opens for silos that exist, until a day to come, once, by a facilitator") {
  Story story = municipality();
  story.did(anna, one_desk());
  story.when(fenna, open_input({})).refused("error.no_silos");
  story.when(fenna, open_input({"Zorg", "Financiën"})).refused("error.unknown_silo");
  story.when(anna, open_input()).refused("error.not_a_facilitator");
  OpenInput late = open_input();
  late.until = day("2026-09-30");
  story.when(fenna, late).refused("error.until_in_past");
  late.until = day("2026-10-01");
  story.when(fenna, late).taken();
  story.did(fenna, open_input());
  story.when(fenna, open_input()).refused("error.input_already_open");
}

TEST_CASE("the level of influence is raised, never lowered") {
  Story story = municipality();
  story.did(anna, one_desk());
  story.when(fenna, RaiseInfluence{.proposal = desk, .influence = Influence::advising}).refused("error.input_not_open");
  story.did(fenna, open_input());
  story.when(fenna, RaiseInfluence{.proposal = desk, .influence = Influence::consulted}).nothing_happens();
  story.when(fenna, RaiseInfluence{.proposal = desk, .influence = Influence::informed}).refused("error.influence_lowered");
  story.did(fenna, RaiseInfluence{.proposal = desk, .influence = Influence::codeciding});
  story.when(fenna, RaiseInfluence{.proposal = desk, .influence = Influence::advising}).refused("error.influence_lowered");
}

TEST_CASE("input comes from the affected, within the period, sealed under their own key") {
  Story story = with_input_open();
  story.when(dina, concern("Wie opent er?"))
      .then({InputGiven{.input = InputId(1),
                        .proposal = desk,
                        .author = dina,
                        .silo = "Zorg",
                        .kind = InputKind::concern,
                        .text = {.owner = "person:5", .text = "Wie opent er?"}}});
  story.did(dina, concern("Wie opent er?"));
  story.when(dina, concern("Wie opent er?")).nothing_happens();
  story.when(gijs, concern("En wij?")).refused("error.not_affected");
  story.when(fenna, concern("En ik?")).refused("error.not_affected");
  story.when(the_system, concern("En ik?")).refused("error.not_here");
  story.when(dina, concern(std::string(1001, 'x'))).refused("error.text_too_long");
  // Its last day ends when it does in Amsterdam.
  story.on("2026-10-20T21:59Z").when(dina, concern("Net op tijd")).taken();
  story.on("2026-10-20T22:00Z").when(dina, concern("Te laat")).refused("error.input_closed");
}

TEST_CASE("there is no input to a draft") {
  Story story = municipality();
  story.did(anna, one_desk());
  story.when(dina, concern("Alvast")).refused("error.input_not_open");
}

TEST_CASE("every answer has a reason") {
  Story story = with_input_open();
  story.did(dina, concern("Wie opent er?"));
  story.when(fenna, answer(InputId(1), " ")).refused("error.text_empty");
  story.when(fenna, answer(InputId(2), "Ja")).refused("error.unknown_input");
  story.when(dina, answer(InputId(1), "Ja")).refused("error.not_a_facilitator");
  story.did(fenna, answer(InputId(1), "Zorg heeft de sleutel"));
  story.when(fenna, answer(InputId(1), "Zorg heeft de sleutel")).nothing_happens();
  story.when(fenna, answer(InputId(1), "Zorg heeft de sleutel, en Ruimte ook")).taken();
}

TEST_CASE("support is asked of the affected when all that was said has been answered") {
  Story story = with_input_open();
  story.did(dina, {GiveInput{.proposal = desk, .kind = InputKind::objection, .text = "Dit kan niet"}});
  story.when(fenna, ask).refused("error.inputs_unanswered");
  story.did(fenna, answer(InputId(1), "Opgelost"));
  story.when(fenna, ask).then({RoundOpened{.round = RoundId(1),
                                           .programme = loket,
                                           .cycle = 1,
                                           .kind = RoundKind::support,
                                           .proposal = desk,
                                           .title = "Eén balie",
                                           .statements = {},
                                           .silos = {{.silo = "Ruimte", .people = 3}, {.silo = "Zorg", .people = 3}},
                                           .limit = {},
                                           .closes = at("2026-10-25T12:00Z")},
                               RoundKeyed{.round = RoundId(1),
                                          .keys = {{.silo = "Ruimte + Zorg", .silos = {"Ruimte", "Zorg"}, .people = 6, .key = {}}},
                                          .hash = {}}});
  story.did(fenna, ask);
  story.when(fenna, ask).refused("error.support_round_open");
}

TEST_CASE("closing a support round records the count per silo, small ones together, with the people that were frozen") {
  Story story = with_input_open();
  story.did(fenna, ask);
  story.when(the_system, CountRound{.round = RoundId(1), .ballots = 2, .support = {{.silo = "Zorg", .people = 77, .cast = 2, .abstained = 0, .in_favour = 2}}})
      .then({RoundClosed{.round = RoundId(1), .ballots = 2},
             SupportCounted{.proposal = desk,
                            .round = RoundId(1),
                            .support = {{.silo = "Ruimte + Zorg", .people = 6, .cast = 2, .abstained = 0, .in_favour = 2}}}});
  story.when(the_system, CountRound{.round = RoundId(1), .ballots = 1, .support = {{.silo = "Maan", .people = 1, .cast = 1}}})
      .refused("error.unknown_silo");
  story.when(the_system, CountRound{.round = RoundId(1), .ballots = 1, .support = {{.silo = "Zorg", .cast = 1, .abstained = 1, .in_favour = 1}}})
      .refused("error.counts_do_not_add");
}

TEST_CASE("a decision is locked until the period is over, all is answered, and support is counted and holds") {
  Story story = municipality();
  story.did(anna, one_desk());
  CHECK(open_conditions(story) == "input_opened input_period_over every_input_answered support_counted support_holds ");
  story.when(fenna, adopt).refused("error.decision_locked");
  story.did(fenna, open_input());
  story.did(dina, concern("Wie opent er?"));
  CHECK(open_conditions(story) == "input_period_over every_input_answered support_counted support_holds ");
  story.did(fenna, answer(InputId(1), "Zorg"));
  CHECK(open_conditions(story) == "input_period_over support_counted support_holds ");
  story.on("2026-10-21T09:00Z");
  CHECK(open_conditions(story) == "support_counted support_holds ");
  story.did(fenna, ask);
  story.when(fenna, adopt).refused("error.decision_locked");
  story.did(the_system, count(1, {.people = 3, .cast = 3, .abstained = 0, .in_favour = 3}, {.people = 3, .cast = 2, .abstained = 0, .in_favour = 1}));
  CHECK(open_conditions(story).empty());  // 4/5 together, Zorg 1/2 with turnout 2/3
  story.when(fenna, adopt).then({ProposalDecided{.proposal = desk, .decision = Decision::adopted, .reason = "", .overridden = false}});
  story.did(fenna, adopt);
  story.when(fenna, adopt).refused("error.already_decided");
  story.when(fenna, ask).refused("error.already_decided");
  story.when(fenna, answer(InputId(1), "Toch anders")).refused("error.already_decided");
}

TEST_CASE("silos that do not carry it together lock the decision; small ones are counted with their neighbour") {
  Story story = with_input_open();
  story.did(fenna, ask);
  story.did(the_system, count(1, {.people = 3, .cast = 3, .abstained = 0, .in_favour = 2}, {.people = 3, .cast = 3, .abstained = 1, .in_favour = 0}));
  story.on("2026-10-26T09:00Z");
  CHECK(open_conditions(story) == "support_holds ");
  CHECK(conditions_of(story.state.proposals.at(desk), today_in(story.state, story.now), story.state.works_council).back().open == 1);
  story.when(fenna, adopt).refused("error.decision_locked");
}

TEST_CASE("support can be asked anew after a count, and the new count is the one that matters") {
  Story story = with_input_open();
  story.did(fenna, ask);
  story.did(the_system, count(1, {.people = 3, .cast = 0}, {.people = 3, .cast = 0}));
  AskSupport again = ask;
  again.closes = at("2026-11-05T12:00Z");
  story.on("2026-10-28T09:00Z");
  story.did(fenna, again);
  CHECK(open_conditions(story) == "support_counted support_holds ");
  story.did(the_system, count(2, {.people = 3, .cast = 3, .in_favour = 3}, {.people = 3, .cast = 3, .in_favour = 3}));
  story.when(fenna, adopt).taken();
}

TEST_CASE("who decides while it is locked gives a reason that stays, and it is marked") {
  Story story = with_input_open();
  DecideProposal anyway = adopt;
  anyway.override_locked = true;
  story.when(fenna, anyway).refused("error.text_empty");
  anyway.reason = "De balie brandde af";
  story.when(anna, anyway).refused("error.not_a_facilitator");
  story.when(fenna, anyway)
      .then({ProposalDecided{
          .proposal = desk, .decision = Decision::adopted, .reason = "De balie brandde af", .overridden = true}});
}

TEST_CASE("saying that it may be overridden marks nothing when all conditions hold") {
  Story story = with_input_open();
  story.did(fenna, ask);
  story.did(the_system, count(1, {.people = 3, .cast = 3, .in_favour = 3}, {.people = 3, .cast = 3, .in_favour = 3}));
  story.on("2026-10-26T09:00Z");
  DecideProposal anyway = adopt;
  anyway.override_locked = true;
  story.when(fenna, anyway).then({ProposalDecided{.proposal = desk, .decision = Decision::adopted, .reason = "", .overridden = false}});
}

TEST_CASE("rejecting is never locked, and always has a reason") {
  Story story = with_input_open();
  story.when(fenna, DecideProposal{.proposal = desk, .decision = Decision::rejected, .reason = ""}).refused("error.text_empty");
  story.when(fenna, DecideProposal{.proposal = desk, .decision = Decision::rejected, .reason = "Te duur"})
      .then({ProposalDecided{.proposal = desk, .decision = Decision::rejected, .reason = "Te duur", .overridden = false}});
}

TEST_CASE("broad support is exact at its borders") {
  const auto holds = [](SupportCount a, SupportCount b) {
    a.silo = "a";
    b.silo = "b";
    return support_of({a, b}, {"a", "b"}).holds();
  };
  const SupportCount all{.people = 10, .cast = 10, .abstained = 0, .in_favour = 10};
  CHECK(holds(all, {.people = 10, .cast = 4, .abstained = 0, .in_favour = 2}));          // p 1/2, T 4/10
  CHECK(!holds(all, {.people = 10, .cast = 3, .abstained = 0, .in_favour = 3}));         // T 3/10
  CHECK(!holds(all, {.people = 1000, .cast = 399, .abstained = 0, .in_favour = 399}));   // T 0.399
  CHECK(holds(all, {.people = 1000, .cast = 400, .abstained = 0, .in_favour = 400}));
  CHECK(!holds(all, {.people = 100, .cast = 99, .abstained = 0, .in_favour = 49}));      // p 49/99
  CHECK(!holds(all, {.people = 10, .cast = 10, .abstained = 10, .in_favour = 0}));       // v = 0
  CHECK(!holds(all, {.people = 0, .cast = 0, .abstained = 0, .in_favour = 0}));
  // together 3/5 exactly: 5 of 5, and 1 of 5 would break b; so 3 of 5 in both
  const SupportCount three{.people = 5, .cast = 5, .abstained = 0, .in_favour = 3};
  CHECK(holds(three, three));
  CHECK(!holds({.people = 100, .cast = 100, .abstained = 0, .in_favour = 59}, {.people = 100, .cast = 100, .abstained = 0, .in_favour = 60}));
  CHECK(!support_of({{.silo = "a", .people = 1, .cast = 1, .in_favour = 1}}, {"a", "b"}).holds());  // b was not counted
}

TEST_CASE("the input of who is forgotten is forgotten, and its answer stays") {
  Story story = with_input_open();
  story.did(dina, concern("Wie opent er?"));
  story.did(fenna, answer(InputId(1), "Zorg"));
  story.did(fenna, ForgetPerson{.person = dina});
  const Input& input = story.state.proposals.at(desk).inputs.at(0);
  CHECK(input.text.text.empty());
  CHECK(input.text.forgotten);
  CHECK(input.reason == "Zorg");
}
