// Copying, backing up and comparing a whole record.

#include <algorithm>

#include <doctest/doctest.h>

#include "journal/backup.hpp"
#include "journal/database.hpp"
#include "journal/folder.hpp"
#include "journal/open.hpp"
#include "journal/postgres_server.hpp"

using namespace schakel;
using namespace schakel::journal;

namespace {

const std::string passphrase = "zes paarden in de wei";

Result<void> nothing(const Row& /*row*/) { return {}; }

// Something in every table, with what is hard to carry: zero bytes, quotes, letters of more than one byte.
void furnish(const std::string& data) {
  const OrganisationId one(1);
  const OrganisationId two(2);
  const Instant noon(std::chrono::milliseconds(1'790'000'000'123));
  Batch batch{.organisations = {one, two}, .commands = {{one, std::string("\0\x01'\"", 4), 2, 1}}};
  for (std::uint64_t i = 1; i <= 3000; ++i) batch.facts.push_back({one, i, noon, "share_written/1", "{\"één\": \"" + std::string(i % 90, 'x') + "\\\\\"}"});
  batch.facts.push_back({two, 1, noon, "circle_met/1", "{}"});
  for (const char* owner : {"person:10", "person:9", "circle:1", "Person:1"}) batch.keys.push_back({one, owner, std::string("\0key", 4) + owner});
  batch.taken = {{one, RoundId(1), PersonId(7)}};
  batch.sheets = {{one, RoundId(1), std::string("\xff\0b", 3), "sheet"}};
  batch.sessions = {{"a-session", one, PersonId(7), noon}};
  batch.links = {{"a-link", one, PersonId(7), noon, true}};
  batch.passkey_counts = {{one, domain::PasskeyId(4), 17}};
  const auto journal = open(data);
  REQUIRE(journal);
  REQUIRE((*journal)->write(batch));
}

void must(const Result<void>& done) { REQUIRE_MESSAGE(done.has_value(), done.error().message); }

Contents contents_of(const Source& source) {
  const auto contents = counted(source, nothing);
  REQUIRE_MESSAGE(contents.has_value(), contents.error().message);
  return *contents;
}

std::string sentence(const Source& source) {
  const auto contents = counted(source, nothing);
  return contents ? "" : contents.error().message;
}

void change(const std::string& file, std::size_t place, char to) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(static_cast<std::streamoff>(place));
  out.put(to);
}

}  // namespace

TEST_CASE("every table of the database is in the list from which copies and backups are made") {
  const test::Folder folder;
  REQUIRE(open(folder.path()));
  Database database = Database::open(folder.path() + "/schakel.db", Database::Access::read).value();
  Statement& names = *database.prepared("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'version'").value();
  std::size_t found = 0;
  while (names.step() == SQLITE_ROW) {
    ++found;
    CHECK(std::any_of(tables().begin(), tables().end(), [&](const Table& table) { return table.name == names.bytes_at(0); }));
  }
  CHECK(found == tables().size());
}

TEST_CASE("a record moves to PostgreSQL and back, and is the same in all three places") {
  if (!test::PostgresServer::is_installed()) return;
  const test::Folder from;
  const test::Folder back;
  furnish(from.path());
  const std::string url = test::PostgresServer::shared().new_database();
  must(fill(url, rows_in(from.path())));
  must(fill(back.path(), rows_in(url)));
  const Contents first = contents_of(rows_in(from.path()));
  CHECK(first.rows.at("journal") == 3001);
  CHECK(first.rows.size() == tables().size());
  CHECK(contents_of(rows_in(url)) == first);
  CHECK(contents_of(rows_in(back.path())) == first);
  const auto journal = open(url).value();
  CHECK(journal->key(OrganisationId(1), "person:9").value() == std::string("\0key", 4) + "person:9");
  CHECK(journal->write({.facts = {{OrganisationId(1), 3001, Instant{}, "circle_met/1", "{}"}}}));
}

TEST_CASE("where there is an organisation already, nothing is put") {
  const test::Folder from;
  const test::Folder to;
  furnish(from.path());
  must(fill(to.path(), rows_in(from.path())));
  const auto again = fill(to.path(), rows_in(from.path()));
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == ErrorKind::conflict);
}

TEST_CASE("a copy that breaks off leaves nothing behind") {
  const test::Folder from;
  const test::Folder to;
  furnish(from.path());
  int rows = 0;
  const auto broken = fill(to.path(), [&](const UseRow& use) {
    return rows_in(from.path())([&](const Row& row) { return ++rows == 2000 ? Result<void>(invalid("cut")) : use(row); });
  });
  REQUIRE_FALSE(broken);
  CHECK(open(to.path()).value()->organisations().value().empty());
}

TEST_CASE("a backup made beside a running server is restored without its sessions and links; nothing can be read in the file") {
  const test::Folder from;
  const test::Folder to;
  furnish(from.path());
  const std::string file = to.path() + "/backup";
  {
    const auto running = open(from.path()).value();
    const auto written = write_backup(from.path(), file, passphrase);
    REQUIRE_MESSAGE(written.has_value(), written.error().message);
    CHECK_FALSE(to.holds("share_written"));
    CHECK_FALSE(to.holds("person:9"));
    REQUIRE(fill(to.path() + "/data", rows_in_backup(file, passphrase)));
    Contents expected = contents_of(rows_in(to.path() + "/data"));
    CHECK(expected == *written);
    CHECK(expected.rows.at("journal") == 3001);
    CHECK_FALSE(expected.rows.contains("session"));
    CHECK_FALSE(expected.rows.contains("link"));
  }
  const auto refused = write_backup(from.path(), file, passphrase);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
}

TEST_CASE("another passphrase, a changed byte, a missing end and something behind it are all seen") {
  const test::Folder folder;
  furnish(folder.path());
  const std::string file = folder.path() + "/backup";
  REQUIRE(write_backup(folder.path(), file, passphrase));
  const auto size = std::filesystem::file_size(file);
  CHECK(sentence(rows_in_backup(file, passphrase + "!")).find("another passphrase") != std::string::npos);
  std::filesystem::copy_file(file, file + "2");
  change(file + "2", size / 2, '?');
  change(file + "2", size / 2 + 1, '?');
  CHECK_FALSE(sentence(rows_in_backup(file + "2", passphrase)).empty());
  std::filesystem::copy_file(file, file + "3");
  std::filesystem::resize_file(file + "3", size - 1);
  CHECK_FALSE(sentence(rows_in_backup(file + "3", passphrase)).empty());
  std::ofstream(file, std::ios::app | std::ios::binary) << "x";
  CHECK_FALSE(sentence(rows_in_backup(file, passphrase)).empty());
  std::ofstream(file + "4") << "people.csv";
  CHECK(sentence(rows_in_backup(file + "4", passphrase)) == file + "4 is not a backup made by schakel");
}
