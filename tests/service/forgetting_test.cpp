// Forgetting is deleting a key: seen in the bytes of the files, in memory, and after a restart.

#include "journal/database.hpp"
#include "journal/postgres_server.hpp"
#include "service/house.hpp"
#include "service/views/held.hpp"

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

// Anna has attributes that nobody else has; Bas and she are tied, she leads him, and Dina leads her. Dina and Bas are tied too.
constexpr std::uint32_t anna_is = 2, bas_is = 3, dina_is = 4;
const std::string attributes[] = {"zeldzaam smeden", "fy-smid", "wed07-08", "Antarctica/Troll", "een heel eigen doel"};

std::string people_with_attributes() {
  return "id,name,email,afdeling,manager,languages,hours,timezone,goals,skills,newcomer\n"
         "anna,Anna,anna@lindedal.nl,Ruimte,dina,fy-smid,wed07-08,Antarctica/Troll,een heel eigen doel,zeldzaam smeden,yes\n"
         "bas,Bas,bas@lindedal.nl,Ruimte,anna,nl,mon09-12,Europe/Amsterdam,één loket,plannen,\n"
         "dina,Dina,dina@lindedal.nl,Zorg,,nl,mon09-12,Europe/Amsterdam,één loket,plannen,\n";
}

struct Team : House {
  explicit Team(const std::string& where = "") : House(true, where) {
    take({.people = people_with_attributes(), .ties = "from,to,weight\nanna,bas,731\nbas,anna,732\nbas,dina,733\ndina,anna,734\n", .commit = true});
  }
  void take(ImportRequest request) {
    const auto taken = wait<ImportView>([&](Then<ImportView> then) { service->import(fenna, request, "", then); });
    REQUIRE_MESSAGE(taken.has_value(), taken.error().message);
    REQUIRE(taken->committed);
  }
  void sees_nothing_of_anna() const {
    service->look(organisation, [](const State& state) {
      const Profile& profile = state.people.at(PersonId(anna_is)).profile;
      CHECK((profile.manager.is_none() && profile.languages.empty() && profile.goals.empty() && profile.skills.empty()));
      CHECK((profile.hours + profile.timezone).empty());
      CHECK_FALSE(profile.newcomer);
      CHECK(profile.silos == std::vector<std::string>{"Ruimte"});
      CHECK(state.people.at(PersonId(bas_is)).profile.manager.is_none());
      CHECK(state.people.at(PersonId(bas_is)).profile.skills == std::vector<std::string>{"plannen"});
      CHECK(state.ties.from == std::vector{PersonId(bas_is)});
      CHECK(state.ties.to == std::vector{PersonId(dina_is)});
      CHECK(state.ties.weight == std::vector<double>{733});
      CHECK(state.ties.count == 4);
    });
  }
  HeldView held_of(std::uint32_t number) const {
    return service->look(organisation, [&](const State& state) { return held_view(state, service->viewer(person(number)), {}).value(); });
  }
};

// With each key that is still there: all that anybody who has the files can read.
std::string all_that_can_be_read(const House& house) {
  std::string all;
  const auto facts = house.service->facts(house.organisation, 0).value();
  for (const auto& told : facts) all += told.kind + " " + told.body + "\n";
  return all;
}

std::size_t times(const std::string& what, const std::string& text) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("attributes are in no file in the clear, not even before anybody is forgotten; nor are ties or managers") {
  Team team;
  const std::string bytes = team.folder.bytes();
  for (const std::string& attribute : attributes) CHECK_MESSAGE(bytes.find(attribute) == std::string::npos, attribute);
  for (const char* weight : {"731", "732", "733", "734"}) CHECK_MESSAGE(bytes.find("\"weight\":[" + std::string(weight)) == std::string::npos, weight);
  CHECK(bytes.find("\"from\":[") == std::string::npos);
  CHECK(bytes.find("\"manager\":") == std::string::npos);
  const std::string read = all_that_can_be_read(team);
  for (const std::string& attribute : attributes) CHECK_MESSAGE(read.find(attribute) != std::string::npos, attribute);
  CHECK(read.find("\"weight\":[731,732,733,734]") != std::string::npos);
  CHECK(read.find(R"({"of":[2,3,4],"manager":[4,2,0]})") != std::string::npos);
}

