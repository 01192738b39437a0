#include "journal/sqlite.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cassert>
#include <map>
#include <mutex>

#include "journal/database.hpp"
#include "journal/first_of.hpp"
#include "journal/folder_lock.hpp"
#include "journal/sqlite_file.hpp"
#include "journal/stored_time.hpp"
#include "journal/tables.hpp"

namespace schakel::journal {

namespace {

OrganisationId organisation_at(const Statement& row, int column) {
  return OrganisationId(static_cast<std::uint32_t>(row.number_at(column)));
}
PersonId person_at(const Statement& row, int column) { return PersonId(static_cast<std::uint32_t>(row.number_at(column))); }

// --- what a batch does, a function per table

Result<void> add_organisations(Database& to, const Batch& batch) {
  auto& insert = *TRY(to.prepared("INSERT INTO organisation(organisation) VALUES (?)"));
  for (const OrganisationId organisation : batch.organisations) TRY(to.finish(insert.number(organisation.number())));
  return {};
}

Result<void> add_facts(Database& to, const Batch& batch) {
  auto& insert = *TRY(to.prepared("INSERT INTO journal(organisation, position, at, kind, body) VALUES (?, ?, ?, ?, ?)"));
  for (const StoredFact& fact : batch.facts) {
    insert.number(fact.organisation.number()).number(fact.position).number(stored(fact.at));
    TRY(to.finish(insert.text(fact.kind).text(fact.body)));
  }
  auto& insert_command = *TRY(to.prepared("INSERT INTO command(organisation, id, position, made) VALUES (?, ?, ?, ?)"));
  for (const StoredCommand& command : batch.commands) {
    insert_command.number(command.organisation.number()).bytes(command.id);
    TRY(to.finish(insert_command.number(command.position).number(command.made)));
  }
  return {};
}

// SQLite zeroes what is deleted (secure_delete), but may have left a copy of a row in unused room of a page when it moved
// rows between pages (seen with 3.40: eight bytes of one key in 13,000 deleted ones). So all keys that stay are written anew: the pages of the old ones are freed, and zeroed, as a whole.
Result<void> write_keyring_anew(Database& to) {
  std::vector<StoredKey> staying;
  auto& all = *TRY(to.prepared("SELECT organisation, owner, key FROM keyring ORDER BY organisation, owner"));
  int code = 0;
  while ((code = all.step()) == SQLITE_ROW) staying.push_back({organisation_at(all, 0), all.bytes_at(1), all.bytes_at(2)});
  if (code != SQLITE_DONE) return to.failure(code);
  TRY(to.run("DELETE FROM keyring"));
  auto& insert = *TRY(to.prepared("INSERT INTO keyring(organisation, owner, key) VALUES (?, ?, ?)"));
  for (const StoredKey& key : staying) {
    TRY(to.finish(insert.number(key.organisation.number()).text(key.owner).bytes(key.key)));
  }
  return {};
}

Result<void> change_keys(Database& to, const Batch& batch) {
  auto& insert = *TRY(to.prepared("INSERT INTO keyring(organisation, owner, key) VALUES (?, ?, ?)"));
  for (const StoredKey& key : batch.keys) {
    TRY(to.finish(insert.number(key.organisation.number()).text(key.owner).bytes(key.key)));
  }
  if (batch.keys_gone.empty()) return {};
  auto& remove = *TRY(to.prepared("DELETE FROM keyring WHERE organisation = ? AND owner = ?"));
  for (const KeyName& key : batch.keys_gone) TRY(to.finish(remove.number(key.organisation.number()).text(key.owner)));
  return write_keyring_anew(to);
}

Result<void> change_ballots(Database& to, const Batch& batch) {
  auto& take = *TRY(to.prepared("INSERT INTO taken(organisation, round, person, asked) VALUES (?, ?, ?, ?)"));
  for (const Taken& taken : batch.taken) {
    take.number(taken.organisation.number()).number(taken.round.number()).number(taken.person.number());
    TRY(to.finish(take.bytes(taken.asked)));
  }
  auto& fill = *TRY(to.prepared("INSERT INTO ballot(organisation, round, ballot, sheet) VALUES (?, ?, ?, ?) "
                                "ON CONFLICT (organisation, round, ballot) DO UPDATE SET sheet = excluded.sheet"));
  for (const StoredSheet& sheet : batch.sheets) {
    if (batch.closes({sheet.organisation, sheet.round})) continue;  // lay_in_order puts it in
    fill.number(sheet.organisation.number()).number(sheet.round.number());
    TRY(to.finish(fill.bytes(sheet.ballot).text(sheet.sheet)));
  }
  return {};
}

// The sheets that a batch gives a round, and those that lie there and stay, by ballot.
Result<std::map<std::string, std::string>> sheets_staying(Database& to, const RoundName& round, const std::map<std::string_view, std::string_view>& given) {
  std::map<std::string, std::string> staying;
  auto& all = *TRY(to.prepared("SELECT ballot FROM ballot WHERE organisation = ? AND round = ?"));
  all.number(round.organisation.number()).number(round.round.number());
  int code = 0;
  while ((code = all.step()) == SQLITE_ROW) {
    if (std::string ballot = all.bytes_at(0); !given.contains(ballot)) staying.emplace(std::move(ballot), std::string());
  }
  if (code != SQLITE_DONE) return to.failure(code);
  auto& one = *TRY(to.prepared("SELECT sheet FROM ballot WHERE organisation = ? AND round = ? AND ballot = ?"));
  for (auto& [ballot, sheet] : staying) {
    one.number(round.organisation.number()).number(round.round.number()).bytes(ballot);
    if (code = one.step(); code != SQLITE_ROW) return to.failure(code);
    sheet = one.bytes_at(0);
    one.done();
  }
  return staying;
}

// A page holds its rows where there was room when they came, so the file remembers an order that the table does not have.
// Taken out, and put in again in the order of their keys, they lie in that order. Who took goes for good. What the batch
// gives this round is put in here, once: a round of a million has gigabytes of sheets.
Result<void> lay_in_order(Database& to, const RoundName& round, const Batch& batch) {
  std::map<std::string_view, std::string_view> sheets;
  for (const StoredSheet& sheet : batch.sheets) {
    if (RoundName{sheet.organisation, sheet.round} == round) sheets[sheet.ballot] = sheet.sheet;
  }
  const std::map<std::string, std::string> staying = TRY(sheets_staying(to, round, sheets));
  sheets.insert(staying.begin(), staying.end());
  for (const char* sql : {"DELETE FROM ballot WHERE organisation = ? AND round = ?", "DELETE FROM taken WHERE organisation = ? AND round = ?"}) {
    TRY(to.finish(TRY(to.prepared(sql))->number(round.organisation.number()).number(round.round.number())));
  }
  auto& put = *TRY(to.prepared("INSERT INTO ballot(organisation, round, ballot, sheet) VALUES (?, ?, ?, ?)"));
  for (const auto& [ballot, sheet] : sheets) {
    put.number(round.organisation.number()).number(round.round.number());
    TRY(to.finish(put.bytes(ballot).text(sheet)));
  }
  return {};
}

Result<void> add_sessions(Database& to, const Batch& batch) {
  auto& session = *TRY(to.prepared("INSERT INTO session(token, organisation, person, expires, since, device) "
                                   "VALUES (?, ?, ?, ?, ?, ?)"));
  for (const StoredSession& s : batch.sessions) {
    session.bytes(s.token).number(s.organisation.number()).number(s.person.number());
    TRY(to.finish(session.number(stored(s.expires)).number(std::int64_t{s.since.time_since_epoch().count()}).text(s.device)));
  }
  auto& link = *TRY(to.prepared("INSERT INTO link(token, organisation, person, expires, used) VALUES (?, ?, ?, ?, ?) "
                                "ON CONFLICT (token) DO UPDATE SET used = excluded.used"));
  for (const StoredLink& l : batch.links) {
    link.bytes(l.token).number(l.organisation.number()).number(l.person.number());
    TRY(to.finish(link.number(stored(l.expires)).number(std::int64_t{l.used ? 1 : 0})));
  }
  return {};
}

Result<void> put_counts(Database& to, const Batch& batch) {
  auto& put = *TRY(to.prepared("INSERT INTO passkey(organisation, passkey, count) VALUES (?, ?, ?) "
                               "ON CONFLICT (organisation, passkey) DO UPDATE SET count = excluded.count"));
  for (const PasskeyCount& c : batch.passkey_counts) {
    TRY(to.finish(put.number(c.organisation.number()).number(c.passkey.number()).number(c.count)));
  }
  auto& remove = *TRY(to.prepared("DELETE FROM passkey WHERE organisation = ? AND passkey = ?"));
  for (const PasskeyCount& c : batch.passkeys_gone) {
    TRY(to.finish(remove.number(c.organisation.number()).number(c.passkey.number())));
  }
  return {};
}

Result<void> end_sessions(Database& to, const Batch& batch) {
  auto& end = *TRY(to.prepared("DELETE FROM session WHERE token = ?"));
  for (const std::string& token : batch.sessions_gone) TRY(to.finish(end.bytes(token)));
  auto& end_session = *TRY(to.prepared("DELETE FROM session WHERE organisation = ? AND person = ?"));
  auto& end_link = *TRY(to.prepared("DELETE FROM link WHERE organisation = ? AND person = ?"));
  for (const Taken& who : batch.people_gone) {
    TRY(to.finish(end_session.number(who.organisation.number()).number(who.person.number())));
    TRY(to.finish(end_link.number(who.organisation.number()).number(who.person.number())));
  }
  for (const Taken& who : batch.links_gone) TRY(to.finish(end_link.number(who.organisation.number()).number(who.person.number())));
  if (!batch.over_before) return {};
  const std::int64_t before = stored(*batch.over_before);
  TRY(to.finish(TRY(to.prepared("DELETE FROM session WHERE expires < ?"))->number(before)));
  return to.finish(TRY(to.prepared("DELETE FROM link WHERE expires < ?"))->number(before));
}

Result<void> apply(Database& to, const Batch& batch) {
  TRY(add_organisations(to, batch));
  TRY(add_facts(to, batch));
  TRY(change_keys(to, batch));
  TRY(change_ballots(to, batch));
  for (const RoundName& round : batch.rounds_closed) TRY(lay_in_order(to, round, batch));
  TRY(add_sessions(to, batch));
  TRY(put_counts(to, batch));
  return end_sessions(to, batch);
}

// Empties the -wal file, in which deleted keys and earlier pages would linger.
Result<void> empty_wal(Database& database) {
  int left = 0;
  int moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, &left, &moved);
  if (code != SQLITE_OK) return database.failure(code);
  return {};
}

// A file of an earlier version, to this one.
Result<void> bring_up(Database& database) {
  auto& version = *TRY(database.prepared("SELECT number FROM version"));
  if (const int code = version.step(); code != SQLITE_ROW) return database.failure(code);
  const std::int64_t number = version.number_at(0);
  version.done();
  const std::string steps = steps_from(number, Dialect::sqlite);
  if (steps.empty()) return {};
  TRY(database.run("BEGIN IMMEDIATE"));
  TRY(database.run(steps.c_str()));
  return database.run("COMMIT");
}

Result<void> prepare_file(Database& database, const std::string& path) {
  TRY(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                   "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;"
                   "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF;"));
  auto& known = *TRY(database.prepared("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'version'"));
  if (const int code = known.step(); code != SQLITE_ROW) return database.failure(code);
  const bool is_new = known.number_at(0) == 0;
  known.done();
  if (is_new) {
    TRY(database.run("BEGIN IMMEDIATE"));
    TRY(database.run(create_tables(Dialect::sqlite).c_str()));
    TRY(database.run("COMMIT"));
  }
  TRY(bring_up(database));
  auto& version = *TRY(database.prepared("SELECT number FROM version"));
  if (const int code = version.step(); code != SQLITE_ROW) return database.failure(code);
  const std::int64_t number = version.number_at(0);
  version.done();
  if (number == schema_version) return {};
  return fail(ErrorKind::storage,
              path + " was written by a newer Schakel (version " + std::to_string(number) + " of the file; this one reads " +
                  std::to_string(schema_version) + ")",
              "error.storage_newer");
}

