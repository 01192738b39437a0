// Two servers on one PostgreSQL: whoever asks one or the other finds one organisation, and nothing happens twice or is lost.

#include <algorithm>
#include <set>
#include <thread>

#include "../post/post_office.hpp"
#include "authenticator.hpp"
#include "base/guarded.hpp"
#include "house.hpp"
#include "journal/open.hpp"
#include "journal/postgres_server.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;
using schakel::test::PostgresServer;

namespace {

struct TwoServers : Municipality {
  std::unique_ptr<Service> other;  // with what `service` is not
  TwoServers() : Municipality(PostgresServer::shared().new_database()) { open_other(); }
  void open_other() {
    other.reset();
    Settings settings;
    settings.data = data;
    settings.mail = mail;
    auto opened = Service::open(settings, [clock = moment] { return Instant(std::chrono::milliseconds(clock->load())); });
    REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
    other = std::move(*opened);
  }
  // From here on the house asks the other one.
  void turn() { service.swap(other); }
  // Until both know as much; within a second it is told, within five looked for.
  void meet() const {
    for (int i = 0; i < 6000 && service->position(organisation) != other->position(organisation); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(service->position(organisation) == other->position(organisation));
  }
  [[nodiscard]] std::size_t shares() const {
    return service->look(organisation, [](const State& state) { return state.shares.size(); });
  }
};

template <class Holds>
bool soon(Holds&& holds) {
  for (int i = 0; i < 6000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

WriteShare share(std::string text) { return {.programme = ProgrammeId(1), .kind = ShareKind::hinders, .text = std::move(text)}; }

}  // namespace

TEST_CASE("what is done at one server is there at the other, and the same asking at both happens once") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  house.did(house.person(2), share("eerst"));
  house.meet();
  house.turn();
  CHECK(house.shares() == 1);
  const auto told = house.other->position(house.organisation);
  std::uint64_t heard = 0;
  house.other->on_publish([&](OrganisationId, std::uint64_t position) { heard = position; });
  const auto here = house.ask(house.person(3), share("tweede"), "once");
  house.turn();
  const auto there = house.ask(house.person(3), share("tweede"), "once");
  REQUIRE(here);
  REQUIRE(there);
  CHECK(here->made == there->made);
  CHECK(soon([&] { return house.shares() == 2; }));  // the answer is in the database before its fact is in memory
  CHECK(soon([&] { return heard > told; }));  // whoever listens there is told
  house.service->on_publish({});
}

TEST_CASE("two servers that are asked at the same time lose nothing, record nothing twice, and end up the same") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  constexpr int each = 150;
  std::atomic<int> done{0};
  std::atomic<int> failed{0};
  Guarded<std::string> why;
  const auto hammer = [&](Service& at, const std::string& name) {
    for (int i = 0; i < each; ++i) {
      const Who who = house.person(2 + static_cast<std::uint32_t>(i % 12));
      const auto answer = House::wait<Done>([&](Then<Done> then) { at.submit(who, share(name + std::to_string(i)), name + std::to_string(i), then); });
      ++(answer ? done : failed);
      if (!answer) why.with([&](std::string& all) { all += answer.error().code + ": " + answer.error().message + "\n"; });
    }
  };
  {
    std::vector<std::jthread> threads;
    for (const char* name : {"a", "b"}) threads.emplace_back(hammer, std::ref(*house.service), name);
    for (const char* name : {"c", "d"}) threads.emplace_back(hammer, std::ref(*house.other), name);
  }
  CHECK_MESSAGE(failed == 0, why.read([](const std::string& all) { return all; }));
  CHECK(done == 4 * each);
  house.meet();
  std::multiset<std::string> texts;
  house.service->look(house.organisation, [&](const State& state) {
    for (const auto& [id, one] : state.shares) texts.insert(one.text.text);
  });
  CHECK(texts.size() == 4 * each);
  CHECK(std::set<std::string>(texts.begin(), texts.end()).size() == 4 * each);
  const auto here = house.service->facts(house.organisation, 0).value();
  const auto there = house.other->facts(house.organisation, 0).value();
  CHECK(here.size() == there.size());
  MESSAGE("batches decided again: ", house.service->metrics().overtaken + house.other->metrics().overtaken);
}

TEST_CASE("a round that one server closes while the other takes ballots holds every ballot that was acknowledged, and proves it") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  const RoundId round = house.open_round();
  house.meet();
  house.turn();
  for (std::uint32_t who = 2; who < 14; ++who) REQUIRE(house.take(who, round, key_of(static_cast<int>(who))));
  house.turn();
  std::vector<int> acknowledged;
  std::jthread voting([&] {
    for (std::uint32_t who = 2; who < 14; ++who) {
      FillBallot order = house.devices.at(key_of(static_cast<int>(who))).sheet(house.organisation, {{StatementId(1), Vote::agree}}, true);
      order.round = round;
      const auto filled = House::wait<Done>([&](Then<Done> then) { house.other->fill_ballot(std::move(order), then); });
      if (filled) acknowledged.push_back(static_cast<int>(who));
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const auto closed = house.close(round);
  REQUIRE_MESSAGE(closed.has_value(), closed.error().message);
  voting.join();
  house.meet();
  for (const Service* const at : {house.service.get(), house.other.get()}) {
    const auto proof = at->prove_round(house.organisation, round).value();
    CHECK(proof.closed);
    CHECK(proof.root == proof.recomputed);
    CHECK(proof.sheets == acknowledged.size());
    CHECK(proof.in_the_box == acknowledged.size());
    CHECK(proof.keys_gone);
    const auto record = at->facts(house.organisation, 0).value();
    for (const auto& told : record) {
      if (told.kind == "round_sealed/1") CHECK(told.body.find(R"("issued":12)") != std::string::npos);
    }
  }
  CHECK(house.service->open_ballots(house.person(2)).empty());
}

TEST_CASE("somebody who got a credential at one server gets no second one at the other") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  const RoundId round = house.open_round();
  house.meet();
  REQUIRE(house.take(4, round, key_of(1)));
  house.turn();
  CHECK(code(house.take(4, round, key_of(2))) == "error.ballot_taken");
  CHECK(soon([&] { return house.service->ballot_taken(house.person(4), round); }));
}

TEST_CASE("a session of one server is known to the other; ended at one it is ended at both; a link works once for both") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  const SignedIn in = house.sign_in(PersonId(5));
  house.turn();
  REQUIRE(house.service->who(in.session));
  const std::string link = house.service->make_link(house.organisation, PersonId(6)).value();
  const auto use = [&] { return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in(House::token_of(link), "", then); }); };
  house.turn();
  CHECK(use());
  house.turn();
  CHECK(code(use()) == "error.link_used");
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->sign_out(in.session, then); }));
  CHECK(soon([&] { return !house.other->who(in.session); }));

  const SignedIn leaves = house.sign_in(PersonId(7));
  CHECK(soon([&] { return house.other->who(leaves.session).has_value(); }));
  house.did(house.fenna, NotePersonLeft{.person = PersonId(7)});
  CHECK(soon([&] { return !house.other->who(leaves.session); }));
}

