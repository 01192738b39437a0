// What is PostgreSQL's own: addresses that lead nowhere, a database that goes away in the middle, and what its files tell.

#include <signal.h>

#include <thread>

#include <doctest/doctest.h>

#include "journal/connection.hpp"
#include "journal/others.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_server.hpp"
#include "journal/postgres_tables.hpp"

using namespace schakel;
using namespace schakel::journal;
using test::PostgresServer;

namespace {

const OrganisationId one(1);
StoredFact fact(std::uint64_t position, std::string body) { return {one, position, Instant{}, "circle_met/1", std::move(body)}; }

std::uint64_t facts_in(Journal& journal) {
  std::uint64_t seen = 0;
  const auto read = journal.facts(one, [&](const StoredFact& f) -> Result<void> {
    REQUIRE(f.position == seen + 1);
    ++seen;
    return {};
  });
  REQUIRE_MESSAGE(read.has_value(), read.error().message);
  return seen;
}

}  // namespace

TEST_CASE("an address that leads nowhere is refused in one sentence that does not hold the password") {
  const auto refused = open_postgres("postgresql://somebody:geheim@127.0.0.1:1/nowhere");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::storage);
  CHECK(refused.error().message.find("PostgreSQL") != std::string::npos);
  CHECK(refused.error().message.find("geheim") == std::string::npos);
}

TEST_CASE("a second server comes beside the first; whoever fills the tables has them alone") {
  if (!PostgresServer::is_installed()) return;
  const std::string url = PostgresServer::shared().new_database();
  const auto refused = [](const Result<void>& answer) { return !answer && answer.error().kind == ErrorKind::conflict; };
  auto first = open_postgres(url);
  REQUIRE(first);
  const auto second = open_postgres(url);
  REQUIRE(second);
  CHECK((*first)->others()->seed() == (*second)->others()->seed());
  Connection alone = Connection::open(url).value();
  CHECK(refused(lock_postgres(alone, std::chrono::milliseconds(0))));
  first->reset();
  CHECK(refused(lock_postgres(alone, std::chrono::milliseconds(0))));
}

TEST_CASE("nobody comes in while one has the tables alone, and it is waited for") {
  if (!PostgresServer::is_installed()) return;
  const std::string url = PostgresServer::shared().new_database();
  auto alone = std::make_unique<Connection>(Connection::open(url).value());
  REQUIRE(lock_postgres(*alone, std::chrono::milliseconds(0)));
  const auto refused = open_postgres(url, {.lock_patience = std::chrono::milliseconds(0)});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
  std::jthread gone([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    alone.reset();
  });
  CHECK(open_postgres(url));
}

TEST_CASE("tables that an older Schakel still uses are left as they are") {
  if (!PostgresServer::is_installed()) return;
  const std::string url = PostgresServer::shared().new_database();
  const auto first = open_postgres(url);
  REQUIRE(first);
  REQUIRE(Connection::open(url).value().run("UPDATE version SET number = 2"));
  const auto refused = open_postgres(url);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("older") != std::string::npos);
}

TEST_CASE("tables that a newer Schakel wrote are refused") {
  if (!PostgresServer::is_installed()) return;
  const std::string url = PostgresServer::shared().new_database();
  REQUIRE(open_postgres(url));
  REQUIRE(Connection::open(url).value().run("UPDATE version SET number = 99"));
  const auto refused = open_postgres(url);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "error.storage_newer");
}

