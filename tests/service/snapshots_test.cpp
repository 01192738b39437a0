// A restart from a snapshot is a restart from the record, only sooner; and a snapshot keeps nothing that was forgotten.

#include "service/snapshots.hpp"

#include <filesystem>
#include <fstream>

#include "domain/any_story.hpp"
#include "journal/database.hpp"
#include "journal/postgres_server.hpp"
#include "service/house.hpp"
#include "service/packed_state.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

template <class T>
std::string packed(const T& value) {
  std::string all;
  PackedOut out(64, [&](const std::string& piece) { all += piece; });
  pack(out, value);
  return all + out.rest();
}

template <class T>
std::optional<T> unpacked(const std::string& bytes) {
  bool given = false;
  PackedIn in([&](std::string& piece) {
    if (given) return false;
    piece = bytes;
    return given = true;
  });
  T value{};
  unpack(in, value);
  return in.ended() ? std::optional(std::move(value)) : std::nullopt;
}

std::string snapshot_key_of(const std::string& folder) {
  auto database = journal::Database::open(folder + "/schakel.db", journal::Database::Access::read).value();
  auto& ask = *database.prepared("SELECT key FROM keyring WHERE owner = 'snapshot'").value();
  return ask.step() == SQLITE_ROW ? ask.bytes_at(0) : std::string();
}

std::string bytes_in(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Snapshots after every fact.
struct Kept : Municipality {
  explicit Kept(std::string where = {}) : Municipality(std::move(where)) {
    snapshot_after = 1;
    if (!data.empty()) snapshots = folder.path() + "/snapshots";
    announce_circles();
    did(person(2), WriteShare{.programme = programme, .kind = ShareKind::hinders, .text = "het geheim van persoon twee"});
    did(person(3), WriteShare{.programme = programme, .kind = ShareKind::moves, .text = "wat persoon drie beweegt"});
    open();  // this one keeps none, it began without
    open();
  }
  [[nodiscard]] std::string file() const { return folder.path() + "/snapshots/1.snapshot"; }
  [[nodiscard]] std::string state() const {
    return service->look(organisation, [](const State& of) { return packed(of); });
  }
  [[nodiscard]] std::optional<Snapshots::Read> snapshot() const {
    return Snapshots(folder.path() + "/snapshots").read(organisation, snapshot_key_of(folder.path()));
  }
};

}  // namespace

TEST_CASE("any state is the same after packing and unpacking, and what comes after it too") {
  const bool held = rc::check("a state survives", [] {
    const auto steps = *domain::test::any_steps();
    const auto story = domain::test::told(steps, [](const auto&...) {});
    const std::string bytes = packed(story.state);
    auto again = unpacked<State>(bytes);
    RC_ASSERT(again.has_value());
    RC_ASSERT(packed(*again) == bytes);
    auto other = story;
    other.state = std::move(*again);
    for (std::uint32_t kind = 0; kind < domain::test::AnyCommand::kinds; ++kind) {
      const domain::test::AnyCommand any({kind, kind + 1, kind * 7, 3, 5, 0}, story.state, story.now);
      const Asking asking{.person = any.who(), .now = story.now};
      RC_ASSERT(domain::test::shown(decide(story.state, asking, any.command()).value_or(Facts{})) ==
                domain::test::shown(decide(other.state, asking, any.command()).value_or(Facts{})));
    }
  });
  CHECK(held);
}

TEST_CASE("what was cut off, or has something behind it, is nothing") {
  const auto story = domain::test::in_full_swing();
  const std::string bytes = packed(story.state);
  CHECK(unpacked<State>(bytes).has_value());
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, bytes.size() / 3, bytes.size() - 1}) {
    CHECK_FALSE(unpacked<State>(bytes.substr(0, size)).has_value());
  }
  CHECK_FALSE(unpacked<State>(bytes + "x").has_value());
  CHECK_FALSE(unpacked<std::vector<std::string>>(std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8)).has_value());
}

TEST_CASE("a restart from a snapshot and one from the record come to the same") {
  Kept house;
  REQUIRE(house.snapshot().has_value());
  const std::string before = house.state();
  const std::uint64_t position = house.service->position(house.organisation);
  house.open();
  CHECK(house.state() == before);
  CHECK(house.service->position(house.organisation) == position);
  std::filesystem::remove(house.file());
  house.open();
  CHECK(house.state() == before);
  CHECK(house.service->position(house.organisation) == position);
}

TEST_CASE("what was recorded behind a snapshot is there after a restart") {
  Kept house;
  house.snapshot_after = 1'000'000;
  house.open();
  const auto kept = house.snapshot();
  REQUIRE(kept.has_value());
  house.did(house.person(4), WriteShare{.programme = house.programme, .kind = ShareKind::wish, .text = "later geschreven"});
  const std::string before = house.state();
  house.open();
  CHECK(house.snapshot()->folded.position < house.service->position(house.organisation));
  CHECK(house.state() == before);
}

TEST_CASE("an organisation that nobody uses keeps a snapshot by itself, also when one could be read no more") {
  Kept house;
  house.did(house.person(4), WriteShare{.programme = house.programme, .kind = ShareKind::wish, .text = "later geschreven"});
  house.service->tick();
  CHECK(house.snapshot()->folded.position == house.service->position(house.organisation));
  house.did(house.fenna, ForgetPerson{PersonId(2)});
  house.service->tick();
  const auto next = house.snapshot();
  REQUIRE(next.has_value());
  CHECK(packed(next->folded).find("het geheim") == std::string::npos);
  CHECK(packed(next->folded).find("later geschreven") != std::string::npos);
}

