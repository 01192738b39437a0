#include "domain/help.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

constexpr HelpId first_help{1};
constexpr AnswerId first_answer{1};
const std::vector<PersonId> help_candidates = {dina, emre, gijs, hanna, fatima};

// dina, emre, gijs and hanna offer something.
Story with_helpers() {
  Story story = organisation();
  for (const PersonId person : {dina, emre, gijs, hanna}) story.did(person, WriteOffer{"Ik weet hoe je subsidie aanvraagt"});
  return story;
}
Story with_help_asked() {
  Story story = with_helpers();
  story.did(anna, AskHelp{.text = "Wie kan helpen met een subsidie?", .candidates = help_candidates});
  return story;
}
Story with_help_answered() {
  Story story = with_help_asked();
  story.did(dina, AnswerHelp{.help = first_help, .text = "Begin bij de provincie"});
  return story;
}

}  // namespace

TEST_CASE("an offer is its author's alone to write and to withdraw; the same words are one offer, and twenty are enough") {
  Story story = organisation();
  const Secret text{.owner = "person:2", .text = "Kaarten tekenen"};
  story.when(anna, WriteOffer{"  Kaarten tekenen "}).then({OfferWritten{.offer = OfferId(1), .person = anna, .text = text}});
  story.did(anna, WriteOffer{"Kaarten tekenen"});
  story.when(anna, WriteOffer{"Kaarten tekenen"}).nothing_happens();
  story.when(anna, WriteOffer{" "}).refused("error.text_empty");
  story.when(bas, WithdrawOffer{OfferId(1)}).refused("error.unknown_offer");
  story.when(anna, WithdrawOffer{OfferId(1)}).then({OfferWithdrawn{OfferId(1)}});
  story.when(nobody, WriteOffer{"x"}).refused("error.not_here");
  for (int i = 1; i < 20; ++i) story.did(anna, WriteOffer{"Iets " + std::to_string(i)});
  story.when(anna, WriteOffer{"Nog iets"}).refused("error.too_many");
}

TEST_CASE("whoever offers something is asked twice a month unless they choose otherwise; who offers nothing, never") {
  Story story = organisation();
  CHECK(asked_choice(story.state, anna).a_month == 0);
  story.did(anna, WriteOffer{"Kaarten tekenen"});
  CHECK(asked_choice(story.state, anna).a_month == 2);
  story.when(anna, ChooseAsked{.a_month = 2, .by_work = false}).nothing_happens();
  story.did(anna, ChooseAsked{.a_month = 0, .by_work = false});
  CHECK_FALSE(may_be_asked(story.state, anna, story.now));
  story.when(anna, ChooseAsked{.a_month = 21, .by_work = false}).refused("error.too_many");
}

TEST_CASE("a question goes to the first three of another silo who may be asked, and to nobody else") {
  Story story = with_helpers();
  // chris is of anna's silo; fatima offers nothing; dina comes twice.
  const AskHelp ask{.text = "Subsidie?", .candidates = {chris, fatima, dina, dina, anna, gijs, emre, hanna}};
  const Secret text{.owner = "help:1", .text = "Subsidie?"};
  story.when(anna, ask).then({HelpAsked{.help = first_help, .asker = anna, .text = text}, HelpPutTo{.help = first_help, .people = {dina, gijs, emre}}});
  story.when(anna, AskHelp{.text = "Subsidie?", .candidates = {chris, fatima, anna}}).refused("error.nobody_to_ask");
  story.did(anna, ask);
  story.when(anna, ask).nothing_happens();
}

TEST_CASE("nobody is asked more often than they chose, counted over a month") {
  Story story = with_helpers();
  story.did(dina, ChooseAsked{.a_month = 1, .by_work = false});
  story.did(anna, AskHelp{.text = "Een", .candidates = {dina}});
  CHECK(asked_lately(story.state, dina, story.now) == 1);
  story.when(bas, AskHelp{.text = "Twee", .candidates = {dina}}).refused("error.nobody_to_ask");
  story.on("2026-11-20T09:00Z");
  CHECK(asked_lately(story.state, dina, story.now) == 0);
  story.when(bas, AskHelp{.text = "Twee", .candidates = {dina}}).taken();
}

