#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

constexpr PersonId carla{12}, cor{13};  // coaches from outside
constexpr QuestionId asked_first{1};

Story with_coach() {
  Story story = municipality_with_circles();
  story.did(fenna, InviteCoach{.programme = loket, .person = {}, .name = "Carla Coach", .email = "carla@coach.example"});
  story.did(carla, AcceptCoaching{loket});
  return story;
}
AskCoach ask(std::string text = "Hoe krijgen we Zorg mee?") {
  return {.programme = loket, .coach = carla, .about = {}, .text = std::move(text)};
}
Story with_experiment() {
  Story story = with_coach();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = ProposalId(1), .circle = CircleId(1), .title = "Dinsdagbalie", .when = "Als", .then = "dan", .expected = "iets", .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-12-01"), .planned = {day("2026-12-08")}});
  return story;
}
std::vector<Rung> rungs_until(Story& story, Date last) {
  std::vector<Rung> rungs;
  for (Date on = day("2026-12-08"); on <= last; on += std::chrono::days(1)) {
    story.on(to_text(on) + "T09:00Z");
    const Facts facts = story.when(the_system, KeepNudges{}).result().value();
    story.given(facts);
    for (const Fact& fact : facts) {
      for (const Nudge& nudge : fact.as<NudgesGiven>()->nudges) rungs.push_back(nudge.rung);
    }
  }
  return rungs;
}

}  // namespace

TEST_CASE("the owner is nudged first, then the buddy, the circle and the coach; each step counts from the one before it") {
  const Date due = day("2026-12-08");
  struct Row {
    const char* today;
    std::optional<Nudged> last;
    std::optional<Rung> step;
  };
  const auto taken = [&](Rung rung, const char* on) { return Nudged{.due = due, .rung = rung, .on = day(on)}; };
  const Row rows[] = {
      {"2026-12-08", {}, {}},                                            // its own day is not late
      {"2026-12-09", {}, Rung::owner},
      {"2026-12-11", taken(Rung::owner, "2026-12-09"), {}},
      {"2026-12-12", taken(Rung::owner, "2026-12-09"), Rung::buddy},
      {"2026-12-15", taken(Rung::buddy, "2026-12-12"), {}},
      {"2026-12-16", taken(Rung::buddy, "2026-12-12"), Rung::circle},
      {"2026-12-23", taken(Rung::circle, "2026-12-16"), Rung::coach},
      {"2027-06-01", taken(Rung::coach, "2026-12-23"), {}},              // nothing twice
      {"2027-06-01", {}, Rung::owner},                                   // nothing ran for months: one step, the first
      {"2027-06-02", taken(Rung::owner, "2027-06-01"), {}},
      {"2026-12-09", Nudged{.due = day("2026-12-01"), .rung = Rung::coach, .on = day("2026-11-30")}, Rung::owner},  // another date
  };
  for (const Row& row : rows) {
    CAPTURE(row.today);
    CHECK(nudge_due(due, row.last, day(row.today)) == row.step);
  }
}

TEST_CASE("what waits climbs one step at a time, once, and starts anew with its next date") {
  Story story = with_experiment();
  CHECK(rungs_until(story, day("2026-12-24")) == std::vector{Rung::owner, Rung::buddy, Rung::circle, Rung::coach});
  CHECK(nudged(story.state, open_items(story.state).front(), Rung::circle));
  story.did(anna, MakeCheckIn{.experiment = ExperimentId(1), .expected = "", .happened = "Rustig", .learned = ""});
  const OpenItem item = open_items(story.state).front();
  CHECK(item.awaited == Awaited::ending);
  CHECK(item.due == day("2027-01-07"));
  CHECK_FALSE(nudged(story.state, item, Rung::owner));
  story.when(the_system, KeepNudges{}).nothing_happens();
  story.did(anna, EndExperiment{.experiment = ExperimentId(1), .ending = Ending::stopped, .lesson = "Te druk"});
  CHECK(open_items(story.state).empty());
  story.on("2027-06-01T09:00Z").when(the_system, KeepNudges{}).nothing_happens();
}

TEST_CASE("a coach from outside is in no roster and no programme, and can be nothing else here") {
  Story story = with_coach();
  CHECK(story.state.people.at(carla).outside);
  CHECK(coaches(story.state, loket, carla));
  const auto everybody = roster_of(story.state).people;
  CHECK(std::find(everybody.begin(), everybody.end(), carla) == everybody.end());
  story.when(fenna, InvitePeople{.programme = loket, .people = {carla}}).refused("error.from_outside");
  story.when(fenna, GiveRole{.person = carla, .role = Role::facilitator}).refused("error.from_outside");
  story.when(carla, WriteShare{.programme = loket, .kind = ShareKind::wish, .text = "x"}).refused("error.not_in_programme");
  // Invited again by the same address it is the same person, and nothing new.
  story.when(fenna, InviteCoach{.programme = loket, .person = {}, .name = "Carla", .email = "CARLA@coach.example"}).nothing_happens();
  story.when(anna, InviteCoach{.programme = loket, .person = bas, .name = "", .email = {}}).refused("error.not_a_facilitator");
}

