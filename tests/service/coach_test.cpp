// Coaches: what they see, who reads a question, how it is forgotten, and what waits.

#include "exchange/json.hpp"
#include "house.hpp"
#include "service/views/coach.hpp"
#include "service/views/today.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

struct Coached : Municipality {
  Who carla;
  Coached() {
    announce_circles();
    const auto links = wait<SignInLinks>([&](Then<SignInLinks> then) {
      service->invite_coach(fenna, {.programme = programme, .person = {}, .name = "Carla Coach", .email = {}}, then);
    });
    REQUIRE_MESSAGE(links.has_value(), links.error().message);
    REQUIRE(links->links.size() == 1);
    carla = person(links->links.front().person.number());
    const auto in = wait<SignedIn>([&](Then<SignedIn> then) { service->sign_in(token_of(*links->links.front().link), "", then); });
    REQUIRE(in.has_value());
    CHECK(in->who.outside);
    CHECK(in->who.coach);
    did(carla, AcceptCoaching{programme});
    now("2026-11-26T09:00Z");
    did(person(2), DraftProposal{.programme = programme, .statement = {}, .title = "Direct bellen", .text = "De balie belt", .customer_value = "Eén bezoek"});
    did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Afgesproken", .override_locked = true});
    did(fenna, StartExperiment{.proposal = ProposalId(1), .circle = CircleId(1), .title = "Dinsdagbalie", .when = "Als", .then = "dan", .expected = "iets", .owner = PersonId(2), .buddy = PersonId(8), .silos = {}, .starts = day("2026-12-01"), .planned = {day("2026-12-08")}});
  }
  template <class Look>
  auto seen(Who who, Look look) {
    const Viewer viewer = service->viewer(who);
    return service->look(organisation, [&](const State& state) { return look(state, viewer); });
  }
  std::vector<TodoKind> todos(Who who) {
    const TodayView today = seen(who, [](const State& state, const Viewer& viewer) { return today_view(state, viewer, {}); });
    std::vector<TodoKind> kinds{today.todo.kind};
    for (const Todo& todo : today.later) kinds.push_back(todo.kind);
    return kinds;
  }
  bool has(Who who, TodoKind kind) {
    const auto kinds = todos(who);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
  void on(std::string_view when) {
    now(when);
    service->tick();
  }
};

}  // namespace

TEST_CASE("a coach sees what is open, late ones first, and no name, no author and nothing that anybody did") {
  Coached house;
  house.did(house.person(3), DraftProposal{.programme = house.programme, .statement = {}, .title = "Later", .text = "x", .customer_value = "y"});
  house.now("2026-12-10T09:00Z");
  const CoachView view = house.seen(house.carla, coach_view);
  REQUIRE(view.items.size() == 2);
  CHECK(view.items[0].title == "Dinsdagbalie");
  CHECK(view.items[0].late);
  CHECK(view.items[0].awaited == Awaited::check_in);
  CHECK(view.items[1].due == day("2026-12-24"));
  CHECK_FALSE(view.items[1].late);
  const std::string text = exchange::json_text(view);
  for (const char* word : {"Persoon", "owner", "author", "buddy"}) CHECK_MESSAGE(text.find(word) == std::string::npos, word);
  CHECK(house.seen(house.person(3), coach_view).items.empty());
}

