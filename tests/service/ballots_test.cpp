// The ballot box: one ballot a person, filled in without a session, and nothing anywhere that says whose it is.

#include "journal/database.hpp"
#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

std::vector<SheetVote> votes(std::initializer_list<Vote> given) {
  std::vector<SheetVote> all;
  std::uint32_t statement = 0;
  for (const Vote vote : given) all.push_back({StatementId(++statement), vote});
  return all;
}

// Every row of every table, as text.
std::vector<std::string> every_row(const House& house) {
  auto database = journal::Database::open(house.folder.path() + "/schakel.db", journal::Database::Access::read).value();
  std::vector<std::string> rows;
  for (const char* table : {"organisation", "journal", "command", "keyring", "ballot", "taken", "session", "link"}) {
    sqlite3_stmt* all = nullptr;
    REQUIRE(sqlite3_prepare_v2(database.handle(), ("SELECT * FROM " + std::string(table)).c_str(), -1, &all, nullptr) == SQLITE_OK);
    while (sqlite3_step(all) == SQLITE_ROW) {
      std::string row = std::string(table) + ":";
      for (int i = 0; i < sqlite3_column_count(all); ++i) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(all, i));
        const std::string cell(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(all, i)));
        row += sqlite3_column_type(all, i) == SQLITE_BLOB ? "x" + hex_of(cell) + ";" : cell + ";";
      }
      rows.push_back(row);
    }
    sqlite3_finalize(all);
  }
  return rows;
}

}  // namespace

TEST_CASE("one ballot a person: a second device is refused, the same one may ask again") {
  Municipality house;
  const RoundId round = house.open_round();
  CHECK(house.service->open_ballots(house.person(4)) == std::vector{round});
  CHECK(code(house.take(4, round, key_of(1))) == "done");
  CHECK(code(house.take(4, round, key_of(1))) == "done");
  CHECK(code(house.take(4, round, key_of(2))) == "error.ballot_taken");
  CHECK(code(house.take(5, round, key_of(1))) == "error.ballot_taken");  // somebody else's paper
  CHECK(house.service->ballot_taken(house.person(4), round));
  CHECK_FALSE(house.service->ballot_taken(house.person(5), round));
  CHECK(house.service->open_ballots(house.person(4)).empty());
  house.open();
  CHECK(code(house.take(4, round, key_of(2))) == "error.ballot_taken");
  CHECK(house.service->ballot_taken(house.person(4), round));
}

TEST_CASE("only who is asked in a round takes a ballot, only while it is open, and only with a name that can be one") {
  Municipality house;
  const RoundId round = house.open_round();
  CHECK(code(house.take(1, round, key_of(1))) == "error.not_in_round");
  CHECK(code(house.take(4, RoundId(9), key_of(1))) == "error.unknown_round");
  CHECK(code(House::wait<Done>([&](Then<Done> then) { house.service->take_ballot(house.person(4), {round, "short"}, then); })) ==
        "error.ballot_name");
  house.now("2026-11-05T17:00Z");
  CHECK(code(house.take(4, round, key_of(1))) == "error.round_closed");
}

TEST_CASE("two devices at the same moment get one ballot") {
  Municipality house;
  const RoundId round = house.open_round();
  std::atomic<int> good{0};
  std::atomic<int> bad{0};
  for (int i = 0; i < 30; ++i) {
    house.service->take_ballot(house.person(4), {round, lock_of(key_of(i))}, [&](Result<Done> done) { ++(done ? good : bad); });
  }
  while (good + bad < 30) std::this_thread::yield();
  CHECK(good == 1);
}

TEST_CASE("whoever holds the key fills in and reads the sheet until it is handed in") {
  Municipality house;
  const RoundId round = house.open_round();
  REQUIRE(house.take(4, round, key_of(1)));
  CHECK(code(house.fill(round, key_of(1), votes({Vote::agree}))) == "done");
  CHECK(code(house.fill(round, key_of(1), votes({Vote::disagree, Vote::pass}))) == "done");
  CHECK(house.sheet(round, key_of(1))->votes.size() == 2);
  CHECK(house.sheet(round, key_of(1))->votes[0].vote == Vote::disagree);
  CHECK_FALSE(house.sheet(round, key_of(1))->handed_in);
  CHECK(code(house.fill(round, key_of(1), votes({Vote::agree, Vote::pass, Vote::agree}), true)) == "done");
  CHECK(code(house.fill(round, key_of(1), votes({Vote::agree, Vote::pass, Vote::agree}), true)) == "done");  // sent again
  CHECK(code(house.fill(round, key_of(1), votes({Vote::disagree}), true)) == "error.ballot_handed_in");
  CHECK(house.sheet(round, key_of(1))->handed_in);
  house.open();
  CHECK(house.sheet(round, key_of(1))->votes.size() == 3);
}

TEST_CASE("an unknown key and a wrong round are answered alike") {
  Municipality house;
  const RoundId round = house.open_round();
  REQUIRE(house.take(4, round, key_of(1)));
  const auto unknown = house.fill(round, key_of(2), votes({Vote::agree}));
  const auto elsewhere = house.fill(RoundId(7), key_of(1), votes({Vote::agree}));
  const auto no_key = house.fill(round, "", {});
  REQUIRE_FALSE(unknown);
  REQUIRE_FALSE(elsewhere);
  CHECK(unknown.error().code == "error.ballot_unknown");
  CHECK(unknown.error().message == elsewhere.error().message);
  CHECK(unknown.error().message == no_key.error().message);
  CHECK(house.sheet(round, key_of(2)).error().message == house.sheet(RoundId(7), key_of(1)).error().message);
}

