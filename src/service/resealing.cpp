#include "service/resealing.hpp"

#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

template <class Kind>
void leave_out_manager(Fact& fact, const std::map<std::string, std::string>& keys) {
  auto* told = fact.as<Kind>();
  if (told != nullptr && !keys.contains(key_owner(told->profile.manager))) told->profile.manager = {};
}

}  // namespace

Result<Resealing> Resealing::of(journal::Journal& journal) {
  prepare_secrecy();
  Resealing resealing;
  for (const OrganisationId organisation : TRY(journal.organisations())) {
    Known& known = resealing.known_[organisation];
    for (journal::StoredKey& key : TRY(journal.keys(organisation))) known.keys.emplace(std::move(key.owner), std::move(key.key));
    TRY(journal.facts(organisation, [&](const journal::StoredFact& stored) -> Result<void> {
      if (stored.kind.starts_with("ties_imported/")) known.last_ties = stored.position;
      return {};
    }));
  }
  return resealing;
}

Result<std::optional<StoredForm>> Resealing::resealed(const journal::StoredFact& stored) const {
  const auto found = known_.find(stored.organisation);
  if (!was_left_open(stored.kind) || found == known_.end()) return std::optional<StoredForm>();
  const Known& known = found->second;
  const KeyOf key_of = [&](const std::string& owner) -> Result<std::optional<std::string>> {
    const auto key = known.keys.find(owner);
    return key == known.keys.end() ? std::nullopt : std::optional(key->second);
  };
  Fact fact = TRY(fact_from(stored.kind, stored.body, stored.organisation, key_of));
  leave_out_manager<PersonAdded>(fact, known.keys);
  leave_out_manager<PersonChanged>(fact, known.keys);
  if (auto* ties = fact.as<TiesImported>(); ties != nullptr && stored.position != known.last_ties) {
    *ties = TiesImported{.directed = ties->directed, .from = {}, .to = {}, .weight = {}, .at = {}, .count = ties->count};
  }
  return std::optional(TRY(stored_form(std::move(fact), stored.organisation, key_of)));
}

}  // namespace schakel::service
