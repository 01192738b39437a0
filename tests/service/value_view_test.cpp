// What the value agreement shows, to whom and when; and above all what it does not.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "house.hpp"
#include "service/viewing.hpp"
#include "service/views/held.hpp"
#include "service/views/proposal.hpp"
#include "service/views/round.hpp"
#include "service/views/today.hpp"
#include "service/views/value.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
namespace d = schakel::domain::test;
using schakel::service::test::as;
using schakel::service::test::has;

namespace {

const TermId helped{1};

// All that somebody may be shown about it, as it goes over the line.
std::string all_seen_by(const d::Story& story, PersonId person) {
  const Viewer viewer = as(story, person);
  std::string all = exchange::json_text(value_view(story.state, viewer, d::loket).value());
  all += exchange::json_text(term_view(story.state, viewer, helped).value());
  all += exchange::json_text(rounds_view(story.state, viewer));
  all += exchange::json_text(today_view(story.state, viewer, {}));
  if (const auto readings = term_readings(story.state, viewer, helped)) all += exchange::json_text(*readings);
  for (const auto& [id, round] : story.state.rounds) all += exchange::json_text(round_view(story.state, viewer, id, false).value());
  return all;
}

// Twelve people of Ruimte and of Zorg, eleven of Burgerzaken and three of Archief; so many of each write a card.
d::Story town(int ruimte, int zorg, int burgerzaken, int archief) {
  d::Story story = d::municipality();
  ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
  const auto add = [&](const std::string& silo, int people) {
    for (int i = 0; i < people; ++i) import.roster.people.push_back(d::row("n-" + silo + std::to_string(i), silo));
  };
  add("Ruimte", 9);
  add("Zorg", 9);
  add("Burgerzaken", 9);
  add("Archief", 3);
  story.did(d::the_system, import);
  InvitePeople invite{.programme = d::loket, .people = {}};
  for (const auto& [id, person] : story.state.people) {
    if (id.number() > d::koos.number()) invite.people.push_back(id);
  }
  story.did(d::fenna, invite);
  story.did(d::fenna, AskTerm{.programme = d::loket, .text = "Geholpen zijn", .writing_until = d::at("2026-10-20T12:00Z"), .marking_until = d::at("2026-10-27T12:00Z")});
  std::map<std::string, int> left = {{"Ruimte", ruimte}, {"Zorg", zorg}, {"Burgerzaken", burgerzaken}, {"Archief", archief}};
  for (const PersonId person : story.state.programmes.at(d::loket).people) {
    int& more = left[silo_of(story.state, person, "afdeling")];
    if (more-- > 0) story.did(person, WriteCard{.term = helped, .text = "woorden van nummer " + std::to_string(person.number())});
  }
  return story;
}

d::Story marking(int ruimte, int zorg, int burgerzaken, int archief) {
  d::Story story = town(ruimte, zorg, burgerzaken, archief);
  story.did(d::fenna, CloseWriting{helped});
  return story;
}

d::Story marked(int ruimte, int zorg, int burgerzaken, int archief) {
  d::Story story = marking(ruimte, zorg, burgerzaken, archief);
  story.did(d::fenna, CountRound{.round = RoundId(1), .ballots = 20, .support = {}, .seal = {}});
  return story;
}

std::map<std::string, std::size_t> columns(const d::Story& story) {
  std::map<std::string, std::size_t> columns;
  const auto view = term_readings(story.state, as(story, d::anna), helped);
  REQUIRE(view.has_value());
  for (const auto& column : view->readings) columns[column.silo] = column.cards.size();
  return columns;
}

}  // namespace

TEST_CASE("while people write nobody reads a card but its author: no text, no number of cards, no silo, whatever the role") {
  const d::Story story = town(6, 6, 5, 0);
  CHECK(has(all_seen_by(story, d::anna), "woorden van nummer 2"));  // her own
  CHECK_FALSE(has(all_seen_by(story, d::anna), "woorden van nummer 3"));
  for (const PersonId person : {d::fenna, d::ivo, d::koos}) {
    const std::string seen = all_seen_by(story, person);
    CHECK_FALSE(has(seen, "woorden"));
    CHECK(has(seen, R"("cards":null)"));
  }
  CHECK_FALSE(term_readings(story.state, as(story, d::fenna), helped).has_value());
  CHECK(term_readings(story.state, as(story, d::fenna), helped).error().code == "error.term_open");
}

