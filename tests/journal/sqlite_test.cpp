// What is SQLite's own: files that cannot be used, and disks that are full.

#include <sys/mount.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "journal/database.hpp"
#include "journal/folder.hpp"
#include "journal/sqlite.hpp"

using namespace schakel;
using namespace schakel::journal;

namespace {
const OrganisationId one(1);
StoredFact fact(std::uint64_t position, std::string body) { return {one, position, Instant{}, "circle_met/1", std::move(body)}; }
}  // namespace

TEST_CASE("a folder that is a file is refused with its name") {
  const test::Folder folder;
  std::ofstream(folder.path() + "/file") << "text";
  const auto refused = open_sqlite(folder.path() + "/file");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::storage);
  CHECK(refused.error().message.find(folder.path() + "/file") != std::string::npos);
}

TEST_CASE("a schakel.db that is no database is refused and left as it is") {
  const test::Folder folder;
  std::ofstream(folder.path() + "/schakel.db") << std::string(5000, 'x');
  const auto refused = open_sqlite(folder.path());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("schakel.db") != std::string::npos);
  CHECK(folder.holds(std::string(5000, 'x')));
}

TEST_CASE("a file that a newer Schakel wrote is refused") {
  const test::Folder folder;
  REQUIRE(open_sqlite(folder.path()));
  {
    Database database = Database::open(folder.path() + "/schakel.db", Database::Access::write).value();
    REQUIRE(database.run("UPDATE version SET number = 99"));
  }
  const auto refused = open_sqlite(folder.path());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "error.storage_newer");
}

TEST_CASE("only the owner may read the folder's files") {
  const test::Folder folder;
  const std::string inner = folder.path() + "/data";
  const auto journal = open_sqlite(inner);
  REQUIRE(journal);
  using std::filesystem::perms;
  CHECK((std::filesystem::status(inner).permissions() & (perms::group_all | perms::others_all)) == perms::none);
  CHECK((std::filesystem::status(inner + "/schakel.db").permissions() & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("a full disk refuses the batch as a whole, reading goes on, and writing again once there is room") {
  const test::Folder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0) {
    MESSAGE("skipped: a full disk (needs root to mount a small one)");
    return;
  }
  {
    const auto journal = open_sqlite(folder.path()).value().release();
    const std::unique_ptr<Journal> owner(journal);
    std::uint64_t position = 0;
    Result<void> written;
    while ((written = journal->write({.facts = {fact(position + 1, std::string(20'000, 'a')), fact(position + 2, "b")}}))) {
      position += 2;
      REQUIRE(position < 1000);
    }
    CHECK(written.error().kind == ErrorKind::storage);
    CHECK(written.error().code == "error.disk_full");
    std::uint64_t seen = 0;
    REQUIRE(journal->facts(one, [&](const StoredFact&) -> Result<void> { return ++seen, Result<void>(); }));
    CHECK(seen == position);
    REQUIRE(::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
    const auto again = journal->write({.facts = {fact(position + 1, std::string(20'000, 'a')), fact(position + 2, "b")}});
    CHECK(again.has_value());
  }
  ::umount2(folder.path().c_str(), MNT_DETACH);
}

TEST_CASE("a second server is refused with the name of the folder") {
  const test::Folder folder;
  const auto journal = open_sqlite(folder.path()).value();
  const auto second = open_sqlite(folder.path());
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::conflict);
  CHECK(second.error().message == "another Schakel is using the data folder " + folder.path());
}

TEST_CASE("a file of before sessions said where they are comes along: who was signed in still is") {
  const test::Folder folder;
  const Instant later(std::chrono::milliseconds(1'790'000'000'123));
  REQUIRE(open_sqlite(folder.path()).value()->write({.sessions = {{"hash", OrganisationId(1), PersonId(7), later}}}));
  {
    Database database = Database::open(folder.path() + "/schakel.db", Database::Access::write).value();
    REQUIRE(database.run("DROP TABLE passkey; ALTER TABLE session DROP COLUMN since; ALTER TABLE session DROP COLUMN device;"
                         "UPDATE version SET number = 2"));
  }
  const auto journal = open_sqlite(folder.path()).value();
  const auto sessions = journal->sessions().value();
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].person == PersonId(7));
  CHECK(sessions[0].since == Date());
  CHECK(sessions[0].device.empty());
  CHECK(journal->passkey_counts().value().empty());
}
