// A disk that is full: a clear answer, reading goes on, nothing is lost, and memory is as the disk is.

#include <sys/mount.h>

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

TEST_CASE("a full disk is answered clearly, reading goes on, and with room again everything that was answered is there") {
  schakel::test::Folder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=2m") != 0) {
    MESSAGE("skipped: a full disk (needs root to mount a small one)");
    return;
  }
  Settings settings;
  settings.data = folder.path();
  auto service = Service::open(settings).value();
  const OrganisationId organisation = service->add_organisation().value();
  REQUIRE(service->submit_and_wait(organisation, {}, FoundOrganisation{.name = "Klein", .language = Language::nl, .administrator = "Fenna", .email = {}}));
  ImportPeople people;
  people.roster.borders = {"afdeling"};
  people.roster.people.push_back({.id = "x", .name = "X", .silos = {"A"}});
  REQUIRE(service->submit_and_wait(organisation, {}, people));
  REQUIRE(service->submit_and_wait(organisation, PersonId(1), StartProgramme{.title = "Traject", .goal = "Doel", .border = "afdeling", .phases = phases()}));
  REQUIRE(service->submit_and_wait(organisation, PersonId(1), InvitePeople{.programme = ProgrammeId(1), .people = {PersonId(2)}}));
  std::size_t written = 0;
  const auto share = [&] { return WriteShare{.programme = ProgrammeId(1), .text = std::string(480, 'x') + std::to_string(written)}; };
  Result<Done> answer;
  while ((answer = service->submit_and_wait(organisation, PersonId(2), share()))) {
    ++written;
    REQUIRE(written < 20'000);
  }
  CHECK(answer.error().kind == ErrorKind::storage);
  CHECK(answer.error().code == "error.disk_full");
  CHECK_FALSE(service->metrics().writable);
  CHECK(service->look(organisation, [](const State& state) { return state.shares.size(); }) == written);
  CHECK_FALSE(service->submit_and_wait(organisation, PersonId(2), share()));
  CHECK(service->look(organisation, [](const State& state) { return state.shares.size(); }) == written);

  // Several in one batch, all refused alike.
  std::atomic<int> refused{0};
  for (int i = 0; i < 20; ++i) {
    service->submit({.organisation = organisation, .person = PersonId(2)}, share(), "", [&](Result<Done> done) { refused += done ? 100 : 1; });
  }
  while (refused < 20) std::this_thread::yield();
  CHECK(refused == 20);

  REQUIRE(::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=16m") == 0);
  const auto again = service->submit_and_wait(organisation, PersonId(2), share());
  REQUIRE(again);
  CHECK(again->made == written + 1);
  CHECK(service->metrics().writable);
  service.reset();
  service = Service::open(settings).value();
  CHECK(service->look(organisation, [](const State& state) { return state.shares.size(); }) == written + 1);
  service.reset();
  ::umount2(folder.path().c_str(), MNT_DETACH);
}
