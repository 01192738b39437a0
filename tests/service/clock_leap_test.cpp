// A clock that is set wrong closes no round and forgets nobody before somebody can have seen it.
#include "service/clock_leap.hpp"

#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A machine that has run for a day.
struct Machine {
  ClockLeap leap;
  ClockLeap::Uptime uptime{hours(100)};
  Instant clock = at("2026-10-05T09:00Z");
  Machine() {
    leap.look(clock, uptime);
    pass(hours(24));
  }
  bool pass(std::chrono::milliseconds time) {
    uptime += time;
    clock += time;
    return leap.look(clock, uptime);
  }
  bool set(std::chrono::milliseconds by) {
    clock += by;
    return pass(std::chrono::seconds(2));
  }
};

}  // namespace

TEST_CASE("a clock that goes as time does is believed; after a start forgetting waits an hour") {
  ClockLeap leap;
  CHECK_FALSE(leap.may_act());  // nothing was looked at yet
  const ClockLeap::Uptime start{hours(100)};
  leap.look(at("2026-10-05T09:00Z"), start);
  CHECK(leap.may_act());
  CHECK_FALSE(leap.may_forget());
  leap.look(at("2026-10-05T10:00Z"), start + hours(1));
  CHECK(leap.may_forget());
}

TEST_CASE("one that drifts or is set by minutes is believed") {
  Machine machine;
  for (int day = 0; day < 30; ++day) CHECK_FALSE(machine.set(minutes(day % 2 == 0 ? 9 : -9)));
  CHECK(machine.leap.may_act());
  CHECK(machine.leap.may_forget());
}

TEST_CASE("after a leap ahead what clocks do waits an hour, and what they forget a day") {
  Machine machine;
  CHECK(machine.set(hours(24 * 400)));
  CHECK_FALSE(machine.leap.may_act());
  CHECK_FALSE(machine.leap.may_forget());
  CHECK_FALSE(machine.pass(hours(1)));  // told once
  CHECK(machine.leap.may_act());
  CHECK_FALSE(machine.leap.may_forget());
  machine.pass(hours(23));
  CHECK(machine.leap.may_forget());
}

TEST_CASE("set back to where it was it is believed at once, in two steps as well") {
  Machine machine;
  machine.set(hours(24 * 400));
  machine.set(-hours(24 * 400));
  CHECK(machine.leap.may_act());
  CHECK(machine.leap.may_forget());
  machine.set(hours(24 * 400));
  machine.set(-hours(24 * 300));
  CHECK_FALSE(machine.leap.may_act());
  machine.set(-hours(24 * 100));
  CHECK(machine.leap.may_act());
  CHECK(machine.leap.may_forget());
}

TEST_CASE("a clock that goes back does nothing too early") {
  Machine machine;
  CHECK_FALSE(machine.set(-hours(24 * 30)));
  CHECK(machine.leap.may_act());
}

TEST_CASE("a server whose clock leaps a year ahead keeps its rounds open and its circles' texts; set right it goes on, left so it acts") {
  Municipality house;
  auto uptime = std::make_shared<std::atomic<std::int64_t>>(0);
  const auto later = [&](std::chrono::milliseconds time, std::chrono::milliseconds by_clock) {
    *uptime += time.count();
    *house.moment += (time + by_clock).count();
    house.service->tick();
  };
  house.uptime = [uptime] { return ClockLeap::Uptime(std::chrono::milliseconds(uptime->load())); };
  house.open();
  house.announce_circles();
  const RoundId round = house.open_round("2026-11-12T17:00Z");
  house.service->tick();
  later(hours(2), {});
  const auto open = [&] { return house.service->look(house.organisation, [&](const State& state) { return !state.rounds.at(round).closed; }); };
  const auto forgotten = [&] { return house.service->look(house.organisation, [](const State& state) { return state.circles.begin()->second.forgotten; }); };
  later(std::chrono::seconds(2), hours(24 * 400));
  CHECK(open());
  CHECK_FALSE(forgotten());
  later(std::chrono::seconds(2), -hours(24 * 400));
  CHECK(open());
  later(std::chrono::seconds(2), hours(24 * 400));
  later(hours(1), {});
  CHECK_FALSE(open());
  CHECK_FALSE(forgotten());
  later(hours(24), {});
  CHECK(forgotten());
}