TEST_CASE("a batch larger than any buffer on the way is written as a whole or not at all") {
  if (!PostgresServer::is_installed()) return;
  const auto journal = open_postgres(PostgresServer::shared().new_database()).value();
  Batch batch;
  for (std::uint64_t i = 1; i <= 20'000; ++i) batch.facts.push_back(fact(i, std::string(i % 500, 'x')));
  REQUIRE(journal->write(batch));
  CHECK(facts_in(*journal) == 20'000);
  Batch wrong;
  for (std::uint64_t i = 20'001; i <= 30'000; ++i) wrong.facts.push_back(fact(i == 25'000 ? 1 : i, std::string(i % 500, 'x')));
  const auto refused = journal->write(wrong);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(facts_in(*journal) == 20'000);
}

TEST_CASE("when the database dies under the writes and comes back, nothing acknowledged is lost and nothing is there twice") {
  if (!PostgresServer::is_installed()) return;
  PostgresServer server;
  const auto journal = open_postgres(server.new_database()).value();
  std::atomic<bool> over = false;
  std::uint64_t acknowledged = 0;
  std::thread writing([&] {
    while (!over) {
      // Facts that a cut line left open are asked for; so the next position is always behind the last acknowledged.
      if (journal->write({.facts = {fact(acknowledged + 1, "a"), fact(acknowledged + 2, "b")}})) acknowledged += 2;
      else break;
    }
  });
  for (int death = 0; death < 5; ++death) {
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * death));
    server.stop(SIGKILL);
    server.start();
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  over = true;
  writing.join();
  CHECK(acknowledged > 0);
  CHECK(facts_in(*journal) == acknowledged);
  MESSAGE("facts acknowledged: ", acknowledged);
}

TEST_CASE("a database that stays away refuses the batch, and takes it when it is back") {
  if (!PostgresServer::is_installed()) return;
  PostgresServer server;
  const auto journal = open_postgres(server.new_database(), {.patience = std::chrono::milliseconds(300)}).value();
  REQUIRE(journal->write({.facts = {fact(1, "a")}}));
  server.stop(SIGINT);
  const auto refused = journal->write({.facts = {fact(2, "b")}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::storage);
  CHECK_FALSE(journal->organisations());
  server.start();
  CHECK(journal->write({.facts = {fact(2, "b")}}));
  CHECK(facts_in(*journal) == 2);
}

TEST_CASE("a key that is deleted is in no file of a table any more; only PostgreSQL's own log keeps it until it is recycled") {
  if (!PostgresServer::is_installed()) return;
  PostgresServer server;
  const std::string url = server.new_database();
  const auto journal = open_postgres(url).value();
  const auto in_tables = [&](const std::string& what) {
    REQUIRE(Connection::open(url).value().run("CHECKPOINT"));
    std::string all;
    for (const auto& file : std::filesystem::recursive_directory_iterator(server.files() + "/data/base")) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all.find(what) != std::string::npos;
  };
  Batch batch;
  for (int i = 0; i < 500; ++i) batch.keys.push_back({one, "person:" + std::to_string(i), "a-key-of-somebody-" + std::to_string(i) + "."});
  REQUIRE(journal->write(batch));
  REQUIRE(in_tables("a-key-of-somebody-17."));
  REQUIRE(journal->write({.keys_gone = {{one, "person:17"}}}));
  CHECK_FALSE(in_tables("a-key-of-somebody-17."));
  CHECK(in_tables("a-key-of-somebody-18."));
  CHECK(journal->keys(one).value().size() == 499);
}

TEST_CASE("when a round closes, the table does not tell in which order or in which transaction its sheets came, nor who took") {
  if (!PostgresServer::is_installed()) return;
  const std::string url = PostgresServer::shared().new_database();
  const auto journal = open_postgres(url).value();
  const RoundId round(4);
  for (std::uint32_t i = 0; i < 100; ++i) {
    const std::string name = "ballot" + std::to_string(i * 2654435761U);
    REQUIRE(journal->write({.taken = {{one, round, PersonId(i * 7919 % 1009 + 1)}}, .sheets = {{one, round, name, "sheet"}}}));
  }
  Connection reader = Connection::open(url).value();
  const auto transactions = [&](const char* sql) { return reader.ask(sql).value().number_at(0, 0); };
  const char* const of_sheets = "SELECT count(DISTINCT CAST(CAST(xmin AS TEXT) AS BIGINT)) FROM ballot";
  REQUIRE(transactions(of_sheets) == 100);
  REQUIRE(journal->write({.rounds_closed = {{one, round}}}));
  CHECK(transactions(of_sheets) == 1);
  CHECK(journal->sheets(one, round).value().size() == 100);
  CHECK(journal->taken(one).value().empty());
  const Rows laid = reader.ask("SELECT ballot FROM ballot ORDER BY ctid").value();
  for (int row = 1; row < laid.size(); ++row) CHECK(laid.bytes_at(row - 1, 0) < laid.bytes_at(row, 0));
}
