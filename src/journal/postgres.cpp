#include "journal/postgres.hpp"

#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <thread>

#include "journal/connection.hpp"
#include "journal/first_of.hpp"
#include "journal/postgres_batch.hpp"
#include "journal/postgres_others.hpp"
#include "journal/postgres_tables.hpp"
#include "journal/stored_time.hpp"

namespace schakel::journal {

namespace {

constexpr std::int64_t facts_at_once = 5'000;
constexpr std::chrono::milliseconds between_attempts{250};

std::uint32_t small(std::int64_t number) { return static_cast<std::uint32_t>(number); }

// What deletes and moves left behind in the files of the tables.
Result<void> write_files_anew(Connection& database) {
  return database.run("VACUUM (FULL) keyring, ballot, taken");
}

std::string new_name() {
  std::string name(16, '\0');
  randombytes_buf(name.data(), name.size());
  return name;
}

// A line that is opened again when it was cut.
class Line {
 public:
  explicit Line(std::string url) : url_(std::move(url)) {}
  std::mutex mutex;

  [[nodiscard]] Result<Connection*> open() {
    if (connection_ && !connection_->broken()) return connection_.get();
    connection_.reset();
    connection_ = std::make_unique<Connection>(TRY(Connection::open(url_)));
    return connection_.get();
  }
  void close() { connection_.reset(); }
  [[nodiscard]] bool cut() const { return connection_ == nullptr || connection_->broken(); }

 private:
  std::string url_;
  std::unique_ptr<Connection> connection_;
};

class PostgresJournal final : public Journal {
 public:
  PostgresJournal(const std::string& url, PostgresRules rules)
      : rules_of_(rules), url_(url), name_(new_name()), writer_(url), rows_(url), whole_(url) {}

  Result<void> open() {
    Connection& database = *TRY(writer_.open());
    std::int64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    // First: another server may be using the tables as they are.
    if (TRY(join_postgres(database, rules_of_.lock_patience)) == Place::alone) {
      TRY(prepare_postgres_tables(database));
      TRY(begin_anew(database, seed));
      TRY(let_others_in(database));
    } else {
      TRY(check_postgres_tables(database));
      const Rows known = TRY(database.ask("SELECT seed FROM shared"));
      if (known.size() > 0) seed = known.number_at(0, 0);
    }
    others_ = postgres_others(url_, name_, static_cast<std::uint64_t>(seed));
    return {};
  }

  Result<void> write(const Batch& batch) override {
    ++number_;
    const auto until = std::chrono::steady_clock::now() + rules_of_.patience;
    const bool held = holding_;
    for (;;) {
      Result<void> done = attempt(batch, held);
      holding_ = false;
      if (done || !writer_.cut() || std::chrono::steady_clock::now() >= until) return done;
      std::this_thread::sleep_for(between_attempts);
    }
  }

  Result<std::uint64_t> hold(OrganisationId organisation) override {
    Connection& database = *TRY(joined());
    auto position = hold_organisation(database, organisation, holding_);
    holding_ = position.has_value();
    return position;
  }

  void let_go() override {
    if (auto database = writer_.open(); holding_ && database) (void)(*database)->run("ROLLBACK");
    holding_ = false;
  }

  Others* others() override { return others_.get(); }

  Result<std::vector<OrganisationId>> organisations() override {
    return list<OrganisationId>(whole_, "SELECT organisation FROM organisation ORDER BY organisation", {},
                                [](const Rows& rows, int row) { return OrganisationId(small(rows.number_at(row, 0))); });
  }

  Result<void> facts_behind(OrganisationId organisation, std::uint64_t position, const UseFact& use) override {
    for (;;) {
      const Rows rows = TRY(ask(whole_, "SELECT position, at, kind, body FROM journal WHERE organisation = $1 AND position > $2 "
                                        "ORDER BY position LIMIT $3",
                                Values().number(organisation.number()).number(position).number(facts_at_once)));
      for (int row = 0; row < rows.size(); ++row) {
        position = static_cast<std::uint64_t>(rows.number_at(row, 0));
        TRY(use({organisation, position, instant(rows.number_at(row, 1)), rows.bytes_at(row, 2), rows.bytes_at(row, 3)}));
      }
      if (rows.size() < facts_at_once) return {};
    }
  }

  Result<std::optional<StoredCommand>> command(OrganisationId organisation, std::string_view id) override {
    return first_of(list<StoredCommand>(rows_, "SELECT position, made FROM command WHERE organisation = $1 AND id = $2",
                                     Values().number(organisation.number()).bytes(id), [&](const Rows& rows, int row) {
                                       return StoredCommand{organisation, std::string(id),
                                                            static_cast<std::uint64_t>(rows.number_at(row, 0)),
                                                            small(rows.number_at(row, 1))};
                                     }));
  }

  Result<std::optional<std::string>> key(OrganisationId organisation, std::string_view owner) override {
    return first_of(list<std::string>(rows_, "SELECT key FROM keyring WHERE organisation = $1 AND owner = $2",
                                   Values().number(organisation.number()).text(owner),
                                   [](const Rows& rows, int row) { return rows.bytes_at(row, 0); }));
  }

  Result<std::vector<StoredKey>> keys(OrganisationId organisation) override {
    return list<StoredKey>(whole_, "SELECT owner, key FROM keyring WHERE organisation = $1 ORDER BY owner",
                           Values().number(organisation.number()), [&](const Rows& rows, int row) {
                             return StoredKey{organisation, rows.bytes_at(row, 0), rows.bytes_at(row, 1)};
                           });
  }

