// Organisations that run: what is answered is durable, what is asked twice is done once, and nobody sees another's.

#include <atomic>
#include <future>
#include <thread>

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

TEST_CASE("what was answered is there after a restart, in the same state") {
  Municipality house;
  const auto share = house.did(house.person(2), WriteShare{.programme = house.programme, .text = "Twee systemen, één inwoner"});
  const std::uint64_t position = house.service->position(house.organisation);
  house.open();
  CHECK(house.service->position(house.organisation) == position);
  house.service->look(house.organisation, [&](const State& state) {
    CHECK(state.name == "Gemeente Lindedal");
    CHECK(state.people.size() == 13);
    CHECK(state.people.at(PersonId(2)).profile.name.text == "Persoon Nummer2");
    CHECK(state.shares.at(ShareId(share)).text.text == "Twee systemen, één inwoner");
  });
}

TEST_CASE("names and texts are nowhere in the files as they are read") {
  Municipality house;
  house.did(house.person(2), WriteShare{.programme = house.programme, .text = "Twee systemen"});
  CHECK_FALSE(house.folder.holds("Persoon Nummer2"));
  CHECK_FALSE(house.folder.holds("p2@lindedal.nl"));
  CHECK_FALSE(house.folder.holds("Twee systemen"));
  CHECK(house.folder.holds("share_written/1"));
}

TEST_CASE("a command with an id that was done before is answered as it was then") {
  Municipality house;
  const WriteShare share{.programme = house.programme, .text = "Eens is genoeg"};
  const auto first = house.ask(house.person(2), share, "a-1").value();
  const auto again = house.ask(house.person(2), share, "a-1").value();
  CHECK(first.made == again.made);
  CHECK(first.position == again.position);
  CHECK(house.service->position(house.organisation) == first.position);
  house.open();
  CHECK(house.ask(house.person(2), share, "a-1").value().made == first.made);
  CHECK(house.ask(house.person(3), share, "a-1").value().made != first.made);  // somebody else's id is their own
  CHECK(code(house.ask(house.person(2), share, std::string(65, 'x'))) == "error.command_id");
  CHECK(code(house.ask(house.person(2), share, "with blank")) == "error.command_id");
}

TEST_CASE("the same id twice in one batch is done once") {
  Municipality house;
  std::atomic<int> answered{0};
  std::atomic<std::uint32_t> numbers{0};
  for (int i = 0; i < 50; ++i) {
    house.service->submit(house.person(2), WriteShare{.programme = house.programme, .text = "Een keer"}, "same", [&](Result<Done> done) {
      if (done) numbers |= 1U << done->made;
      ++answered;
    });
  }
  while (answered < 50) std::this_thread::yield();
  CHECK(numbers == 2);  // share 1, every time
  house.service->look(house.organisation, [](const State& state) { CHECK(state.shares.size() == 1); });
}

TEST_CASE("group commit loses nothing: every share of eight threads is there, once, also after a restart") {
  Municipality house;
  constexpr int threads = 8;
  constexpr int each = 100;
  std::atomic<int> answered{0};
  std::atomic<int> good{0};
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t) {
    all.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) {
        const std::string text = std::to_string(t) + "/" + std::to_string(i);
        house.service->submit(house.person(static_cast<std::uint32_t>(2 + t)), WriteShare{.programme = house.programme, .text = text}, text,
                              [&](Result<Done> done) { good += done ? 1 : 0, ++answered; });
      }
    });
  }
  for (std::thread& thread : all) thread.join();
  while (answered < threads * each) std::this_thread::yield();
  CHECK(good == threads * each);
  CHECK(house.service->metrics().batches < 2 * threads * each);
  house.open();
  house.service->look(house.organisation, [](const State& state) {
    std::set<std::string> texts;
    for (const auto& [id, share] : state.shares) texts.insert(share.text.text);
    CHECK(state.shares.size() == threads * each);
    CHECK(texts.size() == threads * each);
  });
}

