// Forgetting is deleting a key: seen in the bytes of the files, in memory, and after a restart.

#include "journal/database.hpp"
#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

std::string stored_key(const House& house, const std::string& owner) {
  auto database = journal::Database::open(house.folder.path() + "/schakel.db", journal::Database::Access::read).value();
  auto& ask = *database.prepared("SELECT key FROM keyring WHERE owner = ?").value();
  ask.text(owner);
  return ask.step() == SQLITE_ROW ? ask.bytes_at(0) : std::string();
}

}  // namespace

TEST_CASE("a person who is forgotten is in no file any more, and nobody else is touched") {
  Municipality house;
  house.did(house.person(5), WriteShare{.programme = house.programme, .text = "Dit zeg ik alleen mijzelf"});
  const std::string key = stored_key(house, "person:5");
  REQUIRE(key.size() == 32);
  REQUIRE(house.folder.holds(key));
  const auto before = house.service->prove_forgotten(house.organisation, "person:5").value();
  CHECK_FALSE(before.key_gone);
  CHECK(before.sealed >= 4);  // id, name, address, share
  CHECK(before.readable == before.sealed);

  house.did(house.fenna, ForgetPerson{PersonId(5)});
  CHECK_FALSE(house.folder.holds(key));
  CHECK_FALSE(house.folder.holds("Persoon Nummer5"));
  const auto after = house.service->prove_forgotten(house.organisation, "person:5").value();
  CHECK(after.key_gone);
  CHECK(after.sealed == before.sealed);
  CHECK(after.readable == 0);

  const auto look = [&] {
    house.service->look(house.organisation, [](const State& state) {
      const Person& person = state.people.at(PersonId(5));
      CHECK(person.profile.name.forgotten);
      CHECK(person.profile.name.text.empty());
      CHECK_FALSE(person.here);
      for (const auto& [id, share] : state.shares) CHECK(share.text.text.empty());
      CHECK(state.people.at(PersonId(6)).profile.name.text == "Persoon Nummer6");
    });
  };
  look();
  house.open();
  look();
}

TEST_CASE("what was said in a circle is forgotten after its last day, by the clock alone") {
  Municipality house;
  house.now("2026-10-16T09:00Z");
  house.announce_circles();
  const auto share = house.did(house.person(2), WriteShare{.programme = house.programme, .text = "Ik durf dit hier te zeggen"});
  house.did(house.person(2), ShowShareToCircle{.share = ShareId(share), .circle = CircleId(1)});
  const auto until = house.service->look(house.organisation, [](const State& state) { return state.circles.at(CircleId(1)).until; });
  const std::string key = stored_key(house, "circle:1");
  REQUIRE(key.size() == 32);

  house.now(to_text(until) + "T20:00Z");
  house.service->tick();
  CHECK(house.folder.holds(key));
  house.now(to_text(until + std::chrono::days(1)) + "T00:10Z");
  house.service->tick();
  CHECK_FALSE(house.folder.holds(key));
  CHECK(house.service->prove_forgotten(house.organisation, "circle:1")->key_gone);
  CHECK(house.service->prove_forgotten(house.organisation, "circle:1")->readable == 0);
  const auto look = [&] {
    house.service->look(house.organisation, [&](const State& state) {
      CHECK(state.circles.at(CircleId(1)).forgotten);
      CHECK(state.shares.at(ShareId(share)).text.text.empty());
    });
  };
  look();
  house.open();
  look();
  const std::uint64_t position = house.service->position(house.organisation);
  house.service->tick();
  CHECK(house.service->position(house.organisation) == position);
}

TEST_CASE("a sealed text cannot be read under another name or key") {
  prepare_secrecy();
  const std::string key = new_key();
  const std::string text = sealed("één geheim", key, "1/person:7");
  CHECK(text.find("geheim") == std::string::npos);
  CHECK(unsealed(text, key, "1/person:7") == "één geheim");
  CHECK_FALSE(unsealed(text, key, "2/person:7"));
  CHECK_FALSE(unsealed(text, key, "1/person:8"));
  CHECK_FALSE(unsealed(text, new_key(), "1/person:7"));
  CHECK_FALSE(unsealed("not base64!", key, "1/person:7"));
  CHECK_FALSE(unsealed("", key, "1/person:7"));
  CHECK(sealed("x", key, "p") != sealed("x", key, "p"));
}
