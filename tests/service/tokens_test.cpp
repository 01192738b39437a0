// Tokens: shown once, hashed at rest, and never more than whom they act for.

#include <fstream>
#include <iterator>

#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {
Result<TokenGiven> make(House& house, Who who, Role role, bool may_change = false) {
  return House::wait<TokenGiven>([&](Then<TokenGiven> then) {
    house.service->make_token(who, {.name = "Maandrapport", .role = role, .may_change = may_change, .until = day("2026-10-31")}, then);
  });
}
}  // namespace

TEST_CASE("a token acts with the one role it was made for, until its last day, and only its hash is kept") {
  Municipality house;
  const TokenGiven given = make(house, house.fenna, Role::facilitator).value();
  house.open();
  const auto caller = house.service->who_by_token(given.token);
  REQUIRE(caller);
  CHECK(caller->who.person == house.fenna.person);
  CHECK(caller->who.facilitator);
  CHECK_FALSE(caller->who.administrator);
  CHECK_FALSE(caller->may_change);
  CHECK_FALSE(house.service->who_by_token(given.token + "x"));
  CHECK_FALSE(house.service->who_by_token(""));
  CHECK_FALSE(house.service->who(given.token));  // no session
  std::ifstream file(house.folder.path() + "/schakel.db-wal", std::ios::binary);
  const std::string wal(std::istreambuf_iterator<char>(file), {});
  CHECK(wal.find(given.token) == std::string::npos);
  CHECK(wal.find("Maandrapport") == std::string::npos);
  house.now("2026-10-31T23:00Z");
  CHECK(house.service->who_by_token(given.token));
  house.now("2026-11-01T00:00Z");
  CHECK_FALSE(house.service->who_by_token(given.token));
}

TEST_CASE("a token ends with the role it has, with who left, and when it is ended") {
  Municipality house;
  for (const std::uint32_t number : {2U, 3U, 4U}) house.did(house.fenna, GiveRole{.person = PersonId(number), .role = Role::facilitator});
  const auto of = [&](std::uint32_t number) { return make(house, house.person(number), Role::facilitator, true).value(); };
  const TokenGiven two = of(2);
  const TokenGiven three = of(3);
  const TokenGiven four = of(4);
  house.did(house.fenna, TakeRole{.person = PersonId(2), .role = Role::facilitator});
  house.did(house.fenna, NotePersonLeft{PersonId(3)});
  house.did(house.person(4), EndToken{four.id});
  for (const TokenGiven& given : {two, three, four}) CHECK_FALSE(house.service->who_by_token(given.token));
  CHECK(code(make(house, house.person(5), Role::facilitator)) == "error.not_a_facilitator");
}

TEST_CASE("a facilitator sees their own tokens, an administrator all; no view holds a token or its hash") {
  Municipality house;
  house.did(house.fenna, GiveRole{.person = PersonId(2), .role = Role::facilitator});
  const TokenGiven given = make(house, house.person(2), Role::facilitator).value();
  (void)make(house, house.fenna, Role::administrator).value();
  Who anna = house.person(2);
  anna.facilitator = true;
  CHECK(house.service->tokens(anna).tokens.size() == 1);
  CHECK(house.service->tokens(house.fenna).tokens.size() == 2);
  CHECK(house.service->tokens(house.person(3)).tokens.empty());
}
