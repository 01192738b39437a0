#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
const Instant later = at("2026-11-10T12:00Z");
Story with_statements(char first, char last) {
  Story story = municipality();
  for (char c = first; c <= last; ++c) {
    story.did(anna, PublishStatement{.programme = loket,
                                     .kind = ShareKind::wish,
                                     .text = std::string("Wens ") + c,
                                     .lock = std::string(64, c)});
  }
  return story;
}
OpenRound open(std::vector<StatementId> statements = {}) {
  return {.programme = loket, .title = "Eerste ronde", .statements = std::move(statements), .closes = later};
}
}  // namespace

TEST_CASE("a round freezes its statements, the silos with their sizes, and the limit of that moment") {
  Story story = with_statements('a', 'c');
  story.did(fenna, RaiseLimit{.limit = {.people = 11, .answers = 6, .response = 50}});
  story.when(fenna, open()).then({RoundOpened{
      .round = RoundId(1),
      .programme = loket,
      .cycle = 1,
      .kind = RoundKind::statements,
      .proposal = {},
      .title = "Eerste ronde",
      .statements = {StatementId(1), StatementId(2), StatementId(3)},
      // koos is in no silo, ivo not in the programme
      .silos = {{.silo = "Burgerzaken", .people = 2}, {.silo = "Ruimte", .people = 3}, {.silo = "Zorg", .people = 3}},
      .limit = {.people = 11, .answers = 6, .response = 50},
      .closes = later},
      // nine voters are too few for more keys than one
      RoundKeyed{.round = RoundId(1),
                 .keys = {{.silo = "Burgerzaken + Ruimte + Zorg", .silos = {"", "Burgerzaken", "Ruimte", "Zorg"}, .people = 9, .key = {}}},
                 .hash = {}}});
  story.did(fenna, open());
  story.did(fenna, RaiseLimit{.limit = {.people = 20, .answers = 6, .response = 50}});
  CHECK(story.state.rounds.at(RoundId(1)).limit.people == 11);
}

TEST_CASE("a round needs a statement, a title, and a moment to come") {
  Story story = municipality();
  story.when(fenna, open()).refused("error.no_statements");
  story = with_statements('a', 'b');
  story.when(fenna, open({StatementId(9)})).refused("error.unknown_statement");
  story.when(anna, open()).refused("error.not_a_facilitator");
  OpenRound order = open();
  order.title = "";
  story.when(fenna, order).refused("error.text_empty");
  order = open();
  order.closes = story.now;
  story.when(fenna, order).refused("error.closes_in_past");
  order.closes = story.now + std::chrono::days(400);
  story.when(fenna, order).refused("error.closes_too_late");
  story.did(anna, WithdrawStatement{.statement = StatementId(1), .lock = std::string(64, 'a')});
  story.when(fenna, open({StatementId(1)})).refused("error.statement_withdrawn");
}

TEST_CASE("a statement is in one open round at a time, and may come back in a later one") {
  Story story = with_statements('a', 'b');
  story.did(fenna, open({StatementId(2), StatementId(2)}));
  CHECK(story.state.rounds.at(RoundId(1)).statements.size() == 1);
  story.when(fenna, open({StatementId(2)})).refused("error.statement_in_round");
  story.when(fenna, open()).refused("error.statement_in_round");
  story.when(fenna, open({StatementId(1)})).taken();
  story.did(fenna, CountRound{.round = RoundId(1), .ballots = 0, .support = {}});
  story.when(fenna, open()).taken();
}

TEST_CASE("a round is closed by the clock or by a facilitator before its time, once") {
  Story story = with_statements('a', 'b');
  story.did(fenna, open());
  const CountRound count{.round = RoundId(1), .ballots = 7, .support = {}};
  story.when(anna, count).refused("error.not_a_facilitator");
  story.when(fenna, count).then({RoundClosed{.round = RoundId(1), .ballots = 7}});
  story.on("2026-11-10T12:00Z").when(the_system, count).taken();
  story.did(the_system, count);
  story.when(the_system, CountRound{.round = RoundId(1), .ballots = 8, .support = {}}).nothing_happens();
  story.when(the_system, CountRound{.round = RoundId(5), .ballots = 8, .support = {}}).refused("error.unknown_round");
  CHECK(story.state.rounds.at(RoundId(1)).ballots == 7);
}

TEST_CASE("statements of the cycle before are voted on only when they are named") {
  Story story = with_statements('a', 'b');
  story.did(fenna, StartCycle{.programme = loket, .phases = phases_from(day("2027-01-04"))});
  story.when(fenna, open()).refused("error.no_statements");
  story.when(fenna, open({StatementId(1)})).taken();
}

TEST_CASE("a round opens also when its programme has people who were forgotten, without them") {
  Story story = with_statements('a', 'a');
  story.did(fenna, ForgetPerson{.person = gijs});
  story.did(fenna, open());
  CHECK(story.state.rounds.at(RoundId(1)).silos.front().people == 1);
}
