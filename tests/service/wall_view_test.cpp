// What the walls register and the waste ledger show, to whom; and above all what they do not.

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "house.hpp"
#include "service/viewing.hpp"
#include "service/views/held.hpp"
#include "service/views/overlap.hpp"
#include "service/views/today.hpp"
#include "service/views/wall.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using schakel::service::test::House;
namespace d = schakel::domain::test;
using schakel::service::test::as;
using schakel::service::test::has;

namespace {

const WallId first_wall{1};

// Ruimte has twelve people, Zorg four; dina of Zorg wrote the statement that the wall comes from.
d::Story with_wall() {
  d::Story story = d::municipality();
  ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
  for (int i = 0; i < 9; ++i) import.roster.people.push_back(d::row("n" + std::to_string(i), "Ruimte"));
  story.did(d::the_system, import);
  story.on("2026-10-05T09:00Z");
  story.did(d::dina, PublishStatement{.programme = d::loket, .kind = ShareKind::hinders, .text = "Ik typ alles over", .lock = std::string(64, 'a')});
  story.did(d::fenna, RegisterWall{.programme = d::loket,
                                   .statement = StatementId(1),
                                   .title = "Twee systemen",
                                   .text = "Adressen staan in twee systemen",
                                   .silos = {"Ruimte", "Zorg"},
                                   .owner = d::gijs,
                                   .keeper = {},
                                   .until = d::day("2026-10-20")});
  return story;
}
EstimateWall hours_between(std::uint32_t low, std::uint32_t high, std::string basis = "Elke week") {
  return {.wall = first_wall, .hours = MonthlyRange{low, high}, .euros = {}, .basis = std::move(basis)};
}
TodoKind todo_of(const d::Story& story, PersonId person) { return today_view(story.state, as(story, person), {}).todo.kind; }
bool is_asked(const d::Story& story, PersonId person, TodoKind kind) {
  const TodayView today = today_view(story.state, as(story, person), {});
  return today.todo.kind == kind || std::any_of(today.later.begin(), today.later.end(), [&](const Todo& todo) { return todo.kind == kind; });
}

}  // namespace

TEST_CASE("a wall's way begins at its statement, and nobody is in it but those responsible") {
  d::Story story = with_wall();
  story.did(d::anna, hours_between(4, 8));
  story.did(d::dina, hours_between(1, 2, "Vier mensen"));
  for (const PersonId person : {d::fenna, d::gijs, d::anna, d::ivo}) {
    const WallView view = wall_view(story.state, as(story, person), first_wall).value();
    CHECK(view.statement == StatementId(1));
    CHECK(view.statement_text == "Ik typ alles over");
    const std::string all = exchange::json_text(view) + exchange::json_text(walls_view(story.state, as(story, person), d::loket).value());
    for (const char* nobody : {"Anna", "Dina", "author", "lock"}) CHECK_FALSE(has(all, nobody));
    CHECK(has(all, "Gijs"));
  }
}

TEST_CASE("beside an estimate stands its silo when that is large enough; a silo reads its own") {
  d::Story story = with_wall();
  story.did(d::anna, hours_between(4, 8));
  story.did(d::dina, hours_between(1, 2));
  const auto of = [&](PersonId person) { return wall_view(story.state, as(story, person), first_wall).value().estimates; };
  CHECK(of(d::gijs)[0].silo == "");  // two silos, and the small one alone would be found by what is left
  CHECK(of(d::gijs)[1].silo == "");
  CHECK(of(d::emre)[1].silo == "Zorg");
  CHECK(of(d::emre)[1].mine);
  CHECK(of(d::emre)[0].silo == "");
}

TEST_CASE("what is not estimated is no number: not of a wall, and not of all together") {
  d::Story story = with_wall();
  const auto waste = [&] { return walls_view(story.state, as(story, d::anna), d::loket).value().waste; };
  CHECK_FALSE(waste().walls.hours.low);
  CHECK(waste().walls.hours.of_items == 1);
  RegisterWall other{.programme = d::loket, .statement = {}, .title = "Eén sleutel", .text = "Wij wachten", .silos = {"Zorg"}, .owner = d::bas, .keeper = {}, .until = d::day("2026-10-20")};
  story.did(d::fenna, other);
  story.did(d::anna, hours_between(4, 8));
  story.did(d::emre, EstimateWall{.wall = WallId(2), .hours = MonthlyRange{0, 3}, .euros = MonthlyRange{100, 300}, .basis = ""});
  const analysis::WasteFound found = waste();
  CHECK(found.walls.hours.low == 4U);
  CHECK(found.walls.hours.high == 11U);
  CHECK(found.walls.hours.items == 2);
  CHECK(found.walls.hours.silos == 2);
  CHECK(found.walls.hours.of_silos == 3);
  CHECK(found.walls.euros.items == 1);
  CHECK(found.walls.euros.of_items == 2);
  story.on("2026-12-02T09:00Z").did(d::gijs, CloseWall{.wall = first_wall, .ending = WallEnding::gone, .text = "Gekoppeld"});
  const analysis::WasteFound after = waste();
  CHECK(after.walls.hours.high == 3U);
  REQUIRE(after.months.size() == 3);
  CHECK(after.months[0].walls.hours.high == 11U);  // October as it was on its last day
  CHECK(after.months[2].walls.hours.high == 3U);
}

