#include "domain/customer.hpp"

#include "domain/round_keys.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

constexpr PersonId first_customer{12};
const std::string lock_a(64, 'a'), lock_b(64, 'b');

InviteCustomers invite(std::vector<std::string> emails, std::uint32_t unnamed = 0) {
  return {.programme = loket, .emails = std::move(emails), .unnamed = unnamed};
}
SayAsCustomer say(std::string text = "Ik moet mijn verhaal drie keer doen", std::string lock = lock_a) {
  return {.programme = loket, .kind = ShareKind::hinders, .text = std::move(text), .lock = std::move(lock)};
}
OpenRound ask_customers(std::vector<StatementId> statements = {}) {
  return {.programme = loket, .title = "Wat klanten zeggen", .statements = std::move(statements), .closes = at("2026-10-20T12:00Z"), .customers = true};
}
Story with_customers(std::uint32_t count = 12) {
  Story story = municipality();
  story.did(fenna, invite({}, count));
  return story;
}

}  // namespace

TEST_CASE("customers come from outside: in no silo, no roster, no programme's people, and with nothing known of them") {
  Story story = with_customers(3);
  const Programme& programme = story.state.programmes.at(loket);
  CHECK(programme.customers == std::vector{PersonId(12), PersonId(13), PersonId(14)});
  CHECK_FALSE(std::binary_search(programme.people.begin(), programme.people.end(), first_customer));
  const Person& one = story.state.people.at(first_customer);
  CHECK(one.outside);
  CHECK(one.profile.name.text == "Klant 12");
  CHECK(one.profile.email.text.empty());
  CHECK(silo_of(story.state, first_customer, "afdeling").empty());
  for (const RosterPerson& row : roster_of(story.state).roster.people) CHECK(row.id.find("customer") == std::string::npos);
}

TEST_CASE("who is invited by address twice stays one customer; somebody of the organisation is none") {
  Story story = municipality();
  story.did(fenna, invite({"Kim@Klant.example", "kim@klant.example "}));
  CHECK(story.state.programmes.at(loket).customers.size() == 1);
  story.when(fenna, invite({"kim@klant.example"})).nothing_happens();
  CHECK(customers_meant(story.state, invite({"KIM@klant.example"})) == std::vector{first_customer});
  Roster roster = municipal_roster();
  for (RosterPerson& one : roster.people) {
    if (one.id == "anna") one.email = "anna@lindedal.example";
  }
  story.did(fenna, ImportPeople{.roster = roster});
  story.when(fenna, invite({"new@klant.example", "Anna@Lindedal.example"})).refused("error.customer_of_organisation");
  CHECK(story.state.programmes.at(loket).customers.size() == 1);
}

