#include "service/provider.hpp"

#include "identity/base64.hpp"
#include "identity/discovery.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

namespace {

constexpr std::chrono::hours addresses_live{1};
// A token with an unknown key makes us ask for keys again, but nobody makes us do so all the time.
constexpr std::chrono::seconds between_keys{2};

// RFC 7636, S256: what is shown first is the hash of what is shown last.
std::string code_challenge(const std::string& verifier) {
  return identity::base64url(bytes_of_hex(lock_of(verifier)).value());
}

}  // namespace

Failure provider_refused() {
  return fail(ErrorKind::forbidden, "signing in with your organisation's account did not work", "error.provider_refused");
}

Failure Provider::refused(std::string_view why) const {
  if (trouble_) trouble_(why);
  return provider_refused();
}

Result<Provider::Addresses> Provider::addresses(Instant now) {
  {
    const std::scoped_lock guard(mutex_);
    if (addresses_ && addresses_->read + addresses_live > now) return *addresses_;
  }
  Addresses read = TRY(read_addresses(now));
  const std::scoped_lock guard(mutex_);
  addresses_ = read;
  return read;
}

Result<Provider::Addresses> Provider::read_addresses(Instant now) const {
  const bool slash = !settings_.issuer.empty() && settings_.issuer.back() == '/';
  const auto answer = fetch_({.url = settings_.issuer + (slash ? "" : "/") + ".well-known/openid-configuration"});
  if (!answer) {
    if (trouble_) trouble_(answer.error().message);
    return Failure(answer.error());
  }
  const auto said = answer->status == 200 ? identity::discovery_in(answer->body) : std::nullopt;
  if (!said) return refused("the identity provider's configuration cannot be read");
  if (said->issuer != settings_.issuer) return refused("the identity provider's configuration is of another issuer");
  for (const std::string& address : {said->authorization, said->token, said->keys}) {
    if (!post::may_ask(address)) return refused("the identity provider names an address that is not https");
  }
  return Addresses{.authorization = said->authorization,
                   .token = said->token,
                   .keys = said->keys,
                   .secret_in_form = said->secret_in_form,
                   .says_issuer = said->says_issuer,
                   .read = now};
}

Result<std::string> Provider::address(const std::string& state, const ProviderVisit& visit, Instant now) {
  const Addresses at = TRY(addresses(now));
  std::string address = at.authorization;
  char before = address.find('?') == std::string::npos ? '?' : '&';
  const std::vector<std::pair<std::string, std::string>> asked = {{"response_type", "code"},
                                                                  {"client_id", settings_.client},
                                                                  {"redirect_uri", back_},
                                                                  {"scope", settings_.scopes},
                                                                  {"state", state},
                                                                  {"nonce", visit.nonce},
                                                                  {"code_challenge", code_challenge(visit.verifier)},
                                                                  {"code_challenge_method", "S256"}};
  for (const auto& [name, value] : asked) {
    address += before + name + "=" + post::escaped(value);
    before = '&';
  }
  return address;
}

Result<std::string> Provider::token_for(const Addresses& at, const std::string& code, const std::string& verifier) const {
  post::Question question{.url = at.token,
                          .form = {{"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", back_}, {"code_verifier", verifier}}};
  if (settings_.secret.empty() || at.secret_in_form) question.form.emplace_back("client_id", settings_.client);
  if (!settings_.secret.empty() && at.secret_in_form) question.form.emplace_back("client_secret", settings_.secret);
  // RFC 6749, 2.3.1: both are written as in a form first.
  if (!settings_.secret.empty() && !at.secret_in_form) question.basic = {post::escaped(settings_.client), post::escaped(settings_.secret)};
  const auto answer = fetch_(question);
  if (!answer) {
    if (trouble_) trouble_(answer.error().message);
    return Failure(answer.error());
  }
  const auto said = identity::exchanged_in(answer->body);
  if (answer->status != 200 || !said) {
    return refused("the identity provider gives no token (" + std::to_string(answer->status) + (said ? " " + said->error : "") + ")");
  }
  if (said->id_token.empty()) return refused("the identity provider gives no ID token; is the scope openid there?");
  return said->id_token;
}

Result<identity::ProviderKeys> Provider::keys_for(const Addresses& at, const std::string& token, Instant now) {
  {
    const std::scoped_lock guard(mutex_);
    const bool lately = keys_ && keys_read_ + between_keys > now && keys_read_ <= now;
    if (keys_ && (lately || identity::key_known(*keys_, token) == identity::KeyKnown::yes)) return *keys_;
  }
  const auto answer = fetch_({.url = at.keys});
  if (!answer) {
    if (trouble_) trouble_(answer.error().message);
    return Failure(answer.error());
  }
  auto keys = answer->status == 200 ? identity::ProviderKeys::from(answer->body) : Result<identity::ProviderKeys>(invalid("the identity provider's keys cannot be read"));
  if (!keys) return refused(keys.error().message);
  const std::scoped_lock guard(mutex_);
  keys_ = *keys;
  keys_read_ = now;
  return *keys;
}

Result<identity::Claims> Provider::who(const std::string& code, const std::string& issuer, const ProviderVisit& visit, Instant now) {
  const Addresses at = TRY(addresses(now));
  if ((at.says_issuer || !issuer.empty()) && issuer != settings_.issuer) return refused("the answer is of another issuer");
  const std::string token = TRY(token_for(at, code, visit.verifier));
  const identity::ProviderKeys keys = TRY(keys_for(at, token, now));
  auto claims = identity::checked_token(keys, token, {.issuer = settings_.issuer, .client = settings_.client, .nonce = visit.nonce, .now = now});
  if (!claims) return refused(claims.error().message);
  return std::move(*claims);
}

}  // namespace schakel::service