TEST_CASE("a snapshot lets nobody read it who has not got the keyring, and no other user of the machine") {
  const Kept house;
  const std::string bytes = bytes_in(house.file());
  for (const char* word : {"het geheim", "persoon drie", "lindedal.nl", "Ruimte", "Kring"}) CHECK(bytes.find(word) == std::string::npos);
  CHECK_FALSE(Snapshots(house.folder.path() + "/snapshots").read(house.organisation, std::string(32, 'k')).has_value());
  CHECK(std::filesystem::status(house.file()).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(std::filesystem::status(house.folder.path() + "/snapshots").permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE("given a snapshot, when somebody is forgotten, then it can be read by nobody, and the next one is without them") {
  Kept house;
  const std::string key = snapshot_key_of(house.folder.path());
  const std::string old = bytes_in(house.file());
  REQUIRE_FALSE(key.empty());
  house.snapshot_after = 1'000'000;
  house.open();
  house.did(house.fenna, ForgetPerson{PersonId(2)});
  CHECK(snapshot_key_of(house.folder.path()).empty());
  CHECK(house.folder.bytes().find(key) == std::string::npos);
  const std::string before = house.state();
  CHECK(before.find("het geheim") == std::string::npos);
  house.snapshot_after = 1;
  house.open();
  house.open();
  CHECK(house.state() == before);
  const auto next = house.snapshot();
  REQUIRE(next.has_value());
  CHECK(packed(next->folded).find("het geheim") == std::string::npos);
  CHECK(packed(next->folded).find("persoon drie") != std::string::npos);
  // Whoever kept a copy of the old file has no key to it.
  std::ofstream(house.file(), std::ios::binary) << old;
  CHECK_FALSE(house.snapshot().has_value());
  house.open();
  CHECK(house.state() == before);
}

TEST_CASE("given a snapshot, when ties are imported anew, then it can be read by nobody") {
  Kept house;
  const auto import = [&](const char* ties) {
    const auto done = House::wait<ImportView>([&](Then<ImportView> then) {
      house.service->import(house.fenna, {.people = people_csv(), .ties = ties, .commit = true}, "", then);
    });
    REQUIRE_MESSAGE(done.has_value(), done.error().message);
  };
  import("from,to\np2,p3\n");
  house.open();
  house.snapshot_after = 1'000'000;
  house.open();
  REQUIRE_FALSE(snapshot_key_of(house.folder.path()).empty());
  import("from,to\np4,p5\n");
  CHECK(snapshot_key_of(house.folder.path()).empty());
}

TEST_CASE("a snapshot that was cut off, changed, or is of another record is as if there were none") {
  Kept house;
  const std::string before = house.state();
  const std::string whole = bytes_in(house.file());
  std::string changed = whole;
  changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 1);
  for (const std::string& bytes : {std::string(), whole.substr(0, 30), whole.substr(0, whole.size() - 1), changed}) {
    house.snapshot_after = 1'000'000;
    std::ofstream(house.file(), std::ios::binary) << bytes;
    CHECK_FALSE(house.snapshot().has_value());
    house.open();
    CHECK(house.state() == before);
  }
  std::ofstream(house.file(), std::ios::binary) << whole;
  Folded other = house.snapshot()->folded;
  other.state.name = "Van een ander";
  const std::string key = snapshot_key_of(house.folder.path());
  const Snapshots snapshots(house.folder.path() + "/snapshots");
  REQUIRE(snapshots.write(house.organisation, key, other, "hash of another fact").has_value());
  house.open();
  CHECK(house.state() == before);
  other.position += 10;  // as after a restored backup
  REQUIRE(snapshots.write(house.organisation, key, other, house.snapshot()->last_fact).has_value());
  house.open();
  CHECK(house.state() == before);
}

TEST_CASE("a folder that cannot be written to is said, and keeps nothing from going on") {
  House house;
  house.snapshot_after = 1;
  std::ofstream(house.folder.path() + "/no folder") << "a file";
  house.snapshots = house.folder.path() + "/no folder";
  house.open();
  house.open();
  CHECK(house.service->position(house.organisation) > 0);
}

TEST_CASE("two servers on one PostgreSQL have snapshots of their own, which both lose when somebody is forgotten") {
  if (!schakel::test::PostgresServer::is_installed()) return;
  Kept house(schakel::test::PostgresServer::shared().new_database());
  CHECK(std::filesystem::exists(house.file()));
  const std::string before = house.state();
  house.open();
  CHECK(house.state() == before);
  Settings settings;
  settings.data = house.data;
  settings.snapshots = house.folder.path() + "/of the other";
  settings.snapshot_after = 1;
  const auto clock = [moment = house.moment] { return Instant(std::chrono::milliseconds(moment->load())); };
  auto other = Service::open(settings, clock).value();
  CHECK(std::filesystem::exists(settings.snapshots + "/1.snapshot"));
  CHECK(other->look(house.organisation, [](const State& of) { return packed(of); }) == before);
  house.did(house.fenna, ForgetPerson{PersonId(2)});
  const std::string after = house.state();
  CHECK(after.find("het geheim") == std::string::npos);
  other = nullptr;  // keeps one of what it knows, if it may
  other = Service::open(settings, clock).value();
  CHECK(other->look(house.organisation, [](const State& of) { return packed(of); }) == after);
}
