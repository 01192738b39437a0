// Signing in with the organisation's own accounts: who comes back from the provider, and which person that is here.

#include <algorithm>

#include "base/text.hpp"
#include "exchange/json.hpp"
#include "service/accounts.hpp"
#include "service/inside.hpp"
#include "service/provider.hpp"
#include "service/secrecy.hpp"
#include "service/site.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t code_most = 4096;

Failure no_provider() {
  return fail(ErrorKind::not_found, "this server knows no accounts of an organisation", "error.no_provider");
}

// What the provider's claims say of somebody, as far as it counts here.
struct Said {
  std::string who;   // an address in small letters, or an id
  bool by_email = false;
  std::string name;
  std::string email;
  std::string silo;  // "" = no group of theirs is one of ours
};

std::string silo_in(const ProviderSettings& settings, const identity::Claims& claims) {
  const auto groups = claims.texts.find(settings.group_claim);
  if (groups == claims.texts.end()) return {};
  for (const auto& [group, silo] : settings.silos) {
    if (std::find(groups->second.begin(), groups->second.end(), group) != groups->second.end()) return silo;
  }
  return {};
}

std::optional<Said> said_by(const ProviderSettings& settings, const identity::Claims& claims) {
  Said said{.who = std::string(trimmed(claims.text(settings.claim))), .by_email = settings.claim == "email"};
  if (said.who.empty()) return std::nullopt;
  const bool verified = claims.email_verified || settings.unverified_email;
  // Whoever may write any address into their account is nobody by it.
  if (said.by_email && !verified) return std::nullopt;
  if (said.by_email) said.who = lower_ascii(said.who);
  said.name = claims.text("name");
  if (verified) said.email = claims.text("email");
  said.silo = silo_in(settings, claims);
  return said;
}

// None when nobody is called so, or more than one; `gone` when somebody was, who left.
PersonId person_in(const State& state, const Said& said, bool& gone) {
  PersonId found;
  bool twice = false;
  for (const auto& [id, person] : state.people) {
    const Profile& profile = person.profile;
    if ((said.by_email ? lower_ascii(profile.email.text) : profile.id.text) != said.who) continue;
    if (!person.here) {
      gone = true;
      continue;
    }
    twice = twice || !found.is_none();
    found = id;
  }
  return twice ? PersonId() : found;
}

Result<PersonId> add_person(Inside& inside, Turn& turn, Running& of, const ProviderSettings& settings, const Said& said) {
  const std::string border = directory_border(settings.border, of.latest());
  if (border.empty()) return provider_refused();
  RosterPerson row{.id = said.who, .name = said.name, .email = said.email};
  row.silos = {said.silo};
  const ImportPeople add{.roster = {.borders = {border}, .people = {std::move(row)}}};
  (void)TRY(turn.decide(of, {{PersonId(), inside.clock()}}, add));
  const auto& by_id = of.latest().by_own_id;
  const auto added = by_id.find(said.who);
  return added == by_id.end() ? Result<PersonId>(provider_refused()) : Result<PersonId>(added->second);
}

// Their group says where they work now.
Result<void> place_person(Inside& inside, Turn& turn, Running& of, const ProviderSettings& settings, PersonId person, const Said& said) {
  const State& state = of.latest();
  const std::string border = directory_border(settings.border, state);
  if (said.silo.empty() || border.empty() || silo_of(state, person, border) == said.silo) return {};
  RosterOf theirs = roster_of(state, {person});
  Roster& roster = theirs.roster;
  auto column = std::find(roster.borders.begin(), roster.borders.end(), border);
  if (column == roster.borders.end()) column = roster.borders.insert(column, border);
  const auto place = static_cast<std::size_t>(column - roster.borders.begin());
  for (RosterPerson& row : roster.people) {
    row.silos.resize(roster.borders.size());
    row.silos[place] = said.silo;
  }
  (void)TRY(turn.decide(of, {{PersonId(), inside.clock()}}, ImportPeople{.roster = std::move(roster)}));
  return {};
}

Result<SignedIn> let_in(Inside& inside, Turn& turn, const ProviderSettings& settings, const Said& said, const std::string& device) {
  const auto running = inside.running(OrganisationId(settings.organisation));
  if (!running || !(*running)->latest().founded) return provider_refused();
  Running& of = **running;
  bool gone = false;
  PersonId person = person_in(of.latest(), said, gone);
  if (person.is_none()) {
    if (gone || !settings.new_people) return provider_refused();
    person = TRY(add_person(inside, turn, of, settings, said));
  } else {
    TRY(place_person(inside, turn, of, settings, person, said));
  }
  return begin_session(inside, turn, of, person, device);
}

}  // namespace

WaysInView Service::ways_in() const {
  WaysInView view;
  if (const auto site = site_of(parts_->settings.address)) view.site = site->id;
  if (parts_->provider) view.provider = parts_->provider->settings().name;
  return view;
}

void Service::ask_provider(Then<ProviderAsk> then) {
  if (!parts_->provider) return then(no_provider());
  Inside::compute<ProviderAsk>(
      *parts_->abroad,
      [this]() -> Result<ProviderAsk> {
        ProviderAsk ask{.address = {}, .state = {}, .secret = new_token()};
        const ProviderVisit visit{.nonce = new_token(), .verifier = new_token(), .secret_hash = hex_of(hash_of(ask.secret))};
        ask.state = TRY(parts_->visits.put(exchange::json_text(visit), now()));
        ask.address = TRY(parts_->provider->address(ask.state, visit, now()));
        return ask;
      },
      std::move(then));
}

void Service::sign_in_with_provider(UseProvider order, std::string device, Then<SignedIn> then) {
  if (!parts_->provider) return then(no_provider());
  const auto begun = parts_->visits.take(order.state, now());
  const auto visit = exchange::parse_json<ProviderVisit>(begun.value_or(""));
  // Somebody who is sent to an address that another began does not come in as that other.
  const bool theirs = visit && visit->secret_hash == hex_of(hash_of(order.secret));
  if (!theirs || order.code.empty() || order.code.size() > code_most) return then(provider_refused());
  const bool taken = parts_->abroad->add([this, order = std::move(order), visit = *visit, device = std::move(device), then]() mutable {
    const auto claims = attempt([&] { return parts_->provider->who(order.code, order.issuer, visit, now()); });
    if (!claims) return then(Failure(claims.error()));
    const auto said = said_by(parts_->provider->settings(), *claims);
    if (!said) return then(provider_refused());
    parts_->ask<SignedIn>([this, said = *said, device = std::move(device)](
                              Turn& turn) { return let_in(*parts_, turn, parts_->provider->settings(), said, device); },
                          std::move(then));
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
