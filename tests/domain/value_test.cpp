#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const Instant write_until = at("2026-10-20T12:00Z"), mark_until = at("2026-10-27T12:00Z");
const TermId helped{1};

AskTerm ask_helped() { return {.programme = loket, .text = "Geholpen zijn", .writing_until = write_until, .marking_until = mark_until}; }
WriteCard card(std::string text) { return {.term = helped, .text = std::move(text)}; }

Story asked() {
  Story story = municipality();
  story.did(fenna, ask_helped());
  return story;
}

// Five cards, written in another order than that of their texts.
Story written() {
  Story story = asked();
  story.did(dina, card("e: iemand luistert"));
  story.did(anna, card("d: het is af"));
  story.did(gijs, card("c: één bezoek"));
  story.did(bas, card("b: binnen een dag"));
  story.did(koos, card("a: niemand belt terug"));
  return story;
}

Story marking() {
  Story story = written();
  story.on("2026-10-20T12:00Z").did(the_system, CloseWriting{helped});
  return story;
}

DraftSentence sentence(std::string text) { return {.programme = loket, .text = std::move(text), .term = {}, .circle = {}}; }

SupportCount counted(std::string silo, std::uint32_t people, std::uint32_t cast, std::uint32_t in_favour) {
  return {.silo = std::move(silo), .people = people, .cast = cast, .abstained = 0, .in_favour = in_favour};
}

// Nine people share one key; what comes back for it is this.
CountRound count(RoundId round, std::uint32_t cast, std::uint32_t in_favour) {
  return {.round = round, .ballots = cast, .support = {counted("Burgerzaken + Ruimte + Zorg", 9, cast, in_favour)}, .seal = {}};
}

void adopt(Story& story, const std::string& text) {
  const SentenceId id(story.did(fenna, sentence(text)));
  const RoundId round(story.did(fenna, PutSentence{.sentence = id, .closes = story.now + std::chrono::days(7)}));
  story.did(fenna, count(round, 8, 8));
}

}  // namespace

TEST_CASE("a facilitator asks what a term means, with a day on which writing and one on which marking closes") {
  Story story = municipality();
  story.when(anna, ask_helped()).refused("error.not_a_facilitator");
  story.when(fenna, ask_helped()).then({TermAsked{.term = helped, .programme = loket, .cycle = 1, .text = "Geholpen zijn",
                                                  .writing_until = write_until, .marking_until = mark_until}});
  AskTerm wrong = ask_helped();
  wrong.marking_until = wrong.writing_until;
  story.when(fenna, wrong).refused("error.marking_before_writing");
  wrong = ask_helped();
  wrong.writing_until = story.now;
  story.when(fenna, wrong).refused("error.closes_in_past");
  wrong = ask_helped();
  wrong.text = " ";
  story.when(fenna, wrong).refused("error.text_empty");
  story.did(fenna, ask_helped());
  story.when(fenna, ask_helped()).refused("error.term_asked");
}

TEST_CASE("everybody in the programme writes one card, under their own key, and may write it again or take it back until writing closes") {
  Story story = asked();
  story.when(anna, card("Het is af")).then({CardWritten{.term = helped, .author = anna, .silo = "Ruimte",
                                                        .text = {.owner = "person:2", .text = "Het is af"}}});
  story.when(ivo, card("Ik doe niet mee")).refused("error.not_in_programme");
  story.when(fenna, card("Ik begeleid")).refused("error.not_in_programme");
  story.did(anna, card("Het is af"));
  story.when(anna, card("Het is af")).nothing_happens();
  story.did(anna, card("Het is af en zij weet het"));
  CHECK(story.state.terms.at(helped).cards.size() == 1);
  story.when(anna, card("")).then({CardWithdrawn{.term = helped, .author = anna}});
  story.did(anna, card(""));
  CHECK(story.state.terms.at(helped).cards.empty());
  story.when(anna, card("")).nothing_happens();
  story.when(anna, card(std::string(281, 'x'))).refused("error.text_too_long");
  story.on("2026-10-20T12:00Z").when(anna, card("Te laat")).refused("error.writing_closed");
}

