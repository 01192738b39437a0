#include "domain/written.hpp"
#include "domain/checks.hpp"
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const WrittenId first_written(1);
const std::vector<WrittenQuestion> questions = {{.key = "moves", .kind = ShareKind::moves}, {.key = "hinders", .kind = ShareKind::hinders}};
const StartWritten start_writing{.circle = CircleId(1), .script = "three_questions", .questions = questions, .order = {dina, gijs, anna}, .days = 2};

// Tuesday morning: a turn of two working days lasts until Thursday night.
Story writing() {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, start_writing);
  return story;
}
AnswerQuestions answer(std::string text, std::string question = "hinders") { return {.session = first_written, .question = std::move(question), .text = std::move(text)}; }
WriteReply reply(std::string text) { return {.session = first_written, .text = std::move(text)}; }
Story replying() {
  Story story = writing();
  story.did(anna, answer("Ik wacht op Zorg"));
  story.did(dina, answer("Ik weet niet wie belt"));
  story.on("2026-10-22T22:00Z").did(the_system, KeepWritten{first_written});
  return story;
}
const WrittenSession& session(const Story& story) { return story.state.written.at(first_written); }

}  // namespace

TEST_CASE("a member starts a session in writing; to anybody else, also a facilitator, the circle is not there") {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z");
  story.when(anna, start_writing).then({WrittenStarted{.session = first_written, .circle = CircleId(1), .script = "three_questions", .questions = questions, .order = {dina, gijs, anna}, .days = 2, .until = at("2026-10-22T21:59Z")}});
  for (const PersonId who : {fenna, bas, ivo}) story.when(who, start_writing).refused("error.unknown_circle");
  story.did(anna, start_writing);
  story.when(dina, start_writing).refused("error.written_going_on");
}

TEST_CASE("the order of turns names every member once, a turn lasts one to ten working days, and there is something to answer") {
  Story story = municipality_with_circles();
  const auto with = [&](auto change) {
    StartWritten asked = start_writing;
    change(asked);
    return asked;
  };
  story.when(anna, with([](StartWritten& s) { s.order = {dina, gijs}; })).refused("error.written_order");
  story.when(anna, with([](StartWritten& s) { s.order = {dina, gijs, gijs}; })).refused("error.written_order");
  story.when(anna, with([](StartWritten& s) { s.order = {dina, gijs, bas}; })).refused("error.written_order");
  story.when(anna, with([](StartWritten& s) { s.days = 0; })).refused("error.written_days");
  story.when(anna, with([](StartWritten& s) { s.days = 11; })).refused("error.written_days");
  story.when(anna, with([](StartWritten& s) { s.questions.clear(); })).refused("error.session_without_steps");
  story.when(anna, with([](StartWritten& s) { s.questions.push_back(questions[0]); })).refused("error.no_written_question");
}

TEST_CASE("a turn lasts working days: weekends and holidays do not count") {
  Story story = municipality_with_circles();
  story.on("2026-10-22T10:00Z");  // a Thursday, in summer time until Sunday
  CHECK(turn_ends(story.state, story.now, 1) == at("2026-10-23T21:59Z"));
  CHECK(turn_ends(story.state, story.now, 2) == at("2026-10-26T22:59Z"));
  story.did(fenna, ChooseCalendar{.timezone = "Europe/Amsterdam", .holidays = {{.day = day("2026-10-26"), .name = "Vrij"}}});
  CHECK(turn_ends(story.state, story.now, 2) == at("2026-10-27T22:59Z"));
}

TEST_CASE("an answer is a share of its author alone until the questions close; then the circle reads all of them at once") {
  Story story = writing();
  story.when(anna, answer("Ik wacht op Zorg")).then({ShareWritten{.share = ShareId(1), .programme = loket, .author = anna, .kind = ShareKind::hinders, .text = {.owner = "person:2", .text = "Ik wacht op Zorg"}},
                                                     QuestionAnswered{.session = first_written, .question = "hinders", .share = ShareId(1)}});
  story.did(anna, answer("Ik wacht op Zorg"));
  story.did(anna, answer("Ik wacht altijd op Zorg"));
  CHECK(story.state.shares.size() == 1);
  story.did(dina, answer("Ik weet niet wie belt"));
  story.did(gijs, answer("Dat vertel ik liever niet"));
  story.did(gijs, answer(""));
  for (const auto& [id, share] : story.state.shares) CHECK(share.reach == ShareReach::only_me);
  story.on("2026-10-22T21:58Z").when(the_system, KeepWritten{first_written}).nothing_happens();
  story.on("2026-10-22T22:00Z").did(the_system, KeepWritten{first_written});
  CHECK(story.state.shares.at(ShareId(1)).circle == CircleId(1));
  CHECK(story.state.shares.at(ShareId(2)).text.owner == "circle:1");
  CHECK(story.state.shares.at(ShareId(3)).withdrawn);
  CHECK(stage_of(session(story)) == WrittenStage::replying);
  CHECK(replies_now(session(story)) == dina);
  story.when(anna, answer("Te laat")).refused("error.answering_over");
  story.when(anna, answer("Wat?", "wish")).refused("error.no_written_question");
}