class SqliteJournal final : public Journal {
 public:
  SqliteJournal(FolderLock lock, Database writer, Database rows, Database whole)
      : lock_(std::move(lock)), writer_(std::move(writer)), rows_(std::move(rows)), whole_(std::move(whole)) {}

  Result<void> write(const Batch& batch) override {
    TRY(writer_.run("BEGIN IMMEDIATE"));
    Result<void> done = apply(writer_, batch);
    if (done) done = writer_.run("COMMIT");
    if (!done) {
      // A full disk may have rolled back already; then this says so and changes nothing.
      if (sqlite3_get_autocommit(writer_.handle()) == 0) (void)writer_.run("ROLLBACK");
      return done;
    }
    if (!batch.keys_gone.empty() || !batch.rounds_closed.empty()) wal_tells_ = true;
    // When it fails the record is as it should be all the same; the log is emptied with the next batch.
    if (wal_tells_ && empty_wal(writer_)) wal_tells_ = false;
    return {};
  }

  Result<std::vector<OrganisationId>> organisations() override {
    return rows<OrganisationId>(whole_, "SELECT organisation FROM organisation ORDER BY organisation", [](Statement&) {},
                                [](const Statement& row) { return organisation_at(row, 0); });
  }

  Result<void> facts_behind(OrganisationId organisation, std::uint64_t position, const UseFact& use) override {
    const std::scoped_lock guard(whole_.mutex);
    Database& reader = whole_.database;
    auto& select = *TRY(
        reader.prepared("SELECT position, at, kind, body FROM journal WHERE organisation = ? AND position > ? ORDER BY position"));
    select.number(organisation.number()).number(position);
    int code = 0;
    while ((code = select.step()) == SQLITE_ROW) {
      Result<void> used = use({organisation, static_cast<std::uint64_t>(select.number_at(0)), instant(select.number_at(1)),
                               select.bytes_at(2), select.bytes_at(3)});
      if (used) continue;
      select.done();
      return used;
    }
    if (code != SQLITE_DONE) return reader.failure(code);
    return {};
  }

