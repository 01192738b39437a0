#include "http/events.hpp"

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::http;

namespace {

constexpr domain::OrganisationId organisation{1};

std::shared_ptr<Listener> screen(EventHub& hub, const std::string& last = "") {
  return hub.listen(organisation, [](const std::string&) { return true; }, {}, last);
}
bool says(const std::string& frames, std::string_view word) { return frames.find(word) != std::string::npos; }

}  // namespace

TEST_CASE("every screen hears of every change, not only of the first") {
  EventHub hub;
  const auto one = screen(hub);
  const auto two = screen(hub);
  CHECK(says(one->take(), "event: hello"));
  (void)two->take();
  for (std::uint64_t position = 1; position <= 5; ++position) {
    hub.publish(organisation, position, {"changed"});
    CAPTURE(position);
    CHECK(says(one->take(), "id: " + std::to_string(position) + "\n"));
    CHECK(says(two->take(), "id: " + std::to_string(position) + "\n"));
    CHECK(hub.listeners() == 2);
  }
}

TEST_CASE("a screen that goes leaves the others where they are") {
  EventHub hub;
  auto first = screen(hub);
  auto second = screen(hub);
  const auto third = screen(hub);
  hub.publish(organisation, 1, {"changed"});
  first.reset();
  hub.publish(organisation, 2, {"changed"});
  second.reset();
  hub.publish(organisation, 3, {"changed"});
  const std::string all = third->take();
  for (const char* id : {"id: 1\n", "id: 2\n", "id: 3\n"}) CHECK(says(all, id));
  CHECK(hub.listeners() == 1);
}

TEST_CASE("a screen that comes back hears what it missed, and of a gap it cannot fill that there is one") {
  EventHub hub;
  for (std::uint64_t position = 1; position <= 3; ++position) hub.publish(organisation, position, {"changed"});
  const std::string missed = screen(hub, "1")->take();
  CHECK((says(missed, "id: 2\n") && says(missed, "id: 3\n") && !says(missed, "resync")));
  CHECK(says(screen(hub, "99")->take(), "resync"));
  CHECK(says(screen(hub, "x")->take(), "resync"));
}
