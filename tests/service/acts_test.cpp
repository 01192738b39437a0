// The log of acts: what is in it, what never is, and that nobody changes it unseen.

#include "journal/database.hpp"
#include "service/house.hpp"
#include "service/stored.hpp"
#include "service/views/held.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

std::vector<ActLine> acts_in(const House& house) {
  return house.service->look(house.organisation, [](const State& state) { return acts_view(state).acts; });
}

// The log's lines as the journal has them, given to the check one by one after `change` had them.
ActsProof checked(const House& house, const std::function<bool(std::uint64_t, Fact&)>& change) {
  ActsCheck check;
  auto database = journal::Database::open(house.folder.path() + "/schakel.db", journal::Database::Access::read).value();
  auto& ask = *database.prepared("SELECT position, at, kind, body FROM journal ORDER BY position").value();
  while (ask.step() == SQLITE_ROW) {
    const auto position = static_cast<std::uint64_t>(ask.number_at(0));
    Fact fact = sealed_fact_from(ask.bytes_at(2), ask.bytes_at(3)).value();
    if (change(position, fact)) check.take(position, fact, Instant(std::chrono::milliseconds(ask.number_at(1))));
  }
  return check.proof();
}

}  // namespace

TEST_CASE("what was done in an office is in the log, with who did it; of others no more than an office they were given") {
  Municipality house;
  house.did(house.fenna, GiveRole{.person = PersonId(3), .role = Role::facilitator});
  house.did(house.fenna, RaiseLimit{{.people = 12, .answers = 6, .response = 50}});
  house.did(house.fenna, ForgetPerson{PersonId(5)});
  const auto acts = acts_in(house);
  REQUIRE(acts.size() >= 5);
  CHECK(acts[0].kind == ActKind::person_forgotten);
  CHECK(acts[0].by.has_value());
  CHECK(acts[0].about.empty());
  CHECK(acts[1].kind == ActKind::limit_raised);
  CHECK(acts[1].what == "12 6 50");
  CHECK(acts[2].kind == ActKind::role_given);
  CHECK(acts[2].what == "facilitator");
  CHECK(acts[2].about == "Persoon Nummer3");
  CHECK(acts.back().kind == ActKind::founded);
}

TEST_CASE("who asks to be forgotten is not named in the log, and taking part leaves no line") {
  Municipality house;
  const auto before = acts_in(house).size();
  house.did(house.person(4), WriteShare{.programme = house.programme, .text = "Dit zeg ik"});
  CHECK(acts_in(house).size() == before);
  house.did(house.person(4), ForgetPerson{PersonId(4)});
  const auto acts = acts_in(house);
  REQUIRE(acts.size() == before + 1);
  CHECK(acts[0].kind == ActKind::person_forgotten);
  CHECK(acts[0].what == "asked");
  CHECK_FALSE(acts[0].by.has_value());
}

TEST_CASE("the log is proved from the record, also after a restart, and every change of a line is seen") {
  Municipality house;
  house.did(house.fenna, GiveRole{.person = PersonId(3), .role = Role::facilitator});
  house.did(house.fenna, TakeRole{.person = PersonId(3), .role = Role::facilitator});
  const auto proof = house.service->prove_acts(house.organisation).value();
  CHECK(proof.wrong == "");
  CHECK(proof.acts == acts_in(house).size());
  CHECK(proof.before_acts == 0);
  house.open();
  CHECK(house.service->prove_acts(house.organisation).value().last == proof.last);

  CHECK(checked(house, [](auto, Fact&) { return true; }).wrong == "");
  const auto each_act = [&](const auto& change) {
    for (std::uint64_t nth = 0; nth < proof.acts; ++nth) {
      std::uint64_t seen = 0;
      const auto wrong = checked(house, [&](auto, Fact& fact) {
        auto* act = fact.as<ActNoted>();
        return act == nullptr || seen++ != nth || change(*act);
      });
      CAPTURE(nth);
      CHECK((wrong.wrong != "" || wrong.last != proof.last));
    }
  };
  each_act([](ActNoted&) { return false; });                                   // taken out
  each_act([](ActNoted& act) { return act.by = PersonId(9), true; });          // by somebody else
  each_act([](ActNoted& act) { return act.kind = ActKind::links_made, true; });  // of something else
  // A fact of which the log tells nothing, or that was taken out from under its line.
  CHECK(checked(house, [](auto, Fact& fact) { return !fact.is<RoleTaken>(); }).wrong.find("not done") != std::string::npos);
}

TEST_CASE("a person who left is forgotten a year later, also when the server was down on that day") {
  Municipality house;
  house.now("2026-10-16T09:00Z");
  house.did(house.fenna, NotePersonLeft{PersonId(5)});
  house.now("2027-10-15T09:00Z");
  house.service->tick();
  CHECK_FALSE(house.service->prove_forgotten(house.organisation, "person:5").value().key_gone);
  house.now("2027-12-01T09:00Z");
  house.open();
  house.service->tick();
  CHECK(house.service->prove_forgotten(house.organisation, "person:5").value().key_gone);
  CHECK(acts_in(house).front().what == "retention");
}

TEST_CASE("people see all that is held about them, and nothing of anybody else") {
  Municipality house;
  house.did(house.person(4), WriteShare{.programme = house.programme, .text = "Alleen voor mij"});
  house.did(house.person(6), WriteShare{.programme = house.programme, .text = "Van een ander"});
  const auto held = house.service->look(house.organisation, [&](const State& state) {
    return held_view(state, {.person = PersonId(4)}, {});
  });
  REQUIRE(held.has_value());
  CHECK(held->name == "Persoon Nummer4");
  REQUIRE(held->texts.size() == 1);
  CHECK(held->texts[0].text == "Alleen voor mij");
  CHECK(held->programmes.size() == 1);
  CHECK_FALSE(held->last_administrator);
  CHECK(house.service->look(house.organisation, [&](const State& state) {
    return held_view(state, {.person = house.fenna.person}, {})->last_administrator;
  }));
}
