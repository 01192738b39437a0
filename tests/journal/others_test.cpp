// Several servers on one PostgreSQL: what is refused because another was first, what one hears of another, and what they share.

#include <thread>

#include <doctest/doctest.h>

#include "journal/others.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_server.hpp"

using namespace schakel;
using namespace schakel::journal;
using test::PostgresServer;

namespace {

const OrganisationId one(1), two(2);
const RoundId round(3);
const PersonId anna(7);

StoredFact fact(std::uint64_t position) { return {one, position, Instant{}, "circle_met/1", "{}"}; }
Instant later() { return Instant{} + std::chrono::hours(24 * 365 * 80); }

struct Two {
  std::string url = PostgresServer::shared().new_database();
  std::unique_ptr<Journal> a = open_postgres(url).value();
  std::unique_ptr<Journal> b = open_postgres(url).value();
  Two() {
    Batch begin;
    begin.organisations = {one, two};
    REQUIRE(a->write(begin));
    Batch first;
    first.facts = {fact(1), fact(2)};
    first.decided_on = {{one, 0}};
    const auto written = a->write(first);
    REQUIRE_MESSAGE(written.has_value(), written.error().message);
  }
};

Batch about(std::uint64_t known) {
  Batch batch;
  batch.decided_on = {{one, known}};
  return batch;
}
std::string said(const Result<void>& answer) { return answer ? "written" : answer.error().code; }

}  // namespace

TEST_CASE("what was decided on less than there is by now is refused, whatever it is about, and nothing of it happens") {
  if (!PostgresServer::is_installed()) return;
  const Two servers;
  Batch first = about(2);
  first.facts = {fact(3)};
  REQUIRE(servers.a->write(first));

  Batch facts = about(2);
  facts.facts = {fact(4)};
  facts.sessions = {{.token = "t", .organisation = one, .person = anna, .expires = later()}};
  CHECK(said(servers.b->write(facts)) == overtaken);
  CHECK(servers.b->sessions().value().empty());
  Batch ballot = about(2);
  ballot.sheets = {{one, round, "ballot", "{}"}};
  CHECK(said(servers.b->write(ballot)) == overtaken);
  Batch credential = about(2);
  credential.taken = {{one, round, anna, "asked"}};
  CHECK(said(servers.b->write(credential)) == overtaken);
  CHECK(servers.b->taken(one).value().empty());

  ballot.decided_on = credential.decided_on = {{one, 3}};
  CHECK(said(servers.b->write(ballot)) == "written");
  CHECK(said(servers.b->write(credential)) == "written");
}

TEST_CASE("a ballot that another server changed, a link it used and what a passkey counted there are seen") {
  if (!PostgresServer::is_installed()) return;
  const Two servers;
  const auto sheet = [](std::string text, std::string before) {
    Batch batch = about(2);
    batch.sheets = {{one, round, "ballot", std::move(text), std::move(before)}};
    return batch;
  };
  CHECK(said(servers.a->write(sheet("first", ""))) == "written");
  CHECK_FALSE(servers.b->write(sheet("also first", "")));
  CHECK(said(servers.b->write(sheet("second", "first"))) == "written");
  CHECK_FALSE(servers.a->write(sheet("overtaken", "first")));
  CHECK(servers.a->sheet(one, round, "ballot").value() == "second");

  Batch link;
  link.links = {{.token = "l", .organisation = one, .person = anna, .expires = later(), .used = false}};
  REQUIRE(servers.a->write(link));
  link.links[0].used = true;
  CHECK(said(servers.a->write(link)) == "written");
  CHECK(said(servers.b->write(link)) == overtaken);

  Batch count;
  count.passkey_counts = {{one, domain::PasskeyId(1), 5}};
  CHECK(said(servers.a->write(count)) == "written");
  CHECK(said(servers.b->write(count)) == overtaken);
  count.passkey_counts[0].count = 6;
  CHECK(said(servers.b->write(count)) == "written");
}

TEST_CASE("who holds an organisation reads what there will be: ballots and facts of others wait, and are refused then") {
  if (!PostgresServer::is_installed()) return;
  const Two servers;
  CHECK(servers.a->hold(one).value() == 2);
  std::string of_ballot;
  std::jthread other([&] {
    Batch ballot = about(2);
    ballot.sheets = {{one, round, "late", "{}"}};
    of_ballot = said(servers.b->write(ballot));
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(servers.a->sheets(one, round).value().empty());
  Batch closing = about(2);
  closing.facts = {fact(3)};
  REQUIRE(servers.a->write(closing));
  other.join();
  CHECK(of_ballot == overtaken);

  CHECK(servers.b->hold(one).value() == 3);
  servers.b->let_go();
  Batch after = about(3);
  after.facts = {fact(4)};
  CHECK(said(servers.a->write(after)) == "written");
}

TEST_CASE("the others hear that there is more, and of sessions; not of whom, and nothing of their own") {
  if (!PostgresServer::is_installed()) return;
  const Two servers;
  Others& own = *servers.a->others();
  Others& other = *servers.b->others();
  (void)own.news(std::chrono::milliseconds(0));
  CHECK(other.news(std::chrono::milliseconds(0)).value().missed);  // it has just begun to listen
  CHECK(other.news(std::chrono::milliseconds(0)).value().empty());

  Batch batch = about(2);
  batch.facts = {fact(3)};
  batch.taken = {{one, round, anna, "asked"}};
  batch.sessions = {{.token = std::string("\x01\xff", 2), .organisation = one, .person = anna, .expires = later()}};
  batch.sessions_gone = {"gone"};
  REQUIRE(servers.a->write(batch));
  const News news = other.news(std::chrono::seconds(5)).value();
  CHECK(news.record == std::vector{one});
  CHECK(news.taken == std::vector{one});
  CHECK(news.sessions_new == std::vector{std::string("\x01\xff", 2)});
  CHECK(news.sessions_gone == std::vector<std::string>{"gone"});
  CHECK(own.news(std::chrono::milliseconds(50)).value().empty());
}

TEST_CASE("one of them leads; when it goes another does") {
  if (!PostgresServer::is_installed()) return;
  Two servers;
  for (Journal* const journal : {servers.a.get(), servers.b.get()}) REQUIRE(journal->others()->news(std::chrono::milliseconds(0)));
  CHECK(servers.a->others()->leads());
  CHECK_FALSE(servers.b->others()->leads());
  servers.a.reset();
  for (int i = 0; i < 400 && !servers.b->others()->leads(); ++i) REQUIRE(servers.b->others()->news(std::chrono::milliseconds(250)));
  CHECK(servers.b->others()->leads());
}

TEST_CASE("what may be asked once is asked once, of whichever server, and not when it is too late") {
  if (!PostgresServer::is_installed()) return;
  const Two servers;
  const Instant now{};
  REQUIRE(servers.a->others()->put_once("passkey x", "whose", now + std::chrono::minutes(5)));
  CHECK(servers.b->others()->take_once("passkey x", now).value() == "whose");
  CHECK_FALSE(servers.a->others()->take_once("passkey x", now).value());
  REQUIRE(servers.a->others()->put_once("passkey y", "whose", now + std::chrono::minutes(5)));
  CHECK_FALSE(servers.b->others()->take_once("passkey y", now + std::chrono::minutes(6)).value());
}
