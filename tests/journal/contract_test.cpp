// What every journal must do, whatever keeps it. Written against the interface; a third backend is one more Place.

#include <algorithm>

#include <doctest/doctest.h>

#include "journal/folder.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_server.hpp"
#include "journal/sqlite.hpp"

using namespace schakel;
using namespace schakel::journal;

namespace {

// Where a journal of its own is for each test.
struct InFile {
  test::Folder folder;
  static bool is_there() { return true; }
  [[nodiscard]] Result<std::unique_ptr<Journal>> open() const { return open_sqlite(folder.path()); }
};
struct InPostgres {
  std::string url = test::PostgresServer::is_installed() ? test::PostgresServer::shared().new_database() : "";
  [[nodiscard]] bool is_there() const { return !url.empty(); }
  [[nodiscard]] Result<std::unique_ptr<Journal>> open() const { return open_postgres(url); }
};

const OrganisationId one(1);
const OrganisationId two(2);
const Instant noon(std::chrono::milliseconds(1'790'000'000'123));

template <class Place>
std::unique_ptr<Journal> open(const Place& place) {
  auto opened = place.open();
  REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
  return std::move(*opened);
}
StoredFact fact(OrganisationId organisation, std::uint64_t position, std::string body) {
  return {organisation, position, noon, "circle_met/1", std::move(body)};
}
std::string bodies(Journal& journal, OrganisationId organisation) {
  std::string all;
  const auto read = journal.facts(organisation, [&](const StoredFact& f) -> Result<void> {
    all += std::to_string(f.position) + ":" + f.body + " ";
    return {};
  });
  REQUIRE(read);
  return all;
}
void write(Journal& journal, const Batch& batch) {
  const auto written = journal.write(batch);
  REQUIRE_MESSAGE(written.has_value(), written.error().message);
}

}  // namespace

TEST_CASE_TEMPLATE("facts come back in order of position, with their moment and kind, also after reopening", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  {
    const auto journal = open(place);
    write(*journal, {.organisations = {one}, .facts = {fact(one, 1, "a"), fact(one, 2, "b")}});
    write(*journal, {.facts = {fact(one, 3, "één")}});
  }
  const auto journal = open(place);
  CHECK(bodies(*journal, one) == "1:a 2:b 3:één ");
  REQUIRE(journal->facts(one, [](const StoredFact& f) -> Result<void> {
    CHECK(f.at == noon);
    CHECK(f.kind == "circle_met/1");
    CHECK(f.organisation == one);
    return {};
  }));
  CHECK(journal->organisations().value() == std::vector{one});
}

TEST_CASE_TEMPLATE("two organisations keep their own positions and never see each other's facts", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  write(*journal, {.organisations = {one, two}, .facts = {fact(one, 1, "ours"), fact(two, 1, "theirs")}});
  CHECK(bodies(*journal, one) == "1:ours ");
  CHECK(bodies(*journal, two) == "1:theirs ");
}