TEST_CASE("a passkey asks at one server and is answered at the other, once") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  Authenticator phone("phone");
  const auto offer = house.service->offer_passkey(house.person(2)).value();
  house.turn();
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->add_passkey(house.person(2), phone.make(offer, ""), then); }));
  house.meet();
  const auto answer = phone.use(house.service->ask_passkey().value());
  const auto sign_in = [&] { return House::wait<SignedIn>([&](Then<SignedIn> then) { house.service->sign_in_with_passkey(answer, "", then); }); };
  house.turn();
  CHECK(sign_in());
  house.turn();
  CHECK(code(sign_in()) == "error.passkey_refused");
}

TEST_CASE("a code that is asked for at one server ties a name in a chat at the other, once, and whose it is both know") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  const std::string token = "xr3j5x3p4pfk7kk6ck7b4e6ghh";
  REQUIRE(House::wait<Done>([&](Then<Done> then) { house.service->connect_chat(house.fenna, {.kind = ChatKind::mattermost, .secret = token}, then); }));
  house.meet();
  const std::string address = house.service->look(house.organisation, [](const State& state) { return state.chat_doors.begin()->second.address; });
  const auto say = [&](const std::string& name, const std::string& text) {
    const auto there = house.service->chat_at(ChatKind::mattermost, address, {.token = token, .signature = {}, .timestamp = {}, .body = {}});
    REQUIRE(there.has_value());
    return House::wait<std::string>([&](Then<std::string> then) { house.service->answer_chat(*there, name, text, then); }).value();
  };
  const std::string given = house.service->ask_chat_code(house.person(2)).value().code;
  house.turn();
  CHECK(say("u2", "code " + given).find("hoort nu bij jou") != std::string::npos);
  house.meet();
  house.turn();
  CHECK(say("u2", "data").find("niets gepland") != std::string::npos);
  CHECK(say("u3", "code " + given).find("klopt niet") != std::string::npos);
}