  Result<std::optional<StoredCommand>> command(OrganisationId organisation, std::string_view id) override {
    return first_of(rows<StoredCommand>(rows_, "SELECT position, made FROM command WHERE organisation = ? AND id = ?",
        [&](Statement& ask) { ask.number(organisation.number()).bytes(id); },
        [&](const Statement& row) {
          return StoredCommand{organisation, std::string(id), static_cast<std::uint64_t>(row.number_at(0)),
                               static_cast<std::uint32_t>(row.number_at(1))};
        }));
  }

  Result<std::optional<std::string>> key(OrganisationId organisation, std::string_view owner) override {
    return first_of(rows<std::string>(rows_, "SELECT key FROM keyring WHERE organisation = ? AND owner = ?",
                                   [&](Statement& ask) { ask.number(organisation.number()).text(owner); },
                                   [](const Statement& row) { return row.bytes_at(0); }));
  }

  Result<std::vector<StoredKey>> keys(OrganisationId organisation) override {
    return rows<StoredKey>(whole_, "SELECT owner, key FROM keyring WHERE organisation = ? ORDER BY owner",
                           [&](Statement& ask) { ask.number(organisation.number()); },
                           [&](const Statement& row) { return StoredKey{organisation, row.bytes_at(0), row.bytes_at(1)}; });
  }