TEST_CASE("when writing closes the cards are numbered in the order of their texts, which tells nothing of who wrote first") {
  Story story = written();
  story.when(anna, CloseWriting{helped}).refused("error.not_a_facilitator");
  story.on("2026-10-20T12:00Z");
  const auto facts = story.when(the_system, CloseWriting{helped}).result();
  REQUIRE(facts);
  REQUIRE(facts->size() == 3);
  const auto& opened = *(*facts)[0].as<RoundOpened>();
  CHECK(opened.kind == RoundKind::marking);
  CHECK(opened.title == "Geholpen zijn");
  CHECK(opened.closes == mark_until);
  CHECK(opened.statements == std::vector{StatementId(1), StatementId(2), StatementId(3), StatementId(4), StatementId(5)});
  CHECK((*facts)[1].is<RoundKeyed>());
  const auto& closed = *(*facts)[2].as<WritingClosed>();
  CHECK(closed.round == opened.round);
  std::vector<PersonId> authors;
  for (const NumberedCard& numbered : closed.cards) authors.push_back(numbered.author);
  CHECK(authors == std::vector{koos, bas, gijs, anna, dina});

  story.did(the_system, CloseWriting{helped});
  CHECK(story.state.terms.at(helped).stage == TermStage::marking);
  CHECK(story.state.rounds.at(opened.round).term == helped);
  story.when(anna, card("Nog een")).refused("error.writing_closed");
  story.when(fenna, CloseWriting{helped}).nothing_happens();
}

TEST_CASE("a card is no statement: it cannot be withdrawn by a lock, and no other round takes it up") {
  Story story = marking();
  story.when(anna, WithdrawStatement{.statement = StatementId(1), .lock = std::string(64, 'a')}).refused("error.unknown_statement");
  story.when(fenna, OpenRound{.programme = loket, .title = "Ronde", .statements = {StatementId(1)}, .closes = mark_until})
      .refused("error.unknown_statement");
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Een wens", .lock = std::string(64, 'a')});
  CHECK(story.state.statements.count(StatementId(6)) == 1);  // numbered behind the cards
}

TEST_CASE("with fewer cards than the limit of answers nothing is marked, and nobody reads them") {
  Story story = asked();
  for (const PersonId person : {anna, bas, dina, gijs}) story.did(person, card("Kaartje van iemand " + std::to_string(person.number())));
  story.when(fenna, CloseWriting{helped}).then({WritingClosed{.term = helped, .round = {}, .cards = {}}});
  story.did(fenna, CloseWriting{helped});
  CHECK(story.state.terms.at(helped).stage == TermStage::too_few);
  CHECK(story.state.terms.at(helped).cards.empty());
  story.did(fenna, ask_helped());  // it can be asked again
}

TEST_CASE("a facilitator may close writing before its time; marking lasts as long as was announced") {
  Story story = written();
  story.did(fenna, CloseWriting{helped});
  CHECK(story.state.rounds.at(RoundId(1)).closes == mark_until);
}

TEST_CASE("when the clock stood still for two days, people get two days more to mark") {
  Story story = written();
  story.on("2026-10-22T12:00Z").did(the_system, CloseWriting{helped});
  CHECK(story.state.rounds.at(RoundId(1)).closes == mark_until + std::chrono::days(2));
  CHECK(story.state.terms.at(helped).marking_until == mark_until + std::chrono::days(2));
}

