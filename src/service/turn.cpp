#include "service/turn.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "service/acts.hpp"
#include "service/secrecy.hpp"
#include "service/snapshots.hpp"
#include "service/stored.hpp"
#include "service/stored_people.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// Commands are stored under a hash in which the person is mixed: one's id does not answer another's, and the row of an
// anonymous statement does not say who sent it.
std::string stored_id(const Request& request) {
  return hash_of(std::to_string(request.asking.person.number()) + ":" + request.command_id);
}

Result<void> check_id(const std::string& id) {
  const bool printable = std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (id.size() <= 64 && printable) return {};
  return invalid("a command's id is at most 64 printable characters, not '" + shortened(mended_utf8(id)) + "'",
                 "error.command_id");
}

}  // namespace

Result<std::optional<Recorded>> Turn::recorded(const Running& of, const Request& request) {
  if (request.command_id.empty()) return std::optional<Recorded>();
  TRY(check_id(request.command_id));
  const std::string id = stored_id(request);
  if (const auto here = commands_.find({of.id(), id}); here != commands_.end()) return std::optional(here->second);
  const auto there = TRY(journal_.command(of.id(), id));
  return there ? std::optional(Recorded{there->position, there->made}) : std::optional<Recorded>();
}

Result<Recorded> Turn::decide(Running& of, const Request& request, const Command& command) {
  if (const auto before = TRY(recorded(of, request))) return *before;
  return record(of, request, TRY(domain::decide(of.latest(), request.asking, command)));
}

Result<Recorded> Turn::record(Running& of, const Request& request, Facts facts) {
  if (const PersonId by = request.asking.person; has_acts(by, facts)) facts = with_acts(of.latest(), by, request.asking.now, std::move(facts));
  std::uint64_t position = of.latest_position();
  std::vector<journal::StoredFact> stored;
  std::vector<journal::StoredKey> made;
  for (Fact& fact : facts) {
    if (auto* keyed = fact.as<RoundKeyed>()) *keyed = with_keys(round_keys_, std::move(*keyed), of.id(), made);
  }
  std::unordered_map<std::string, std::string> asked;  // an import asks for the same few of a hundred thousand keys again and again
  const KeyOf key_of = [&](const std::string& owner) -> Result<std::optional<std::string>> {
    if (const auto known = asked.find(owner); known != asked.end()) return std::optional(known->second);
    return std::optional(asked.emplace(owner, TRY(key_for(of.id(), owner, made))).first->second);
  };
  for (const Fact& fact : facts) {
    StoredForm form = TRY(stored_form(fact, of.id(), key_of));
    stored.push_back({of.id(), ++position, request.asking.now, std::move(form.kind), std::move(form.body)});
  }
  // From here on nothing can fail.
  const Recorded recorded{position, made_by(facts)};
  std::move(stored.begin(), stored.end(), std::back_inserter(batch_.facts));
  for (journal::StoredKey& key : made) {
    keys_[{key.organisation, key.owner}] = key.key;
    batch_.keys.push_back(std::move(key));
  }
  for (const Fact& fact : facts) {
    forget(of.id(), fact);
    forget_counts(of, fact);
    if (const auto* closed = fact.as<RoundClosed>()) close(of, closed->round);
  }
  if (!request.command_id.empty() && !facts.empty()) {
    const std::string id = stored_id(request);
    commands_[{of.id(), id}] = recorded;
    batch_.commands.push_back({of.id(), id, recorded.position, recorded.made});
  }
  of.add(facts, request.asking.now);
  touch(of);
  return recorded;
}

Result<std::string> Turn::key_for(OrganisationId organisation, const std::string& owner,
                                  std::vector<journal::StoredKey>& made) const {
  if (const auto key = keys_.find({organisation, owner}); key != keys_.end()) return key->second;
  if (auto key = TRY(journal_.key(organisation, owner))) return std::move(*key);
  made.push_back({organisation, owner, new_key()});
  return made.back().key;
}

void Turn::forget(OrganisationId organisation, const Fact& fact) {
  if (const auto* left = fact.as<PersonLeft>()) batch_.people_gone.push_back({organisation, RoundId(), left->person});
  if (const PersonId given = given_office(fact); !given.is_none()) batch_.links_gone.push_back({organisation, RoundId(), given});
  // Ties that were replaced are of no use to anybody any more.
  const auto* ties = fact.as<TiesImported>();
  if (ties != nullptr && ties->number > 1) let_key_go(organisation, ties_owner(ties->number - 1));
  const std::string owner = owner_forgotten_by(fact);
  if (owner.empty()) return;
  let_key_go(organisation, owner);
  const auto* person = fact.as<PersonForgotten>();
  if (person != nullptr) batch_.people_gone.push_back({organisation, RoundId(), person->person});
}

