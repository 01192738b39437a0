#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
const std::string lock_of_anna(64, 'a');
const std::string lock_of_dina(64, 'd');
PublishStatement statement(std::string text, std::string lock) {
  return {.programme = loket, .kind = ShareKind::hinders, .text = std::move(text), .lock = std::move(lock)};
}
}  // namespace

TEST_CASE("a share is sealed under its author's key, and only the author reads it") {
  Story story = municipality();
  story.when(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = " Ik wacht op Zorg \r\nal weken "})
      .then({ShareWritten{.share = ShareId(1),
                          .programme = loket,
                          .author = anna,
                          .kind = ShareKind::hinders,
                          .text = {.owner = "person:2", .text = "Ik wacht op Zorg \nal weken"}}});
  story.did(anna, WriteShare{.programme = loket, .text = "x"});
  CHECK(story.state.shares.at(ShareId(1)).reach == ShareReach::only_me);
}

TEST_CASE("a share has words, at most 500 characters, whatever their bytes") {
  Story story = municipality();
  const auto write = [&](std::string text) { return story.when(anna, WriteShare{.programme = loket, .text = std::move(text)}); };
  std::string long_enough;
  for (int i = 0; i < 500; ++i) long_enough += "é";
  write(long_enough).taken();
  write(long_enough + "é").refused("error.text_too_long");
  write(" \n ").refused("error.text_empty");
  write("half \xC3").refused("error.text_unreadable");
  write("bel\x07").refused("error.text_unreadable");
  write("omge\xE2\x80\xAEkeerd").refused("error.text_unreadable");
}

TEST_CASE("only who takes part writes; not a facilitator from outside, not the system") {
  Story story = municipality();
  story.when(ivo, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_in_programme");
  story.when(fenna, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_in_programme");
  story.when(the_system, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_here");
  story.when(anna, WriteShare{.programme = ProgrammeId(7), .text = "hoi"}).refused("error.unknown_programme");
}

TEST_CASE("the same words twice are one share") {
  Story story = municipality();
  const WriteShare words{.programme = loket, .kind = ShareKind::wish, .text = "Eén nummer"};
  story.did(anna, words);
  story.when(anna, words).nothing_happens();
  story.when(dina, words).taken();
}

TEST_CASE("nobody but the author moves, changes or withdraws a share, and no right helps") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik wacht"});
  for (const PersonId other : {dina, fenna, gijs}) {
    story.when(other, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(1)}).refused("error.share_not_yours");
    story.when(other, RewriteShare{.share = ShareId(1), .text = "anders"}).refused("error.share_not_yours");
    story.when(other, WithdrawShare{.share = ShareId(1)}).refused("error.share_not_yours");
  }
  story.when(the_system, WithdrawShare{.share = ShareId(1)}).refused("error.not_here");
}

TEST_CASE("shown to the circle, a share is sealed under the circle's key from then on") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik wacht"});
  const ShowShareToCircle show{.share = ShareId(1), .circle = CircleId(1)};
  story.when(anna, show).then({ShareShownToCircle{
      .share = ShareId(1), .circle = CircleId(1), .text = {.owner = "circle:1", .text = "Ik wacht"}}});
  story.did(anna, show);
  story.when(anna, show).nothing_happens();
  story.when(anna, RewriteShare{.share = ShareId(1), .text = "Ik wacht al lang"})
      .then({ShareRewritten{.share = ShareId(1), .text = {.owner = "circle:1", .text = "Ik wacht al lang"}}});
}

TEST_CASE("a share is shown only to an announced circle that its author is in") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik wacht"});
  story.when(anna, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(2)}).refused("error.not_in_circle");
  story.did(chris, WriteShare{.programme = loket, .text = "Ik ook"});
  story.did(fenna, DraftCircles{.programme = loket, .circles = {{.name = "Later", .goal = "", .people = {chris, fatima, koos}}}});
  story.when(chris, ShowShareToCircle{.share = ShareId(2), .circle = CircleId(3)}).refused("error.circle_not_announced");
  story.when(chris, ShowShareToCircle{.share = ShareId(2), .circle = CircleId(8)}).refused("error.unknown_circle");
}

