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
  const auto again = sealed_fact_from(kind_of(*read), text);
  must(again.has_value() && fact_text(*again) == text, "a fact that was read can be written and read again");

  const auto opened = fact_from(kind, bytes, here, one_key);
  must(opened.has_value(), "a text that cannot be unsealed is forgotten, not an error");
  // What was taken for a plain text is sealed and comes out the same.
  const auto stored = stored_form(*read, here, one_key);
  must(stored.has_value(), "any fact can be sealed");
  const auto unsealed = fact_from(stored->kind, stored->body, here, one_key);
  must(unsealed.has_value() && fact_text(*unsealed) == text, "what was sealed comes out the same");
}

}  // namespace

std::vector<Target> stored_targets() { return {{"stored_fact", fact}}; }

}  // namespace schakel::fuzz
