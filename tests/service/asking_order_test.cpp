// In which order statements are asked: from numbers of answers, the same for a silo, and only while the round is open.

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

std::vector<std::uint32_t> thirds(Municipality& house, Who who, RoundId round) {
  const auto order = house.wait<RoundOrder>([&](Then<RoundOrder> then) { house.service->round_order(who, round, std::move(then)); });
  REQUIRE(order);
  std::vector<std::uint32_t> all;
  for (const auto& one : order->statements) all.push_back(one.third);
  return all;
}

std::string refused(Municipality& house, Who who, RoundId round) {
  const auto order = house.wait<RoundOrder>([&](Then<RoundOrder> then) { house.service->round_order(who, round, std::move(then)); });
  return code(order);
}

}  // namespace

TEST_CASE("an order is told of an open round only, to who may vote in it, and of few ballots there is none") {
  Municipality house;
  const RoundId round = house.open_round();
  CHECK(thirds(house, house.person(4), round) == std::vector<std::uint32_t>{3, 3, 3});
  REQUIRE(code(house.take(4, round, key_of(1))) == "done");
  REQUIRE(house.fill(round, key_of(1), {{StatementId(1), Vote::agree}}));
  house.now("2026-11-02T09:00Z");
  CHECK(thirds(house, house.person(5), round) == std::vector<std::uint32_t>{3, 3, 3});
  CHECK(refused(house, house.person(4), RoundId(99)) == "error.unknown_round");
  REQUIRE(house.close(round));
  CHECK(refused(house, house.person(4), round) == "error.round_closed");
}