TEST_CASE("only a facilitator invites customers, to a programme that runs, with addresses that can be ones, and not without end") {
  Story story = municipality();
  story.when(anna, invite({}, 1)).refused("error.not_a_facilitator");
  for (const char* wrong : {"kim", "@klant.example", "kim@"}) story.when(fenna, invite({wrong})).refused("error.no_email");
  story.when(fenna, invite({})).refused("error.nobody_named");
  story.when(fenna, invite({}, customers_most + 1)).refused("error.too_many");
  story.when(fenna, invite({}, 4'000'000'000U)).refused("error.too_many");
  story.did(fenna, EndProgramme{loket});
  story.when(fenna, invite({}, 1)).refused("error.programme_ended");
}

TEST_CASE("what a customer says is a statement of customers, and nothing says of which") {
  Story story = with_customers(5);
  story.when(first_customer, say())
      .then({StatementPublished{.statement = StatementId(1), .programme = loket, .cycle = 1, .kind = ShareKind::hinders, .text = "Ik moet mijn verhaal drie keer doen", .lock = lock_a},
             SaidByCustomer{StatementId(1)}});
  story.did(first_customer, say());
  CHECK(story.state.statements.at(StatementId(1)).by_customer);
  story.when(first_customer, say()).nothing_happens();  // the same again: an answer that got lost
  story.when(first_customer, WithdrawStatement{.statement = StatementId(1), .lock = lock_b}).refused("error.statement_not_yours");
  story.did(first_customer, WithdrawStatement{.statement = StatementId(1), .lock = lock_a});
  CHECK(story.state.statements.at(StatementId(1)).text.empty());
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Van ons", .lock = lock_b});
  CHECK_FALSE(story.state.statements.at(StatementId(2)).by_customer);
}

TEST_CASE("with few customers, what one says would say who: then nobody says anything") {
  Story story = with_customers(4);
  story.when(first_customer, say()).refused("error.too_few_customers");
  story.did(fenna, invite({}, 5));
  story.when(fenna, invite({}, 5)).nothing_happens();
  story.did(first_customer, say());
  story.did(fenna, NotePersonLeft{PersonId(13)});
  story.when(first_customer, say("Nog iets", lock_b)).refused("error.too_few_customers");
}

TEST_CASE("a customer does nothing else") {
  Story story = with_customers(5);
  story.when(anna, say()).refused("error.not_a_customer");
  story.when(first_customer, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "x", .lock = lock_a}).refused("error.not_in_programme");
  story.when(first_customer, WriteShare{.programme = loket, .kind = ShareKind::wish, .text = "x"}).refused("error.not_in_programme");
  story.when(first_customer, DraftProposal{.programme = loket, .statement = {}, .title = "x", .text = "x", .customer_value = "x"}).refused("error.not_in_programme");
  story.when(fenna, InvitePeople{.programme = loket, .people = {first_customer}}).refused("error.from_outside");
  story.when(fenna, GiveRole{.person = first_customer, .role = Role::administrator}).refused("error.from_outside");
}

TEST_CASE("a round asks customers beside the silos, under a key of their own, about what customers said alone") {
  Story story = with_customers();
  story.did(first_customer, say());
  story.did(anna, PublishStatement{.programme = loket, .kind = ShareKind::wish, .text = "Van ons", .lock = lock_b});
  story.when(fenna, ask_customers({StatementId(2)})).refused("error.not_for_customers");
  story.did(fenna, ask_customers());
  const Round& round = story.state.rounds.at(RoundId(1));
  CHECK(round.statements == std::vector{StatementId(1)});
  CHECK(round.customers == "Klanten");
  const RoundKey& key = round.keys.at(key_for(round, "Klanten"));
  CHECK(key.silos == std::vector<std::string>{"Klanten"});
  CHECK(key.people == 12);
  std::uint32_t of_silos = 0;
  for (const RoundKey& one : round.keys) of_silos += one.silo == "Klanten" ? 0 : one.people;
  CHECK(of_silos == 9);  // the people of the programme: no customer is among them
  CHECK(voters_silo(story.state, round, first_customer) == "Klanten");
  CHECK(voters_silo(story.state, round, anna) == "Ruimte");
  CHECK(std::is_sorted(round.keys.begin(), round.keys.end(), [](const RoundKey& a, const RoundKey& b) { return a.silo < b.silo; }));
}

TEST_CASE("too few customers are not asked, and a round that does not ask them has no key of theirs") {
  Story story = with_customers(9);
  story.did(first_customer, say());
  story.when(fenna, ask_customers()).refused("error.too_few_customers_to_ask");
  OpenRound without = ask_customers();
  without.customers = false;
  story.did(fenna, without);
  const Round& round = story.state.rounds.at(RoundId(1));
  CHECK(round.customers.empty());
  for (const RoundKey& key : round.keys) CHECK(key.silo.find("Klanten") == std::string::npos);
}

TEST_CASE("a silo that is called like the customers is not mixed up with them") {
  Story story = municipality();
  Roster roster{.borders = {"afdeling"}, .people = {}};
  for (int i = 0; i < 12; ++i) roster.people.push_back(row("k" + std::to_string(i), "Klanten"));
  story.did(fenna, ImportPeople{.roster = roster});
  std::vector<PersonId> all;
  for (const auto& [id, person] : story.state.people) all.push_back(id);
  story.did(fenna, InvitePeople{.programme = loket, .people = all});
  story.did(fenna, invite({}, 10));
  story.did(story.state.programmes.at(loket).customers.front(), say());
  story.did(fenna, ask_customers());
  const Round& round = story.state.rounds.at(RoundId(1));
  CHECK(round.customers == "Klanten *");
  CHECK(round.keys.at(key_for(round, "Klanten")).people == 12);
  CHECK(round.keys.at(key_for(round, "Klanten *")).people == 10);
}

TEST_CASE("when a programme ends its customers leave, but for those of another and a coach") {
  Story story = with_customers(3);
  story.did(fenna, StartProgramme{.title = "Tweede", .goal = "Eén brief", .border = "afdeling", .phases = phases_from(day("2026-10-01"))});
  story.did(fenna, InviteCustomers{.programme = ProgrammeId(2), .emails = {"kim@klant.example"}, .unnamed = 0});
  story.did(fenna, invite({"kim@klant.example"}));
  story.did(fenna, InviteCoach{.programme = loket, .person = PersonId(13), .name = "", .email = {}});
  story.did(fenna, EndProgramme{loket});
  CHECK_FALSE(story.state.people.at(PersonId(12)).here);
  CHECK(story.state.people.at(PersonId(13)).here);
  CHECK_FALSE(story.state.people.at(PersonId(14)).here);
  CHECK(story.state.people.at(PersonId(15)).here);
  CHECK_FALSE(is_customer(story.state, loket, PersonId(15)));
  CHECK(is_customer(story.state, PersonId(15)));
}

TEST_CASE("a customer who is in the organisation's next list is of the organisation, and no customer") {
  Story story = municipality();
  story.did(fenna, invite({"kim@klant.example"}));
  Roster roster{.borders = {"afdeling"}, .people = {row("kim@klant.example", "Zorg")}};
  story.did(fenna, ImportPeople{.roster = roster});
  CHECK_FALSE(is_customer(story.state, first_customer));
  CHECK(customers_here(story.state, story.state.programmes.at(loket)).empty());
}
