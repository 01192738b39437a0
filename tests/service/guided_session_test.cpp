#include <set>

#include "exchange/json.hpp"
#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

const SessionId first(1);

struct Talking : Municipality {
  Talking() {
    announce_circles();
    now("2026-10-20T10:00Z");
    REQUIRE(start(person(2)).value().made == 1);
  }
  Result<Done> start(Who who, const std::string& id = {}, CircleId circle = CircleId(1)) {
    return wait<Done>([&](Then<Done> then) { service->start_session(who, {.circle = circle, .script = "three_questions"}, id, then); });
  }
  [[nodiscard]] GuidedSessionView seen(std::uint32_t who = 2) const { return service->guided_session(person(who), first).value(); }
  void move(std::uint32_t from, std::uint32_t to) { did(person(2), MoveSession{.session = first, .from = from, .to = to}); }
  // The people of a session by the place of their turn in a step that begins there.
  std::vector<PersonId> turns(std::uint32_t at) {
    std::vector<PersonId> order;
    for (std::uint32_t turn = 0; turn < 3; ++turn) {
      if (seen().step != at + turn) move(seen().step, at + turn);
      order.push_back(seen().speaks.value());
    }
    return order;
  }
};

}  // namespace

TEST_CASE("everybody sees the same step with the time that the server says is left") {
  Talking house;
  house.now("2026-10-20T10:01:30.500Z");
  for (const std::uint32_t who : {2U, 3U, 8U}) {
    CHECK(house.seen(who).left == 89'500);
    CHECK(house.seen(who).left_of_all == (60 * 60 - 90) * 1000 - 500);
    CHECK(house.seen(who).member);
  }
  const auto facilitator = house.service->guided_session(house.fenna, first).value();
  CHECK_FALSE(facilitator.member);
  CHECK(facilitator.left == 89'500);
}

TEST_CASE("a session is where it was when the server comes back, with its time having gone on") {
  Talking house;
  house.move(0, 1);
  house.now("2026-10-20T10:00:40Z");
  house.open();
  CHECK(house.seen().step == 1);
  CHECK(house.seen().left == 80'000);
  house.did(house.person(3), PauseSession{first});
  house.now("2026-10-20T10:30Z");
  house.open();
  CHECK(house.seen().left == 80'000);
  CHECK_FALSE(house.seen().running);
}

TEST_CASE("in every round all have one turn, in one order for all who look, and another begins each time") {
  Talking house;
  const auto moves = house.turns(2);
  const auto hinders = house.turns(5);
  CHECK(std::set(moves.begin(), moves.end()) == std::set{PersonId(2), PersonId(3), PersonId(8)});
  CHECK(std::set(hinders.begin(), hinders.end()).size() == 3);
  CHECK(hinders[0] == moves[1]);
  CHECK(house.seen(2).people.front().id == house.seen(8).people.front().id);
  CHECK(house.seen().next == hinders[0]);  // who began says back what the last one said
}

TEST_CASE("who has which turn is nowhere in the record") {
  Talking house;
  house.turns(2);
  house.did(house.person(2), FinishSession{first});
  const auto record = house.service->facts(house.organisation, 0).value();
  for (const auto& told : record) {
    if (!told.kind.starts_with("session_")) continue;
    for (const char* word : {"person", "author", "by\"", "speaks", "Persoon"}) CHECK(told.body.find(word) == std::string::npos);
  }
  const auto over = house.seen();
  CHECK_FALSE(over.speaks.has_value());
  CHECK(over.people.front().id == PersonId(2));  // by number again
}

TEST_CASE("a start that is sent again is answered as it was the first time, also when it would no longer be taken") {
  Talking house;
  CHECK(code(house.start(house.person(3))) == "error.session_going_on");
  const auto one = house.start(house.person(4), "key-1", CircleId(2));
  CHECK(one.value().made == 2);
  CHECK(house.start(house.person(4), "key-1", CircleId(2)).value().made == 2);
  CHECK(code(house.start(house.person(4), "key-2", CircleId(2))) == "error.session_going_on");
}

TEST_CASE("who left has no turn any more, and turns then carry no names") {
  Talking house;
  house.move(0, 2);
  CHECK(house.seen().speaks.has_value());
  house.did(house.fenna, NotePersonLeft{PersonId(8)});
  CHECK_FALSE(house.seen().speaks.has_value());
  CHECK(house.seen().people.size() == 2);
}

TEST_CASE("a session that nobody ends is ended by the clock after half a day") {
  Talking house;
  house.now("2026-10-20T21:00Z");
  house.service->tick();
  CHECK_FALSE(house.seen().ended);
  house.now("2026-10-20T22:00Z");
  house.service->tick();
  CHECK(house.seen().ended);
  house.service->look(house.organisation, [](const State& state) { CHECK_FALSE(state.circles.at(CircleId(1)).met.has_value()); });
}

TEST_CASE("a circle sees which scripts fit it, and its earlier sessions") {
  Talking house;
  auto seen = house.service->scripts(house.person(2), CircleId(1)).value();
  CHECK(seen.people == 3);
  CHECK(seen.session == first);
  CHECK(seen.scripts.front().seconds == 3600U);
  for (const ScriptLine& line : seen.scripts) CHECK((line.id == "intervision") == (!line.seconds && line.id != "one_two_four_all" && line.id != "world_cafe" && line.id != "triz"));
  house.did(house.person(2), FinishSession{first});
  seen = house.service->scripts(house.person(2), CircleId(1)).value();
  CHECK_FALSE(seen.session.has_value());
  CHECK(seen.past.at(0).id == first);
  CHECK(code(house.service->scripts(house.person(4), CircleId(1))) == "error.unknown_circle");
}

TEST_CASE("a script that is not here any more leaves the steps and their times") {
  Talking house;
  house.service->look(house.organisation, [&](const State& state) {
    const Viewer viewer{.person = PersonId(2), .now = house.service->now()};
    const std::vector<sessions::Script> none;
    CHECK(guided_session_view(state, viewer, first, none, 1).value().steps.size() == 23);
    CHECK(session_script_view(state, viewer, first, none).error().code == "error.unknown_script");
  });
}