TEST_CASE("given attributes and ties, when the person is forgotten, then both are gone: in memory, after a restart, and for whoever has the files and all keys") {
  Team team;
  team.did(team.fenna, ForgetPerson{PersonId(anna_is)});
  team.sees_nothing_of_anna();
  const auto look = [&] {
    const std::string read = all_that_can_be_read(team);
    for (const std::string& attribute : attributes) CHECK_MESSAGE(read.find(attribute) == std::string::npos, attribute);
    for (const char* weight : {"731", "732", "734"}) CHECK_MESSAGE(read.find(weight) == std::string::npos, weight);
    CHECK(read.find(R"("from":[3],"to":[4],"weight":[733],"at":[],"count":4)") != std::string::npos);
    CHECK(read.find(R"({"of":[3,4],"manager":[0,0]})") != std::string::npos);
  };
  look();
  team.open();
  team.sees_nothing_of_anna();
  look();
  const std::string bytes = team.folder.bytes();
  for (const std::string& attribute : attributes) CHECK_MESSAGE(bytes.find(attribute) == std::string::npos, attribute);
}

TEST_CASE("given who is somebody's manager and in their ties, when they are forgotten, then the other's row has the same slots and no other side") {
  Team team;
  team.did(team.fenna, ForgetPerson{PersonId(bas_is)});
  team.open();
  team.service->look(team.organisation, [](const State& state) {
    CHECK(state.ties.from == std::vector{PersonId(dina_is)});
    CHECK(state.ties.to == std::vector{PersonId(anna_is)});
    CHECK(state.people.at(PersonId(anna_is)).profile.manager == PersonId(dina_is));
    CHECK(state.people.at(PersonId(anna_is)).profile.skills == std::vector<std::string>{"zeldzaam smeden"});
  });
  CHECK(team.held_of(anna_is).ties == 1);
  CHECK(team.held_of(anna_is).manager == "Dina");
}

TEST_CASE("ties that were replaced can be read by nobody, and are in no file's key ring; the log still counts them") {
  Team team;
  const std::string key = stored_key(team, "ties:1");
  REQUIRE(key.size() == 32);
  CHECK(all_that_can_be_read(team).find("731") != std::string::npos);
  team.take({.people = std::nullopt, .ties = "from,to,weight\ndina,bas,901\n", .commit = true});
  CHECK_FALSE(team.folder.holds(key));
  CHECK(stored_key(team, "ties:2").size() == 32);
  const std::string read = all_that_can_be_read(team);
  for (const char* weight : {"731", "732", "733", "734"}) CHECK_MESSAGE(read.find(weight) == std::string::npos, weight);
  CHECK(times("\"count\":4", read) >= 1);
  CHECK(read.find("901") != std::string::npos);
  CHECK(team.service->prove_forgotten(team.organisation, "ties:1")->key_gone);
  CHECK(team.service->prove_forgotten(team.organisation, "ties:1")->readable == 0);
  const auto proof = team.service->prove_acts(team.organisation).value();
  CHECK(proof.wrong == "");
  team.open();
  team.service->look(team.organisation, [](const State& state) {
    CHECK(state.ties.weight == std::vector<double>{901});
    CHECK(state.ties.number == 2);
  });
}

TEST_CASE("what is held about somebody is what it was before they were sealed: to themselves, after a restart too") {
  Team team;
  const auto look = [&] {
    const HeldView held = team.held_of(anna_is);
    CHECK(held.languages == std::vector<std::string>{"fy-smid"});
    CHECK(held.hours == "wed07-08");
    CHECK(held.timezone == "Antarctica/Troll");
    CHECK(held.goals == std::vector<std::string>{"een heel eigen doel"});
    CHECK(held.skills == std::vector<std::string>{"zeldzaam smeden"});
    CHECK(held.newcomer);
    CHECK(held.manager == "Dina");
    CHECK(held.ties == 3);
    CHECK(team.held_of(bas_is).manager == "Anna");
  };
  look();
  team.open();
  look();
  team.did(team.fenna, ForgetPerson{PersonId(anna_is)});
  CHECK_FALSE(team.held_of(bas_is).manager);
  CHECK(team.held_of(bas_is).ties == 1);
}

