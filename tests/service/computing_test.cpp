// What is computed beside the writer: the silo map, circles with their reasons, and what is kept of them.

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

Result<analysis::SiloMap> map(const House& house, Who who, std::string border) {
  return House::wait<analysis::SiloMap>([&](Then<analysis::SiloMap> then) { house.service->silo_map(who, {.border = std::move(border)}, then); });
}
Result<CirclesView> circles(const House& house, Who who, ProgrammeId programme) {
  return House::wait<CirclesView>([&](Then<CirclesView> then) { house.service->circles(who, programme, then); });
}
Result<Done> compose(const House& house, Who who, ComposeOrder order, std::string id = {}) {
  return House::wait<Done>([&](Then<Done> then) { house.service->compose(who, order, id, then); });
}
void import_ties(const House& house, std::string ties) {
  const auto done = House::wait<ImportView>([&](Then<ImportView> then) {
    house.service->import(house.fenna, {.people = std::nullopt, .ties = std::move(ties), .commit = true}, "", then);
  });
  REQUIRE(done);
  REQUIRE(done->committed);
}

}  // namespace

TEST_CASE("the silo map is of the ties as they are now, along the border that was asked for") {
  Municipality house;
  import_ties(house, "from,to\np2,p3\np3,p4\np8,p9\np4,p8\n");
  auto first = map(house, house.person(2), "afdeling");
  REQUIRE_MESSAGE(first.has_value(), first.error().message);
  CHECK(first->people == 12);
  CHECK(first->ties == 4);
  CHECK(map(house, house.person(2), "")->border == "afdeling");
  CHECK(code(map(house, house.person(2), "locatie")) == "error.unknown_border");
  import_ties(house, "from,to\np2,p3\n");
  CHECK(map(house, house.person(2), "afdeling")->ties == 1);
  // Six people are below the organisation's limit of ten.
  REQUIRE(map(house, house.person(2), "afdeling")->silos.size() == 2);
  CHECK(map(house, house.person(2), "afdeling")->silos[0].people.is_hidden());
}

TEST_CASE("an organisation without people has no map, and says so") {
  const House house;
  CHECK(code(map(house, house.fenna, "")) == "error.no_people");
}

TEST_CASE("circles are composed into a draft with reasons, locked ones stay, and asking twice composes once") {
  Municipality house;
  house.now("2026-10-16T09:00Z");
  const auto composed = compose(house, house.fenna, {.programme = house.programme, .size = 4, .seed = 1}, "once");
  REQUIRE_MESSAGE(composed.has_value(), composed.error().message);
  const std::uint64_t position = house.service->position(house.organisation);
  REQUIRE(compose(house, house.fenna, {.programme = house.programme, .size = 4, .seed = 1}, "once"));
  CHECK(house.service->position(house.organisation) == position);
  const auto drafted = circles(house, house.fenna, house.programme);
  REQUIRE_MESSAGE(drafted.has_value(), drafted.error().message);
  REQUIRE(drafted->draft.size() == 3);
  CHECK(drafted->score.has_value());
  for (const CircleView& circle : drafted->draft) {
    CHECK(circle.people.size() == 4);
    CHECK(circle.violations.empty());
    CHECK_FALSE(circle.reasons.empty());
  }
  const CircleView kept = drafted->draft.front();
  house.did(house.fenna, LockCircle{.circle = kept.id, .locked = true});
  REQUIRE(compose(house, house.fenna, {.programme = house.programme, .size = 4, .seed = 7}));
  const auto again = circles(house, house.fenna, house.programme);
  REQUIRE(again);
  CHECK(again->draft.size() == 3);
  const auto same = std::find_if(again->draft.begin(), again->draft.end(), [&](const CircleView& c) { return c.id == kept.id; });
  REQUIRE(same != again->draft.end());
  CHECK(same->people.size() == kept.people.size());
  CHECK(same->locked);
  house.did(house.fenna, AnnounceCircles{house.programme});
  const auto announced = circles(house, house.fenna, house.programme);
  REQUIRE(announced);
  CHECK(announced->draft.empty());
  CHECK(announced->announced.size() == 3);
  CHECK(announced->without.empty());
}

TEST_CASE("composing is for facilitators, of programmes that are there, and in sizes that can be a circle") {
  Municipality house;
  CHECK_FALSE(compose(house, house.person(2), {.programme = house.programme}));
  CHECK(code(compose(house, house.fenna, {.programme = ProgrammeId(8)})) == "error.unknown_programme");
  CHECK_FALSE(compose(house, house.fenna, {.programme = house.programme, .size = 9}));
  CHECK(house.service->look(house.organisation, [](const State& state) { return state.circles.empty(); }));
}

TEST_CASE("what a facilitator saw of the circles is not what a participant is answered with") {
  Municipality house;
  house.now("2026-10-16T09:00Z");
  REQUIRE(compose(house, house.fenna, {.programme = house.programme, .size = 4, .seed = 1}));
  REQUIRE(circles(house, house.fenna, house.programme));
  const auto seen = circles(house, house.person(2), house.programme);
  CHECK((!seen || seen->draft.empty()));
}

TEST_CASE("links that cannot be mailed are left for the facilitator to hand out") {
  Municipality house;
  house.service.reset();
  Settings settings;
  settings.data = house.folder.path();
  settings.mail = MailSettings{.url = "smtp://127.0.0.1:1", .user = {}, .password = {}, .from = "schakel@example.org"};
  house.service = Service::open(settings, [clock = house.moment] { return Instant(std::chrono::milliseconds(clock->load())); }).value();
  const auto links = House::wait<SignInLinks>([&](Then<SignInLinks> then) {
    house.service->make_links(house.fenna, {house.programme, {PersonId(2)}}, then);
  });
  REQUIRE(links);
  REQUIRE(links->links.size() == 1);
  CHECK_FALSE(links->links[0].mailed);
  CHECK(links->links[0].link.has_value());
}

TEST_CASE("with one transaction a command, every command has a batch of its own") {
  const House house(false);
  schakel::test::Folder folder;
  Settings settings;
  settings.data = folder.path();
  settings.one_transaction_per_command = true;
  const auto service = Service::open(settings).value();
  const OrganisationId organisation = service->add_organisation().value();
  REQUIRE(service->submit_and_wait(organisation, {}, FoundOrganisation{.name = "G", .language = Language::nl, .administrator = "F", .email = {}}));
  const std::uint64_t before = service->metrics().batches;
  std::atomic<int> answered{0};
  for (std::uint32_t i = 0; i < 20; ++i) {
    service->submit({.organisation = organisation, .person = PersonId(1)}, RaiseLimit{{.people = 11 + i, .answers = 6, .response = 50}}, "",
                    [&](Result<Done>) { ++answered; });
  }
  while (answered < 20) std::this_thread::yield();
  CHECK(service->metrics().batches == before + 20);
}