  Result<std::optional<std::string>> sheet(OrganisationId organisation, RoundId round, std::string_view ballot) override {
    return first_of(list<std::string>(rows_, "SELECT sheet FROM ballot WHERE organisation = $1 AND round = $2 AND ballot = $3",
                                   Values().number(organisation.number()).number(round.number()).bytes(ballot),
                                   [](const Rows& rows, int row) { return rows.bytes_at(row, 0); }));
  }

  Result<std::vector<StoredSheet>> sheets(OrganisationId organisation, RoundId round) override {
    return list<StoredSheet>(whole_, "SELECT ballot, sheet FROM ballot WHERE organisation = $1 AND round = $2 ORDER BY ballot",
                             Values().number(organisation.number()).number(round.number()), [&](const Rows& rows, int row) {
                               return StoredSheet{organisation, round, rows.bytes_at(row, 0), rows.bytes_at(row, 1)};
                             });
  }

  Result<std::vector<Taken>> taken(OrganisationId organisation) override {
    return list<Taken>(whole_, "SELECT round, person, asked FROM taken WHERE organisation = $1", Values().number(organisation.number()),
                       [&](const Rows& rows, int row) {
                         return Taken{organisation, RoundId(small(rows.number_at(row, 0))), PersonId(small(rows.number_at(row, 1))),
                                      rows.bytes_at(row, 2)};
                       });
  }

  Result<std::vector<StoredSession>> sessions() override {
    return list<StoredSession>(whole_, "SELECT token, organisation, person, expires, since, device FROM session", {}, session_at);
  }

  Result<std::vector<PasskeyCount>> passkey_counts() override {
    return list<PasskeyCount>(whole_, "SELECT organisation, passkey, count FROM passkey", {}, [](const Rows& rows, int row) {
      return PasskeyCount{OrganisationId(small(rows.number_at(row, 0))), domain::PasskeyId(small(rows.number_at(row, 1))),
                          small(rows.number_at(row, 2))};
    });
  }

  Result<std::vector<StoredLink>> links() override {
    return list<StoredLink>(whole_, "SELECT token, organisation, person, expires, used FROM link", {}, link_at);
  }

  Result<std::optional<StoredSession>> session(std::string_view token) override {
    return first_of(list<StoredSession>(rows_, "SELECT token, organisation, person, expires, since, device FROM session WHERE token = $1", Values().bytes(token), session_at));
  }

  Result<std::optional<StoredLink>> link(std::string_view token) override {
    return first_of(list<StoredLink>(rows_, "SELECT token, organisation, person, expires, used FROM link WHERE token = $1", Values().bytes(token), link_at));
  }

 private:
  static StoredSession session_at(const Rows& rows, int row) {
    return {rows.bytes_at(row, 0), OrganisationId(small(rows.number_at(row, 1))), PersonId(small(rows.number_at(row, 2))),
            instant(rows.number_at(row, 3)), day(rows.number_at(row, 4)), rows.bytes_at(row, 5)};
  }
  static StoredLink link_at(const Rows& rows, int row) {
    return {rows.bytes_at(row, 0), OrganisationId(small(rows.number_at(row, 1))), PersonId(small(rows.number_at(row, 2))),
            instant(rows.number_at(row, 3)), rows.number_at(row, 4) != 0};
  }

  // The writer's line, on which this server has its place.
  Result<Connection*> joined() {
    const bool again = writer_.cut();
    Connection& database = *TRY(writer_.open());
    // Whoever has the database alone meanwhile may be changing its tables.
    if (!again) return &database;
    if (const auto place = rejoin_postgres(database); !place) return writer_.close(), Failure(place.error());
    return &database;
  }

  // On a line that holds; after a cut one, what was left open is asked first. What was held was let go with the line.
  Result<void> attempt(const Batch& batch, bool held) {
    const bool again = writer_.cut();
    Connection& database = *TRY(joined());
    if (again && TRY(last_batch(database, name_)) == number_) return {};
    if (again && held) return fail(ErrorKind::conflict, "the line to PostgreSQL was cut while an organisation was held", overtaken);
    TRY(write_in_one_transaction(database, batch, {name_, number_}, held));
    if (!batch.keys_gone.empty() || !batch.rounds_closed.empty()) files_tell_ = true;
    // When it fails the record is as it should be all the same; it is done with the next batch.
    if (files_tell_ && write_files_anew(database)) files_tell_ = false;
    return {};
  }

  static Result<Rows> ask(Line& line, std::string_view sql, const Values& values) {
    const std::scoped_lock guard(line.mutex);
    Result<Rows> rows = TRY(line.open())->ask(sql, values);
    if (rows || !line.cut()) return rows;
    return TRY(line.open())->ask(sql, values);
  }
  template <class Row, class Take>
  static Result<std::vector<Row>> list(Line& line, std::string_view sql, const Values& values, Take&& take) {
    const Rows rows = TRY(ask(line, sql, values));
    std::vector<Row> all;
    for (int row = 0; row < rows.size(); ++row) all.push_back(take(rows, row));
    return all;
  }

  PostgresRules rules_of_;
  std::string url_;
  std::string name_;
  std::uint64_t number_ = 0;  // of the last batch that was begun
  bool holding_ = false;      // its transaction is open already
  bool files_tell_ = true;    // more than the tables do; a server that died may have left them so
  Line writer_;
  Line rows_;
  Line whole_;
  std::unique_ptr<Others> others_;
};

}  // namespace

Result<std::unique_ptr<Journal>> open_postgres(const std::string& url, PostgresRules rules) {
  auto journal = std::make_unique<PostgresJournal>(url, rules);
  TRY(journal->open());
  return journal;
}

}  // namespace schakel::journal
