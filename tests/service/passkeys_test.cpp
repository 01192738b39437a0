// Passkeys: whose they are, what they are asked once, and that nobody learns which are known.

#include <fstream>
#include <iterator>

#include "authenticator.hpp"
#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

Result<Done> add(House& house, Who who, AddPasskeyOrder order) {
  return House::wait<Done>([&](Then<Done> then) { house.service->add_passkey(who, std::move(order), then); });
}
void added(House& house, Who who, Authenticator& authenticator, const std::string& name = "") {
  const auto done = add(house, who, authenticator.make(house.service->offer_passkey(who).value(), name));
  REQUIRE_MESSAGE(done.has_value(), done.error().message);
}
Result<SignedIn> sign_in(House& house, UsePasskey order) {
  return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in_with_passkey(std::move(order), "", then); });
}
Result<SignedIn> sign_in(House& house, Authenticator& authenticator) {
  return sign_in(house, authenticator.use(house.service->ask_passkey().value()));
}
std::string said(const Result<SignedIn>& answer) { return answer ? "in" : answer.error().code + ": " + answer.error().message; }

std::string everything_in(const std::string& folder) {
  std::string all;
  for (const char* name : {"/schakel.db", "/schakel.db-wal"}) {
    std::ifstream file(folder + name, std::ios::binary);
    all += std::string(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

}  // namespace

TEST_CASE("a passkey signs in whose it is, also after a restart, and the record does not show it") {
  Municipality house;
  Authenticator phone("anna's phone 123");
  added(house, house.person(2), phone, "Telefoon");
  house.open();
  const auto in = sign_in(house, phone);
  REQUIRE_MESSAGE(in.has_value(), in.error().message);
  CHECK(in->who.person == PersonId(2));
  CHECK(house.service->who(in->session)->person == PersonId(2));
  const auto view = house.service->passkeys(house.person(2));
  REQUIRE(view.passkeys.size() == 1);
  CHECK(view.passkeys[0].name == "Telefoon");
  CHECK(house.service->passkeys(house.person(3)).passkeys.empty());
  CHECK(house.service->passkeys(house.fenna).passkeys.empty());
  const std::string files = everything_in(house.folder.path());
  for (const std::string& secret : {phone.credential(), phone.stored_key(), std::string("Telefoon"), in->session}) {
    CHECK(files.find(secret) == std::string::npos);
  }
}

TEST_CASE("a challenge is answered once, soon, and by whom it was given to") {
  Municipality house;
  Authenticator phone("phone");
  const PasskeyOffer offer = house.service->offer_passkey(house.person(2)).value();
  const AddPasskeyOrder order = phone.make(offer);
  CHECK(code(add(house, house.person(3), order)) == "error.passkey_refused");
  CHECK(code(add(house, house.person(2), order)) == "error.passkey_refused");  // it was answered, wrongly
  const AddPasskeyOrder late = phone.make(house.service->offer_passkey(house.person(2)).value());
  house.now("2026-10-05T09:05Z");
  CHECK(code(add(house, house.person(2), late)) == "error.passkey_refused");
  added(house, house.person(2), phone);
  const UsePasskey once = phone.use(house.service->ask_passkey().value());
  CHECK(sign_in(house, once));
  CHECK(code(sign_in(house, once)) == "error.passkey_refused");
  // What was asked for adding is no question for coming in.
  const PasskeyOffer another = house.service->offer_passkey(house.person(2)).value();
  CHECK(code(sign_in(house, phone.use({.challenge = another.challenge, .site = another.site}))) == "error.passkey_refused");
}

TEST_CASE("a passkey that is not known, a wrong signature, a wrong site and a wrong owner are answered alike") {
  Municipality house;
  Authenticator phone("phone");
  Authenticator stranger("stranger");
  added(house, house.person(2), phone);
  const auto ask = [&] { return house.service->ask_passkey().value(); };
  UsePasskey forged = stranger.use(ask());
  forged.credential = phone.credential();
  Authenticator elsewhere("elsewhere");
  added(house, house.person(3), elsewhere);
  elsewhere.site = "example.org";
  UsePasskey changed = phone.use(ask());
  changed.signature = "AAAA";
  UsePasskey not_text = phone.use(ask());
  not_text.authenticator_data = "=";
  const std::string alike = said(sign_in(house, stranger.use(ask())));
  CHECK(alike.substr(0, alike.find(':')) == "error.passkey_refused");
  CHECK(said(sign_in(house, forged)) == alike);
  CHECK(said(sign_in(house, elsewhere)) == alike);
  CHECK(said(sign_in(house, changed)) == alike);
  CHECK(said(sign_in(house, not_text)) == alike);
  CHECK(said(sign_in(house, UsePasskey{})) == alike);
  CHECK(said(sign_in(house, phone.use(ask(), "bm9ib2R5"))) == alike);
  CHECK(sign_in(house, phone.use(ask(), house.service->offer_passkey(house.person(2)).value().user)));
}

TEST_CASE("an authenticator that counts back was copied, and is not believed; one that never counts is") {
  Municipality house;
  Authenticator counting("counting");
  counting.count = 5;
  added(house, house.person(2), counting);
  counting.count = 6;
  CHECK(sign_in(house, counting));
  house.open();
  for (const std::uint32_t back : {6U, 5U, 0U}) {
    counting.count = back;
    CHECK(code(sign_in(house, counting)) == "error.passkey_refused");
  }
  counting.count = 7;
  CHECK(sign_in(house, counting));
  Authenticator never("never");
  added(house, house.person(3), never);
  CHECK(sign_in(house, never));
  CHECK(sign_in(house, never));
}

TEST_CASE("a passkey that was removed, or whose owner left, lets nobody in") {
  Municipality house;
  Authenticator phone("phone");
  Authenticator key("key");
  added(house, house.person(2), phone);
  added(house, house.person(3), key);
  CHECK(code(house.ask(house.person(3), RemovePasskey{PasskeyId(1)})) == "error.unknown_passkey");
  house.did(house.person(2), RemovePasskey{PasskeyId(1)});
  CHECK(code(sign_in(house, phone)) == "error.passkey_refused");
  house.did(house.fenna, NotePersonLeft{PersonId(3)});
  CHECK(code(sign_in(house, key)) == "error.passkey_refused");
  house.open();
  CHECK(code(sign_in(house, key)) == "error.passkey_refused");
}