TEST_CASE_TEMPLATE("a position that is taken refuses the whole batch", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  write(*journal, {.organisations = {one}, .facts = {fact(one, 1, "first")}});
  const auto refused = journal->write({.facts = {fact(two, 1, "elsewhere"), fact(one, 1, "again")}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(bodies(*journal, one) == "1:first ");
  CHECK(bodies(*journal, two) == "");
  write(*journal, {.facts = {fact(one, 2, "later")}});
  CHECK(bodies(*journal, one) == "1:first 2:later ");
}

TEST_CASE_TEMPLATE("a command's answer is found by its id, in its own organisation only", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  write(*journal, {.commands = {{one, std::string("\x00\x01", 2), 7, 3}}});
  const auto found = journal->command(one, std::string("\x00\x01", 2)).value();
  REQUIRE(found);
  CHECK(found->position == 7);
  CHECK(found->made == 3);
  CHECK_FALSE(journal->command(two, std::string("\x00\x01", 2)).value());
  CHECK_FALSE(journal->command(one, "other").value());
}

TEST_CASE_TEMPLATE("a batch that closes a round may give it sheets: instead of those there are, and new ones; the others stay", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  const RoundId round(4);
  write(*journal, {.sheets = {{one, round, "aa", "first"}, {one, round, "bb", "stays"}, {one, RoundId(5), "aa", "another round"}, {two, round, "aa", "another organisation"}}});
  write(*journal, {.sheets = {{one, round, "cc", "new"}, {one, round, "aa", "closed"}, {one, RoundId(5), "dd", "open"}}, .rounds_closed = {{one, round}}});
  std::string all;
  const auto laid = journal->sheets(one, round).value();
  for (const StoredSheet& sheet : laid) all += sheet.ballot + ":" + sheet.sheet + " ";
  CHECK(all == "aa:closed bb:stays cc:new ");
  CHECK(journal->sheet(one, RoundId(5), "aa").value() == "another round");
  CHECK(journal->sheet(one, RoundId(5), "dd").value() == "open");
  CHECK(journal->sheet(two, round, "aa").value() == "another organisation");
}

TEST_CASE_TEMPLATE("a sheet is replaced under its ballot, and sheets come back in the order of their hashes", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  const RoundId round(4);
  write(*journal, {.taken = {{one, round, PersonId(9)}}, .sheets = {{one, round, "zz", "first"}}});
  write(*journal, {.taken = {{one, round, PersonId(2), std::string("as\0ked", 6)}}, .sheets = {{one, round, "aa", "other"}, {one, round, "zz", "second"}}});
  CHECK(journal->sheet(one, round, "zz").value() == "second");
  CHECK_FALSE(journal->sheet(one, RoundId(5), "zz").value());
  CHECK_FALSE(journal->sheet(two, round, "zz").value());
  const auto all = journal->sheets(one, round).value();
  REQUIRE(all.size() == 2);
  CHECK(all[0].ballot == "aa");
  CHECK(all[1].sheet == "second");
  const auto taken = journal->taken(one).value();
  REQUIRE(taken.size() == 2);
  CHECK(taken[taken[0].person == PersonId(2) ? 0 : 1].asked == std::string("as\0ked", 6));
}

TEST_CASE_TEMPLATE("nobody takes two ballots of a round", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  write(*journal, {.taken = {{one, RoundId(4), PersonId(9)}}, .sheets = {{one, RoundId(4), "a", ""}}});
  CHECK_FALSE(journal->write({.taken = {{one, RoundId(4), PersonId(9)}}, .sheets = {{one, RoundId(4), "b", ""}}}));
  CHECK(journal->sheets(one, RoundId(4)).value().size() == 1);
}

TEST_CASE_TEMPLATE("sessions and links end one by one, with their person, or when their time is over", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  const auto later = noon + std::chrono::hours(1);
  write(*journal, {.sessions = {{"a", one, PersonId(1), noon}, {"b", one, PersonId(2), later}, {"c", one, PersonId(3), later},
                                {"d", two, PersonId(3), later}},
                   .links = {{"l", one, PersonId(3), later, false}, {"m", one, PersonId(1), later, false},
                             {"n", one, PersonId(2), later, false}}});
  write(*journal, {.links = {{"m", one, PersonId(1), later, true}}, .sessions_gone = {"b"}});
  write(*journal, {.people_gone = {{one, {}, PersonId(3)}}});
  write(*journal, {.links = {{"o", one, PersonId(2), later, false}}, .links_gone = {{one, {}, PersonId(2)}}});
  write(*journal, {.over_before = noon + std::chrono::minutes(1)});
  const auto sessions = journal->sessions().value();
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].token == "d");
  CHECK(sessions[0].expires == later);
  const auto links = journal->links().value();
  REQUIRE(links.size() == 1);
  CHECK(links[0].token == "m");
  CHECK(links[0].used);
}

TEST_CASE_TEMPLATE("what a reader of facts does not want to go on with ends the reading", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const auto journal = open(place);
  write(*journal, {.facts = {fact(one, 1, "a"), fact(one, 2, "b")}});
  int seen = 0;
  const auto read = journal->facts(one, [&](const StoredFact&) -> Result<void> {
    ++seen;
    return invalid("enough");
  });
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "enough");
  CHECK(seen == 1);
  CHECK(bodies(*journal, one) == "1:a 2:b ");
}


TEST_CASE_TEMPLATE("a session says since which day and roughly where; what a passkey counts is the last it said", Place, InFile, InPostgres) {
  const Place place;
  if (!place.is_there()) return;
  const domain::PasskeyId passkey(3);
  {
    const auto journal = open(place);
    write(*journal, {.sessions = {{"hash", one, PersonId(7), noon, day_of(noon), "firefox linux"}}, .passkey_counts = {{one, passkey, 5}, {two, passkey, 9}}});
    write(*journal, {.passkey_counts = {{one, passkey, 6}}, .passkeys_gone = {{two, passkey, 0}}});
  }
  const auto journal = open(place);
  const auto sessions = journal->sessions().value();
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].since == day_of(noon));
  CHECK(sessions[0].device == "firefox linux");
  const auto counts = journal->passkey_counts().value();
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].organisation == one);
  CHECK(counts[0].count == 6);
}