TEST_CASE("a sheet takes each statement of its round once, and no other") {
  Municipality house;
  const RoundId round = house.open_round();
  REQUIRE(house.take(4, round, key_of(1)));
  CHECK(code(house.fill(round, key_of(1), {{StatementId(9), Vote::agree}})) == "error.statement_not_in_round");
  CHECK(code(house.fill(round, key_of(1), {{StatementId(1), Vote::agree}, {StatementId(1), Vote::pass}})) == "error.statement_twice");
  CHECK(house.sheet(round, key_of(1))->votes.empty());
}

TEST_CASE("there is no result before a round closes; at its time the clock closes it and counts the sheets that say something") {
  Municipality house;
  const RoundId round = house.open_round();
  for (std::uint32_t i = 4; i <= 9; ++i) REQUIRE(house.take(i, round, key_of(static_cast<int>(i))));
  for (int i = 4; i <= 8; ++i) REQUIRE(house.fill(round, key_of(i), votes({Vote::agree, Vote::disagree}), i % 2 == 0));
  const auto result = [&] {
    return House::wait<ResultView>([&](Then<ResultView> then) { house.service->result(house.person(4), round, then); });
  };
  CHECK(code(result()) == "error.round_open");
  house.now("2026-11-05T16:59Z");
  house.service->tick();
  CHECK_FALSE(house.service->look(house.organisation, [&](const State& state) { return state.rounds.at(round).closed; }));
  house.now("2026-11-05T17:00Z");
  CHECK(code(house.fill(round, key_of(9), votes({Vote::agree}))) == "error.round_closed");
  house.service->tick();
  house.service->look(house.organisation, [&](const State& state) {
    CHECK(state.rounds.at(round).closed);
    CHECK(state.rounds.at(round).ballots == 5);
  });
  const auto closed = result();
  REQUIRE_MESSAGE(closed.has_value(), closed.error().message);
  CHECK(closed->ground.people == 5);
  CHECK(closed->ground.votes == 10);
}

TEST_CASE("a facilitator closes a round before its time, a participant does not") {
  Municipality house;
  const RoundId round = house.open_round();
  CHECK(code(House::wait<Done>([&](Then<Done> then) { house.service->close_round(house.person(4), {round}, "", then); })) ==
        "error.not_a_facilitator");
  CHECK(code(house.close(round)) == "done");
  CHECK(code(house.close(RoundId(5))) == "error.unknown_round");
}

TEST_CASE("no row of any table ties a person to a ballot") {
  Municipality house;
  const RoundId round = house.open_round();
  for (std::uint32_t i = 4; i <= 13; ++i) {
    REQUIRE(house.take(i, round, key_of(static_cast<int>(i))));
    REQUIRE(house.fill(round, key_of(static_cast<int>(i)), votes({Vote::agree}), true));
  }
  const auto rows = every_row(house);
  std::size_t ballots = 0;
  std::size_t taken = 0;
  std::string last;
  for (const std::string& row : rows) {
    const bool is_ballot = row.rfind("ballot:", 0) == 0;
    const bool is_taken = row.rfind("taken:", 0) == 0;
    ballots += is_ballot ? 1 : 0;
    taken += is_taken ? 1 : 0;
    for (std::uint32_t i = 4; i <= 13; ++i) {
      const std::string name = lock_of(key_of(static_cast<int>(i)));
      if (row.find(name) != std::string::npos) CHECK(is_ballot);  // a ballot's name stands nowhere else
      CHECK(row.find(key_of(static_cast<int>(i))) == std::string::npos);  // and its key nowhere at all
    }
    if (is_ballot) {
      // What a ballot says of its voter is the silo, and they are in the order of their hashes: no time, no number.
      const bool known = row.find(R"({"silo":"Ruimte","votes":[{"statement":1,"vote":"agree"}],"handed_in":true};)") != std::string::npos ||
                         row.find(R"({"silo":"Zorg","votes":[{"statement":1,"vote":"agree"}],"handed_in":true};)") != std::string::npos;
      CHECK(known);
      CHECK(last < row);
      last = row;
    }
    if (is_taken) CHECK(row.size() < 20);  // three numbers
  }
  CHECK(ballots == 10);
  CHECK(taken == 10);
}

TEST_CASE("the row of a command does not say who sent an anonymous statement, nor under which id") {
  Municipality house;
  REQUIRE(house.ask(house.person(6), PublishStatement{.programme = house.programme, .kind = ShareKind::wish, .text = "Eén balie",
                                                      .lock = lock_of("z")}, "client-id"));
  for (const std::string& row : every_row(house)) {
    CHECK(row.find("client-id") == std::string::npos);
    if (row.rfind("command:", 0) == 0) CHECK(row.size() < 85);  // two small numbers and a hash
    if (row.find("Eén balie") != std::string::npos) CHECK(row.find("author") == std::string::npos);
  }
}
