#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
Roster one(RosterPerson person) { return {.borders = {"afdeling"}, .people = {std::move(person)}}; }
}  // namespace

TEST_CASE("an import adds who is new, each sealed under their own key") {
  Story story = organisation();
  story.when(fenna, ImportPeople{.roster = one(row("joke", "Zorg"))})
      .then({PersonAdded{.person = PersonId(12),
                         .profile = {.id = {.owner = "person:12", .text = "joke"},
                                     .name = {.owner = "person:12", .text = "Joke"},
                                     .email = {.owner = "person:12", .text = ""},
                                     .apart = {.owner = "person:12", .text = ""},
                                     .silos = {"Zorg"}}}});
}

TEST_CASE("importing the same list again changes nothing") {
  Story story = organisation();
  story.when(fenna, ImportPeople{.roster = municipal_roster()}).nothing_happens();
}

TEST_CASE("an import changes who differs and leaves alone who is not in it") {
  Story story = organisation();
  RosterPerson moved = row("anna", "Zorg");
  story.did(fenna, ImportPeople{.roster = one(moved)});
  CHECK(silo_of(story.state, anna, "afdeling") == "Zorg");
  CHECK(silo_of(story.state, bas, "afdeling") == "Ruimte");
  CHECK(story.state.people.size() == 11);
}

TEST_CASE("a new border is added behind the known ones, and people keep their silos along the others") {
  Story story = organisation();
  RosterPerson person = row("anna", "Stadhuis");
  story.did(fenna, ImportPeople{.roster = {.borders = {"locatie"}, .people = {person}}});
  CHECK(story.state.borders == std::vector<std::string>{"afdeling", "locatie"});
  CHECK(silo_of(story.state, anna, "afdeling") == "Ruimte");
  CHECK(silo_of(story.state, anna, "locatie") == "Stadhuis");
  CHECK(silo_of(story.state, bas, "locatie").empty());
  story.when(fenna, ImportPeople{.roster = municipal_roster()}).nothing_happens();
}

TEST_CASE("who can lead a circle gets no rights from the list") {
  Story story = organisation();
  RosterPerson person = row("anna", "Ruimte");
  person.facilitator = true;
  story.did(fenna, ImportPeople{.roster = one(person)});
  CHECK(story.state.people.at(anna).profile.facilitator);
  CHECK(!has_role(story.state, anna, Role::facilitator));
}

TEST_CASE("the row with the founder's e-mail address is the founder's") {
  Story story = organisation();
  RosterPerson person = row("p001", "Bestuur");
  person.email = "Fenna@Lindedal.nl";
  story.did(fenna, ImportPeople{.roster = one(person)});
  CHECK(story.state.people.size() == 11);
  CHECK(story.state.by_own_id.at("p001") == fenna);
  CHECK(has_role(story.state, fenna, Role::administrator));
  story.when(fenna, ImportPeople{.roster = one(person)}).nothing_happens();
}

TEST_CASE("managers are found in the list and among who was there; others are left out") {
  Story story = organisation();
  RosterPerson first = row("joke", "Zorg");
  first.manager = "karel";
  RosterPerson second = row("karel", "Zorg");
  second.manager = "anna";
  RosterPerson third = row("leo", "Zorg");
  third.manager = "niemand";
  story.did(fenna, ImportPeople{.roster = {.borders = {"afdeling"}, .people = {first, second, third}}});
  CHECK(story.state.people.at(PersonId(12)).profile.manager == PersonId(13));
  CHECK(story.state.people.at(PersonId(13)).profile.manager == anna);
  CHECK(story.state.people.at(PersonId(14)).profile.manager.is_none());
}

TEST_CASE("whose manager is whom is a fact of its own, of all who were added or changed, in order of their numbers") {
  Story story = organisation();
  RosterPerson anna_now = row("anna", "Zorg");
  RosterPerson bas_now = row("bas", "Zorg");
  anna_now.manager = "bas";
  const auto facts = story.when(fenna, ImportPeople{.roster = {.borders = {"afdeling"}, .people = {bas_now, anna_now}}}).result().value();
  REQUIRE(facts.size() == 3);
  CHECK(facts[0].as<PersonChanged>()->person == bas);
  CHECK(facts[1].as<PersonChanged>()->profile.manager.is_none());
  CHECK(shown(facts[2]) == shown(Fact(ManagersNamed{.of = {anna, bas}, .manager = {bas, {}}})));
}