TEST_CASE("what waits climbs from the owner to the coach, is told to nobody twice, and not to everybody at once after a stop") {
  Coached house;
  const Who owner = house.person(2);
  const Who buddy = house.person(8);
  const Who member = house.person(3);
  house.on("2026-12-08T09:00Z");
  CHECK(house.has(owner, TodoKind::check_in));
  for (const Who& who : {buddy, member, house.carla}) CHECK(house.todos(who) == std::vector{TodoKind::nothing});
  // The server stands still until long after; then one step, the first.
  house.on("2027-01-11T09:00Z");
  CHECK(house.has(owner, TodoKind::check_in));
  CHECK_FALSE(house.has(buddy, TodoKind::check_in));
  CHECK_FALSE(house.has(house.carla, TodoKind::experiment_waits));
  house.on("2027-01-14T09:00Z");
  CHECK(house.has(buddy, TodoKind::check_in));
  CHECK_FALSE(house.has(member, TodoKind::experiment_waits));
  house.on("2027-01-18T09:00Z");
  CHECK(house.has(member, TodoKind::experiment_waits));
  CHECK_FALSE(house.has(house.carla, TodoKind::experiment_waits));
  house.on("2027-01-25T09:00Z");
  CHECK(house.has(house.carla, TodoKind::experiment_waits));
  CHECK_FALSE(house.has(house.person(4), TodoKind::experiment_waits));  // of another circle
  const auto position = house.service->position(house.organisation);
  house.on("2027-02-25T09:00Z");
  CHECK(house.service->position(house.organisation) == position);
  house.did(owner, MakeCheckIn{.experiment = ExperimentId(1), .expected = "", .happened = "Rustig", .learned = ""});
  for (const Who& who : {buddy, member, house.carla}) CHECK(house.todos(who) == std::vector{TodoKind::nothing});
}

TEST_CASE("a question and its answer are read by the two of them, are in no file in the clear, and are forgotten with their key") {
  Coached house;
  const Who anna = house.person(2);
  const QuestionId question(house.did(anna, AskCoach{.programme = house.programme, .coach = house.carla.person, .about = ItemRef{ItemKind::experiment, 1}, .text = "HEEL EIGEN VRAAG"}));
  CHECK(house.has(house.carla, TodoKind::answer_question));
  house.did(house.carla, AnswerQuestion{.question = question, .text = "HEEL EIGEN ANTWOORD"});
  CHECK(house.seen(house.carla, coach_view).questions.front().about_title == "Dinsdagbalie");
  const auto mine = [&](Who who) {
    return house.seen(who, [&](const State& state, const Viewer& viewer) { return coaching_view(state, viewer, house.programme).value(); });
  };
  CHECK(mine(anna).questions.front().answer == "HEEL EIGEN ANTWOORD");
  for (const Who& other : {house.fenna, house.person(3)}) CHECK(exchange::json_text(mine(other)).find("EIGEN") == std::string::npos);
  CHECK(house.folder.bytes().find("HEEL EIGEN") == std::string::npos);
  house.open();
  CHECK(mine(anna).questions.size() == 1);
  house.on("2027-05-25T08:00Z");  // 180 days after 26 November 2026, and an hour less
  CHECK(mine(anna).questions.size() == 1);
  house.on("2027-05-25T09:00Z");
  CHECK(mine(anna).questions.empty());
  const auto proof = house.service->prove_forgotten(house.organisation, "question:1").value();
  CHECK(proof.key_gone);
  CHECK(proof.readable == 0);
  house.open();
  CHECK(house.seen(house.carla, coach_view).questions.empty());
}

TEST_CASE("a coach from outside is among no people, and one of the organisation gets no link") {
  Coached house;
  const auto links = House::wait<SignInLinks>([&](Then<SignInLinks> then) {
    house.service->invite_coach(house.fenna, {.programme = house.programme, .person = PersonId(5), .name = "", .email = {}}, then);
  });
  CHECK(links->links.empty());
  CHECK(house.has(house.person(5), TodoKind::accept_coaching));
  const auto refused = House::wait<SignInLinks>([&](Then<SignInLinks> then) {
    house.service->invite_coach(house.person(5), {.programme = house.programme, .person = {}, .name = "Piet", .email = {}}, then);
  });
  CHECK(code(refused) == "error.not_a_facilitator");
  house.service->look(house.organisation, [&](const State& state) { CHECK(roster_of(state).people.size() == 13); });
  CHECK(house.service->prove_acts(house.organisation).value().wrong == "");
}