TEST_CASE("both have the same order of turns in a session") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  house.announce_circles();
  const auto started = House::wait<Done>([&](Then<Done> then) {
    house.service->start_session(house.person(2), {.circle = CircleId(1), .script = "three_questions"}, "", then);
  });
  REQUIRE_MESSAGE(started.has_value(), started.error().message);
  house.meet();
  const auto order = [&](const Service& at) {
    std::vector<PersonId> people;
    const auto view = at.guided_session(house.person(2), SessionId(started->made)).value();
    for (const PersonLine& person : view.people) people.push_back(person.id);
    return people;
  };
  CHECK(order(*house.service) == order(*house.other));
}

TEST_CASE("two servers' clocks mail once, and the second takes over when the first has gone") {
  if (!PostgresServer::is_installed() || !schakel::test::has_mail_server()) return;
  schakel::test::PostOffice office("--take");
  REQUIRE(office.open());
  TwoServers house;
  house.mail = MailSettings{.url = office.server().url, .user = {}, .password = {}, .from = "Schakel <schakel@example.org>"};
  house.open();
  house.open_other();
  const auto tick = [&](const char* moment) {
    house.now(moment);
    for (Service* const at : {house.service.get(), house.other.get()}) {
      if (at != nullptr) at->tick();
    }
  };
  const auto letters = [&] {
    house.service.reset();
    house.other.reset();
    REQUIRE(post::send_mail(office.server(), {.to = "sentinel@example.org", .subject = "sentinel", .text = "."}));
    int all = 0;
    while (office.line().find("sentinel@example.org") == std::string::npos) ++all;
    return all;
  };
  tick("2026-10-16T09:00Z");
  tick("2026-10-19T06:10Z");
  tick("2026-10-19T06:20Z");
  CHECK(letters() == 13);

  house.open();
  house.open_other();
  house.service.reset();  // the first of them leads
  for (int i = 0; i < 600; ++i) {
    tick("2026-10-26T07:10Z");
    const auto noted = house.other->look(house.organisation, [](const State& state) { return state.digests.size(); });
    if (noted > 0 && house.other->look(house.organisation, [](const State& state) { return state.digests.contains({day("2026-10-26"), 8}); })) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  CHECK(letters() == 13);
}

TEST_CASE("a server that was away reads on: also what was sealed, forgotten and closed meanwhile") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  const RoundId round = house.open_round();
  house.did(house.person(2), share("dat vergeten wordt"));
  house.meet();
  house.other.reset();
  house.did(house.person(3), share("erna"));
  REQUIRE(house.close(round));
  house.open_other();
  house.meet();
  house.turn();
  CHECK(house.shares() == 2);
  house.service->look(house.organisation, [&](const State& state) { CHECK(state.rounds.at(round).closed); });
}

TEST_CASE("a server that meets what only a newer Schakel writes takes nothing more, says so and leads no more; reading goes on") {
  if (!PostgresServer::is_installed()) return;
  TwoServers house;
  house.did(house.person(2), share("eerst"));
  house.meet();
  const std::uint64_t position = house.service->position(house.organisation);
  {
    const auto newer = journal::open(house.data).value();
    journal::Batch batch;
    batch.facts.push_back({.organisation = house.organisation, .position = position + 1, .at = house.service->now(), .kind = "from_a_newer_one/1", .body = "{}"});
    batch.decided_on.push_back({house.organisation, position});
    REQUIRE(newer->write(batch).has_value());
  }
  CHECK(soon([&] { return house.service->metrics().outdated && house.other->metrics().outdated; }));
  for (int i = 0; i < 2; ++i, house.turn()) {
    CHECK_FALSE(house.service->metrics().writable);
    CHECK(house.ask(house.person(3), share("te laat")).error().kind == ErrorKind::storage);
    CHECK(house.shares() == 1);
    CHECK(house.service->position(house.organisation) == position);
  }
  Settings again;
  again.data = house.data;
  const auto opened = Service::open(again);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message.find("from_a_newer_one/1") != std::string::npos);
}
