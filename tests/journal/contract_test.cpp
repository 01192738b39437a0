// What every journal must do, whatever keeps it. Written against the interface; a second backend is one more row in `open`.

#include <algorithm>

#include <doctest/doctest.h>

#include "journal/folder.hpp"
#include "journal/sqlite.hpp"

using namespace schakel;
using namespace schakel::journal;

namespace {

const OrganisationId one(1);
const OrganisationId two(2);
const Instant noon(std::chrono::milliseconds(1'790'000'000'123));

std::unique_ptr<Journal> open(const test::Folder& folder) {
  auto opened = open_sqlite(folder.path());
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

TEST_CASE("facts come back in order of position, with their moment and kind, also after reopening") {
  const test::Folder folder;
  {
    const auto journal = open(folder);
    write(*journal, {.organisations = {one}, .facts = {fact(one, 1, "a"), fact(one, 2, "b")}});
    write(*journal, {.facts = {fact(one, 3, "één")}});
  }
  const auto journal = open(folder);
  CHECK(bodies(*journal, one) == "1:a 2:b 3:één ");
  REQUIRE(journal->facts(one, [](const StoredFact& f) -> Result<void> {
    CHECK(f.at == noon);
    CHECK(f.kind == "circle_met/1");
    CHECK(f.organisation == one);
    return {};
  }));
  CHECK(journal->organisations().value() == std::vector{one});
}

TEST_CASE("two organisations keep their own positions and never see each other's facts") {
  const test::Folder folder;
  const auto journal = open(folder);
  write(*journal, {.organisations = {one, two}, .facts = {fact(one, 1, "ours"), fact(two, 1, "theirs")}});
  CHECK(bodies(*journal, one) == "1:ours ");
  CHECK(bodies(*journal, two) == "1:theirs ");
}

TEST_CASE("a position that is taken refuses the whole batch") {
  const test::Folder folder;
  const auto journal = open(folder);
  write(*journal, {.organisations = {one}, .facts = {fact(one, 1, "first")}});
  const auto refused = journal->write({.facts = {fact(two, 1, "elsewhere"), fact(one, 1, "again")}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(bodies(*journal, one) == "1:first ");
  CHECK(bodies(*journal, two) == "");
  write(*journal, {.facts = {fact(one, 2, "later")}});
  CHECK(bodies(*journal, one) == "1:first 2:later ");
}

TEST_CASE("a command's answer is found by its id, in its own organisation only") {
  const test::Folder folder;
  const auto journal = open(folder);
  write(*journal, {.commands = {{one, std::string("\x00\x01", 2), 7, 3}}});
  const auto found = journal->command(one, std::string("\x00\x01", 2)).value();
  REQUIRE(found);
  CHECK(found->position == 7);
  CHECK(found->made == 3);
  CHECK_FALSE(journal->command(two, std::string("\x00\x01", 2)).value());
  CHECK_FALSE(journal->command(one, "other").value());
}

TEST_CASE("a key that is deleted is in no file any more, nor in the write-ahead log") {
  const test::Folder folder;
  const auto journal = open(folder);
  // Enough keys, in no order, for SQLite to split pages and move rows.
  std::vector<std::string> keys;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    keys.push_back("key-" + std::to_string(i * 2654435761U) + std::string(24, static_cast<char>('a' + i % 26)));
  }
  for (std::size_t i = 0; i < keys.size(); i += 100) {
    Batch batch;
    for (std::size_t j = i; j < i + 100; ++j) batch.keys.push_back({one, "person:" + std::to_string(j * 7919 % 3001), keys[j]});
    write(*journal, batch);
  }
  REQUIRE(folder.holds(keys[17]));
  Batch batch;
  for (const std::size_t j : {17U, 18U, 1500U, 2999U}) batch.keys_gone.push_back({one, "person:" + std::to_string(j * 7919 % 3001)});
  write(*journal, batch);
  for (const std::size_t j : {17U, 18U, 1500U, 2999U}) CHECK_FALSE(folder.holds(keys[j]));
  CHECK(journal->keys(one).value().size() == 2996);
  CHECK_FALSE(journal->key(one, "person:" + std::to_string(17 * 7919 % 3001)).value());
  CHECK(journal->key(one, "person:" + std::to_string(19 * 7919 % 3001)).value() == keys[19]);
}

TEST_CASE("a sheet is replaced under its ballot, and sheets come back in the order of their hashes") {
  const test::Folder folder;
  const auto journal = open(folder);
  const RoundId round(4);
  write(*journal, {.taken = {{one, round, PersonId(9)}}, .sheets = {{one, round, "zz", "first"}}});
  write(*journal, {.taken = {{one, round, PersonId(2)}}, .sheets = {{one, round, "aa", "other"}, {one, round, "zz", "second"}}});
  CHECK(journal->sheet(one, round, "zz").value() == "second");
  CHECK_FALSE(journal->sheet(one, RoundId(5), "zz").value());
  CHECK_FALSE(journal->sheet(two, round, "zz").value());
  const auto all = journal->sheets(one, round).value();
  REQUIRE(all.size() == 2);
  CHECK(all[0].ballot == "aa");
  CHECK(all[1].sheet == "second");
  CHECK(journal->taken(one).value().size() == 2);
}

TEST_CASE("when a round closes, the files do not tell in which order its sheets and takers came") {
  const test::Folder folder;
  const auto journal = open(folder);
  const RoundId round(4);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < 300; ++i) {
    std::string name(32, '\0');
    for (std::uint32_t j = 0; j < 32; ++j) name[j] = static_cast<char>((i + 1) * 2654435761U >> (j % 24));
    names.push_back(name);
    write(*journal, {.taken = {{one, round, PersonId(i * 7919 % 1009 + 1)}}, .sheets = {{one, round, name, "sheet"}}});
  }
  write(*journal, {.taken = {{one, RoundId(5), PersonId(1)}}, .sheets = {{one, RoundId(5), "other", "untouched"}}});
  write(*journal, {.rounds_closed = {{one, round}}});
  CHECK(journal->sheets(one, round).value().size() == 300);
  CHECK(journal->sheet(one, RoundId(5), "other").value() == "untouched");
  CHECK(journal->taken(one).value().size() == 301);
  // Where they lie in the file, from the front: one after another in the order of their names, page by page.
  const std::string bytes = folder.bytes();
  std::size_t neighbours = 0;
  std::size_t in_order = 0;
  std::sort(names.begin(), names.end());
  std::size_t last = 0;
  for (const std::string& name : names) {
    const std::size_t place = bytes.find(name);
    REQUIRE(place != std::string::npos);
    CHECK(bytes.find(name, place + 1) == std::string::npos);  // once, and not in the log
    if (last != 0 && place / 4096 == last / 4096) {
      ++neighbours;
      in_order += place < last ? 1 : 0;  // a page fills from its end
    }
    last = place;
  }
  CHECK(neighbours > 200);
  CHECK(in_order + 3 >= neighbours);  // but for a gap that was left beside another round's row
}

TEST_CASE("nobody takes two ballots of a round") {
  const test::Folder folder;
  const auto journal = open(folder);
  write(*journal, {.taken = {{one, RoundId(4), PersonId(9)}}, .sheets = {{one, RoundId(4), "a", ""}}});
  CHECK_FALSE(journal->write({.taken = {{one, RoundId(4), PersonId(9)}}, .sheets = {{one, RoundId(4), "b", ""}}}));
  CHECK(journal->sheets(one, RoundId(4)).value().size() == 1);
}

TEST_CASE("sessions and links end one by one, with their person, or when their time is over") {
  const test::Folder folder;
  const auto journal = open(folder);
  const auto later = noon + std::chrono::hours(1);
  write(*journal, {.sessions = {{"a", one, PersonId(1), noon}, {"b", one, PersonId(2), later}, {"c", one, PersonId(3), later},
                                {"d", two, PersonId(3), later}},
                   .links = {{"l", one, PersonId(3), later, false}, {"m", one, PersonId(1), later, false}}});
  write(*journal, {.links = {{"m", one, PersonId(1), later, true}}, .sessions_gone = {"b"}});
  write(*journal, {.people_gone = {{one, {}, PersonId(3)}}});
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

TEST_CASE("what a reader of facts does not want to go on with ends the reading") {
  const test::Folder folder;
  const auto journal = open(folder);
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

TEST_CASE("a second server is refused with the name of the folder") {
  const test::Folder folder;
  const auto journal = open(folder);
  const auto second = open_sqlite(folder.path());
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::conflict);
  CHECK(second.error().message == "another Schakel is using the data folder " + folder.path());
}
