// The ballot box: one ballot a person, filled in without a session, and nothing anywhere that says whose it is.

#include "blind/merkle.hpp"
#include "journal/database.hpp"
#include "journal/sqlite.hpp"
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
  const auto asking = [&](AskCredential order) {
    return code(House::wait<CredentialAnswer>([&](Then<CredentialAnswer> then) { house.service->sign_credential(house.person(4), order, then); }));
  };
  CHECK(asking({RoundId(9), "AAAA"}) == "error.unknown_round");
  CHECK(asking({round, "AAAA"}) == "error.credential_number");
  CHECK(asking({round, std::string(342, '_')}) == "error.credential_number");
  CHECK_FALSE(house.service->ballot_taken(house.person(4), round));  // what was refused is not taken
  house.now("2026-11-05T17:00Z");
  CHECK(code(house.take(4, round, key_of(1))) == "error.round_closed");
}

TEST_CASE("while the works council lets a round stand still no ballot is taken or given; then it goes on, and the clock waits as long") {
  Municipality house;
  const RoundId round = house.open_round();
  house.did(house.fenna, GiveRole{.person = PersonId(13), .role = Role::works_council});
  CHECK(code(house.take(4, round, key_of(1))) == "done");
  house.did(house.person(13), PauseRound{.round = round, .reason = "Er stond een naam in"});
  CHECK(code(house.take(5, round, key_of(2))) == "error.round_paused");
  CHECK(code(house.fill(round, key_of(1), votes({Vote::agree}))) == "error.round_paused");
  CHECK(house.service->open_ballots(house.person(5)).empty());
  const Instant closes = house.service->look(house.organisation, [&](const State& state) { return state.rounds.at(round).closes; });
  *house.moment = (closes + std::chrono::hours(5)).time_since_epoch().count();
  house.service->tick();
  house.did(house.person(13), ResumeRound{.round = round});
  house.service->tick();
  CHECK(code(house.take(5, round, key_of(2))) == "done");
  CHECK(code(house.fill(round, key_of(1), votes({Vote::agree}))) == "done");
}

TEST_CASE("two devices at the same moment get one credential") {
  Municipality house;
  const RoundId round = house.open_round();
  std::atomic<int> good{0};
  std::atomic<int> bad{0};
  for (int i = 0; i < 30; ++i) {
    house.service->sign_credential(house.person(4), house.device(4, round, key_of(i)).order(),
                                   [&](Result<CredentialAnswer> answer) { ++(answer ? good : bad); });
  }
  while (good + bad < 30) std::this_thread::yield();
  CHECK(good == 1);
}

TEST_CASE("whoever holds the key fills in and reads the sheet, and changes it until the round closes, handed in or not") {
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
  CHECK(house.sheet(round, key_of(1))->handed_in);
  CHECK(code(house.fill(round, key_of(1), votes({Vote::disagree, Vote::pass, Vote::pass}), true)) == "done");
  CHECK(house.sheet(round, key_of(1))->votes[0].vote == Vote::disagree);
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
  CHECK(house.sheet(round, key_of(1)).error().code == "error.ballot_unknown");  // nothing is in the box before a sheet is taken in
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
      const bool known = row.find(R"({"silo":"Ruimte + Zorg","votes":[{"statement":1,"vote":"agree"}],"handed_in":true,"change":1};)") != std::string::npos;
      CHECK(known);
      CHECK(last < row);
      last = row;
    }
    if (is_taken) CHECK(row.size() < 20 + 65);  // three numbers, and a hash of what was signed unseen
  }
  CHECK(ballots == 10);
  CHECK(taken == 10);
}

TEST_CASE("a sheet that was overtaken on its way changes nothing") {
  Municipality house;
  const RoundId round = house.open_round();
  REQUIRE(house.take(4, round, key_of(1)));
  FillBallot early = house.device(4, round, key_of(1)).sheet(house.organisation, votes({Vote::agree}));
  FillBallot late = house.device(4, round, key_of(1)).sheet(house.organisation, votes({Vote::disagree}));
  REQUIRE(house.fill(late));
  CHECK(code(house.fill(early)) == "done");
  CHECK(house.sheet(round, key_of(1))->votes[0].vote == Vote::disagree);
}

TEST_CASE("a credential that was changed, of another round, or of nobody opens no ballot, and all are answered alike") {
  Municipality house;
  const RoundId round = house.open_round();
  REQUIRE(house.take(4, round, key_of(1)));
  const FillBallot good = house.device(4, round, key_of(1)).sheet(house.organisation, votes({Vote::agree}));
  std::vector<FillBallot> bad(6, good);
  bad[0].credential->signature[7] = bad[0].credential->signature[7] == 'A' ? 'B' : 'A';
  bad[1].credential->prefix[7] = bad[1].credential->prefix[7] == 'A' ? 'B' : 'A';
  bad[2].credential->key = 9;
  bad[3].credential.reset();
  bad[4].key = key_of(2);
  bad[5].round = RoundId(7);
  const std::string unknown = house.fill(round, key_of(3), {}).error().message;
  for (const FillBallot& order : bad) {
    const auto answer = house.fill(order);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == "error.ballot_unknown");
    CHECK(answer.error().message == unknown);
  }
  CHECK(code(house.fill(good)) == "done");
  CHECK(code(house.fill(bad[3])) == "done");  // it is in the box now, and its key opens it
}

