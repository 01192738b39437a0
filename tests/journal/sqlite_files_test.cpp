// What the files of a SQLite journal tell to somebody who reads them byte by byte.

#include <algorithm>

#include <doctest/doctest.h>

#include "journal/folder.hpp"
#include "journal/sqlite.hpp"

using namespace schakel;
using namespace schakel::journal;

namespace {
const OrganisationId one(1);
void write(Journal& journal, const Batch& batch) {
  const auto written = journal.write(batch);
  REQUIRE_MESSAGE(written.has_value(), written.error().message);
}
}  // namespace

TEST_CASE("a key that is deleted is in no file any more, nor in the write-ahead log") {
  const test::Folder folder;
  const auto journal = open_sqlite(folder.path()).value();
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

TEST_CASE("when a round closes, the files do not tell in which order its sheets came, nor who took") {
  const test::Folder folder;
  const auto journal = open_sqlite(folder.path()).value();
  const RoundId round(4);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < 300; ++i) {
    std::string name(32, '\0');
    for (std::uint32_t j = 0; j < 32; ++j) name[j] = static_cast<char>((i + 1) * 2654435761U >> (j % 24));
    names.push_back(name);
    write(*journal, {.taken = {{one, round, PersonId(i * 7919 % 1009 + 1)}}, .sheets = {{one, round, name, "sheet"}}});
  }
  write(*journal, {.taken = {{one, RoundId(5), PersonId(1)}}, .sheets = {{one, RoundId(5), "other", "untouched"}}});
  Batch closing{.rounds_closed = {{one, round}}};
  for (std::uint32_t i = 0; i < 300; i += 2) closing.sheets.push_back({one, round, names[i], "closed"});
  write(*journal, closing);
  CHECK(journal->sheets(one, round).value().size() == 300);
  CHECK(journal->sheet(one, round, names[4]).value() == "closed");
  CHECK(journal->sheet(one, round, names[5]).value() == "sheet");
  CHECK(journal->sheet(one, RoundId(5), "other").value() == "untouched");
  CHECK(journal->taken(one).value().size() == 1);  // of the other round
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
