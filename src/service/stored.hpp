#pragma once
// Facts as they are stored: kind and JSON, with every Secret in them sealed under its owner's key.
//
//   ShareWritten{…, text: {owner: "person:7", text: "het intakeformulier"}}
//     ⇄  "share_written/1", {…,"text":{"owner":"person:7","text":"<base64 of nonce and sealed bytes>"}}
//
// A stored text that is empty stays empty. Reading one whose key is gone gives Secret{forgotten}. People and what is between
// them lie there in a form of their own (stored_people.hpp).

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/fact.hpp"

namespace schakel::service {

struct StoredForm {
  std::string kind;
  std::string body;
};

// The key of an owner; when writing it is made if there is none yet. A text of an owner without a key is not written.
using KeyOf = std::function<Result<std::optional<std::string>>(const std::string& owner)>;

[[nodiscard]] Result<StoredForm> stored_form(domain::Fact fact, domain::OrganisationId organisation, const KeyOf& key_of);

// A fact's JSON as it stands in memory, its texts readable.
[[nodiscard]] std::string fact_text(const domain::Fact& fact);

// Fails  storage, when the bytes are none that any version wrote
[[nodiscard]] Result<domain::Fact> fact_from(std::string_view kind, std::string_view body,
                                             domain::OrganisationId organisation, const KeyOf& key_of);

// The same with its texts as they are stored, sealed. Without what is told in sealed texts only: what a person's `about`
// says, and who is tied to whom.
[[nodiscard]] Result<domain::Fact> sealed_fact_from(std::string_view kind, std::string_view body);

// The secrets of a fact in memory, for who must change them.
void each_secret(domain::Fact& fact, const std::function<void(domain::Secret&)>& use);

// A kind from before attributes and ties were sealed.
[[nodiscard]] bool was_left_open(std::string_view kind);

// What of an owner a stored fact holds.
struct HeldInFact {
  std::uint64_t sealed = 0;    // texts under their key
  std::uint64_t readable = 0;  // of those, with this key
  bool open = false;           // and it says something about this person for anybody to read: it was written before that was sealed
};
[[nodiscard]] Result<HeldInFact> held_in(std::string_view kind, std::string_view body, domain::OrganisationId organisation,
                                         const std::string& owner, const std::optional<std::string>& key);

}  // namespace schakel::service
