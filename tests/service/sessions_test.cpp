// A person's own sessions: they see and end them; nobody else does.

#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {
Result<Done> end(House& house, Who who, std::string id) {
  return House::wait<Done>([&](Then<Done> then) { house.service->end_session(who, {std::move(id)}, then); });
}
}  // namespace

TEST_CASE("somebody sees where they are signed in: this one first, the others by rough description and day") {
  Municipality house;
  house.now("2026-10-06T08:00Z");
  const SignedIn old = house.sign_in(PersonId(2), "firefox linux");
  house.now("2026-10-08T21:00Z");
  const SignedIn phone = house.sign_in(PersonId(2), "safari ios");
  const SessionsView seen = house.service->sessions(old.who, old.session);
  REQUIRE(seen.sessions.size() == 2);
  CHECK(seen.sessions[0].here);
  CHECK(seen.sessions[0].browser == "firefox");
  CHECK(to_text(seen.sessions[0].since) == "2026-10-06");
  CHECK_FALSE(seen.sessions[1].here);
  CHECK(seen.sessions[1].system == "ios");
  CHECK(to_text(seen.sessions[1].until) == "2026-11-07");
  for (const SessionView& one : seen.sessions) {
    for (const std::string& secret : {old.session, phone.session, hex_of(hash_of(old.session)), hex_of(hash_of(phone.session))}) {
      CHECK(secret.find(one.id) == std::string::npos);
    }
  }
}

TEST_CASE("nobody sees or ends another's sessions, an administrator neither") {
  Municipality house;
  const SignedIn anna = house.sign_in(PersonId(2));
  const SignedIn bas = house.sign_in(PersonId(3));
  const std::string name = house.service->sessions(anna.who, anna.session).sessions.at(0).id;
  CHECK(house.service->sessions(bas.who, bas.session).sessions.size() == 1);
  CHECK(code(end(house, bas.who, name)) == "error.unknown_session");
  CHECK(code(end(house, house.fenna, name)) == "error.unknown_session");
  CHECK(house.service->who(anna.session));
}

TEST_CASE("ending one session leaves the others; ending the others leaves this one; both also after a restart") {
  Municipality house;
  const SignedIn here = house.sign_in(PersonId(2));
  const SignedIn lost = house.sign_in(PersonId(2));
  const SignedIn work = house.sign_in(PersonId(2));
  const SignedIn bas = house.sign_in(PersonId(3));
  const auto name_of = [&](const SignedIn& of) { return house.service->sessions(of.who, of.session).sessions.at(0).id; };
  const std::string lost_name = name_of(lost);
  REQUIRE(end(house, here.who, lost_name));
  CHECK_FALSE(house.service->who(lost.session));
  CHECK(house.service->who(work.session));
  CHECK(code(end(house, here.who, lost_name)) == "error.unknown_session");
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->end_other_sessions(here.who, here.session, then); }));
  house.open();
  CHECK(house.service->who(here.session));
  CHECK_FALSE(house.service->who(work.session));
  CHECK(house.service->who(bas.session));
}

TEST_CASE("a session that is over is not shown") {
  Municipality house;
  const SignedIn old = house.sign_in(PersonId(2));
  house.now("2026-12-24T09:00Z");
  const SignedIn here = house.sign_in(PersonId(2));
  CHECK(house.service->sessions(here.who, here.session).sessions.size() == 1);
}

TEST_CASE("a facilitator makes no sign-in link with which they would be an administrator") {
  Municipality house;
  house.did(house.fenna, GiveRole{.person = PersonId(2), .role = Role::facilitator});
  house.did(house.fenna, GiveRole{.person = PersonId(3), .role = Role::administrator});
  Who facilitator = house.person(2);
  facilitator.facilitator = true;
  const auto links = [&](Who who, std::vector<PersonId> people) {
    return House::wait<SignInLinks>([&](Then<SignInLinks> then) { house.service->make_links(who, {house.programme, std::move(people)}, then); });
  };
  CHECK(code(links(facilitator, {PersonId(3)})) == "error.not_an_administrator");
  CHECK(links(facilitator, {}).value().links.size() == 11);
  CHECK(links(house.fenna, {PersonId(3)}).value().links.size() == 1);
}

TEST_CASE("a link that was made before somebody was given an office brings nobody into it, not after a restart either; one made later does") {
  for (const Role role : {Role::facilitator, Role::administrator, Role::works_council}) {
    Municipality house;
    const std::string before = house.service->make_link(house.organisation, PersonId(3)).value();
    const std::string of_another = house.service->make_link(house.organisation, PersonId(4)).value();
    const SignedIn here = house.sign_in(PersonId(3));
    house.did(house.fenna, GiveRole{.person = PersonId(3), .role = role});
    const auto comes_in = [&](const std::string& link) {
      return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in(House::token_of(link), "", then); });
    };
    CHECK(code(comes_in(before)) == "error.link_unknown");
    CHECK(house.service->who(here.session));  // whoever is here already stays
    house.open();
    CHECK(code(comes_in(before)) == "error.link_unknown");
    CHECK(comes_in(of_another).has_value());
    CHECK(comes_in(house.service->make_link(house.organisation, PersonId(3)).value()).has_value());
  }
}

TEST_CASE("somebody makes a link for another device of their own: it brings them in once, for a quarter of an hour, and says nothing in the log") {
  Municipality house;
  const SignedIn here = house.sign_in(PersonId(2));
  const auto facts = house.service->facts(house.organisation, 0).value().size();
  const auto made = [&] { return House::wait<OwnLink>([&](Then<OwnLink> then) { house.service->make_own_link(here.who, then); }); };
  const auto comes_in = [&](const std::string& link) {
    return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in(House::token_of(link), "", then); });
  };
  const OwnLink first = made().value();
  CHECK(first.until == house.service->now() + std::chrono::minutes(15));
  const auto there = comes_in(first.link);
  REQUIRE(there);
  CHECK(there->who.person == here.who.person);
  CHECK(house.service->who(here.session));  // this device stays in
  CHECK(code(comes_in(first.link)) == "error.link_used");
  const OwnLink late = made().value();
  house.now("2026-10-05T09:16Z");
  CHECK(code(comes_in(late.link)) == "error.link_expired");
  CHECK(house.service->facts(house.organisation, 0).value().size() == facts);
  house.did(house.fenna, NotePersonLeft{.person = PersonId(2)});
  CHECK(code(made()) == "error.unknown_person");
}
