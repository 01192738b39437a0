// Organisations that nobody uses leave memory, and nobody notices.

#include <atomic>
#include <thread>

#include "journal/postgres_server.hpp"
#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

// Sleeps whenever its clock is looked at.
struct Sleeper : Municipality {
  explicit Sleeper(std::string where = {}) : Municipality(std::move(where)) {
    announce_circles();
    did(person(2), WriteShare{.programme = programme, .kind = ShareKind::hinders, .text = "wat mij hindert"});
    sleep();
  }
  void sleep() {
    service->tick();
    REQUIRE(service->metrics().in_memory == 0);
  }
  [[nodiscard]] std::size_t shares() const {
    return service->look(organisation, [](const State& state) { return state.shares.size(); });
  }
};

}  // namespace

TEST_CASE("who comes to an organisation that sleeps finds it as it was") {
  Sleeper house;
  const std::uint64_t position = house.service->position(house.organisation);
  CHECK(position > 0);
  CHECK(house.service->metrics().in_memory == 1);
  house.sleep();
  CHECK(house.shares() == 1);
  house.sleep();
  house.did(house.person(3), WriteShare{.programme = house.programme, .kind = ShareKind::moves, .text = "nog een"});
  house.sleep();
  CHECK(house.shares() == 2);
  CHECK(house.service->position(house.organisation) == position + 1);
  house.sleep();
  house.open();
  CHECK(house.shares() == 2);
}

TEST_CASE("one organisation sleeps while another is used") {
  House house;
  house.memory_for = std::chrono::hours(1);
  house.open();
  const OrganisationId other = house.service->add_organisation().value();
  (void)house.found(other, "Waterschap");
  house.open();  // from the start on all sleep whom nobody asks anything
  CHECK(house.service->position(other) > 0);
  house.service->tick();
  CHECK(house.service->metrics().in_memory == 1);
  CHECK(house.service->position(house.organisation) > 0);
  CHECK(house.service->metrics().in_memory == 2);
  CHECK_FALSE(house.service->first_run_needed());
}

TEST_CASE("an organisation that waits to be founded is known to while it sleeps") {
  House house(false);
  house.service->tick();
  CHECK(house.service->metrics().in_memory == 0);
  CHECK(house.service->first_run_needed());
  CHECK(house.service->metrics().in_memory == 0);
}

TEST_CASE("a round closes at its time, though nobody looked") {
  Sleeper house;
  const RoundId round = house.open_round("2026-11-05T17:00Z");
  REQUIRE(house.take(2, round, key_of(1)).has_value());
  house.sleep();
  CHECK(code(house.take(2, round, key_of(2))) != "done");  // who has a credential is known
  house.sleep();
  house.now("2026-11-05T17:00Z");
  house.sleep();
  CHECK(house.service->look(house.organisation, [&](const State& state) { return state.rounds.at(round).closed; }));
}

TEST_CASE("what a clock does at other times comes within a quarter of an hour") {
  Sleeper house;
  house.now("2027-12-01T00:00Z");  // the circles' day is long over
  house.service->tick();
  CHECK(house.service->look(house.organisation, [](const State& state) { return state.circles.at(CircleId(1)).forgotten; }));
}

TEST_CASE("a session and a token work at an organisation that sleeps; a token of nobody wakes none") {
  Sleeper house;
  const std::string session = house.sign_in(PersonId(2)).session;
  const auto given = House::wait<TokenGiven>([&](Then<TokenGiven> then) {
    house.service->make_token(house.fenna, {.name = "Rapport", .role = Role::facilitator, .may_change = false, .until = day("2026-12-31")}, then);
  });
  REQUIRE(given.has_value());
  house.sleep();
  CHECK_FALSE(house.service->who_by_token("schakel_" + std::string(43, 'x')).has_value());
  CHECK(house.service->metrics().in_memory == 0);
  CHECK(house.service->who_by_token(given->token).has_value());
  house.sleep();
  CHECK(house.service->who(session).has_value());
}

TEST_CASE("given one server where it sleeps, what another writes is there when somebody looks; who was forgotten is") {
  if (!schakel::test::PostgresServer::is_installed()) return;
  Sleeper house(schakel::test::PostgresServer::shared().new_database());
  Settings settings;
  settings.data = house.data;
  settings.ticks = false;
  auto other = Service::open(settings, [moment = house.moment] { return Instant(std::chrono::milliseconds(moment->load())); }).value();
  std::atomic<std::uint64_t> heard = 0;
  house.service->on_publish([&](OrganisationId, std::uint64_t position) { heard = position; });  // whose page is still open
  house.sleep();
  other->submit_and_wait(house.organisation, PersonId(3), WriteShare{.programme = house.programme, .kind = ShareKind::moves, .text = "daar"}).value();
  other->submit_and_wait(house.organisation, house.fenna.person, ForgetPerson{PersonId(2)}).value();
  const std::uint64_t position = other->position(house.organisation);
  for (int i = 0; i < 2000 && heard < position; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(heard == position);
  CHECK(house.service->position(house.organisation) == position);
  CHECK(house.shares() == 2);
  CHECK(house.service->look(house.organisation, [](const State& state) { return state.people.at(PersonId(2)).profile.name.text; }).empty());
  house.service->on_publish({});
}

TEST_CASE("a message of a chat wakes the organisation whose chat it is, and none when nobody has that address") {
  Sleeper house;
  const ConnectChatOrder order{.kind = ChatKind::mattermost, .secret = "geheim0123456789van0de0chat"};
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->connect_chat(house.fenna, order, then); }).has_value());
  const std::string address = house.service->look(house.organisation, [](const State& state) { return state.chat_doors.begin()->second.address; });
  const ChatProof proof{.token = "geheim0123456789van0de0chat", .signature = {}, .timestamp = {}, .body = {}};
  house.sleep();
  CHECK_FALSE(house.service->chat_at(ChatKind::mattermost, "nobody's", proof).has_value());
  CHECK(house.service->metrics().in_memory == 0);
  CHECK(house.service->chat_at(ChatKind::mattermost, address, proof).has_value());
}