TEST_CASE("of very many cards thirty are marked, of every silo one in turn") {
  Story story = municipality();
  ImportPeople import{.roster = municipal_roster()};
  for (int i = 0; i < 80; ++i) import.roster.people.push_back(row("nieuw" + std::to_string(i), i < 70 ? "Ruimte" : "Zorg"));
  story.did(the_system, import);
  InvitePeople invite{.programme = loket, .people = {}};
  for (const auto& [id, person] : story.state.people) {
    if (id.number() > koos.number()) invite.people.push_back(id);
  }
  story.did(fenna, invite);
  story.did(fenna, ask_helped());
  for (const PersonId person : invite.people) story.did(person, card("Kaartje " + std::to_string(person.number())));
  story.did(fenna, CloseWriting{helped});
  const Round& round = story.state.rounds.at(RoundId(1));
  CHECK(round.statements.size() == 30);
  const auto& cards = story.state.terms.at(helped).cards;
  CHECK(cards.size() == 80);
  CHECK(std::count_if(cards.begin(), cards.end(), [&](const Card& one) {
    return one.silo == "Zorg" && std::binary_search(round.statements.begin(), round.statements.end(), one.id);
  }) == 10);
}

TEST_CASE("who is forgotten takes their card along: before it is numbered it is gone, after that its text is") {
  Story story = written();
  story.did(the_system, ForgetPerson{.person = koos});
  CHECK(card_of(story.state.terms.at(helped), koos) == nullptr);
  story.when(fenna, CloseWriting{helped}).then({WritingClosed{.term = helped, .round = {}, .cards = {}}});  // four are too few
  story = marking();
  story.did(the_system, ForgetPerson{.person = koos});
  const auto& cards = story.state.terms.at(helped).cards;
  CHECK(cards.size() == 5);
  CHECK(cards.front().text.forgotten);
  CHECK(cards.front().text.text.empty());
}

TEST_CASE("a marking round ends with its term marked, and counts no support") {
  Story story = marking();
  story.when(fenna, CountRound{.round = RoundId(1), .ballots = 6, .support = {}, .seal = {}}).then({RoundClosed{.round = RoundId(1), .ballots = 6}});
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 6, .support = {}, .seal = {}});
  CHECK(story.state.terms.at(helped).stage == TermStage::marked);
}

TEST_CASE("after marking a facilitator writes down what people call a sub-meaning, by the card that says it best") {
  Story story = marking();
  const StatementId card = story.state.terms.at(helped).cards.front().id;
  const NameMeaning name{.term = helped, .card = card, .name = " Eén keer vertellen "};
  story.when(fenna, name).refused("error.term_open");
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 6, .support = {}, .seal = {}});
  story.when(fenna, name).then({MeaningNamed{.term = helped, .card = card, .name = "Eén keer vertellen"}});
  story.when(anna, name).refused("error.not_a_facilitator");
  story.when(fenna, NameMeaning{.term = helped, .card = StatementId(999), .name = "Niets"}).refused("error.unknown_card");
  story.when(fenna, NameMeaning{.term = helped, .card = card, .name = ""}).nothing_happens();
  story.did(fenna, name);
  story.when(fenna, name).nothing_happens();
  story.did(fenna, NameMeaning{.term = helped, .card = card, .name = ""});
  CHECK(story.state.terms.at(helped).names.empty());
}

TEST_CASE("a facilitator drafts the shared sentence, or a member does for their circle; a draft is drafted again under its number") {
  Story story = municipality_with_circles();
  story.when(anna, sentence("Eén keer vertellen")).refused("error.not_a_facilitator");
  DraftSentence for_circle = sentence("Eén keer vertellen");
  for_circle.circle = CircleId(1);
  story.when(anna, for_circle).then({SentenceDrafted{.sentence = SentenceId(1), .programme = loket, .term = {}, .circle = CircleId(1),
                                                     .text = "Eén keer vertellen"}});
  story.when(bas, for_circle).refused("error.not_in_circle");
  story.did(anna, for_circle);
  story.when(anna, for_circle).nothing_happens();
  story.did(fenna, sentence("Eén keer vertellen, binnen een dag hulp"));
  CHECK(story.state.sentences.size() == 1);
  CHECK(story.state.sentences.at(SentenceId(1)).text == "Eén keer vertellen, binnen een dag hulp");
  DraftSentence of_term = sentence("Iets");
  of_term.term = TermId(9);
  story.when(fenna, of_term).refused("error.unknown_term");
}

