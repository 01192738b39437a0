// What a handbook is made of, for whom, and above all what is not in it.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "handbook/html.hpp"
#include "service/viewing.hpp"
#include "service/views/handbook.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::domain::test;
using schakel::service::test::as;
using schakel::service::test::has;

namespace {

const ProposalId nummer{1};
const ExperimentId proef{1};

SupportCount count(std::string silo, std::uint32_t people, std::uint32_t cast, std::uint32_t in_favour) {
  return {.silo = std::move(silo), .people = people, .cast = cast, .abstained = 0, .in_favour = in_favour};
}

// A programme from shares to a result, told by people who name each other.
Story whole() {
  Story story = municipality_with_circles();
  story.state.limit = {};
  story.did(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = "ALLEEN-VOOR-MIJ"});
  const ShareId shown(story.did(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = "IN-DE-KRING"}));
  story.did(anna, ShowShareToCircle{.share = shown, .circle = circle_of(story.state, loket, anna)});
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::hinders, .text = "Niemand neemt op, zegt Gijs", .lock = std::string(64, 'a')});
  story.did(anna, SignStatement{.statement = StatementId(1), .lock = std::string(64, 'a')});
  story.did(fenna, AskTerm{.programme = loket, .text = "Geholpen zijn", .writing_until = at("2026-10-20T12:00Z"), .marking_until = at("2026-10-27T12:00Z")});
  story.did(dina, WriteCard{.term = TermId(1), .text = "KAARTJE-VAN-DINA"});
  story.did(bas, DraftProposal{.programme = loket, .statement = StatementId(1), .title = "Eén nummer", .text = "Wij nemen op; Bas houdt de lijst bij", .customer_value = "Altijd antwoord"});
  story.did(fenna, OpenInput{.proposal = nummer, .influence = Influence::advising, .silos = {"Ruimte", "Zorg"}, .until = day("2026-10-10")});
  story.did(anna, GiveInput{.proposal = nummer, .kind = InputKind::concern, .text = "INBRENG-VAN-ANNA"});
  story.did(fenna, AnswerInput{.proposal = nummer, .input = InputId(1), .answer = Answer::partly, .reason = "ANTWOORD-AAN-ANNA"});
  story.did(fenna, DecideProposal{.proposal = nummer, .decision = Decision::adopted, .reason = "Het moet, vindt fenna@lindedal.nl", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = nummer, .circle = {}, .title = "Bellen met Dina", .when = "iemand belt", .then = "neemt Anna op", .expected = "sneller",
                                   .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-10-02"), .planned = {day("2026-10-09")}});
  story.did(anna, MakeCheckIn{.experiment = proef, .expected = "snel", .happened = "Emre was er niet", .learned = "vraag Dina"});
  story.did(anna, GiveEvidence{.experiment = proef, .evidence = {.before = "5 dagen", .after = "1 dag", .source = "Het klantenpanel"}});
  return story;
}

// All of it, as values and as pages.
std::string all_of(const Story& story) {
  const auto book = handbook_view(story.state, as(story, anna), loket);
  REQUIRE(book.has_value());
  return exchange::json_text(*book) + handbook::html_of(*book, Language::nl) + handbook::html_of(*book, Language::en);
}

}  // namespace

TEST_CASE("who takes part in a programme reads its handbook, and so does a facilitator; nobody else does, an administrator included") {
  Story story = whole();
  for (const PersonId person : {anna, koos, fenna}) CHECK(handbook_view(story.state, as(story, person), loket).has_value());
  CHECK(handbook_view(story.state, as(story, ivo), loket).error().code == "error.not_in_programme");
  story.did(fenna, GiveRole{.person = ivo, .role = Role::administrator});
  CHECK(handbook_view(story.state, as(story, ivo), loket).error().code == "error.not_in_programme");
  CHECK(handbook_view(story.state, as(story, fenna), ProgrammeId(9)).error().code == "error.unknown_programme");
}

TEST_CASE("every reader gets the same book") {
  const Story story = whole();
  const std::string of_anna = exchange::json_text(handbook_view(story.state, as(story, anna), loket).value());
  CHECK(exchange::json_text(handbook_view(story.state, as(story, fenna), loket).value()) == of_anna);
}

TEST_CASE("nobody is named in it: not who proposed, answered, kept an experiment or signed a statement, and not where people name each other") {
  const std::string all = all_of(whole());
  for (const char* name : {"Anna", "Bas", "Chris", "Dina", "Emre", "Fatima", "Gijs", "Hanna", "Koos", "Fenna", "fenna@", "person:", R"("owner")", R"("buddy")", R"("author")"}) {
    CAPTURE(name);
    CHECK_FALSE(has(all, name));
  }
  for (const char* text : {"Niemand neemt op, zegt […]", "Wij nemen op; […] houdt de lijst bij", "neemt […] op", "[…] was er niet", "vraag […]", "Bellen met […]"}) {
    CAPTURE(text);
    CHECK(has(all, text));
  }
}

