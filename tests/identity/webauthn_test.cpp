// Passkeys on bytes that Chromium's authenticator really said (tests/data/passkeys.json: ES256, EdDSA, RS256), and on those
// bytes as an attacker would change them.

#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>

#include "identity/base64.hpp"
#include "identity/webauthn.hpp"

using namespace schakel;
using namespace schakel::identity;

namespace {

const Site site{.id = "localhost", .origin = "http://localhost:47811"};
const std::string create_challenge = base64url(std::string(32, '\x07'));
const std::string use_challenge = base64url(std::string(32, '\x08'));

struct Recorded {
  std::string credential;
  Registration created;
  Assertion used;
};

std::vector<Recorded> recorded() {
  std::ifstream file("tests/data/passkeys.json");
  std::stringstream text;
  text << file.rdbuf();
  std::vector<Recorded> all;
  const boost::json::value read = boost::json::parse(text.str());
  for (const auto& value : read.as_array()) {
    const auto& one = value.as_object();
    const auto text_of = [&](const char* part, const char* name) { return std::string(one.at(part).as_object().at(name).as_string()); };
    const auto bytes = [&](const char* part, const char* name) { return from_base64url(text_of(part, name)).value(); };
    all.push_back({.credential = from_base64url(std::string(one.at("credential").as_string())).value(),
                   .created = {text_of("created", "client_data"), bytes("created", "authenticator_data"), static_cast<std::int32_t>(one.at("algorithm").as_int64())},
                   .used = {text_of("used", "client_data"), bytes("used", "authenticator_data"), bytes("used", "signature")}});
  }
  REQUIRE(all.size() == 3);
  return all;
}

PublicKey key_of(const Recorded& one) { return registered(site, create_challenge, one.created).value().key; }
bool taken(const Recorded& one) { return asserted(site, use_challenge, key_of(one), one.used).has_value(); }
std::string instead(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("what Chromium's authenticator said is accepted, for every kind of key, with what it counts") {
  for (const Recorded& one : recorded()) {
    CAPTURE(one.created.algorithm);
    const auto made = registered(site, create_challenge, one.created);
    REQUIRE_MESSAGE(made.has_value(), made.error().message);
    CHECK(made->credential == one.credential);
    CHECK(made->count == 1);
    CHECK(challenge_in(one.used.client_data).value() == use_challenge);
    const auto used = asserted(site, use_challenge, made->key, one.used);
    REQUIRE_MESSAGE(used.has_value(), used.error().message);
    CHECK(*used == 2);
  }
}

TEST_CASE("a passkey of another site, another page, another challenge or another ceremony is not accepted") {
  for (const Recorded& one : recorded()) {
    const PublicKey key = key_of(one);
    CHECK_FALSE(asserted({"example.org", site.origin}, use_challenge, key, one.used));
    CHECK_FALSE(asserted({site.id, "https://localhost:47811"}, use_challenge, key, one.used));
    CHECK_FALSE(asserted(site, create_challenge, key, one.used));
    CHECK_FALSE(asserted(site, "", key, one.used));
    CHECK_FALSE(registered({"example.org", site.origin}, create_challenge, one.created));
    CHECK_FALSE(registered({site.id, "http://localhost:1"}, create_challenge, one.created));
    CHECK_FALSE(registered(site, use_challenge, one.created));
    Assertion as_other = one.used;
    as_other.client_data = instead(one.used.client_data, "webauthn.get", "webauthn.create");
    CHECK_FALSE(asserted(site, use_challenge, key, as_other));
    Registration framed = one.created;
    framed.client_data = instead(one.created.client_data, R"("crossOrigin":false)", R"("crossOrigin":true)");
    CHECK_FALSE(registered(site, create_challenge, framed));
  }
}

TEST_CASE("a signature counts for its own key only, and for nobody's never") {
  const auto all = recorded();
  for (const Recorded& one : all) {
    CHECK_FALSE(asserted(site, use_challenge, nobodys_key(), one.used));
    for (const Recorded& other : all) {
      if (other.created.algorithm != one.created.algorithm) CHECK_FALSE(asserted(site, use_challenge, key_of(other), one.used));
    }
    PublicKey short_key = key_of(one);
    short_key.bytes.pop_back();
    CHECK_FALSE(asserted(site, use_challenge, short_key, one.used));
    CHECK_FALSE(asserted(site, use_challenge, {one.created.algorithm, ""}, one.used));
    CHECK_FALSE(asserted(site, use_challenge, {-65535, key_of(one).bytes}, one.used));
  }
}

TEST_CASE("one bit more or less in what was signed, or in the signature, and it is not accepted") {
  for (const Recorded& one : recorded()) {
    CAPTURE(one.created.algorithm);
    for (std::string Assertion::*part : {&Assertion::authenticator_data, &Assertion::signature}) {
      for (std::size_t i = 0; i < (one.used.*part).size(); ++i) {
        Recorded changed = one;
        (changed.used.*part)[i] = static_cast<char>((changed.used.*part)[i] ^ 1);
        CHECK_FALSE(taken(changed));
      }
      for (std::size_t size = 0; size < (one.used.*part).size(); ++size) {
        Recorded cut = one;
        (cut.used.*part).resize(size);
        CHECK_FALSE(taken(cut));
      }
    }
  }
}

TEST_CASE("an authenticator that says nobody was there is not believed") {
  for (Recorded one : recorded()) {
    one.created.authenticator_data[32] = static_cast<char>(one.created.authenticator_data[32] & ~1);
    CHECK_FALSE(registered(site, create_challenge, one.created));
  }
}

TEST_CASE("a registration that is cut off, changed or says another kind of key is refused or names a key, and ends nothing") {
  for (const Recorded& one : recorded()) {
    const std::string& said = one.created.authenticator_data;
    for (std::size_t size = 0; size < said.size(); ++size) {
      Registration cut = one.created;
      cut.authenticator_data.resize(size);
      CHECK_FALSE(registered(site, create_challenge, cut));
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
      for (const int bit : {1, 0x80, 0xff}) {
        Registration changed = one.created;
        changed.authenticator_data[i] = static_cast<char>(changed.authenticator_data[i] ^ bit);
        const auto made = registered(site, create_challenge, changed);
        if (made) CHECK_FALSE(made->credential.empty());
      }
    }
    for (const std::int32_t other : {es256, eddsa, rs256, 0, -65535, -35}) {
      Registration mixed = one.created;
      mixed.algorithm = other;
      if (other != one.created.algorithm) CHECK_FALSE(registered(site, create_challenge, mixed));
    }
  }
}

TEST_CASE("client data that is no such thing is refused") {
  const Recorded one = recorded().front();
  for (const std::string& said : {std::string(), std::string("{}"), std::string("[]"), std::string("null"), std::string("{\"type\":1}"),
                                  std::string(5000, ' ') + one.used.client_data, std::string("\xff\xfe"), std::string(200, '[')}) {
    Assertion changed = one.used;
    changed.client_data = said;
    CHECK_FALSE(asserted(site, use_challenge, key_of(one), changed));
    CHECK_FALSE(challenge_in(said));
  }
}
