// What authenticators, browsers and identity providers say.

#include <array>

#include <boost/json/parse.hpp>

#include "identity/base64.hpp"
#include "identity/jwt.hpp"
#include "identity/scim_filter.hpp"
#include "identity/scim_patch.hpp"
#include "identity/webauthn.hpp"
#include "target.hpp"

namespace schakel::fuzz {

namespace {

const identity::Site site{.id = "localhost", .origin = "http://localhost:47811"};

// The first line is what the browser says, the rest what the authenticator says; the browser's challenge is taken for ours.
void passkey(std::string_view bytes) {
  if (bytes.empty()) return;
  constexpr std::array algorithms{identity::es256, identity::eddsa, identity::rs256, -65535};
  const std::int32_t algorithm = algorithms[static_cast<unsigned char>(bytes.front()) % algorithms.size()];
  bytes.remove_prefix(1);
  const std::string client_data(take_line(bytes));
  const auto challenge = identity::challenge_in(client_data);
  const auto made = identity::registered(site, challenge.value_or(""), {client_data, std::string(bytes), algorithm});
  if (made) must(challenge.has_value() && !made->credential.empty() && made->key.algorithm == algorithm, "a passkey that is taken has a name and a key");
  const auto half = bytes.size() / 2;
  const identity::Assertion said{client_data, std::string(bytes.substr(0, half)), std::string(bytes.substr(half))};
  const auto used = identity::asserted(site, challenge.value_or(""), {algorithm, std::string(32, 'k')}, said);
  must(!used, "nothing is signed with a key that nobody has");
}

// The first line is a provider's set of keys, the rest a token.
void id_token(std::string_view bytes) {
  const auto keys = identity::ProviderKeys::from(take_line(bytes));
  if (!keys) return;
  const auto claims = identity::checked_token(*keys, bytes, {.issuer = "https://login.example", .client = "schakel", .nonce = "n", .now = Instant(std::chrono::seconds(1'790'000'000))});
  if (claims) must(identity::key_known(*keys, bytes) == identity::KeyKnown::yes && !claims->subject.empty(), "a token that is taken is signed by a known key and about somebody");
}

// The first line is a filter, the rest a resource and, behind it, a change to it: two bodies, with an empty line between.
void scim(std::string_view bytes) {
  const auto filter = identity::scim_filter_from(take_line(bytes));
  const auto half = bytes.find("\n\n");
  boost::system::error_code failed;
  const auto resource = boost::json::parse(bytes.substr(0, half), failed);
  if (failed || !resource.is_object()) return;
  if (filter) must(filter->holds_for(resource.get_object()) == filter->holds_for(resource.get_object()), "a filter says the same twice");
  if (half == std::string_view::npos) return;
  const auto change = boost::json::parse(bytes.substr(half + 2), failed);
  if (failed || !change.is_object()) return;
  const auto changed = identity::scim_patched(resource.get_object(), change.get_object());
  must(changed || changed.error().kind == ErrorKind::invalid_input, "a change that cannot be made is the asker's fault");
}

}  // namespace

std::vector<Target> identity_targets() { return {{"passkey", passkey}, {"id_token", id_token}, {"scim", scim}}; }

}  // namespace schakel::fuzz
