// Who somebody is: the first run, sessions, one-time links.

#include <algorithm>

#include "service/inside.hpp"
#include "service/invitation.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

Failure link_refused(const char* code, const char* why) {
  return fail(ErrorKind::forbidden, std::string("this sign-in link ") + why, code);
}

bool is_here(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  return found != state.people.end() && found->second.here;
}

}  // namespace

SignedIn begin_session(Inside& inside, Turn& turn, Running& of, PersonId person, const std::string& device) {
  std::string token = new_token();
  const Instant now = inside.clock();
  turn.add_session({hash_of(token), of.id(), person, now + inside.settings.session_lives, day_of(now), device});
  return {std::move(token), who_of(of.latest(), of.id(), person)};
}

namespace {

// Somebody can come in with it: that links are made is told, not for whom.
Result<Recorded> note_links(Inside& inside, Turn& turn, Running& of, PersonId by, std::size_t count) {
  if (count == 0) return Recorded{};
  return turn.record(of, {{by, inside.clock()}}, Facts{ActNoted{.kind = ActKind::links_made, .by = by, .count = static_cast<std::uint32_t>(count)}});
}

constexpr std::chrono::minutes own_link_lives{15};  // long enough to take up another device

std::string link_until(Inside& inside, Turn& turn, OrganisationId organisation, PersonId person, Instant until) {
  const std::string token = new_token();
  turn.add_link({hash_of(token), organisation, person, until, false});
  return inside.settings.address + "/in#" + token;
}

std::string make_one_link(Inside& inside, Turn& turn, const Running& of, PersonId person) {
  return link_until(inside, turn, of.id(), person, inside.clock() + inside.settings.link_lives);
}

Result<SignedIn> use_link(Inside& inside, Turn& turn, const std::string& token, const std::string& device) {
  const auto link = inside.access.link(hash_of(token));
  if (!link) return link_refused("error.link_unknown", "is not known here");
  if (link->used) return link_refused("error.link_used", "was used before; each works once");
  if (link->expires <= inside.clock()) return link_refused("error.link_expired", "is too old");
  Running& of = *TRY(inside.running(link->organisation));
  if (!is_here(of.latest(), link->person)) return link_refused("error.link_unknown", "is not known here");
  if (!turn.use_link(*link)) return link_refused("error.link_used", "was used before; each works once");
  return begin_session(inside, turn, of, link->person, device);
}

Result<std::vector<PersonId>> people_to_invite(const State& state, const Who& who, const LinksOrder& order) {
  if (!has_role(state, who.person, Role::facilitator)) {
    return fail(ErrorKind::forbidden, "only a facilitator makes sign-in links", "error.not_a_facilitator");
  }
  const auto programme = state.programmes.find(order.programme);
  if (programme == state.programmes.end()) {
    return not_found("programme", order.programme.number(), "error.unknown_programme");
  }
  const std::vector<PersonId>& all = programme->second.people;
  std::vector<PersonId> people;
  for (const PersonId person : order.people.empty() ? all : order.people) {
    if (!std::binary_search(all.begin(), all.end(), person)) {
      return not_found("person in this programme with number", person.number(), "error.unknown_person");
    }
    // Whoever has a link is somebody: a facilitator does not become an administrator by one.
    const bool above = has_role(state, person, Role::administrator) && !has_role(state, who.person, Role::administrator);
    if (above && !order.people.empty()) {
      return fail(ErrorKind::forbidden, "only an administrator makes sign-in links for administrators", "error.not_an_administrator");
    }
    // Nor does anybody speak for the works council by one.
    const bool council = has_role(state, person, Role::works_council) && person != who.person;
    if (council && !order.people.empty()) {
      return fail(ErrorKind::forbidden, "nobody makes sign-in links for a member of the works council", "error.council_link");
    }
    if (is_here(state, person) && !above && !council) people.push_back(person);
  }
  return people;
}

PersonId invited_in(const State& before, const Facts& facts, const InviteCoach& order) {
  for (const Fact& fact : facts) {
    if (const auto* added = fact.as<PersonAdded>()) return added->person;
  }
  return meant_by(before, order);
}

// Links are mailed when there is a mail server, else shown.
Then<Invitations> handed_out(Inside& inside, Then<SignInLinks> then) {
  return [&inside, then = std::move(then)](Result<Invitations> made) {
    if (!made) return then(Failure(made.error()));
    if (!inside.settings.mail) return then(shown(*made));
    const bool taken = inside.mailer->add([&inside, then, made = std::move(*made)]() mutable {
      then(mailed(*inside.settings.mail, std::move(made)));
    });
    if (!taken) then(Failure(Inside::busy()));
  };
}

}  // namespace

void Service::found(std::string token, FoundOrganisation order, std::string device, Then<SignedIn> then) {
  parts_->ask<SignedIn>(
      [this, token = std::move(token), order = std::move(order), device = std::move(device)](Turn& turn) -> Result<SignedIn> {
        const auto organisation = first_run_of(token);
        if (!organisation) {
          return fail(ErrorKind::forbidden, "this is not the code that was printed at the start", "error.first_run_token");
        }
        Running& of = *TRY(parts_->running(*organisation));
        const Request request{{PersonId(), now()}};
        const Facts facts = TRY(domain::decide(of.latest(), request.asking, order));
        PersonId administrator;
        for (const Fact& fact : facts) {
          if (const auto* added = fact.as<PersonAdded>()) administrator = added->person;
        }
        (void)TRY(turn.record(of, request, facts));
        return begin_session(*parts_, turn, of, administrator, device);
      },
      [this, then = std::move(then)](Result<SignedIn> answer) {
        if (answer) parts_->first_runs.with([&](auto& tokens) { tokens.erase(answer->who.organisation); });
        then(std::move(answer));
      });
}