TEST_CASE("the words that three silos use are told, of cards that can be read; two silos share none") {
  const auto shared = [](const d::Story& story) { return term_readings(story.state, as(story, d::anna), helped).value().shared; };
  CHECK(shared(marked(6, 6, 5, 0)) == std::vector<std::string>{"nummer", "woorden"});
  CHECK(shared(marked(6, 6, 0, 0)).empty());
}

TEST_CASE("while people mark the cards are read without a silo or a number, and the same hands are offered to everybody") {
  const d::Story story = marking(6, 6, 5, 0);
  const auto view = round_view(story.state, as(story, d::anna), RoundId(1), false).value();
  CHECK(view.statements.size() == 17);
  CHECK(view.round.statements == 14);
  CHECK(view.hands.size() == 60);
  CHECK(view.hands == round_view(story.state, as(story, d::dina), RoundId(1), false)->hands);
  for (const auto& hand : view.hands) CHECK(hand.size() == 14);
  CHECK_FALSE(has(exchange::json_text(view.statements), "Zorg"));
  CHECK(term_readings(story.state, as(story, d::fenna), helped).error().code == "error.term_open");
  CHECK_FALSE(term_view(story.state, as(story, d::fenna), helped)->term.cards.has_value());
}

TEST_CASE("somebody's own device is told which card is theirs, and nobody else's is") {
  const d::Story story = marking(6, 6, 5, 0);
  const auto mine = round_view(story.state, as(story, d::anna), RoundId(1), false)->mine;
  CHECK_FALSE(mine.is_none());
  CHECK(round_view(story.state, as(story, d::dina), RoundId(1), false)->mine != mine);
  CHECK(round_view(story.state, as(story, d::fenna), RoundId(1), false)->mine.is_none());
}

TEST_CASE("nothing that is shown at any moment names an author") {
  for (const d::Story& story : {town(6, 6, 5, 0), marking(6, 6, 5, 0), marked(6, 6, 5, 0)}) {
    for (const PersonId person : {d::anna, d::fenna, d::ivo}) {
      const std::string seen = all_seen_by(story, person);
      CHECK_FALSE(has(seen, "author"));
      CHECK_FALSE(has(seen, "person:"));
    }
  }
}

TEST_CASE("after marking the cards stand under their silos; of silos of whom too few wrote, together and without a name") {
  CHECK(columns(marked(6, 7, 5, 0)) == std::map<std::string, std::size_t>{{"Archief + Burgerzaken", 5}, {"Ruimte", 6}, {"Zorg", 7}});
  // Two cards of one silo alone would be found by looking which name is missing; the fewest but those stand with them.
  CHECK(columns(marked(6, 7, 2, 0)) == std::map<std::string, std::size_t>{{"", 8}, {"Zorg", 7}});
  CHECK(columns(marked(3, 2, 0, 0)) == std::map<std::string, std::size_t>{{"", 5}});
}

TEST_CASE("a marking round has no result as statements have one, and the list of rounds leads to its term") {
  const d::Story story = marking(6, 6, 5, 0);
  const auto line = rounds_view(story.state, as(story, d::anna)).rounds.front();
  CHECK(line.kind == RoundKind::marking);
  CHECK(line.term == helped);
}

TEST_CASE("Today asks for a card until it is written, then for marks, and tells of the result") {
  d::Story story = town(0, 0, 0, 0);
  CHECK(today_view(story.state, as(story, d::anna), {}).todo.kind == TodoKind::write_card);
  story.did(d::anna, WriteCard{.term = helped, .text = "Het is af"});
  CHECK(today_view(story.state, as(story, d::anna), {}).todo.kind != TodoKind::write_card);
  const d::Story open = marking(6, 6, 5, 0);
  const auto today = today_view(open.state, as(open, d::anna), {RoundId(1)});
  CHECK(today.todo.kind == TodoKind::mark_cards);
  CHECK(today.todo.count == 14);
  const d::Story over = marked(6, 6, 5, 0);
  const auto news = today_view(over.state, as(over, d::anna), {}).news;
  CHECK(std::any_of(news.begin(), news.end(), [](const News& one) { return one.kind == NewsKind::term_marked; }));
}