TEST_CASE("Today asks the owner for an answer, from its day on for what happened, and a facilitator when the owner left") {
  d::Story story = with_wall();
  CHECK(todo_of(story, d::gijs) == TodoKind::answer_wall);
  story.did(d::gijs, AnswerWall{.wall = first_wall, .answer = WallAnswer::yes_if, .text = "Als er geld is", .next = d::day("2026-11-02")});
  CHECK_FALSE(is_asked(story, d::gijs, TodoKind::answer_wall));
  CHECK_FALSE(is_asked(story, d::gijs, TodoKind::tell_wall));
  const auto news = today_view(story.state, as(story, d::anna), {}).news;
  CHECK(std::any_of(news.begin(), news.end(), [](const News& one) { return one.kind == NewsKind::wall_answered && one.answer == "Als er geld is"; }));
  story.on("2026-11-02T09:00Z");
  CHECK(is_asked(story, d::gijs, TodoKind::tell_wall));
  CHECK(is_asked(story, d::fenna, TodoKind::tell_wall));  // who stays with it
  CHECK_FALSE(is_asked(story, d::anna, TodoKind::tell_wall));
  CHECK_FALSE(is_asked(story, d::fenna, TodoKind::find_wall_owner));
  story.did(d::fenna, NotePersonLeft{.person = d::gijs});
  CHECK(is_asked(story, d::fenna, TodoKind::find_wall_owner));
  CHECK_FALSE(wall_view(story.state, as(story, d::anna), first_wall).value().wall.owner.name);
}

TEST_CASE("buttons are for those who may") {
  d::Story story = with_wall();
  const auto view = [&](PersonId person) { return wall_view(story.state, as(story, person), first_wall).value(); };
  CHECK(view(d::gijs).may_answer);
  CHECK_FALSE(view(d::fenna).may_answer);
  CHECK(view(d::anna).may_estimate);
  CHECK_FALSE(view(d::gijs).may_estimate);
  CHECK(view(d::fenna).may_note);
  CHECK_FALSE(view(d::anna).may_note);
  story.did(d::gijs, CloseWall{.wall = first_wall, .ending = WallEnding::gone, .text = "Weg"});
  CHECK(view(d::anna).may_reopen);
  CHECK_FALSE(view(d::hanna).may_reopen);
  CHECK_FALSE(view(d::anna).may_estimate);
}

TEST_CASE("what somebody wrote about a wall is among what is held about them, and goes when they are forgotten") {
  d::Story story = with_wall();
  story.did(d::gijs, AnswerWall{.wall = first_wall, .answer = WallAnswer::no_because, .text = "Niet van ons", .next = d::day("2026-11-02")});
  story.did(d::anna, hours_between(4, 8, "Drie mensen"));
  CHECK(has(exchange::json_text(held_view(story.state, as(story, d::gijs), {}).value()), "Niet van ons"));
  CHECK(has(exchange::json_text(held_view(story.state, as(story, d::anna), {}).value()), "Drie mensen"));
  CHECK_FALSE(has(exchange::json_text(held_view(story.state, as(story, d::bas), {}).value()), "Drie mensen"));
  story.did(d::fenna, ForgetPerson{.person = d::gijs});
  const WallView view = wall_view(story.state, as(story, d::anna), first_wall).value();
  CHECK_FALSE(view.events.front().text);
  CHECK(view.events.front().answer == WallAnswer::no_because);
}