  Result<std::optional<std::string>> sheet(OrganisationId organisation, RoundId round, std::string_view ballot) override {
    return first_of(rows<std::string>(rows_, "SELECT sheet FROM ballot WHERE organisation = ? AND round = ? AND ballot = ?",
        [&](Statement& ask) { ask.number(organisation.number()).number(round.number()).bytes(ballot); },
        [](const Statement& row) { return row.bytes_at(0); }));
  }

  Result<std::vector<StoredSheet>> sheets(OrganisationId organisation, RoundId round) override {
    return rows<StoredSheet>(whole_, "SELECT ballot, sheet FROM ballot WHERE organisation = ? AND round = ? ORDER BY ballot",
        [&](Statement& ask) { ask.number(organisation.number()).number(round.number()); },
        [&](const Statement& row) { return StoredSheet{organisation, round, row.bytes_at(0), row.bytes_at(1)}; });
  }

  Result<std::vector<Taken>> taken(OrganisationId organisation) override {
    return rows<Taken>(whole_, "SELECT round, person, asked FROM taken WHERE organisation = ?",
                       [&](Statement& ask) { ask.number(organisation.number()); },
                       [&](const Statement& row) {
                         return Taken{organisation, RoundId(static_cast<std::uint32_t>(row.number_at(0))), person_at(row, 1), row.bytes_at(2)};
                       });
  }