std::optional<Who> Service::who(std::string_view session) const {
  const auto known = parts_->access.session(hash_of(session));
  if (!known || known->expires <= now()) return std::nullopt;
  const auto of = parts_->running(known->organisation);
  if (!of) return std::nullopt;
  return (*of)->read([&](const Running& running) -> std::optional<Who> {
    if (!is_here(running.state(), known->person)) return std::nullopt;
    return who_of(running.state(), known->organisation, known->person);
  });
}

Result<std::string> Service::make_link(OrganisationId organisation, PersonId person) {
  return parts_->ask_and_wait<std::string>([&](Turn& turn) -> Result<std::string> {
    Running& of = *TRY(parts_->running(organisation));
    if (!is_here(of.latest(), person)) return not_found("person", person.number(), "error.unknown_person");
    (void)TRY(note_links(*parts_, turn, of, PersonId(), 1));
    return make_one_link(*parts_, turn, of, person);
  });
}

void Service::make_links(Who who, LinksOrder order, Then<SignInLinks> then) {
  parts_->ask<Invitations>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<Invitations> {
        Running& of = *TRY(parts_->running(who.organisation));
        const State& state = of.latest();
        Invitations made{.language = state.language, .organisation = state.name, .programme = {}, .as = InvitedAs::participant, .people = {}};
        for (const PersonId person : TRY(people_to_invite(state, who, order))) {
          const Profile& profile = state.people.at(person).profile;
          made.people.push_back({{person, name_of(profile), make_one_link(*parts_, turn, of, person)}, profile.email.text});
        }
        made.programme = state.programmes.at(order.programme).title;
        (void)TRY(note_links(*parts_, turn, of, who.person, made.people.size()));
        return made;
      },
      handed_out(*parts_, std::move(then)));
}

void Service::make_own_link(Who who, Then<OwnLink> then) {
  parts_->ask<OwnLink>(
      [this, who](Turn& turn) -> Result<OwnLink> {
        Running& of = *TRY(parts_->running(who.organisation));
        if (!is_here(of.latest(), who.person)) return not_found("person", who.person.number(), "error.unknown_person");
        const Instant until = parts_->clock() + own_link_lives;
        return OwnLink{link_until(*parts_, turn, of.id(), who.person, until), until};
      },
      std::move(then));
}

void Service::invite_coach(Who who, InviteCoach order, Then<SignInLinks> then) {
  parts_->ask<Invitations>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<Invitations> {
        Running& of = *TRY(parts_->running(who.organisation));
        const Request request{{who.person, now()}};
        const Facts facts = TRY(domain::decide(of.latest(), request.asking, order));
        const PersonId person = invited_in(of.latest(), facts, order);
        if (!facts.empty()) (void)TRY(turn.record(of, request, facts));
        const State& state = of.latest();
        Invitations made{.language = state.language, .organisation = state.name, .programme = state.programmes.at(order.programme).title, .as = InvitedAs::coach, .people = {}};
        if (!is_from_outside(state, person)) return made;
        const Profile& profile = state.people.at(person).profile;
        made.people.push_back({{person, name_of(profile), make_one_link(*parts_, turn, of, person)}, profile.email.text});
        (void)TRY(note_links(*parts_, turn, of, who.person, 1));
        return made;
      },
      handed_out(*parts_, std::move(then)));
}

void Service::invite_customers(Who who, InviteCustomers order, Then<SignInLinks> then) {
  parts_->ask<Invitations>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<Invitations> {
        Running& of = *TRY(parts_->running(who.organisation));
        const Request request{{who.person, now()}};
        const Facts facts = TRY(domain::decide(of.latest(), request.asking, order));
        std::vector<PersonId> people = customers_meant(of.latest(), order);
        for (const Fact& fact : facts) {
          if (const auto* added = fact.as<PersonAdded>()) people.push_back(added->person);
        }
        if (!facts.empty()) (void)TRY(turn.record(of, request, facts));
        const State& state = of.latest();
        Invitations made{.language = state.language, .organisation = state.name, .programme = state.programmes.at(order.programme).title, .as = InvitedAs::customer, .people = {}};
        for (const PersonId person : people) {
          const Profile& profile = state.people.at(person).profile;
          made.people.push_back({{person, name_of(profile), make_one_link(*parts_, turn, of, person)}, profile.email.text});
        }
        (void)TRY(note_links(*parts_, turn, of, who.person, made.people.size()));
        return made;
      },
      handed_out(*parts_, std::move(then)));
}

void Service::sign_in(std::string token, std::string device, Then<SignedIn> then) {
  parts_->ask<SignedIn>([this, token = std::move(token), device = std::move(device)](
                            Turn& turn) { return use_link(*parts_, turn, token, device); },
                        std::move(then));
}

void Service::sign_out(std::string session, Then<Done> then) {
  parts_->ask<Done>(
      [session = std::move(session)](Turn& turn) -> Result<Done> {
        turn.batch().sessions_gone.push_back(hash_of(session));
        return Done{};
      },
      std::move(then));
}

}  // namespace schakel::service