TEST_CASE("five questions of one person wait at most; an answered one waits no longer") {
  Story story = with_helpers();
  story.did(gijs, ChooseAsked{.a_month = 20, .by_work = false});
  for (int i = 0; i < 5; ++i) story.did(anna, AskHelp{.text = "Vraag " + std::to_string(i), .candidates = {gijs}});
  story.when(anna, AskHelp{.text = "Nog een", .candidates = {gijs}}).refused("error.help_open");
  story.did(gijs, AnswerHelp{.help = HelpId(3), .text = "Zo"});
  story.when(anna, AskHelp{.text = "Nog een", .candidates = {gijs}}).taken();
}

TEST_CASE("only who was asked answers or passes; to all others the question is not there") {
  Story story = with_help_asked();
  for (const PersonId other : {anna, bas, hanna, fenna}) {
    story.when(other, AnswerHelp{.help = first_help, .text = "x"}).refused("error.unknown_help");
    story.when(other, PassHelp{first_help}).refused("error.unknown_help");
  }
  story.when(dina, PassHelp{first_help}).then({HelpPassed{.help = first_help, .person = dina}});
  story.did(dina, PassHelp{first_help});
  story.when(dina, PassHelp{first_help}).nothing_happens();
  // Who passed may still answer.
  const Secret text{.owner = "answer:1", .text = "Toch wel"};
  story.when(dina, AnswerHelp{.help = first_help, .text = "Toch wel"})
      .then({HelpAnswered{.answer = first_answer, .help = first_help, .person = dina, .text = text}});
  story.did(dina, AnswerHelp{.help = first_help, .text = "Toch wel"});
  story.when(dina, AnswerHelp{.help = first_help, .text = "Toch wel"}).nothing_happens();
  story.when(dina, AnswerHelp{.help = first_help, .text = "Anders"}).refused("error.help_answered");
  story.when(dina, PassHelp{first_help}).refused("error.help_answered");
}

TEST_CASE("a question is put to others when all passed, or after two days without an answer; never again to the same") {
  Story story = with_help_asked();
  story.did(hanna, ChooseAsked{.a_month = 5, .by_work = false});
  const PutHelpToOthers further{.help = first_help, .candidates = help_candidates};
  story.when(anna, further).refused("error.help_waits");
  story.when(bas, further).refused("error.unknown_help");
  for (const PersonId person : {dina, emre, gijs}) story.did(person, PassHelp{first_help});
  story.when(anna, further).then({HelpPutTo{.help = first_help, .people = {hanna}}});
  story.did(anna, further);
  story.when(anna, further).refused("error.help_waits");  // hanna has it
  story.on("2026-10-22T09:00Z");
  story.when(anna, further).refused("error.nobody_to_ask");
  story.did(hanna, AnswerHelp{.help = first_help, .text = "Ja"});
  story.when(anna, further).refused("error.help_waits");
}

TEST_CASE("an answer is kept when both of the two want it, and no longer when one does not") {
  Story story = with_help_answered();
  for (const PersonId other : {bas, emre, fenna}) story.when(other, ChooseKeeping{first_answer, true}).refused("error.unknown_answer");
  const auto kept = [&] { return story.state.answers.at(first_answer).kept(); };
  story.when(anna, ChooseKeeping{first_answer, true}).then({KeepingChosen{.answer = first_answer, .by_asker = true, .keep = true}});
  story.did(anna, ChooseKeeping{first_answer, true});
  CHECK_FALSE(kept());
  story.did(dina, ChooseKeeping{first_answer, true});
  CHECK(kept());
  story.when(dina, ChooseKeeping{first_answer, true}).nothing_happens();
  story.did(dina, ChooseKeeping{first_answer, false});
  CHECK_FALSE(kept());
}