TEST_CASE("until both owners have answered, an overlap is theirs and a facilitator's, and neither sees the other's answer") {
  d::Story story = d::municipality();
  story.did(d::fenna, BringWork{.programme = d::loket,
                                .items = {{.id = "w1", .title = "Nalopen", .owner = "anna", .text = ""}, {.id = "w2", .title = "Controleren", .owner = "dina", .text = ""}}});
  story.did(d::fenna, AskOverlap{.a = WorkItemId(1), .b = WorkItemId(2)});
  const OverlapId asked(1);
  const auto view = [&](PersonId person) { return overlap_view(story.state, as(story, person), asked); };
  CHECK(is_asked(story, d::anna, TodoKind::answer_overlap));
  CHECK_FALSE(is_asked(story, d::bas, TodoKind::answer_overlap));
  story.did(d::anna, AnswerOverlap{.overlap = asked, .answer = OverlapAnswer::same});
  for (const PersonId person : {d::dina, d::fenna}) {
    CHECK_FALSE(view(person).value().a_says);
    CHECK_FALSE(has(exchange::json_text(view(person).value()), "\"same\""));
  }
  CHECK(view(d::anna).value().mine == OverlapAnswer::same);
  CHECK(view(d::bas).error().kind == ErrorKind::not_found);
  CHECK(ledger_view(story.state, as(story, d::bas), d::loket).value().asked.empty());
  story.did(d::dina, AnswerOverlap{.overlap = asked, .answer = OverlapAnswer::related});
  CHECK(view(d::bas).value().b_says == OverlapAnswer::related);
  CHECK_FALSE(view(d::bas).value().overlap.a.owner);  // the silo is enough
  CHECK(view(d::fenna).value().overlap.a.owner == "Anna");
  CHECK(ledger_view(story.state, as(story, d::bas), d::loket).value().doubles.size() == 1);
}

TEST_CASE("a list of work is looked at before it is taken, and likely double work is found across a border") {
  House house;
  ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
  for (const auto& [id, silo] : {std::pair{"anna", "Ruimte"}, {"bas", "Ruimte"}, {"dina", "Zorg"}}) import.roster.people.push_back(d::row(id, silo));
  house.did(house.fenna, import);
  const ProgrammeId loket(house.did(house.fenna, d::start_loket()));
  WorkOrder order{.programme = loket,
                  .work = "id,title,owner\nW1,Adressen van inwoners nalopen,anna\nW2,Adressen van inwoners nalopen voor de post,dina\n"
                          "W3,Adressen van inwoners nalopen,bas\nW4,Telefoongids,dina\nW5,Iets,niemand\n"};
  const auto bring = [&] {
    return House::wait<WorkBroughtView>([&](Then<WorkBroughtView> then) { house.service->bring_work(house.fenna, order, "", then); }).value();
  };
  CHECK(bring().items == 4);
  CHECK(bring().refused.front().line == 6);
  order.commit = true;
  CHECK_FALSE(bring().committed);  // not while a line is refused
  order.skip_refused = true;
  CHECK(bring().committed);
  const auto found = House::wait<LikeWorkView>([&](Then<LikeWorkView> then) { house.service->like_work(house.fenna, loket, then); }).value();
  REQUIRE(found.pairs.size() == 2);  // and not those of one silo
  for (const LikeWork& pair : found.pairs) CHECK(pair.a.silo != pair.b.silo);
}

TEST_CASE("how often like words were double work is told from five answered pairs on, with its interval") {
  d::Story story = d::municipality();
  BringWork work{.programme = d::loket, .items = {}};
  for (int i = 0; i < 6; ++i) {
    work.items.push_back({.id = "a" + std::to_string(i), .title = "Werk", .owner = "anna", .text = ""});
    work.items.push_back({.id = "d" + std::to_string(i), .title = "Werk", .owner = "dina", .text = ""});
  }
  story.did(d::fenna, work);
  const auto answer = [&](std::uint32_t pair, OverlapAnswer dina_says) {
    story.did(d::fenna, AskOverlap{.a = WorkItemId(2 * pair + 1), .b = WorkItemId(2 * pair + 2)});
    story.did(d::anna, AnswerOverlap{.overlap = OverlapId(pair + 1), .answer = OverlapAnswer::same});
    if (pair < 5) story.did(d::dina, AnswerOverlap{.overlap = OverlapId(pair + 1), .answer = dina_says});
  };
  for (std::uint32_t pair = 0; pair < 4; ++pair) answer(pair, pair == 0 ? OverlapAnswer::different : OverlapAnswer::related);
  CHECK(like_work_right(story.state, d::loket).share.is_hidden());
  answer(4, OverlapAnswer::different);
  answer(5, OverlapAnswer::same);  // which only one of the two answered
  const LikeWorkRight right = like_work_right(story.state, d::loket);
  CHECK(right.answered.value() == 5);
  CHECK(right.share.value() == doctest::Approx(.6));
  CHECK(right.low.value() == doctest::Approx(.27).epsilon(.02));   // Wilson at 90 %: (.6 + .2706) / 1.5411 ± .2924
  CHECK(right.high.value() == doctest::Approx(.86).epsilon(.02));
}