TEST_CASE("what stayed with its author or in a circle is not in it, nor are cards, input or the answers to it; how much input there was is") {
  const std::string all = all_of(whole());
  for (const char* text : {"ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE", "INBRENG", "ANTWOORD-AAN", "Balie", "Wijk"}) {
    CAPTURE(text);
    CHECK_FALSE(has(all, text));
  }
  const auto book = handbook_view(whole().state, as(whole(), anna), loket).value();
  REQUIRE(book.decisions.size() == 1);
  CHECK(book.decisions[0].inputs == 1);
  REQUIRE(book.decisions[0].answers.size() == 1);
  CHECK(book.decisions[0].answers[0].answer == Answer::partly);
  CHECK(book.decisions[0].overridden);
}

TEST_CASE("a statement that was withdrawn is not in it") {
  Story story = municipality();
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::hinders, .text = "TERUGGENOMEN", .lock = std::string(64, 'a')});
  story.did(bas, DraftProposal{.programme = loket, .statement = StatementId(1), .title = "Nummer", .text = "Wij nemen op", .customer_value = "Antwoord"});
  story.given({ProposalDecided{.proposal = nummer, .decision = Decision::rejected, .reason = "nee", .overridden = false}});
  CHECK(has(all_of(story), "TERUGGENOMEN"));
  story.did(anna, WithdrawStatement{.statement = StatementId(1), .lock = std::string(64, 'a')});
  CHECK_FALSE(has(all_of(story), "TERUGGENOMEN"));
}

TEST_CASE("of small silos there is no number, and none that could be found by subtracting") {
  Story story = municipality();
  const SentenceId id(story.did(fenna, DraftSentence{.programme = loket, .text = "Eén keer vertellen", .term = {}, .circle = {}}));
  const RoundId round(story.did(fenna, PutSentence{.sentence = id, .closes = story.now + std::chrono::days(7)}));
  story.state.rounds.at(round).limit = {.people = 10, .answers = 5};
  story.given({SentenceCounted{.sentence = id, .round = round, .support = {count("Archief", 3, 3, 2), count("Ruimte", 40, 31, 27), count("Zorg", 12, 11, 7)}, .adopted = true}});
  const auto book = handbook_view(story.state, as(story, anna), loket).value();
  REQUIRE(book.sentences.size() == 1);
  REQUIRE(book.sentences[0].support.has_value());
  std::size_t hidden = 0;
  for (const auto& row : book.sentences[0].support->silos) {
    if (row.silo == "Ruimte") continue;
    CHECK(row.support.is_hidden());
    CHECK(row.cast.is_hidden());
    ++hidden;
  }
  CHECK(hidden == 2);  // Archief, and Zorg with it
  const std::string page = handbook::html_of(book, Language::nl);
  CHECK(has(page, "<bdi>Archief</bdi></th><td>te weinig antwoorden om te tonen</td>"));
  CHECK_FALSE(has(page, "67%"));  // 2 of 3
  CHECK_FALSE(has(page, "64%"));  // 7 of 11
}

TEST_CASE("evidence is told when it was confirmed and the experiment ended as a result, not before") {
  Story story = whole();
  CHECK_FALSE(has(all_of(story), "klantenpanel"));
  story.did(bas, ConfirmResult{.experiment = proef});
  story.did(emre, ConfirmResult{.experiment = proef});
  story.did(anna, EndExperiment{.experiment = proef, .ending = Ending::result, .lesson = "Neem op"});
  const auto book = handbook_view(story.state, as(story, anna), loket).value();
  REQUIRE(book.experiments.size() == 1);
  CHECK(book.experiments[0].evidence->source == "Het klantenpanel");
  CHECK(book.experiments[0].confirmed == std::vector<std::string>{"Ruimte", "Zorg"});
  CHECK(book.until.has_value());
}

TEST_CASE("a proposal that is not decided, and whatever is of another programme, is not in it") {
  Story story = whole();
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "NOG-NIET-BESLOTEN", .text = "x", .customer_value = "y"});
  auto other = start_loket();
  other.title = "ANDER-TRAJECT";
  other.goal = "Iets anders";
  const ProgrammeId second(story.did(fenna, other));
  const std::string all = all_of(story);
  CHECK_FALSE(has(all, "NOG-NIET-BESLOTEN"));
  CHECK_FALSE(has(all, "ANDER-TRAJECT"));
  const auto empty = handbook_view(story.state, as(story, fenna), second).value();
  CHECK(empty.decisions.empty());
  CHECK_FALSE(empty.until.has_value());
}