TEST_CASE("one command that is refused keeps the others of its batch") {
  Municipality house;
  std::atomic<int> good{0};
  std::atomic<int> bad{0};
  for (int i = 0; i < 40; ++i) {
    const auto who = i % 2 == 0 ? house.person(2) : house.person(99);
    house.service->submit(who, WriteShare{.programme = house.programme, .text = std::to_string(i)}, "", [&](Result<Done> done) {
      ++(done ? good : bad);
    });
  }
  while (good + bad < 40) std::this_thread::yield();
  CHECK(good == 20);
  CHECK(bad == 20);
}

TEST_CASE("who listens hears of every change in order of position, when it can be seen") {
  Municipality house;
  std::vector<std::uint64_t> heard;
  std::mutex mutex;
  house.service->on_publish([&](OrganisationId organisation, std::uint64_t position) {
    const std::scoped_lock guard(mutex);
    CHECK(organisation == house.organisation);
    CHECK(house.service->position(organisation) >= position);
    heard.push_back(position);
  });
  for (int i = 0; i < 10; ++i) house.did(house.person(2), WriteShare{.programme = house.programme, .text = std::to_string(i)});
  house.service->on_publish(nullptr);
  const std::scoped_lock guard(mutex);
  CHECK(heard.size() >= 9);  // the last may still be on its way
  CHECK(std::is_sorted(heard.begin(), heard.end()));
}

TEST_CASE("a second service on the same folder is refused") {
  const House house(false);
  Settings settings;
  settings.data = house.folder.path();
  const auto second = Service::open(settings);
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::conflict);
}

TEST_CASE("two organisations on one server never see each other") {
  Municipality house;
  const OrganisationId other = house.service->add_organisation().value();
  CHECK(house.service->first_run_needed());
  const Who there = house.found(other, "Waterschap");
  CHECK_FALSE(house.service->first_run_needed());
  house.did(house.person(2), WriteShare{.programme = house.programme, .text = "van ons"});
  house.service->look(other, [](const State& state) {
    CHECK(state.people.size() == 1);
    CHECK(state.shares.empty());
    CHECK(state.programmes.empty());
  });
  CHECK(code(house.ask(there, InvitePeople{.programme = house.programme, .people = {PersonId(1)}})) == "error.unknown_programme");
  // A session of one says nothing about the other, and their commands with the same id are two commands.
  const SignedIn ours = house.sign_in(PersonId(2));
  CHECK(house.service->who(ours.session)->organisation == house.organisation);
  CHECK(house.ask(house.fenna, RaiseLimit{{.people = 12, .answers = 6, .response = 50}}, "id").has_value());
  CHECK(house.ask(there, RaiseLimit{{.people = 15, .answers = 6, .response = 50}}, "id").has_value());
  house.service->look(house.organisation, [](const State& state) { CHECK(state.limit.people == 12); });
  house.service->look(other, [](const State& state) { CHECK(state.limit.people == 15); });
  house.open();
  house.service->look(other, [](const State& state) { CHECK(state.name == "Waterschap"); });
  CHECK(house.service->organisations() == std::vector{house.organisation, other});
}

TEST_CASE("an organisation is founded once, with the code that was given last") {
  House house(false);
  const std::string old = house.service->first_run_token(house.organisation).value();
  const std::string token = house.service->first_run_token(house.organisation).value();
  const FoundOrganisation order{.name = "Gemeente", .language = Language::nl, .administrator = "Fenna", .email = std::nullopt};
  const auto found = [&](const std::string& with) {
    return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->found(with, order, "", then); });
  };
  CHECK(code(found(old)) == "error.first_run_token");
  const auto in = found(token);
  REQUIRE(in);
  CHECK(in->who.facilitator);
  CHECK(in->who.administrator);
  CHECK(house.service->who(in->session).has_value());
  CHECK(code(found(token)) == "error.first_run_token");
  CHECK(house.service->first_run_token(house.organisation).error().kind == ErrorKind::conflict);
}