TEST_CASE("nobody becomes an administrator or speaks for the works council by changing an address in the list") {
  Story story = organisation();
  const auto with = [](const std::string& id, const std::string& silo, const std::string& email) {
    RosterPerson changed = row(id, silo);
    changed.email = email;
    return ImportPeople{.roster = {.borders = {"afdeling"}, .people = {changed}}};
  };
  story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
  story.did(fenna, GiveRole{.person = bas, .role = Role::administrator});
  story.did(fenna, GiveRole{.person = dina, .role = Role::works_council});
  story.did(fenna, with("bas", "Ruimte", "bas@example.org"));
  story.when(anna, with("bas", "Ruimte", "anna@example.org")).refused("error.administrator_address");
  story.when(anna, with("dina", "Zorg", "anna@example.org")).refused("error.council_address");
  story.when(fenna, with("dina", "Zorg", "fenna@example.org")).refused("error.council_address");
  story.did(anna, with("bas", "Zorg", "bas@example.org"));  // another department is a facilitator's work
  story.did(anna, with("bas", "Zorg", ""));                 // and so is a list without addresses
  story.did(anna, with("karel", "Zorg", "karel@example.org"));
  story.did(anna, with("karel", "Zorg", "k.karel@example.org"));
}

TEST_CASE("the same ties in another order are the same ties") {
  Story story = organisation();
  const Roster roster{.borders = {"afdeling"}, .people = {row("dina", "Zorg"), row("anna", "Ruimte"), row("bas", "Ruimte")}};
  const auto with = [&](std::vector<Tie> list) { return ImportTies{.roster = roster, .ties = {.directed = true, .list = std::move(list)}}; };
  const Tie one{.from = 0, .to = 1, .weight = 2, .at = {}};
  const Tie two{.from = 1, .to = 2, .weight = 1, .at = {}};
  story.did(fenna, with({one, two}));
  CHECK(story.state.ties.from == std::vector<PersonId>{anna, dina});
  story.when(fenna, with({two, one})).nothing_happens();
  story.did(fenna, with({one}));
  CHECK(story.state.ties.number == 2);
}

TEST_CASE("a list that cannot be right is refused whole") {
  Story story = organisation();
  story.when(fenna, ImportPeople{.roster = {.borders = {}, .people = {row("joke", "Zorg")}}}).refused("error.no_border");
  story.when(fenna, ImportPeople{.roster = {.borders = {"a", "a"}, .people = {}}}).refused("error.border_twice");
  story.when(fenna, ImportPeople{.roster = {.borders = {"a"}, .people = {row("joke", "x"), row("joke", "y")}}})
      .refused("error.duplicate_id");
  RosterPerson late = row("joke", "Zorg");
  late.hours = "maandag";
  story.when(fenna, ImportPeople{.roster = one(late)}).refused("error.bad_hours");
  RosterPerson far = row("joke", "Zorg");
  far.timezone = "Mars/Olympus";
  story.when(fenna, ImportPeople{.roster = one(far)}).refused("error.bad_timezone");
  story.when(anna, ImportPeople{.roster = municipal_roster()}).refused("error.not_a_facilitator");
}

TEST_CASE("ties are matched by the people's own ids and replace the earlier ones") {
  Story story = organisation();
  const Roster roster{.borders = {"afdeling"}, .people = {row("dina", "Zorg"), row("anna", "Ruimte")}};
  const Ties ties{.directed = true, .list = {{.from = 0, .to = 1, .weight = 2, .at = {}}, {.from = 1, .to = 1, .weight = 1, .at = {}}}};
  const ImportTies import{.roster = roster, .ties = ties};
  story.when(fenna, import).then({TiesImported{.directed = true, .from = {dina}, .to = {anna}, .weight = {2}, .at = {}, .count = 1, .number = 1}});
  story.did(fenna, import);
  CHECK(story.state.ties_at == story.now);
  story.when(fenna, import).nothing_happens();
  const RosterOf all = roster_of(story.state);
  const Ties back = ties_of(story.state, all);
  REQUIRE(back.list.size() == 1);
  CHECK(all.people[back.list[0].from] == dina);
  CHECK(ties_of(story.state, roster_of(story.state, {anna, bas})).list.empty());
}

