#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;
using namespace std::chrono_literals;

namespace {

const SessionId first_session(1);
const std::vector<PlannedStep> steps = {{.key = "welcome", .seconds = 180},
                                        {.key = "moves", .seconds = 120, .turn = 1, .turns = 2},
                                        {.key = "moves", .seconds = 120, .turn = 2, .turns = 2},
                                        {.key = "checkout", .seconds = 60}};
const StartSession start{.circle = CircleId(1), .script = "short", .steps = steps};

Story talking() {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, start);
  return story;
}
std::chrono::milliseconds left(const Story& story) { return left_of(story.state.sessions.at(first_session), story.now); }

}  // namespace

TEST_CASE("a member of the circle or a facilitator starts its session; to anybody else the circle is not there") {
  Story story = municipality_with_circles();
  story.when(anna, start).then({SessionStarted{.session = first_session, .circle = CircleId(1), .script = "short", .steps = steps}});
  story.when(fenna, start).taken();
  story.when(bas, start).refused("error.unknown_circle");
  story.when(ivo, start).refused("error.unknown_circle");
}

TEST_CASE("a circle has one session at a time, and only when it has been announced and still has its texts") {
  Story story = talking();
  story.when(dina, start).refused("error.session_going_on");
  story.did(dina, FinishSession{first_session});
  story.when(dina, start).taken();
  story.on("2028-01-01T00:00Z").did(the_system, ForgetCircle{CircleId(1)});
  story.when(dina, start).refused("error.circle_forgotten");
}

TEST_CASE("no fact of a session names a person") {
  Story story = talking();
  const std::size_t before = story.facts().size();
  story.did(dina, MoveSession{.session = first_session, .from = 0, .to = 1});
  story.did(gijs, PauseSession{first_session});
  story.did(anna, ResumeSession{first_session});
  story.did(fenna, ExtendSession{.session = first_session, .seconds = 300});
  story.did(dina, MoveSession{.session = first_session, .from = 1, .to = 3});
  story.did(gijs, FinishSession{first_session});
  CHECK(story.facts().size() == before + 7);
  // Whoever does it, the fact is the same.
  Story again = talking();
  for (const PersonId who : {anna, dina, gijs, fenna}) {
    again.when(who, MoveSession{.session = first_session, .from = 0, .to = 1}).then({SessionMoved{.session = first_session, .step = 1}});
  }
}

TEST_CASE("the time of a step runs from the moment it began, and goes on when nobody presses") {
  Story story = talking();
  CHECK(left(story) == 3min);
  story.on("2026-10-20T10:01Z");
  CHECK(left(story) == 2min);
  story.on("2026-10-20T10:04Z");
  CHECK(left(story) == -1min);
  CHECK(left_of_all(story.state.sessions.at(first_session), story.now) == 5min);
  story.did(dina, MoveSession{.session = first_session, .from = 0, .to = 1});
  CHECK(left(story) == 2min);
}

TEST_CASE("a pause holds the time, going on lets it run, and a step begins with its clock running") {
  Story story = talking();
  story.on("2026-10-20T10:01Z").did(dina, PauseSession{first_session});
  story.when(dina, PauseSession{first_session}).nothing_happens();
  story.on("2026-10-20T11:00Z");
  CHECK(left(story) == 2min);
  story.did(gijs, ResumeSession{first_session});
  story.when(gijs, ResumeSession{first_session}).nothing_happens();
  story.on("2026-10-20T11:01Z");
  CHECK(left(story) == 1min);
  story.did(gijs, PauseSession{first_session});
  story.did(gijs, MoveSession{.session = first_session, .from = 0, .to = 3});
  story.on("2026-10-20T11:01:30Z");
  CHECK(left(story) == 30s);
}

TEST_CASE("a step gets more time, also when it was up and in a pause; two who give the same give it once, and nobody takes any") {
  Story story = talking();
  const auto to = [](std::uint32_t seconds) { return ExtendSession{.session = first_session, .seconds = seconds}; };
  story.on("2026-10-20T10:02Z").did(anna, to(90));
  CHECK(left(story) == 90s);
  story.when(dina, to(90)).nothing_happens();
  story.when(dina, to(60)).nothing_happens();
  story.on("2026-10-20T10:10Z").did(anna, to(30));
  CHECK(left(story) == 30s);
  story.did(anna, PauseSession{first_session});
  story.did(anna, to(60));
  CHECK(left(story) == 60s);
  story.when(anna, to(4)).refused("error.step_length");
  story.when(anna, to(14401)).refused("error.step_length");
}

TEST_CASE("two who press at once move it one step, and who looks at an old screen moves nothing") {
  Story story = talking();
  const MoveSession next{.session = first_session, .from = 0, .to = 1};
  story.did(dina, next);
  story.when(gijs, next).nothing_happens();
  story.when(gijs, MoveSession{.session = first_session, .from = 0, .to = 2}).refused("error.session_moved_on");
  story.when(gijs, MoveSession{.session = first_session, .from = 1, .to = 4}).refused("error.no_such_step");
  story.when(gijs, MoveSession{.session = first_session, .from = 1, .to = 0}).taken();
  story.when(bas, next).refused("error.unknown_circle_session");
  story.when(anna, MoveSession{.session = SessionId(9), .from = 0, .to = 1}).refused("error.unknown_circle_session");
}

TEST_CASE("a session that came to its last step was a meeting of the circle; one that stopped before says nothing") {
  Story story = talking();
  story.when(anna, FinishSession{first_session}).then({SessionEnded{first_session}});
  story.did(anna, MoveSession{.session = first_session, .from = 0, .to = 3});
  story.when(the_system, FinishSession{first_session}).then({SessionEnded{first_session}, CircleMet{.circle = CircleId(1), .took_place = true}});
  story.did(anna, FinishSession{first_session});
  story.when(anna, FinishSession{first_session}).nothing_happens();
  story.when(anna, PauseSession{first_session}).refused("error.session_over");
  story.when(anna, MoveSession{.session = first_session, .from = 3, .to = 0}).refused("error.session_over");
}

TEST_CASE("steps that are no steps are refused") {
  Story story = municipality_with_circles();
  StartSession wrong = start;
  wrong.steps.clear();
  story.when(anna, wrong).refused("error.session_without_steps");
  wrong.steps = {{.key = "short", .seconds = 4}};
  story.when(anna, wrong).refused("error.step_length");
  wrong.steps = {{.key = "long", .seconds = 14401}};
  story.when(anna, wrong).refused("error.step_length");
  wrong.steps.assign(201, {.key = "many", .seconds = 60});
  story.when(anna, wrong).refused("error.too_many");
  wrong.steps = {{.key = "", .seconds = 60}};
  story.when(anna, wrong).refused("error.text_empty");
}

TEST_CASE("what was written before a session began is not of it") {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = ProgrammeId(1), .kind = ShareKind::wish, .text = "eerder"});
  story.did(anna, start);
  CHECK(story.state.sessions.at(first_session).written_before == ShareId(story.state.last.share));
}