TEST_CASE("a sign-in link works once, not when it is old, and says which") {
  Municipality house;
  const auto sign_in = [&](const std::string& token) {
    return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in(token, "", then); });
  };
  const std::string link = house.service->make_link(house.organisation, PersonId(2)).value();
  CHECK(link.rfind("http://127.0.0.1:8080/in#", 0) == 0);
  const std::string token = House::token_of(link);
  CHECK_FALSE(house.folder.holds(token));
  const auto in = sign_in(token);
  REQUIRE(in);
  CHECK(in->who.person == PersonId(2));
  CHECK_FALSE(in->who.facilitator);
  CHECK_FALSE(house.folder.holds(in->session));
  CHECK(code(sign_in(token)) == "error.link_used");
  CHECK(code(sign_in("nothing like it")) == "error.link_unknown");
  const std::string late = House::token_of(house.service->make_link(house.organisation, PersonId(3)).value());
  house.now("2026-10-20T09:00Z");
  CHECK(code(sign_in(late)) == "error.link_expired");
  house.open();
  CHECK(code(sign_in(token)) == "error.link_used");
  CHECK(house.service->who(in->session)->person == PersonId(2));
  house.now("2026-12-20T09:00Z");
  CHECK_FALSE(house.service->who(in->session).has_value());
}

TEST_CASE("a session ends when its person signs out, has left or is forgotten, and roles count from when they are given") {
  Municipality house;
  const SignedIn two = house.sign_in(PersonId(2));
  const SignedIn three = house.sign_in(PersonId(3));
  house.did(house.fenna, GiveRole{.person = PersonId(3), .role = Role::facilitator});
  CHECK(house.service->who(three.session)->facilitator);
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->sign_out(two.session, then); }));
  CHECK_FALSE(house.service->who(two.session));
  house.did(house.fenna, ForgetPerson{PersonId(3)});
  CHECK_FALSE(house.service->who(three.session));
  const SignedIn four = house.sign_in(PersonId(4));
  house.did(house.fenna, NotePersonLeft{PersonId(4)});
  CHECK_FALSE(house.service->who(four.session));
  house.open();  // nor after a restart
  CHECK_FALSE(house.service->who(four.session));
}

TEST_CASE("links for a programme are the facilitator's to make, one for each who takes part") {
  Municipality house;
  const auto links = [&](Who who, LinksOrder order) {
    return House::wait<SignInLinks>([&](Then<SignInLinks> then) { house.service->make_links(who, order, then); });
  };
  const auto all = links(house.fenna, {house.programme, {}});
  REQUIRE(all);
  CHECK(all->links.size() == 12);
  CHECK(all->links[0].name == "Persoon Nummer2");
  CHECK_FALSE(all->links[0].mailed);
  CHECK(all->links[0].link != all->links[1].link);
  CHECK(links(house.fenna, {house.programme, {PersonId(5)}})->links.size() == 1);
  CHECK(code(links(house.person(2), {house.programme, {}})) == "error.not_a_facilitator");
  CHECK(code(links(house.fenna, {house.programme, {PersonId(77)}})) == "error.unknown_person");
}

