// Passkeys: somebody adds one, and signs in with it. What the authenticator said is checked before the writer hears of it.

#include "identity/base64.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/site.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t field_most = 16'384;  // of what a browser sends in base64url

// One sentence whatever was wrong: it tells nobody which passkeys are known here.
Failure not_accepted() {
  return fail(ErrorKind::forbidden, "this passkey is not accepted; use a sign-in link, or another passkey", "error.passkey_refused");
}

Result<std::string> bytes_in(const std::string& text) {
  if (text.size() > field_most) return not_accepted();
  auto bytes = identity::from_base64url(text);
  if (!bytes) return not_accepted();
  return std::move(*bytes);
}

std::string whose(OrganisationId organisation, PersonId person) {
  return std::to_string(organisation.number()) + "/" + std::to_string(person.number());
}

// Names a person to their authenticator and to nobody else.
std::string handle_of(OrganisationId organisation, PersonId person) {
  return identity::base64url(hash_of("whose passkey: " + whose(organisation, person)));
}

struct Found {
  OrganisationId organisation;
  Passkey passkey;
};
std::optional<Found> find_passkey(const Inside& inside, const std::string& credential) {
  const std::shared_lock guard(inside.organisations_mutex);
  for (const auto& [id, running] : inside.organisations) {
    if (const auto asleep = running->asleep(); asleep != nullptr && !asleep->credentials.contains(credential)) continue;
    auto found = running->read([&, organisation = id](const Running& of) -> std::optional<Found> {
      const State& state = of.state();
      const auto known = state.index.by_credential.find(credential);
      if (known == state.index.by_credential.end()) return std::nullopt;
      return Found{organisation, state.passkeys.at(known->second)};
    });
    if (found) return found;
  }
  return std::nullopt;
}

// What this passkey's authenticator counted last, also in this turn.
std::uint32_t counted(const Inside& inside, Turn& turn, const Found& found) {
  for (const journal::PasskeyCount& coming : turn.batch().passkey_counts) {
    if (coming.organisation == found.organisation && coming.passkey == found.passkey.id) return coming.count;
  }
  return inside.access.count(found.organisation, found.passkey.id);
}

Result<SignedIn> let_in(Inside& inside, Turn& turn, const Found& found, std::uint32_t count, const std::string& device) {
  Running& of = *TRY(inside.running(found.organisation));
  const State& state = of.latest();
  const auto person = state.people.find(found.passkey.person);
  if (!state.passkeys.contains(found.passkey.id) || person == state.people.end() || !person->second.here) return not_accepted();
  // Most authenticators do not count (0); one that does and falls back was copied.
  const std::uint32_t before = counted(inside, turn, found);
  if ((count != 0 || before != 0) && count <= before) return not_accepted();
  if (count != 0) turn.batch().passkey_counts.push_back({found.organisation, found.passkey.id, count});
  return begin_session(inside, turn, of, found.passkey.person, device);
}

struct Checked {
  Found found;
  std::uint32_t count = 0;
};
Result<Checked> check(Inside& inside, const identity::Site& site, const UsePasskey& order) {
  identity::Assertion said;
  said.client_data = TRY(bytes_in(order.client_data));
  said.authenticator_data = TRY(bytes_in(order.authenticator_data));
  said.signature = TRY(bytes_in(order.signature));
  const auto challenge = identity::challenge_in(said.client_data);
  if (!challenge || !inside.challenges.take(*challenge, inside.clock())) return not_accepted();
  const auto found = find_passkey(inside, order.credential);
  identity::PublicKey key = identity::nobodys_key();
  if (found) key = {found->passkey.algorithm, identity::from_base64url(found->passkey.key.text).value_or("")};
  const auto count = identity::asserted(site, *challenge, key, said);
  const bool theirs = found && (order.user.empty() || order.user == handle_of(found->organisation, found->passkey.person));
  if (!count || !theirs) return not_accepted();
  return Checked{*found, *count};
}

}  // namespace