TEST_CASE("a reply in one's turn passes it on, and so does passing; nothing says that time was up") {
  Story story = replying();
  story.when(anna, reply("Ik eerst")).refused("error.not_your_turn");
  story.when(dina, reply("Ik hoorde wachten")).then({ReplyWritten{.session = first_written, .author = dina, .text = {.owner = "circle:1", .text = "Ik hoorde wachten"}},
                                                     WrittenMoved{.session = first_written, .turn = 2, .until = at("2026-10-27T22:59Z")}});
  story.when(dina, PassTurn{first_written}).then({WrittenMoved{.session = first_written, .turn = 2, .until = at("2026-10-27T22:59Z")}});
  story.on("2026-10-27T22:59Z").when(the_system, KeepWritten{first_written}).then({WrittenMoved{.session = first_written, .turn = 2, .until = at("2026-10-29T22:59Z")}});
}

TEST_CASE("who had their turn may write again or for the first time until it ends, in place of what they wrote") {
  Story story = replying();
  story.did(dina, PassTurn{first_written});
  story.when(dina, PassTurn{first_written}).refused("error.not_your_turn");
  story.when(dina, reply("Toch iets")).then({ReplyWritten{.session = first_written, .author = dina, .text = {.owner = "circle:1", .text = "Toch iets"}}});
  story.did(dina, reply("Toch iets"));
  story.when(dina, reply("Toch iets")).nothing_happens();
  story.did(dina, reply("Beter gezegd"));
  CHECK(session(story).replies.size() == 1);
  story.did(dina, reply(""));
  CHECK(session(story).replies.empty());
}

TEST_CASE("behind the last turn all may still write; the circle has met, and in the end the clock ends it") {
  Story story = replying();
  story.did(dina, reply("Een"));
  story.did(gijs, PassTurn{first_written});
  story.did(anna, reply("Twee"));
  CHECK(stage_of(session(story)) == WrittenStage::closing);
  CHECK(story.state.circles.at(CircleId(1)).met == true);
  story.did(gijs, reply("Drie"));
  story.on("2026-11-20T10:00Z").did(the_system, KeepWritten{first_written});
  CHECK(session(story).ended);
  story.when(gijs, reply("Vier")).refused("error.written_over");
  story.when(anna, start_writing).taken();
}

TEST_CASE("who left has no turn, and what they answered is not shown") {
  Story story = writing();
  story.did(dina, answer("Ik weet niet wie belt"));
  story.did(fenna, NotePersonLeft{dina});
  story.on("2026-10-23T10:00Z").did(the_system, KeepWritten{first_written});
  CHECK(replies_now(session(story)) == gijs);
  CHECK(story.state.shares.at(ShareId(1)).reach == ShareReach::only_me);
}

TEST_CASE("ended before its time, answers stay with who wrote them") {
  Story story = writing();
  story.did(anna, answer("Ik wacht op Zorg"));
  story.when(bas, FinishWritten{first_written}).refused("error.unknown_written");
  story.when(fenna, FinishWritten{first_written}).refused("error.unknown_written");
  story.did(gijs, FinishWritten{first_written});
  CHECK(story.state.shares.at(ShareId(1)).reach == ShareReach::only_me);
}

TEST_CASE("nobody but the clock keeps it going, and to others it is not there") {
  Story story = replying();
  story.on("2026-11-20T10:00Z");
  story.when(dina, KeepWritten{first_written}).refused("error.unknown_written");
  for (const PersonId who : {bas, fenna, ivo}) {
    story.when(who, answer("x")).refused("error.unknown_written");
    story.when(who, reply("x")).refused("error.unknown_written");
    story.when(who, PassTurn{first_written}).refused("error.unknown_written");
  }
  story.when(the_system, reply("x")).refused("error.not_here");
}

TEST_CASE("replies go with the circle's texts, and somebody's own with them when they are forgotten") {
  Story story = replying();
  story.did(dina, reply("Ik hoorde wachten"));
  story.did(gijs, reply("Ik ook"));
  story.did(dina, ForgetPerson{dina});
  REQUIRE(session(story).replies.size() == 1);
  story.on("2028-01-01T00:00Z").did(the_system, ForgetCircle{CircleId(1)});
  CHECK(session(story).replies.front().text.text.empty());
  story.did(the_system, KeepWritten{first_written});
  CHECK(session(story).ended);
}
