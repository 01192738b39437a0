// A fact as the journal keeps it: its kind in the first line, then its JSON.

#include <string>

#include "base/text.hpp"
#include "service/secrecy.hpp"
#include "service/stored.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

using namespace service;

constexpr domain::OrganisationId here{1};

Result<std::optional<std::string>> one_key(const std::string& /*owner*/) { return std::optional(std::string(32, 'k')); }

void fact(std::string_view bytes) {
  prepare_secrecy();
  const std::string_view kind = take_line(bytes);
  const auto read = sealed_fact_from(kind, bytes);
  if (!read) {
    must(!read.error().message.empty(), "what cannot be read is said");
    return;
  }
  const std::string text = fact_text(*read);
  const auto opened = fact_from(kind, bytes, here, one_key);
  const bool has_pairs = kind == "managers_named/1" || kind == "ties_imported/2";  // which may be none, whoever can read them
  must(opened.has_value() || has_pairs, "a text that cannot be unsealed is forgotten, not an error");
  must(held_in(kind, bytes, here, "person:7", std::string(32, 'k')).has_value() || has_pairs, "what can be read can be counted");
  // What was taken for a plain text is sealed and comes out the same.
  const auto stored = stored_form(*read, here, one_key);
  must(stored.has_value(), "any fact can be sealed");
  const auto unsealed = fact_from(stored->kind, stored->body, here, one_key);
  must(unsealed.has_value() && fact_text(*unsealed) == text, "what was sealed comes out the same");
}

}  // namespace

std::vector<Target> stored_targets() { return {{"stored_fact", fact}}; }

}  // namespace schakel::fuzz
