// Reading an organisation at the start, and keeping what that came to for the next start.

#include "service/inside.hpp"
#include "service/stored.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr const char* other_record = "snapshot.other_record";

using Keys = std::map<std::string, std::optional<std::string>>;  // none: there is no such key

Result<Keys> keys_of(journal::Journal& journal, OrganisationId id) {
  Keys keys;
  for (journal::StoredKey& key : TRY(journal.keys(id))) keys.emplace(std::move(key.owner), std::move(key.key));
  return keys;
}

Failure hole_before(OrganisationId id, std::uint64_t position) {
  return fail(ErrorKind::storage,
              "the record of organisation " + std::to_string(id.number()) + " has a hole before its fact " + std::to_string(position),
              "error.storage");
}

// What the record says behind what was folded already. `last_fact`: of the fact that was folded last, "" = none was.
Result<void> replay_behind(journal::Journal& journal, Running& running, Keys& keys, const std::string& last_fact) {
  // One that is not there may have been made since by another server.
  const KeyOf key_of = [&](const std::string& owner) -> Result<std::optional<std::string>> {
    const auto known = keys.find(owner);
    if (known != keys.end()) return known->second;
    return keys.emplace(owner, TRY(journal.key(running.id(), owner))).first->second;
  };
  bool known = last_fact.empty();
  const std::uint64_t from = running.position() - (known ? 0 : 1);
  TRY(journal.facts_behind(running.id(), from, [&](const journal::StoredFact& stored) -> Result<void> {
    if (!known) {
      known = stored.position == running.position() && hash_of_fact(stored) == last_fact;
      return known ? Result<void>() : fail(ErrorKind::conflict, "the snapshot is of another record", other_record);
    }
    if (stored.position != running.position() + 1) return hole_before(running.id(), stored.position);
    running.replay(TRY(fact_from(stored.kind, stored.body, running.id(), key_of)), stored.at);
    return {};
  }));
  if (known) return {};
  return fail(ErrorKind::conflict, "the snapshot is of a longer record", other_record);
}

// Nothing when there is no snapshot, or none of this record.
Result<std::unique_ptr<Running>> from_snapshot(Inside& inside, OrganisationId id, Keys& keys) {
  const auto key = keys.find(snapshot_owner);
  if (key == keys.end() || !key->second) return std::unique_ptr<Running>();
  auto read = inside.snapshots.read(id, *key->second);
  if (!read) return std::unique_ptr<Running>();
  auto running = new_running(inside, id);
  const std::string last_fact = std::move(read->last_fact);
  running->start_from(std::move(read->folded));
  const auto replayed = replay_behind(*inside.journal, *running, keys, last_fact);
  if (replayed) return running;
  if (replayed.error().code == other_record) return std::unique_ptr<Running>();
  return Failure(replayed.error());
}

void tell_trouble(const Inside& inside, const Error& error) {
  if (inside.settings.trouble) inside.settings.trouble("the next start reads the record from its beginning: " + error.message);
}

// The key comes before the state: whoever is forgotten in between takes the key along.
Result<void> keep_snapshot(Inside& inside, Running& of) {
  const std::string key = TRY(inside.ask_and_wait<std::string>([&](Turn& turn) { return turn.snapshot_key(of); }));
  const auto lock = of.lock();
  const std::string last_fact = TRY(hash_of_fact_at(*inside.journal, of.id(), of.position()));
  TRY(inside.snapshots.write(of.id(), key, of.folded(), last_fact));
  // Somebody may have been forgotten since, and the file with them.
  if (TRY(inside.journal->key(of.id(), snapshot_owner)) == key) of.snapshot_kept();
  return {};
}

}  // namespace

std::unique_ptr<Running> new_running(Inside& inside, OrganisationId id) {
  return std::make_unique<Running>(id, [&inside, id](std::uint64_t position) -> Result<std::unique_ptr<Running>> {
    auto read = TRY(read_organisation(inside, id));
    TRY(let_go_behind(inside, id, position));
    return read;
  });
}

// The state is the fold over the record. Keys are read first: what is sealed under one that is gone by then is never unsealed.
Result<std::unique_ptr<Running>> read_organisation(Inside& inside, OrganisationId id) {
  Keys keys = TRY(keys_of(*inside.journal, id));
  auto running = TRY(from_snapshot(inside, id, keys));
  if (running == nullptr) {
    running = new_running(inside, id);
    TRY(replay_behind(*inside.journal, *running, keys, ""));
  }
  for (journal::Taken& taken : TRY(inside.journal->taken(id))) running->replay_taken(taken.round, taken.person, std::move(taken.asked));
  return running;
}

void keep_snapshot_if_worth(Inside& inside, Running& of) {
  if (!inside.snapshots.any() || of.asleep() != nullptr) return;
  if (of.read([](const Running& running) { return running.behind_snapshot(); }) < inside.settings.snapshot_after) return;
  if (const auto kept = keep_snapshot(inside, of); !kept) tell_trouble(inside, kept.error());
}

}  // namespace schakel::service