TEST_CASE("the proof counts attributes and ties among what was sealed") {
  Team team;
  const auto before = team.service->prove_forgotten(team.organisation, "person:2").value();
  CHECK(before.sealed == 6);  // id, name, address, attributes; managers, ties
  CHECK(before.readable == 6);
  CHECK(before.open.empty());
  team.did(team.fenna, ForgetPerson{PersonId(anna_is)});
  const auto after = team.service->prove_forgotten(team.organisation, "person:2").value();
  CHECK(after.key_gone);
  CHECK(after.sealed == 6);
  CHECK(after.readable == 0);
  CHECK(after.open.empty());
}

TEST_CASE("a record from before attributes and ties were sealed is read as it was, and the proof says which facts are open") {
  Team team;
  const std::string file = team.folder.path() + "/schakel.db";
  team.service.reset();
  const auto position_of = [](journal::Database& in, const char* kind) {
    auto& ask = *in.prepared("SELECT position FROM journal WHERE kind = ? ORDER BY position DESC").value();
    ask.text(kind);
    REQUIRE(ask.step() == SQLITE_ROW);
    const std::int64_t position = ask.number_at(0);
    ask.done();
    return position;
  };
  std::int64_t of_ties = 0;
  {
    auto database = journal::Database::open(file, journal::Database::Access::write).value();
    of_ties = position_of(database, "ties_imported/2");
    auto& change = *database.prepared("UPDATE journal SET kind = ?, body = ? WHERE position = ?").value();
    change.text("ties_imported/1").text(R"({"directed":true,"from":[4,2],"to":[3,3],"weight":[1,2],"at":[]})").number(of_ties);
    REQUIRE(database.finish(change));
  }
  team.open();
  team.service->look(team.organisation, [](const State& state) {
    CHECK(state.ties.from == std::vector{PersonId(anna_is), PersonId(dina_is)});
    CHECK(state.ties.weight == std::vector<double>{2, 1});
    CHECK(state.ties.number == 0);
  });
  team.did(team.fenna, ForgetPerson{PersonId(anna_is)});
  const auto look = [&] {
    team.service->look(team.organisation, [](const State& state) { CHECK(state.ties.from == std::vector{PersonId(dina_is)}); });
    const auto proof = team.service->prove_forgotten(team.organisation, "person:2").value();
    CHECK(proof.readable == 0);
    CHECK(proof.open == std::vector{static_cast<std::uint64_t>(of_ties)});
    CHECK(team.service->prove_forgotten(team.organisation, "person:4")->open.size() == 1);
    CHECK(team.service->prove_forgotten(team.organisation, "person:1")->open.empty());
  };
  look();
  team.open();
  look();
}

TEST_CASE("on PostgreSQL attributes and ties are in no file in the clear, its log included, and gone with the key") {
  using schakel::test::PostgresServer;
  if (!PostgresServer::is_installed()) return;
  PostgresServer& server = PostgresServer::shared();
  Team team(server.new_database());
  const auto look = [&] {
    for (const char* folder : {"/data/base", "/data/pg_wal"}) {
      for (const auto& file : std::filesystem::recursive_directory_iterator(server.files() + folder)) {
        if (!file.is_regular_file()) continue;
        std::ostringstream bytes;
        bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
        for (const std::string& attribute : attributes) CHECK_MESSAGE(bytes.str().find(attribute) == std::string::npos, file.path().string());
        CHECK_MESSAGE(bytes.str().find("\"weight\":[73") == std::string::npos, file.path().string());
      }
    }
  };
  look();
  team.did(team.fenna, ForgetPerson{PersonId(anna_is)});
  team.sees_nothing_of_anna();
  const std::string read = all_that_can_be_read(team);
  for (const std::string& attribute : attributes) CHECK_MESSAGE(read.find(attribute) == std::string::npos, attribute);
  CHECK(team.service->prove_forgotten(team.organisation, "person:2")->readable == 0);
  team.open();
  team.sees_nothing_of_anna();
  look();
}

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