Result<PasskeyAsk> Service::ask_passkey() {
  const identity::Site site = TRY(site_of(parts_->settings.address));
  std::string challenge = TRY(parts_->challenges.put("", now()));
  return PasskeyAsk{.challenge = std::move(challenge), .site = site.id};
}

void Service::sign_in_with_passkey(UsePasskey order, std::string device, Then<SignedIn> then) {
  const auto site = site_of(parts_->settings.address);
  if (!site) return then(Failure(site.error()));
  const auto checked = attempt([&] { return check(*parts_, *site, order); });
  if (!checked) return then(Failure(checked.error()));
  parts_->ask<SignedIn>([this, checked = *checked, device = std::move(device)](
                            Turn& turn) { return let_in(*parts_, turn, checked.found, checked.count, device); },
                        std::move(then));
}

Result<PasskeyOffer> Service::offer_passkey(const Who& who) {
  const identity::Site site = TRY(site_of(parts_->settings.address));
  std::string challenge = TRY(parts_->add_challenges.put(whose(who.organisation, who.person), now()));
  PasskeyOffer offer{.challenge = std::move(challenge),
                     .site = site.id,
                     .user = handle_of(who.organisation, who.person),
                     .name = {},
                     .algorithms = {identity::es256, identity::eddsa, identity::rs256},
                     .known = {}};
  look(who.organisation, [&](const State& state) {
    const auto person = state.people.find(who.person);
    if (person != state.people.end()) offer.name = person->second.profile.name.text;
    for (const auto& [id, passkey] : state.passkeys) {
      if (passkey.person == who.person) offer.known.push_back(passkey.credential.text);
    }
  });
  return offer;
}

void Service::add_passkey(Who who, AddPasskeyOrder order, Then<Done> then) {
  const auto made = attempt([&]() -> Result<identity::NewPasskey> {
    const identity::Site site = TRY(site_of(parts_->settings.address));
    identity::Registration said{.client_data = {}, .authenticator_data = {}, .algorithm = order.algorithm};
    said.client_data = TRY(bytes_in(order.client_data));
    said.authenticator_data = TRY(bytes_in(order.authenticator_data));
    const auto challenge = identity::challenge_in(said.client_data);
    const auto asked_by = challenge ? parts_->add_challenges.take(*challenge, now()) : std::nullopt;
    if (asked_by != whose(who.organisation, who.person)) return not_accepted();
    auto registered = identity::registered(site, *challenge, said);
    if (!registered) return not_accepted();
    return std::move(*registered);
  });
  if (!made) return then(Failure(made.error()));
  parts_->ask<Done>(
      [this, who, made = *made, name = std::move(order.name)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        // A passkey is known to one organisation of this server only.
        const std::string credential = identity::base64url(made.credential);
        if (const auto elsewhere = find_passkey(*parts_, credential); elsewhere && elsewhere->organisation != who.organisation) {
          return not_accepted();
        }
        const AddPasskey add{.credential = credential, .key = identity::base64url(made.key.bytes), .algorithm = made.key.algorithm, .name = name};
        const Recorded recorded = TRY(turn.decide(of, {{who.person, now()}}, add));
        if (made.count != 0) turn.batch().passkey_counts.push_back({who.organisation, PasskeyId(recorded.made), made.count});
        return done(recorded);
      },
      std::move(then));
}

PasskeysView Service::passkeys(const Who& who) const {
  PasskeysView view;
  if (const auto site = site_of(parts_->settings.address)) view.site = site->id;
  look(who.organisation, [&](const State& state) {
    for (const auto& [id, passkey] : state.passkeys) {
      if (passkey.person == who.person) view.passkeys.push_back({.passkey = id, .name = passkey.name.text, .since = passkey.since});
    }
  });
  return view;
}

}  // namespace schakel::service
