#include "journal/postgres_batch.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "journal/hex_text.hpp"
#include "journal/stored_time.hpp"

namespace schakel::journal {

namespace {

constexpr std::size_t news_longest = 4'000;  // PostgreSQL takes 8,000 bytes

namespace sql {
// Each server decides on what it knows of an organisation, up to its head. These fail (divided by zero, below zero) when there is more by
// now. Who adds facts moves the head, one after another; who fills ballots or gives credentials only keeps it from moving.
constexpr const char* move_head = "UPDATE head SET position = CASE WHEN position = $2 THEN CAST($3 AS BIGINT) ELSE -1 END WHERE organisation = $1";
constexpr const char* keep_head = "SELECT 1 / (CASE WHEN position = $2 THEN 1 ELSE 0 END) FROM head WHERE organisation = $1 FOR SHARE";
constexpr const char* add_head = "INSERT INTO head(organisation, position) VALUES ($1, 0)";
constexpr const char* add_organisation = "INSERT INTO organisation(organisation) VALUES ($1)";
constexpr const char* add_fact = "INSERT INTO journal(organisation, position, at, kind, body) VALUES ($1, $2, $3, $4, $5)";
constexpr const char* add_command = "INSERT INTO command(organisation, id, position, made) VALUES ($1, $2, $3, $4)";
constexpr const char* add_key = "INSERT INTO keyring(organisation, owner, key) VALUES ($1, $2, $3)";
constexpr const char* remove_key = "DELETE FROM keyring WHERE organisation = $1 AND owner = $2";
constexpr const char* take = "INSERT INTO taken(organisation, round, person, asked) VALUES ($1, $2, $3, $4)";
constexpr const char* fill =
    "INSERT INTO ballot(organisation, round, ballot, sheet) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (organisation, round, ballot) DO UPDATE SET sheet = excluded.sheet";
// The same, when it was decided on the sheet that is there ($5, '' = none): else nothing is what there would be, which is refused.
constexpr const char* fill_on =
    "INSERT INTO ballot(organisation, round, ballot, sheet) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (organisation, round, ballot) DO UPDATE SET sheet = CASE WHEN ballot.sheet = $5 THEN excluded.sheet END";
// Rows that were written by one transaction in the order of their keys say no more than the keys do.
constexpr const char* write_sheets_anew =
    "WITH gone AS (DELETE FROM ballot WHERE organisation = $1 AND round = $2 RETURNING ballot, sheet) "
    "INSERT INTO ballot(organisation, round, ballot, sheet) SELECT $1, $2, ballot, sheet FROM gone ORDER BY ballot";
constexpr const char* forget_taken = "DELETE FROM taken WHERE organisation = $1 AND round = $2";
constexpr const char* add_session =
    "INSERT INTO session(token, organisation, person, expires, since, device) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr const char* put_count =
    "INSERT INTO passkey(organisation, passkey, count) VALUES ($1, $2, $3) "
    "ON CONFLICT (organisation, passkey) DO UPDATE SET count = excluded.count / (CASE WHEN excluded.count > passkey.count THEN 1 ELSE 0 END)";
constexpr const char* add_link =
    "INSERT INTO link(token, organisation, person, expires, used) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (token) DO UPDATE SET used = excluded.used / (1 - link.used)";
constexpr const char* remove_count = "DELETE FROM passkey WHERE organisation = $1 AND passkey = $2";
constexpr const char* end_session = "DELETE FROM session WHERE token = $1";
constexpr const char* end_sessions_of = "DELETE FROM session WHERE organisation = $1 AND person = $2";
constexpr const char* end_links_of = "DELETE FROM link WHERE organisation = $1 AND person = $2";
constexpr const char* end_old_sessions = "DELETE FROM session WHERE expires < $1";
constexpr const char* end_old_links = "DELETE FROM link WHERE expires < $1";
constexpr const char* tell = "SELECT pg_notify('schakel', $1)";
constexpr const char* number_batch =
    "INSERT INTO writer(name, batch) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET batch = excluded.batch";

const std::vector<std::string> all = {add_organisation, add_fact,          add_command,      add_key,     remove_key,
                               take,             fill,              write_sheets_anew, forget_taken, add_session,
                               add_link,         end_session,       end_sessions_of,  end_links_of, end_old_sessions,
                               end_old_links,    number_batch,      put_count,   remove_count,
                               move_head,        keep_head,         add_head,    fill_on,      tell};
}  // namespace sql

Values of(OrganisationId organisation) { return Values().number(organisation.number()); }
Values of(const Taken& taken) { return of(taken.organisation).number(taken.round.number()).number(taken.person.number()).bytes(taken.asked); }
Values person_of(const Taken& taken) { return of(taken.organisation).number(taken.person.number()); }
Values of(const RoundName& round) { return of(round.organisation).number(round.round.number()); }

// In the order of organisations, so that no two servers wait for each other.
void check_heads(Connection& to, const Batch& batch) {
  std::map<OrganisationId, std::uint64_t> moved;
  for (const StoredFact& fact : batch.facts) moved[fact.organisation] = std::max(moved[fact.organisation], fact.position);
  std::vector<Head> heads = batch.decided_on;
  std::sort(heads.begin(), heads.end(), [](const Head& a, const Head& b) { return a.organisation < b.organisation; });
  for (const Head& head : heads) {
    const Values known = of(head.organisation).number(head.position);
    const auto to_position = moved.find(head.organisation);
    if (to_position == moved.end()) to.add(sql::keep_head, known);
    else to.add(sql::move_head, Values(known).number(to_position->second));
  }
}

void add_record(Connection& to, const Batch& batch) {
  for (const OrganisationId organisation : batch.organisations) {
    to.add(sql::add_organisation, of(organisation));
    to.add(sql::add_head, of(organisation));
  }
  for (const StoredFact& fact : batch.facts) {
    to.add(sql::add_fact,
           of(fact.organisation).number(fact.position).number(stored(fact.at)).text(fact.kind).text(fact.body));
  }
  for (const StoredCommand& command : batch.commands) {
    to.add(sql::add_command, of(command.organisation).bytes(command.id).number(command.position).number(command.made));
  }
}

void change_keys(Connection& to, const Batch& batch) {
  for (const StoredKey& key : batch.keys) to.add(sql::add_key, of(key.organisation).text(key.owner).bytes(key.key));
  for (const KeyName& key : batch.keys_gone) to.add(sql::remove_key, of(key.organisation).text(key.owner));
}

void change_ballots(Connection& to, const Batch& batch) {
  for (const Taken& taken : batch.taken) to.add(sql::take, of(taken));
  for (const StoredSheet& sheet : batch.sheets) {
    const Values filled = of(sheet.organisation).number(sheet.round.number()).bytes(sheet.ballot).text(sheet.sheet);
    if (sheet.before) to.add(sql::fill_on, Values(filled).text(*sheet.before));
    else to.add(sql::fill, filled);
  }
  for (const RoundName& round : batch.rounds_closed) {
    to.add(sql::write_sheets_anew, of(round));
    to.add(sql::forget_taken, of(round));
  }
}

void change_access(Connection& to, const Batch& batch) {
  for (const StoredSession& s : batch.sessions) {
    const Values who = Values().bytes(s.token).number(s.organisation.number()).number(s.person.number());
    to.add(sql::add_session, Values(who).number(stored(s.expires)).number(std::int64_t{s.since.time_since_epoch().count()}).text(s.device));
  }
  for (const StoredLink& l : batch.links) {
    const Values who = Values().bytes(l.token).number(l.organisation.number()).number(l.person.number());
    to.add(sql::add_link, Values(who).number(stored(l.expires)).number(std::int64_t{l.used ? 1 : 0}));
  }
  for (const PasskeyCount& c : batch.passkey_counts) {
    to.add(sql::put_count, of(c.organisation).number(c.passkey.number()).number(c.count));
  }
  for (const PasskeyCount& c : batch.passkeys_gone) to.add(sql::remove_count, of(c.organisation).number(c.passkey.number()));
  for (const std::string& token : batch.sessions_gone) to.add(sql::end_session, Values().bytes(token));
  for (const Taken& who : batch.people_gone) {
    to.add(sql::end_sessions_of, person_of(who));
    to.add(sql::end_links_of, person_of(who));
  }
  for (const Taken& who : batch.links_gone) to.add(sql::end_links_of, person_of(who));
  if (!batch.over_before) return;
  to.add(sql::end_old_sessions, Values().number(stored(*batch.over_before)));
  to.add(sql::end_old_links, Values().number(stored(*batch.over_before)));
}

// "r7" for more facts, "t7" for credentials, "n" and "s" and a hash for a session that began or ended; in words of at most 4,000 bytes, each with
// the name of who tells it in front. Nothing of who or what.
std::vector<std::string> told_of(const Batch& batch, const std::string& writer) {
  std::set<std::string> words;
  for (const OrganisationId organisation : batch.organisations) words.insert("r" + std::to_string(organisation.number()));
  for (const StoredFact& fact : batch.facts) words.insert("r" + std::to_string(fact.organisation.number()));
  for (const Taken& taken : batch.taken) words.insert("t" + std::to_string(taken.organisation.number()));
  for (const StoredSession& session : batch.sessions) words.insert("n" + hex_text(session.token));
  for (const std::string& token : batch.sessions_gone) words.insert("s" + hex_text(token));
  std::vector<std::string> told;
  for (const std::string& word : words) {
    if (told.empty() || told.back().size() + word.size() > news_longest) told.push_back(hex_text(writer));
    told.back() += " " + word;
  }
  return told;
}

}  // namespace

Result<void> write_in_one_transaction(Connection& to, const Batch& batch, const BatchName& name, bool begun) {
  if (!begun) TRY(to.run("BEGIN"));
  const std::vector<std::string> told = told_of(batch, name.writer);
  TRY(to.begin_pipeline(sql::all));
  check_heads(to, batch);
  add_record(to, batch);
  change_keys(to, batch);
  change_ballots(to, batch);
  change_access(to, batch);
  to.add(sql::number_batch, Values().bytes(name.writer).number(name.number));
  for (const std::string& text : told) to.add(sql::tell, Values().text(text));
  const Result<void> done = to.end_pipeline();
  if (done) return to.run("COMMIT");
  if (!to.broken()) (void)to.run("ROLLBACK");
  return done;
}

Result<std::uint64_t> hold_organisation(Connection& to, OrganisationId organisation, bool begun) {
  if (!begun) TRY(to.run("BEGIN"));
  const auto rows = to.ask("SELECT position FROM head WHERE organisation = $1 FOR UPDATE", of(organisation));
  if (rows) return rows->size() == 0 ? 0 : static_cast<std::uint64_t>(rows->number_at(0, 0));
  if (!to.broken()) (void)to.run("ROLLBACK");
  return Failure(rows.error());
}

Result<std::uint64_t> last_batch(Connection& of, const std::string& writer) {
  const Rows rows = TRY(of.ask("SELECT batch FROM writer WHERE name = $1", Values().bytes(writer)));
  return rows.size() == 0 ? 0 : static_cast<std::uint64_t>(rows.number_at(0, 0));
}

}  // namespace schakel::journal