TEST_CASE("an import is first looked at, then taken as a whole, and refused lines are named") {
  House house;
  const auto import = [&](ImportRequest request) {
    return House::wait<ImportView>([&](Then<ImportView> then) { house.service->import(house.fenna, std::move(request), "", then); });
  };
  const std::string ties = "from,to\np2,p8\np2,p9\np3,p3\n";
  auto looked = import({.people = people_csv(), .ties = ties, .commit = false});
  REQUIRE(looked);
  CHECK(looked->people_read == 12);
  CHECK(looked->ties_read == 2);
  CHECK(looked->self_ties == 1);
  CHECK_FALSE(looked->committed);
  REQUIRE(looked->borders.size() == 1);
  CHECK(looked->borders[0].silos == std::vector<SiloSize>{{"Ruimte", 6}, {"Zorg", 6}});
  CHECK(house.service->position(house.organisation) < 8);

  const auto refused = import({.people = people_csv(), .ties = ties + "p2,p99\n", .commit = true});
  REQUIRE(refused);
  CHECK_FALSE(refused->committed);
  REQUIRE(refused->refused.size() == 1);
  CHECK(refused->refused[0].file == "ties.csv");
  CHECK(refused->refused[0].line == 5);
  CHECK(refused->refused[0].value == "p99");
  house.service->look(house.organisation, [](const State& state) { CHECK(state.people.size() == 1); });

  CHECK(import({.people = people_csv(), .ties = ties + "p2,p99\n", .skip_refused = true, .commit = true})->committed);
  house.service->look(house.organisation, [](const State& state) {
    CHECK(state.people.size() == 13);
    CHECK(state.ties.from.size() == 2);
  });
  // Ties alone, among those who are here.
  CHECK(import({.people = std::nullopt, .ties = "from,to\np4,p5\n", .commit = true})->committed);
  house.service->look(house.organisation, [](const State& state) { CHECK(state.ties.from.size() == 1); });
  CHECK(code(House::wait<ImportView>([&](Then<ImportView> then) {
          house.service->import(house.person(2), {.people = people_csv(), .ties = std::nullopt, .commit = true}, "", then);
        })) == "error.not_a_facilitator");
}

TEST_CASE("how many people there are is counted anew whenever somebody comes, goes or changes silo") {
  Municipality house;
  const auto same = [&] {
    const auto fresh = house.service->look(house.organisation, [](const State& state) { return head_counts(state); });
    const auto programmes = house.service->programmes(house.fenna).programmes;
    const auto me = house.service->me(house.fenna);
    REQUIRE(programmes.size() == fresh.programmes.size());
    for (const auto& programme : programmes) {
      CHECK(programme.silos == fresh.programmes.at(programme.id).silos);
      CHECK(programme.people == fresh.programmes.at(programme.id).people);
    }
    std::vector<std::string> silos;
    for (const SiloSize& silo : fresh.silos) silos.push_back(silo.silo);
    CHECK(me.all_silos == silos);
    return programmes.front().people;
  };
  CHECK(same() == 12);
  house.did(house.fenna, NotePersonLeft{.person = PersonId(3)});
  CHECK(same() == 11);
  house.did(house.fenna, ImportPeople{.roster = {.borders = {"afdeling"}, .people = {{.id = "nieuw", .name = "Nora", .silos = {"Archief"}}}}});
  CHECK(same() == 11);
  const auto nora = house.service->look(house.organisation, [](const State& state) { return state.by_own_id.at("nieuw"); });
  house.did(house.fenna, InvitePeople{.programme = house.programme, .people = {nora}});
  CHECK(same() == 12);
  house.did(house.fenna, StartProgramme{.title = "Nog een", .goal = "Iets", .border = "afdeling", .phases = phases()});
  CHECK(same() == 0);  // the newest first, and nobody was invited
  house.did(house.fenna, ForgetPerson{.person = nora});
  (void)same();
}

TEST_CASE("what is more than can wait is turned away at once, as something to try again; whatever was taken is answered") {
  Municipality house;
  std::promise<void> go;
  const std::shared_future<void> gone = go.get_future().share();
  std::atomic<int> answered{0}, turned_away{0}, otherwise{0};
  const auto ask = [&](Then<Done> then) { house.service->submit(house.person(2), ChooseIntroductions{.open = false}, "", std::move(then)); };
  ask([&, gone](const Result<Done>&) {
    gone.wait();  // the writer stands still meanwhile
    ++answered;
  });
  constexpr int asked = 25'000;  // of which one batch is with the writer already
  for (int i = 0; i < asked; ++i) {
    ask([&](const Result<Done>& done) {
      const bool busy = !done && done.error().code == "error.busy" && done.error().kind == ErrorKind::cancelled;
      ++(done ? answered : busy ? turned_away : otherwise);
    });
  }
  CHECK(turned_away > 0);
  go.set_value();
  while (answered + turned_away + otherwise < asked + 1) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(otherwise == 0);
  CHECK(answered >= 20'000);
}