TEST_CASE("what is held about somebody has their card, and nobody else's") {
  const d::Story story = marked(6, 6, 5, 0);
  const auto held = held_view(story.state, as(story, d::anna), {}).value();
  REQUIRE(held.texts.size() == 1);
  CHECK(held.texts[0].kind == HeldKind::card);
  CHECK(held.texts[0].text == "woorden van nummer 2");
}

TEST_CASE("who is forgotten leaves a card without words") {
  d::Story story = marked(6, 6, 5, 0);
  story.did(d::the_system, ForgetPerson{.person = d::anna});
  const auto view = term_readings(story.state, as(story, d::dina), helped).value();
  std::size_t forgotten = 0;
  for (const auto& column : view.readings) forgotten += static_cast<std::size_t>(std::count_if(column.cards.begin(), column.cards.end(), [](const Reading& one) { return !one.text; }));
  CHECK(forgotten == 1);
  CHECK_FALSE(has(all_seen_by(story, d::fenna), "woorden van nummer 2\""));
}

TEST_CASE("the sentence that holds, the one under way and those before it are three things; support shows after the vote alone") {
  d::Story story = d::municipality();
  const auto put = [&](const std::string& text) {
    const SentenceId id(story.did(d::fenna, DraftSentence{.programme = d::loket, .text = text, .term = {}, .circle = {}}));
    return RoundId(story.did(d::fenna, PutSentence{.sentence = id, .closes = story.now + std::chrono::days(7)}));
  };
  const auto count = [&](RoundId round, std::uint32_t in_favour) {
    story.did(d::fenna, CountRound{.round = round, .ballots = 8, .support = {{.silo = "Burgerzaken + Ruimte + Zorg", .people = 9, .cast = 8, .abstained = 0, .in_favour = in_favour}}, .seal = {}});
  };
  count(put("Eén keer vertellen"), 8);
  count(put("Nooit meer bellen"), 1);
  const RoundId open = put("Eén keer vertellen, op tijd klaar");
  auto view = value_view(story.state, as(story, d::anna), d::loket).value();
  CHECK(view.holds->text == "Eén keer vertellen");
  CHECK(view.holds->version == 1);
  CHECK(view.under_way->text == "Eén keer vertellen, op tijd klaar");
  CHECK(view.under_way->version == 2);
  CHECK_FALSE(view.under_way->support.has_value());
  REQUIRE(view.earlier.size() == 1);
  CHECK(view.earlier[0].stage == SentenceStage::not_carried);
  count(open, 8);
  view = value_view(story.state, as(story, d::anna), d::loket).value();
  CHECK(view.holds->version == 2);
  REQUIRE(view.earlier.size() == 2);
  CHECK(view.earlier[1].text == "Eén keer vertellen");
  CHECK(view.earlier[1].stage == SentenceStage::adopted);
}

TEST_CASE("a proposal shows the version it was drafted under, and that a later one holds") {
  d::Story story = d::municipality();
  const auto adopt = [&](const std::string& text) {
    const SentenceId id(story.did(d::fenna, DraftSentence{.programme = d::loket, .text = text, .term = {}, .circle = {}}));
    const RoundId round(story.did(d::fenna, PutSentence{.sentence = id, .closes = story.now + std::chrono::days(7)}));
    story.did(d::fenna, CountRound{.round = round, .ballots = 8, .support = {{.silo = "Burgerzaken + Ruimte + Zorg", .people = 9, .cast = 8, .abstained = 0, .in_favour = 8}}, .seal = {}});
  };
  story.did(d::anna, DraftProposal{.programme = d::loket, .statement = {}, .title = "Eén balie", .text = "Samen", .customer_value = "Eén bezoek"});
  CHECK_FALSE(proposal_view(story.state, as(story, d::bas), ProposalId(1))->agreement.has_value());
  adopt("Eén keer vertellen");
  story.did(d::anna, DraftProposal{.programme = d::loket, .statement = {}, .title = "Eén nummer", .text = "Samen", .customer_value = "Eén bezoek"});
  CHECK(proposal_view(story.state, as(story, d::bas), ProposalId(2))->agreement->holds);
  adopt("Eén keer vertellen, op tijd klaar");
  const auto agreement = proposal_view(story.state, as(story, d::bas), ProposalId(2))->agreement;
  CHECK(agreement->version == 1);
  CHECK(agreement->text == "Eén keer vertellen");
  CHECK_FALSE(agreement->holds);
}