TEST_CASE("a facilitator may give the role of coach, and no other role") {
  Story story = municipality();
  story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
  story.when(anna, GiveRole{.person = bas, .role = Role::coach}).then({RoleGiven{.person = bas, .role = Role::coach}});
  story.when(anna, GiveRole{.person = bas, .role = Role::facilitator}).refused("error.not_an_administrator");
  story.when(bas, GiveRole{.person = bas, .role = Role::coach}).refused("error.not_a_facilitator");
}

TEST_CASE("a coach stays until the end: they go only by handing over to a coach who accepted, or when nothing is open") {
  Story story = with_experiment();
  story.did(fenna, InviteCoach{.programme = loket, .person = {}, .name = "Cor", .email = {}});
  story.when(cor, DeclineCoaching{loket}).then({CoachingEnded{.programme = loket, .person = cor, .to = {}}});
  story.when(carla, HandOverCoaching{.programme = loket, .to = cor}).refused("error.no_such_coach");
  story.when(carla, HandOverCoaching{.programme = loket, .to = {}}).refused("error.items_open");
  story.when(anna, AcceptCoaching{loket}).refused("error.not_invited_as_coach");
  story.did(cor, AcceptCoaching{loket});
  story.did(anna, ask());
  story.when(carla, HandOverCoaching{.programme = loket, .to = cor}).refused("error.questions_waiting");
  story.did(carla, AnswerQuestion{.question = asked_first, .text = "Begin bij de balie"});
  story.when(carla, HandOverCoaching{.programme = loket, .to = cor}).then({CoachingEnded{.programme = loket, .person = carla, .to = cor}});
  story.did(carla, HandOverCoaching{.programme = loket, .to = cor});
  CHECK_FALSE(coaches(story.state, loket, carla));
  CHECK_FALSE(may_read(story.state, loket, carla));
  CHECK(may_read(story.state, loket, cor));
  story.did(fenna, TakeRole{.person = cor, .role = Role::coach});
  CHECK_FALSE(coaches(story.state, loket, cor));
}

TEST_CASE("a question lies under a key of its own; who is neither asker nor coach cannot touch it") {
  Story story = with_experiment();
  AskCoach about = ask();
  about.about = ItemRef{.kind = ItemKind::experiment, .number = 1};
  story.when(anna, about).then({CoachAsked{.question = asked_first, .programme = loket, .asker = anna, .coach = carla, .about = about.about, .text = {.owner = "question:1", .text = "Hoe krijgen we Zorg mee?"}}});
  about.about->number = 9;
  story.when(anna, about).refused("error.unknown_experiment");
  story.when(ivo, ask()).refused("error.not_in_programme");
  story.did(anna, ask());
  story.when(anna, ask()).nothing_happens();  // it waits already
  for (const PersonId other : {bas, fenna, anna}) {
    story.when(other, AnswerQuestion{.question = asked_first, .text = "x"}).refused("error.unknown_question");
  }
  story.when(carla, AnswerQuestion{.question = asked_first, .text = "Vraag het hun"})
      .then({CoachAnswered{.question = asked_first, .text = {.owner = "question:1", .text = "Vraag het hun"}}});
  story.did(carla, AnswerQuestion{.question = asked_first, .text = "Vraag het hun"});
  story.when(carla, AnswerQuestion{.question = asked_first, .text = "Toch niet"}).refused("error.question_answered");
  for (const PersonId other : {bas, fenna, carla}) story.when(other, ForgetQuestion{asked_first}).refused("error.unknown_question");
  story.did(anna, ForgetQuestion{asked_first});
  CHECK(story.state.questions.at(asked_first).text.text.empty());
  CHECK(story.state.questions.at(asked_first).answer.text.empty());
}

TEST_CASE("a question goes with who asked it and with whom was asked; a coach who left coaches nothing") {
  for (const PersonId gone : {anna, carla}) {
    Story story = with_coach();
    story.did(anna, ask());
    story.did(fenna, ForgetPerson{gone});
    CHECK(story.state.questions.at(asked_first).forgotten);
  }
  Story story = with_coach();
  story.did(fenna, NotePersonLeft{carla});
  story.when(anna, ask()).refused("error.no_such_coach");
}