TEST_CASE("ties to somebody unknown, without weight or half dated are refused") {
  Story story = organisation();
  const Roster roster{.borders = {"afdeling"}, .people = {row("dina", "Zorg"), row("wie", "Ruimte")}};
  const auto with = [&](std::vector<Tie> list) {
    return ImportTies{.roster = roster, .ties = {.directed = true, .list = std::move(list)}};
  };
  story.when(fenna, with({{.from = 0, .to = 1, .weight = 1, .at = {}}})).refused("error.unknown_own_id");
  story.when(fenna, with({{.from = 0, .to = 2, .weight = 1, .at = {}}})).refused("error.tie_out_of_range");
  story.when(fenna, with({{.from = 0, .to = 0, .weight = 0, .at = {}}})).refused("error.tie_weight");
  story.when(fenna, with({{.from = 0, .to = 0, .weight = 1, .at = 3.0}, {.from = 0, .to = 0, .weight = 1, .at = {}}}))
      .refused("error.ties_mixed_times");
  story.when(anna, with({})).refused("error.not_a_facilitator");
}

TEST_CASE("who is forgotten stays as a number without a name, and can do nothing more") {
  Story story = municipality();
  story.did(anna, WriteShare{.programme = loket, .kind = ShareKind::wish, .text = "Een eigen balie"});
  story.when(fenna, ForgetPerson{.person = anna}).then({PersonForgotten{.person = anna}});
  story.did(fenna, ForgetPerson{.person = anna});
  const Person& person = story.state.people.at(anna);
  CHECK(!person.here);
  CHECK(person.profile.name.forgotten);
  CHECK(person.profile.name.text.empty());
  CHECK(story.state.by_own_id.count("anna") == 0);
  CHECK(story.state.shares.at(ShareId(1)).text.text.empty());
  CHECK(story.state.shares.at(ShareId(1)).text.forgotten);
  story.when(fenna, ForgetPerson{.person = anna}).nothing_happens();
  story.when(anna, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_here");
  story.when(fenna, GiveRole{.person = anna, .role = Role::facilitator}).refused("error.unknown_person");
  CHECK(roster_of(story.state).people.size() == 10);
}

TEST_CASE("who is forgotten has no attributes, is nobody's manager and in nobody's ties; how many ties there were stays") {
  Story story = organisation();
  RosterPerson anna_now = row("anna", "Ruimte");
  anna_now.languages = {"fy"};
  anna_now.hours = "mon09-12";
  anna_now.timezone = "Europe/Amsterdam";
  anna_now.goals = {"één loket"};
  anna_now.skills = {"smeden"};
  anna_now.newcomer = anna_now.facilitator = true;
  anna_now.manager = "dina";
  RosterPerson bas_now = row("bas", "Ruimte");
  bas_now.manager = "anna";
  const Roster roster{.borders = {"afdeling"}, .people = {anna_now, bas_now, row("dina", "Zorg")}};
  story.did(fenna, ImportPeople{.roster = roster});
  story.did(fenna, ImportTies{.roster = roster, .ties = {.directed = true, .list = {{.from = 0, .to = 1, .weight = 1, .at = 3.0},
                                                                                    {.from = 1, .to = 2, .weight = 2, .at = 4.0},
                                                                                    {.from = 2, .to = 0, .weight = 3, .at = 5.0}}}});
  CHECK(story.state.people.at(bas).profile.manager == anna);
  story.did(fenna, ForgetPerson{.person = anna});
  const Profile& profile = story.state.people.at(anna).profile;
  CHECK(profile.manager.is_none());
  CHECK(profile.languages.empty());
  CHECK((profile.hours + profile.timezone).empty());
  CHECK(profile.goals.empty());
  CHECK(profile.skills.empty());
  CHECK_FALSE((profile.newcomer || profile.facilitator));
  CHECK(profile.silos == std::vector<std::string>{"Ruimte"});
  CHECK(story.state.people.at(bas).profile.manager.is_none());
  const TiesImported& ties = story.state.ties;
  CHECK(ties.from == std::vector<PersonId>{bas});
  CHECK(ties.to == std::vector<PersonId>{dina});
  CHECK(ties.weight == std::vector<double>{2});
  CHECK(ties.at == std::vector<double>{4});
  CHECK(ties.count == 3);
}

TEST_CASE("who is forgotten leaves the draft circles, and what they said in a circle goes too") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik mis elkaar"});
  story.did(anna, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(1)});
  story.did(fenna, DraftCircles{.programme = loket, .circles = {{.name = "Derde", .goal = "", .people = {chris, fatima, koos}}}});
  story.when(fenna, ForgetPerson{.person = anna}).then({ShareWithdrawn{.share = ShareId(1)}, PersonForgotten{.person = anna}});
  story.when(fenna, ForgetPerson{.person = chris})
      .then({PersonMoved{.programme = loket, .person = chris, .from = CircleId(3), .to = {}},
             PersonForgotten{.person = chris}});
}