  Result<std::vector<StoredSession>> sessions() override {
    return rows<StoredSession>(whole_, "SELECT token, organisation, person, expires, since, device FROM session", [](Statement&) {}, session_at);
  }

  Result<std::vector<PasskeyCount>> passkey_counts() override {
    return rows<PasskeyCount>(whole_, "SELECT organisation, passkey, count FROM passkey", [](Statement&) {},
                              [](const Statement& row) {
                                return PasskeyCount{organisation_at(row, 0),
                                                    domain::PasskeyId(static_cast<std::uint32_t>(row.number_at(1))),
                                                    static_cast<std::uint32_t>(row.number_at(2))};
                              });
  }

  Result<std::vector<StoredLink>> links() override {
    return rows<StoredLink>(whole_, "SELECT token, organisation, person, expires, used FROM link", [](Statement&) {}, link_at);
  }

  Result<std::optional<StoredSession>> session(std::string_view token) override {
    return first_of(rows<StoredSession>(rows_, "SELECT token, organisation, person, expires, since, device FROM session WHERE token = ?",
                                        [&](Statement& select) { select.bytes(token); }, session_at));
  }

  Result<std::optional<StoredLink>> link(std::string_view token) override {
    return first_of(rows<StoredLink>(rows_, "SELECT token, organisation, person, expires, used FROM link WHERE token = ?",
                                     [&](Statement& select) { select.bytes(token); }, link_at));
  }

 private:
  static StoredSession session_at(const Statement& row) {
    return {row.bytes_at(0), organisation_at(row, 1), person_at(row, 2), instant(row.number_at(3)), day(row.number_at(4)), row.bytes_at(5)};
  }
  static StoredLink link_at(const Statement& row) {
    return {row.bytes_at(0), organisation_at(row, 1), person_at(row, 2), instant(row.number_at(3)), row.number_at(4) != 0};
  }

  // A connection of its own, so that no reader waits for the disk; and another for what reads a lot.
  struct Reader {
    explicit Reader(Database of) : database(std::move(of)) {}
    std::mutex mutex;
    Database database;
  };

  template <class Row, class Ask, class Take>
  static Result<std::vector<Row>> rows(Reader& reader, const char* sql, Ask&& ask, Take&& take) {
    const std::scoped_lock guard(reader.mutex);
    auto& select = *TRY(reader.database.prepared(sql));
    ask(select);
    std::vector<Row> all;
    int code = 0;
    while ((code = select.step()) == SQLITE_ROW) all.push_back(take(select));
    if (code != SQLITE_DONE) return reader.database.failure(code);
    return all;
  }

  FolderLock lock_;
  Database writer_;
  bool wal_tells_ = true;  // more than the tables do; a server that died may have left it so
  Reader rows_;
  Reader whole_;
};

}  // namespace

Result<Database> open_sqlite_file(const std::string& folder) {
  const std::string path = folder + "/schakel.db";
  // SQLite would make it readable for everybody.
  if (const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600); file >= 0) ::close(file);
  Database database = TRY(Database::open(path, Database::Access::write));
  TRY(prepare_file(database, path));
  return database;
}

Result<std::unique_ptr<Journal>> open_sqlite(const std::string& folder) {
  FolderLock lock = TRY(FolderLock::take(folder));
  Database writer = TRY(open_sqlite_file(folder));
  const std::string path = folder + "/schakel.db";
  Database rows = TRY(Database::open(path, Database::Access::read));
  Database whole = TRY(Database::open(path, Database::Access::read));
  return std::make_unique<SqliteJournal>(std::move(lock), std::move(writer), std::move(rows), std::move(whole));
}

}  // namespace schakel::journal