TEST_CASE("a closed round has no signing keys, names nobody who took, and proves to each voter that their sheet is in") {
  Municipality house;
  const RoundId round = house.open_round();
  for (std::uint32_t i = 4; i <= 9; ++i) REQUIRE(house.take(i, round, key_of(static_cast<int>(i))));
  for (int i = 4; i <= 8; ++i) REQUIRE(house.fill(round, key_of(i), votes({Vote::agree, Vote::disagree}), true));
  CHECK_FALSE(house.service->prove_round(house.organisation, round)->keys_gone);
  REQUIRE(house.close(round));
  const auto proof = house.service->prove_round(house.organisation, round).value();
  CHECK(proof.keys_gone);
  CHECK(proof.counts_agree);
  CHECK(proof.root == proof.recomputed);
  CHECK(proof.sheets == 5);
  for (const std::string& row : every_row(house)) {
    CHECK(row.rfind("taken:", 0) != 0);
    if (row.rfind("keyring:", 0) == 0) CHECK(row.find("round:") == std::string::npos);
    if (row.rfind("ballot:", 0) == 0) {
      CHECK(row.find(R"({"silo":"Ruimte + Zorg","votes":[{"statement":1,"vote":"agree"},{"statement":2,"vote":"disagree"}],"handed_in":true,"change":null};)") !=
            std::string::npos);
    }
  }
  for (int i = 4; i <= 8; ++i) {
    const auto mine = House::wait<BallotProof>([&](Then<BallotProof> then) {
      house.service->prove_ballot({house.organisation, round, key_of(i)}, then);
    });
    REQUIRE(mine.has_value());
    std::vector<std::string> path;
    for (const std::string& hash : mine->path) path.push_back(bytes_of_hex(hash).value());
    const std::string leaf = blind::leaf_hash(bytes_of_hex(lock_of(key_of(i))).value() + mine->sheet);
    CHECK(hex_of(blind::root_along(leaf, mine->place, mine->sheets, path)) == proof.root);
  }
  const auto none = House::wait<BallotProof>([&](Then<BallotProof> then) {
    house.service->prove_ballot({house.organisation, round, key_of(9)}, then);
  });
  CHECK(code(none) == "error.ballot_unknown");
}

TEST_CASE("a round that an earlier Schakel opened gets its keys, and the ballots that were taken in it stay good") {
  Municipality house;
  const RoundId first = house.open_round();
  REQUIRE(house.close(first));
  const std::uint64_t position = house.service->position(house.organisation);
  house.service.reset();
  {
    const auto journal = journal::open_sqlite(house.folder.path()).value();
    journal::Batch batch;
    batch.facts.push_back({house.organisation, position + 1, at("2026-10-30T09:00Z"), "round_opened/1",
                           R"({"round":2,"programme":1,"cycle":1,"kind":"statements","proposal":0,"title":"Oud","statements":[1],)"
                           R"("silos":[{"silo":"Ruimte","people":6},{"silo":"Zorg","people":6}],)"
                           R"("limit":{"people":10,"answers":5,"response":40},"closes":"2026-11-05T17:00:00.000Z"})"});
    batch.taken.push_back({house.organisation, RoundId(2), PersonId(4)});
    batch.sheets.push_back({house.organisation, RoundId(2), bytes_of_hex(lock_of(key_of(1))).value(),
                            R"({"silo":"Ruimte","votes":[],"handed_in":false})"});
    REQUIRE(journal->write(batch).has_value());
  }
  house.open();
  house.service->tick();
  CHECK(house.service->look(house.organisation, [](const State& state) { return state.rounds.at(RoundId(2)).keys.size(); }) == 1);
  CHECK(code(house.fill(RoundId(2), key_of(1), votes({Vote::agree}))) == "done");  // no credential, but in the box
  CHECK(code(house.take(4, RoundId(2), key_of(2))) == "error.ballot_taken");
  REQUIRE(house.take(5, RoundId(2), key_of(3)));
  REQUIRE(house.fill(RoundId(2), key_of(3), votes({Vote::pass})));
  REQUIRE(house.close(RoundId(2)));
  const auto proof = house.service->prove_round(house.organisation, RoundId(2)).value();
  CHECK(proof.sheets == 2);
  CHECK(proof.root == proof.recomputed);
  CHECK(proof.counts_agree);
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