TEST_CASE("only who asked thanks, once") {
  Story story = with_help_answered();
  story.when(bas, ThankForAnswer{first_answer}).refused("error.unknown_help");
  story.when(dina, ThankForAnswer{first_answer}).refused("error.unknown_help");
  story.when(anna, ThankForAnswer{first_answer}).then({HelpThanked{first_answer}});
  story.did(anna, ThankForAnswer{first_answer});
  story.when(anna, ThankForAnswer{first_answer}).nothing_happens();
}

TEST_CASE("taking a question back forgets it and its answers; the clock leaves what is kept") {
  Story story = with_help_answered();
  story.did(emre, AnswerHelp{.help = first_help, .text = "Bel het loket"});
  for (const PersonId person : {anna, dina}) story.did(person, ChooseKeeping{first_answer, true});
  for (const PersonId other : {bas, dina, fenna}) story.when(other, ForgetHelp{first_help}).refused("error.unknown_help");
  story.when(the_system, ForgetHelp{first_help}).then({AnswerForgotten{AnswerId(2)}});
  story.when(anna, ForgetHelp{first_help}).then({AnswerForgotten{first_answer}, AnswerForgotten{AnswerId(2)}, HelpForgotten{first_help}});
  story.did(the_system, ForgetHelp{first_help});
  CHECK(story.state.answers.count(AnswerId(2)) == 0);
  story.when(the_system, ForgetHelp{first_help}).nothing_happens();
  story.did(anna, ForgetHelp{first_help});
  CHECK(story.state.helps.empty());
  CHECK(story.state.answers.empty());
}

TEST_CASE("whoever is forgotten takes along their questions with all that was answered, and what they answered to others") {
  Story story = with_help_answered();
  story.did(gijs, WriteOffer{"Notuleren"});
  story.when(fenna, ForgetPerson{anna}).then({AnswerForgotten{first_answer}, HelpForgotten{first_help}, PersonForgotten{anna}});
  story.when(fenna, ForgetPerson{dina}).then({AnswerForgotten{first_answer}, PersonForgotten{dina}});
  story.did(fenna, ForgetPerson{dina});
  CHECK(story.state.helps.at(first_help).text.text == "Wie kan helpen met een subsidie?");
  CHECK(story.state.index.offers_of.count(dina) == 0);
  story.did(fenna, NotePersonLeft{gijs});
  CHECK(story.state.index.offers_of.count(gijs) == 0);
  CHECK_FALSE(may_be_asked(story.state, gijs, story.now));
}

TEST_CASE("a question of somebody who left can no longer be answered") {
  Story story = with_help_asked();
  story.did(fenna, NotePersonLeft{anna});
  story.when(dina, AnswerHelp{.help = first_help, .text = "x"}).refused("error.unknown_help");
}

TEST_CASE("an answer can be set aside while both keep it; before that no facilitator knows of it") {
  Story story = with_help_answered();
  const KnowledgeRef answer{.offer = {}, .answer = first_answer};
  const SetKnowledgeAside aside_it{.what = answer, .ground = Ground::confidential, .reason = "Dit is van een klant"};
  story.when(fenna, aside_it).refused("error.unknown_knowledge");
  story.did(anna, ChooseKeeping{first_answer, true});
  story.when(fenna, aside_it).refused("error.unknown_knowledge");
  story.did(dina, ChooseKeeping{first_answer, true});
  story.did(fenna, aside_it);
  CHECK(story.state.answers.at(first_answer).set_aside->ground == Ground::confidential);
  story.did(dina, ChooseKeeping{first_answer, false});
  story.when(fenna, PutKnowledgeBack{answer}).refused("error.unknown_knowledge");
  story.did(dina, ChooseKeeping{first_answer, true});  // kept again, and still set aside
  story.when(fenna, PutKnowledgeBack{answer}).then({KnowledgePutBack{answer}});
}
