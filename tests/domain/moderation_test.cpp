#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const std::string own_lock(64, 'a');

SetStatementAside aside(std::string reason = "Er staat een naam in") {
  return {.statement = StatementId(1), .ground = Ground::names_somebody, .reason = std::move(reason)};
}
Story with_statement() {
  Story story = municipality();
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::hinders, .text = "Piet belt nooit terug", .lock = own_lock});
  return story;
}
OpenRound round_of(std::vector<StatementId> statements) {
  return {.programme = loket, .title = "Ronde", .statements = std::move(statements), .closes = at("2026-10-20T12:00Z")};
}

}  // namespace

TEST_CASE("a facilitator sets a statement aside on a ground and with a reason, and nobody else does") {
  Story story = with_statement();
  for (const PersonId person : {anna, dina, koos}) story.when(person, aside()).refused("error.not_a_facilitator");
  story.when(fenna, aside("  ")).refused("error.text_empty");
  story.when(fenna, aside()).then({StatementSetAside{.statement = StatementId(1), .ground = Ground::names_somebody, .reason = "Er staat een naam in"}});
  story.did(fenna, aside());
  story.when(fenna, aside()).nothing_happens();
  const Statement& statement = story.state.statements.at(StatementId(1));
  CHECK_FALSE(stands(statement));
  CHECK(words_of(statement).empty());
  CHECK(statement.set_aside->on == day_of(story.now));
  CHECK(statement.signed_by.is_none());
}

TEST_CASE("what was set aside is used for nothing: no round, no proposal, no wall, no name under it") {
  Story story = with_statement();
  story.did(fenna, aside());
  story.when(fenna, round_of({StatementId(1)})).refused("error.statement_set_aside");
  story.when(fenna, round_of({})).refused("error.no_statements");
  story.when(anna, DraftProposal{.programme = loket, .statement = StatementId(1), .title = "x", .text = "x", .customer_value = "x"}).refused("error.statement_set_aside");
  story.when(fenna, RegisterWall{.programme = loket, .statement = StatementId(1), .title = "x", .text = "x", .silos = {"Ruimte"}, .owner = gijs, .keeper = {}, .until = day("2026-11-02")}).refused("error.statement_set_aside");
  story.when(anna, SignStatement{.statement = StatementId(1), .lock = own_lock}).refused("error.statement_set_aside");
}

TEST_CASE("it is put back, or its author takes it back; what was taken back is not set aside") {
  Story story = with_statement();
  story.when(fenna, PutStatementBack{StatementId(1)}).nothing_happens();
  story.did(fenna, aside());
  story.when(anna, PutStatementBack{StatementId(1)}).refused("error.not_a_facilitator");
  story.did(fenna, PutStatementBack{StatementId(1)});
  CHECK(words_of(story.state.statements.at(StatementId(1))) == "Piet belt nooit terug");
  story.did(fenna, aside());
  story.did(anna, WithdrawStatement{.statement = StatementId(1), .lock = own_lock});
  CHECK(story.state.statements.at(StatementId(1)).text.empty());
  CHECK_FALSE(story.state.statements.at(StatementId(1)).set_aside);
  story.when(fenna, aside()).refused("error.statement_withdrawn");
}

TEST_CASE("a statement in an open round can be set aside too; the round goes on with it, unread") {
  Story story = with_statement();
  story.did(fenna, round_of({}));
  story.did(fenna, aside());
  CHECK(story.state.rounds.at(RoundId(1)).statements == std::vector{StatementId(1)});
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 0, .support = {}});
}

TEST_CASE("an offer is set aside and put back by a facilitator, with a reason and a line in the log") {
  Story story = municipality();
  story.did(anna, WriteOffer{"Wie Piet is, weet ik"});
  const KnowledgeRef offer{.offer = OfferId(1), .answer = {}};
  const SetKnowledgeAside aside_it{.what = offer, .ground = Ground::names_somebody, .reason = "Er staat een naam in"};
  story.when(anna, aside_it).refused("error.not_a_facilitator");
  story.when(fenna, SetKnowledgeAside{.what = offer, .ground = Ground::hurts, .reason = ""}).refused("error.text_empty");
  for (const KnowledgeRef& nothing : {KnowledgeRef{}, KnowledgeRef{.offer = OfferId(2), .answer = {}}, KnowledgeRef{.offer = OfferId(1), .answer = AnswerId(1)}}) {
    story.when(fenna, SetKnowledgeAside{.what = nothing, .ground = Ground::hurts, .reason = "x"}).refused("error.unknown_knowledge");
  }
  story.when(fenna, PutKnowledgeBack{offer}).nothing_happens();
  story.when(fenna, aside_it).then({KnowledgeSetAside{.what = offer, .ground = Ground::names_somebody, .reason = "Er staat een naam in"}});
  story.did(fenna, aside_it);
  CHECK(story.state.offers.at(OfferId(1)).set_aside->reason == "Er staat een naam in");
  story.when(fenna, aside_it).nothing_happens();
  story.when(anna, PutKnowledgeBack{offer}).refused("error.not_a_facilitator");
  story.when(fenna, PutKnowledgeBack{offer}).then({KnowledgePutBack{offer}});
  story.did(fenna, PutKnowledgeBack{offer});
  CHECK_FALSE(story.state.offers.at(OfferId(1)).set_aside.has_value());
}