// And no snapshot can be read any more that holds what was under it.
void Turn::let_key_go(OrganisationId organisation, const std::string& owner) {
  batch_.keys_gone.push_back({organisation, owner});
  batch_.keys_gone.push_back({organisation, snapshot_owner});
  keys_.erase({organisation, snapshot_owner});
}

// What passkeys counted goes with them.
void Turn::forget_counts(Running& of, const Fact& fact) {
  PersonId gone;
  if (const auto* left = fact.as<PersonLeft>()) gone = left->person;
  if (const auto* forgotten = fact.as<PersonForgotten>()) gone = forgotten->person;
  if (const auto* removed = fact.as<PasskeyRemoved>()) batch_.passkeys_gone.push_back({of.id(), removed->passkey});
  if (gone.is_none()) return;
  for (const auto& [id, passkey] : of.latest().passkeys) {
    if (passkey.person == gone) batch_.passkeys_gone.push_back({of.id(), id});
  }
}

// Its box is laid in order; its keys sign nothing any more.
void Turn::close(Running& of, RoundId round) {
  batch_.rounds_closed.push_back({of.id(), round});
  const std::size_t keys = of.latest().rounds.at(round).keys.size();
  for (std::size_t i = 0; i < keys; ++i) batch_.keys_gone.push_back({of.id(), key_owner(round, i)});
  round_keys_.forget(of.id(), round);
}

Result<std::optional<std::string>> Turn::sheet(OrganisationId organisation, RoundId round, const std::string& ballot) {
  const auto here = sheets_.find({organisation, round, ballot});
  if (here != sheets_.end()) return std::optional(here->second);
  auto there = TRY(journal_.sheet(organisation, round, ballot));
  sheets_before_.emplace(BallotName{organisation, round, ballot}, there.value_or(""));
  return there;
}

Result<std::map<std::string, std::string>> Turn::sheets(OrganisationId organisation, RoundId round) {
  std::map<std::string, std::string> all;
  for (journal::StoredSheet& sheet : TRY(journal_.sheets(organisation, round))) all[sheet.ballot] = std::move(sheet.sheet);
  for (auto it = sheets_.lower_bound({organisation, round, {}}); it != sheets_.end(); ++it) {
    if (std::get<0>(it->first) != organisation || std::get<1>(it->first) != round) break;
    all[std::get<2>(it->first)] = it->second;
  }
  return all;
}

void Turn::put_sheet(OrganisationId organisation, RoundId round, const std::string& ballot, std::string sheet) {
  sheets_[{organisation, round, ballot}] = std::move(sheet);
}

bool Turn::use_link(journal::StoredLink link) {
  for (const journal::StoredLink& used : batch_.links) {
    if (used.token == link.token && used.used) return false;
  }
  link.used = true;
  batch_.links.push_back(std::move(link));
  return true;
}

Result<void> Turn::hold(Running& of) {
  if (journal_.others() == nullptr) return {};
  touch(of);
  if (TRY(wait_for(of.id())) == of.position()) return {};
  overtaken_ = true;
  return fail(ErrorKind::conflict, "another server wrote first", journal::overtaken);
}

Result<std::string> Turn::snapshot_key(Running& of) {
  TRY(hold(of));
  const auto known = keys_.find({of.id(), snapshot_owner});
  if (known != keys_.end()) return known->second;
  if (auto key = TRY(journal_.key(of.id(), snapshot_owner))) return std::move(*key);
  const std::string key = new_key();
  keys_[{of.id(), snapshot_owner}] = key;
  batch_.keys.push_back({of.id(), snapshot_owner, key});
  touch(of);
  return key;
}

// One that fails lets go of those before it, too.
Result<std::uint64_t> Turn::wait_for(OrganisationId organisation) {
  auto position = journal_.hold(organisation);
  overtaken_ = overtaken_ || (!position && (holds_ || position.error().code == journal::overtaken));
  holds_ = position.has_value();
  return position;
}

Result<std::uint32_t> Turn::issued(const Running& of, RoundId round) {
  const auto taken = TRY(journal_.taken(of.id()));
  const auto here = std::count_if(taken.begin(), taken.end(), [&](const journal::Taken& one) { return one.round == round; });
  return static_cast<std::uint32_t>(here) + of.taken_coming(round);
}

Result<void> Turn::write() {
  if (overtaken_) {
    journal_.let_go();
    return fail(ErrorKind::conflict, "another server wrote first", journal::overtaken);
  }
  for (const auto& [name, sheet] : sheets_) {
    journal::StoredSheet stored{std::get<0>(name), std::get<1>(name), std::get<2>(name), sheet};
    if (const auto before = sheets_before_.find(name); before != sheets_before_.end()) stored.before = before->second;
    batch_.sheets.push_back(std::move(stored));
  }
  if (batch_.empty()) {
    journal_.let_go();
    return {};
  }
  for (const Running* const of : touched_) batch_.decided_on.push_back({of->id(), of->position()});
  return journal_.write(batch_);
}

}  // namespace schakel::service
