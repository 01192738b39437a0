#include "service/round_keys.hpp"

#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

void RoundKeys::have_ready(std::size_t count) {
  for (;;) {
    {
      const std::scoped_lock guard(mutex_);
      if (ready_.size() >= count) return;
    }
    auto key = blind::SigningKey::make();
    const std::scoped_lock guard(mutex_);
    ready_.push_back(std::move(key));
  }
}

blind::SigningKey RoundKeys::take() {
  {
    const std::scoped_lock guard(mutex_);
    if (!ready_.empty()) {
      auto key = std::move(ready_.back());
      ready_.pop_back();
      return key;
    }
  }
  return blind::SigningKey::make();
}

Result<blind::SigningKey> RoundKeys::signing(journal::Journal& journal, OrganisationId organisation, RoundId round, std::size_t place) {
  const Name name{organisation, round, place};
  {
    const std::scoped_lock guard(mutex_);
    if (const auto known = signing_.find(name); known != signing_.end()) return known->second;
  }
  auto stored = TRY(journal.key(organisation, key_owner(round, place)));
  if (!stored) return fail(ErrorKind::conflict, "the keys of this round are gone; it is closed", "error.round_closed", {{"round", ""}});
  auto key = blind::SigningKey::from(*stored);
  wipe(*stored);
  if (!key) return key;
  const std::scoped_lock guard(mutex_);
  signing_.emplace(name, *key);
  return key;
}

Result<blind::PublicKey> RoundKeys::checking(OrganisationId organisation, const Round& round, std::size_t place) {
  const Name name{organisation, round.id, place};
  {
    const std::scoped_lock guard(mutex_);
    if (const auto known = checking_.find(name); known != checking_.end()) return known->second;
  }
  const auto modulus = place < round.keys.size() ? from_base64url(round.keys[place].key) : std::nullopt;
  if (!modulus) return fail(ErrorKind::not_found, "this round has no such key", "error.ballot_unknown");
  auto key = TRY(blind::PublicKey::from(*modulus));
  const std::scoped_lock guard(mutex_);
  checking_.emplace(name, key);
  return key;
}

bool RoundKeys::holds(OrganisationId organisation, RoundId round, std::string_view ballot) {
  const std::scoped_lock guard(mutex_);
  const auto known = held_.find({organisation, round});
  return known != held_.end() && known->second.contains(ballot);
}

void RoundKeys::note_that_holds(OrganisationId organisation, RoundId round, std::string_view ballot) {
  const std::scoped_lock guard(mutex_);
  held_[{organisation, round}].add(ballot);
}

void RoundKeys::forget(OrganisationId organisation, RoundId round) {
  const std::scoped_lock guard(mutex_);
  const auto of_round = [&](const auto& entry) {
    return std::get<0>(entry.first) == organisation && std::get<1>(entry.first) == round;
  };
  std::erase_if(signing_, of_round);
  std::erase_if(checking_, of_round);
  held_.erase({organisation, round});
}

RoundKeyed with_keys(RoundKeys& keys, RoundKeyed fact, OrganisationId organisation, std::vector<journal::StoredKey>& made) {
  for (std::size_t i = 0; i < fact.keys.size(); ++i) {
    const blind::SigningKey key = keys.take();
    fact.keys[i].key = base64url(key.public_key().modulus());
    made.push_back({organisation, key_owner(fact.round, i), key.stored()});
  }
  fact.hash = hash_of_keys(fact);
  return fact;
}

std::string hash_of_keys(const RoundKeyed& fact) {
  std::string text = "round " + std::to_string(fact.round.number()) + "\n";
  for (const RoundKey& key : fact.keys) text += key.silo + "\t" + std::to_string(key.people) + "\t" + key.key + "\n";
  return lock_of(text);
}

}  // namespace schakel::service