TEST_CASE("who left can do nothing more and is in no circle; what they said stays, and an import brings them back") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik mis elkaar"});
  story.when(bas, NotePersonLeft{.person = anna}).refused("error.not_a_facilitator");
  story.when(fenna, NotePersonLeft{.person = anna})
      .then({PersonMoved{.programme = loket, .person = anna, .from = CircleId(1), .to = {}}, PersonLeft{.person = anna}});
  story.did(fenna, NotePersonLeft{.person = anna});
  CHECK_FALSE(story.state.people.at(anna).here);
  CHECK(story.state.people.at(anna).profile.name.text == "Anna");
  CHECK(story.state.shares.at(ShareId(1)).text.text == "Ik mis elkaar");
  CHECK(circle_of(story.state, loket, anna).is_none());
  story.when(fenna, NotePersonLeft{.person = anna}).nothing_happens();
  story.when(anna, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_here");
  story.did(fenna, ImportPeople{.roster = one(row("anna", "Zorg"))});
  CHECK(story.state.people.at(anna).here);
}

TEST_CASE("that the last administrator left cannot be told, and only an administrator tells it of another") {
  Story story = municipality();
  story.when(fenna, NotePersonLeft{.person = fenna}).refused("error.last_administrator");
  story.when(fenna, NotePersonLeft{.person = nobody}).refused("error.unknown_person");
  story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
  story.when(anna, NotePersonLeft{.person = fenna}).refused("error.not_an_administrator");
}

TEST_CASE("the last administrator cannot be forgotten, and others can forget nobody but themselves") {
  Story story = municipality();
  story.when(fenna, ForgetPerson{.person = fenna}).refused("error.last_administrator");
  story.when(anna, ForgetPerson{.person = bas}).refused("error.not_an_administrator");
  story.when(anna, ForgetPerson{.person = anna}).then({PersonForgotten{anna}});
  story.when(fenna, ForgetPerson{.person = nobody}).refused("error.unknown_person");
}

TEST_CASE("who was forgotten and comes back is somebody new") {
  Story story = municipality();
  story.did(fenna, ForgetPerson{.person = anna});
  story.did(fenna, ImportPeople{.roster = one(row("anna", "Zorg"))});
  CHECK(story.state.by_own_id.at("anna") == PersonId(12));
}

TEST_CASE("the roster is in order of number, and holds what was imported") {
  Story story = organisation();
  RosterPerson person = row("anna", "Ruimte");
  person.apart = {"dina", "emre"};
  person.manager = "bas";
  story.did(fenna, ImportPeople{.roster = one(person)});
  const RosterOf of = roster_of(story.state, {bas, anna, nobody});
  REQUIRE(of.people == std::vector<PersonId>{anna, bas});
  CHECK(of.roster.people[0].apart == std::vector<std::string>{"dina", "emre"});
  CHECK(of.roster.people[0].manager == "bas");
  CHECK(of.roster.people[0].silos == std::vector<std::string>{"Ruimte"});
}