// --- with a box and a clock
TEST_CASE("writing closes at its time, marks are ballots, and the result is computed from the closed box alone") {
  service::test::Municipality house;
  const auto person = [&](std::uint32_t number) { return house.person(number); };
  house.did(house.fenna, AskTerm{.programme = house.programme, .text = "Geholpen zijn", .writing_until = service::test::at("2026-10-08T17:00Z"), .marking_until = service::test::at("2026-10-15T17:00Z")});
  for (std::uint32_t i = 2; i <= 13; ++i) house.did(person(i), WriteCard{.term = helped, .text = "kaartje " + std::to_string(i)});
  const auto result = [&](Who who) {
    return service::test::House::wait<TermResultView>([&](Then<TermResultView> then) { house.service->term_result(who, helped, then); });
  };
  CHECK(service::test::code(result(house.fenna)) == "error.term_open");
  house.now("2026-10-08T17:00Z");
  house.service->tick();
  const RoundId round(1);
  CHECK(house.service->open_ballots(person(2)) == std::vector{round});
  CHECK(house.service->open_ballots(house.fenna).empty());  // takes no part
  const auto cards = house.service->look(house.organisation, [&](const State& state) { return state.rounds.at(round).statements; });
  CHECK(cards.size() == 12);
  for (std::uint32_t i = 2; i <= 13; ++i) {
    const std::string key = service::test::key_of(static_cast<int>(i));
    REQUIRE(house.take(i, round, key).has_value());
    std::vector<SheetVote> votes;
    for (std::size_t c = 0; c < cards.size(); ++c) votes.push_back({cards[c], c % 2 == i % 2 ? Vote::agree : Vote::disagree});
    REQUIRE(house.fill(round, key, votes, true).has_value());
  }
  CHECK(service::test::code(result(house.fenna)) == "error.term_open");
  house.now("2026-10-15T17:00Z");
  house.service->tick();
  const auto came = result(person(2));
  REQUIRE_MESSAGE(came.has_value(), came.error().message);
  CHECK(came->meanings.people == 12);
  CHECK(came->meanings.verdict == analysis::MeaningVerdict::not_enough);  // six and six are one key: there are no two silos
  CHECK(came->meanings.list.size() == 12);
  const std::string text = exchange::json_text(*came);
  CHECK_FALSE(has(text, "author"));
  CHECK_FALSE(has(text, "votes"));
  for (std::uint32_t i = 2; i <= 13; ++i) CHECK_FALSE(has(text, service::test::key_of(static_cast<int>(i))));
  const auto ground = service::test::House::wait<ResultView>([&](Then<ResultView> then) { house.service->result(person(2), round, then); });
  CHECK(service::test::code(ground) == "error.unknown_round");
  // Somebody of another organisation finds neither.
  const auto elsewhere = house.service->add_organisation().value();
  const Who stranger = house.found(elsewhere, "Elders");
  CHECK(service::test::code(result(stranger)) == "error.unknown_term");
  // Forgotten: the text cannot be read from the record any more.
  house.did(house.fenna, ForgetPerson{.person = PersonId(2)});
  CHECK_FALSE(has(exchange::json_text(*result(person(3))), "\"kaartje 2\""));
  const auto proof = house.service->prove_forgotten(house.organisation, "person:2");
  REQUIRE(proof.has_value());
  CHECK(proof->key_gone);
  CHECK(proof->readable == 0);
}