TEST_CASE("a sentence holds when support does: together sixty percent, and in every silo half of two in five") {
  Story story = municipality();
  story.did(fenna, sentence("Eén keer vertellen"));
  story.when(anna, PutSentence{.sentence = SentenceId(1), .closes = mark_until}).refused("error.not_a_facilitator");
  const RoundId round(story.did(fenna, PutSentence{.sentence = SentenceId(1), .closes = mark_until}));
  CHECK(story.state.rounds.at(round).kind == RoundKind::sentence);
  story.when(fenna, PutSentence{.sentence = SentenceId(1), .closes = mark_until}).refused("error.sentence_not_draft");
  story.when(fenna, sentence("Toch anders")).refused("error.sentence_voting");
  SUBCASE("adopted") {
    story.when(fenna, count(round, 5, 3)).then({RoundClosed{.round = round, .ballots = 5},
                                                SentenceCounted{.sentence = SentenceId(1), .round = round,
                                                                .support = {counted("Burgerzaken + Ruimte + Zorg", 9, 5, 3)}, .adopted = true}});
    story.did(fenna, count(round, 5, 3));
    CHECK(story.state.programmes.at(loket).sentence == SentenceId(1));
    story.when(fenna, sentence("Eén keer vertellen")).refused("error.sentence_holds");
  }
  SUBCASE("too few in favour") {
    story.did(fenna, count(round, 9, 5));
    CHECK(story.state.sentences.at(SentenceId(1)).stage == SentenceStage::not_carried);
    CHECK(story.state.programmes.at(loket).sentence.is_none());
    CHECK(SentenceId(story.did(fenna, sentence("Toch anders"))) == SentenceId(2));
    CHECK(story.state.sentences.at(SentenceId(2)).version == 1);
  }
  SUBCASE("too few voted") {
    story.did(fenna, count(round, 3, 3));
    CHECK(story.state.sentences.at(SentenceId(1)).stage == SentenceStage::not_carried);
  }
}

TEST_CASE("a next version replaces the one before it, which stays readable with its support") {
  Story story = municipality();
  adopt(story, "Eén keer vertellen");
  adopt(story, "Eén keer vertellen, binnen een dag hulp");
  CHECK(story.state.programmes.at(loket).sentence == SentenceId(2));
  CHECK(story.state.sentences.at(SentenceId(2)).version == 2);
  const Sentence& first = story.state.sentences.at(SentenceId(1));
  CHECK(first.stage == SentenceStage::adopted);
  CHECK(first.text == "Eén keer vertellen");
  CHECK(first.support.front().in_favour == 8);
}

TEST_CASE("a proposal refers to the version of the value agreement that held when it was drafted, also when a later one holds") {
  Story story = municipality();
  const DraftProposal draft{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Samen", .customer_value = "Eén bezoek"};
  story.did(anna, draft);
  adopt(story, "Eén keer vertellen");
  DraftProposal second = draft;
  second.title = "Eén nummer";
  story.did(anna, second);
  adopt(story, "Eén keer vertellen, binnen een dag hulp");
  CHECK(story.state.proposals.at(ProposalId(1)).sentence.is_none());
  CHECK(story.state.proposals.at(ProposalId(2)).sentence == SentenceId(1));
}

TEST_CASE("the same facts give the same state again") {
  Story story = marking();
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 6, .support = {}, .seal = {}});
  adopt(story, "Eén keer vertellen");
  State again;
  for (const Fact& fact : story.facts()) fold(again, fact, story.now);
  CHECK(again.terms.at(helped).cards.size() == story.state.terms.at(helped).cards.size());
  CHECK(again.programmes.at(loket).sentence == story.state.programmes.at(loket).sentence);
  CHECK(again.last.statement == story.state.last.statement);
}