TEST_CASE("a share can be withdrawn until voting opens; what only its author reads, always") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "In de kring"});
  story.did(anna, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(1)});
  story.did(anna, WriteShare{.programme = loket, .text = "Alleen ik"});
  story.when(anna, WithdrawShare{.share = ShareId(1)}).then({ShareWithdrawn{.share = ShareId(1)}});
  story.did(anna, statement("Wachten duurt te lang", lock_of_anna));
  story.did(fenna, OpenRound{.programme = loket, .title = "Eerste", .statements = {}, .closes = at("2026-11-10T12:00Z")});
  story.when(anna, WithdrawShare{.share = ShareId(1)}).refused("error.voting_opened");
  story.did(anna, WithdrawShare{.share = ShareId(2)});
  CHECK(story.state.shares.at(ShareId(2)).text.text.empty());
  story.when(anna, WithdrawShare{.share = ShareId(2)}).nothing_happens();
  story.when(anna, RewriteShare{.share = ShareId(2), .text = "weer"}).refused("error.share_withdrawn");
}

TEST_CASE("a published statement says nothing about who wrote it") {
  Story story = municipality();
  story.did(anna, WriteShare{.programme = loket, .text = "Wachten duurt te lang"});
  const Outcome outcome = story.when(anna, statement("Wachten duurt te lang", lock_of_anna));
  outcome.then({StatementPublished{.statement = StatementId(1),
                                   .programme = loket,
                                   .cycle = 1,
                                   .kind = ShareKind::hinders,
                                   .text = "Wachten duurt te lang",
                                   .lock = lock_of_anna}});
  const std::string stored = shown(*outcome.result());
  CHECK(stored.find("anna") == std::string::npos);
  CHECK(stored.find("author") == std::string::npos);
  CHECK(shown(*story.when(dina, statement("Wachten duurt te lang", lock_of_anna)).result()) == stored);
}

TEST_CASE("a statement has at most 280 characters and a lock of 64 hexadecimal digits") {
  Story story = municipality();
  story.when(anna, statement(std::string(281, 'x'), lock_of_anna)).refused("error.text_too_long");
  story.when(anna, statement("kort", "abc")).refused("error.bad_lock");
  story.when(anna, statement("kort", std::string(64, 'g'))).refused("error.bad_lock");
  story.when(anna, statement("", lock_of_anna)).refused("error.text_empty");
  story.when(ivo, statement("kort", lock_of_anna)).refused("error.not_in_programme");
}

TEST_CASE("publishing twice with one lock is once, and another text needs another lock") {
  Story story = municipality();
  story.did(anna, statement("Wachten", lock_of_anna));
  story.when(anna, statement("Wachten", lock_of_anna)).nothing_happens();
  story.when(anna, statement("Wachten", std::string(64, 'A'))).nothing_happens();
  story.when(dina, statement("Iets anders", lock_of_anna)).refused("error.lock_used");
}

TEST_CASE("whoever holds the lock puts their name to a statement, once") {
  Story story = municipality();
  story.did(anna, statement("Wachten", lock_of_anna));
  story.when(dina, SignStatement{.statement = StatementId(1), .lock = lock_of_dina}).refused("error.statement_not_yours");
  story.when(fenna, SignStatement{.statement = StatementId(1), .lock = lock_of_anna}).refused("error.not_in_programme");
  story.when(anna, SignStatement{.statement = StatementId(1), .lock = lock_of_anna})
      .then({StatementSigned{.statement = StatementId(1), .author = anna}});
  story.did(anna, SignStatement{.statement = StatementId(1), .lock = lock_of_anna});
  story.when(anna, SignStatement{.statement = StatementId(1), .lock = lock_of_anna}).nothing_happens();
  story.when(dina, SignStatement{.statement = StatementId(1), .lock = lock_of_anna}).refused("error.statement_signed");
}

TEST_CASE("a statement is withdrawn with its lock until a round with it opens, and not afterwards either") {
  Story story = municipality();
  story.did(anna, statement("Wachten", lock_of_anna));
  story.did(dina, statement("Bellen", lock_of_dina));
  story.when(fenna, WithdrawStatement{.statement = StatementId(1), .lock = lock_of_dina}).refused("error.statement_not_yours");
  story.did(dina, WithdrawStatement{.statement = StatementId(2), .lock = lock_of_dina});
  CHECK(story.state.statements.at(StatementId(2)).text.empty());
  story.when(dina, WithdrawStatement{.statement = StatementId(2), .lock = lock_of_dina}).nothing_happens();
  story.when(dina, SignStatement{.statement = StatementId(2), .lock = lock_of_dina}).refused("error.statement_withdrawn");
  story.did(fenna, OpenRound{.programme = loket, .title = "Eerste", .statements = {}, .closes = at("2026-11-10T12:00Z")});
  story.when(anna, WithdrawStatement{.statement = StatementId(1), .lock = lock_of_anna}).refused("error.voting_opened");
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 3, .support = {}});
  story.when(anna, WithdrawStatement{.statement = StatementId(1), .lock = lock_of_anna}).refused("error.voting_opened");
}
