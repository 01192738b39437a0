// Who comes into a circle that was announced, and that they neither read nor are asked about what was said before.
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

constexpr CircleId balie{1};
const JoinCircle chris_joins{.circle = balie, .person = chris};

WriteHarvest line(std::string text) { return {.circle = balie, .kind = HarvestKind::insight, .text = std::move(text)}; }

}  // namespace

TEST_CASE("a facilitator adds somebody who is in no circle to one that was announced and has room") {
  Story story = municipality_with_circles();
  story.when(anna, chris_joins).refused("error.not_a_facilitator");
  story.when(fenna, chris_joins).then({PersonJoined{.circle = balie, .person = chris}});
  story.did(fenna, chris_joins);
  story.when(fenna, chris_joins).nothing_happens();
  CHECK(story.state.circles.at(balie).people == std::vector{anna, chris, dina, gijs});
  CHECK(circle_of(story.state, loket, chris) == balie);
  story.when(fenna, JoinCircle{.circle = CircleId(2), .person = chris}).refused("error.already_in_circle");
  story.when(fenna, JoinCircle{.circle = balie, .person = bas}).refused("error.already_in_circle");
  story.when(fenna, JoinCircle{.circle = balie, .person = ivo}).refused("error.person_not_in_programme");
  story.when(fenna, JoinCircle{.circle = balie, .person = nobody}).refused("error.unknown_person");
  story.when(fenna, JoinCircle{.circle = CircleId(9), .person = fatima}).refused("error.unknown_circle");
}

TEST_CASE("a circle takes seven at most, nobody beside whom they must stay apart from, and none when it is over") {
  Story story = municipality_with_circles();
  RosterPerson person = row("fatima", "Zorg");
  person.apart = {"anna"};
  story.did(fenna, ImportPeople{.roster = {.borders = {"afdeling"}, .people = {person}}});
  story.when(fenna, JoinCircle{.circle = balie, .person = fatima}).refused("error.people_apart");
  story.did(fenna, chris_joins);
  story.did(fenna, JoinCircle{.circle = balie, .person = koos});
  CHECK(story.state.circles.at(balie).people.size() == 5);
  Story next = municipality_with_circles();
  next.given({CircleForgotten{balie}});
  next.when(fenna, chris_joins).refused("error.circle_forgotten");
  Story ended = municipality_with_circles();
  ended.did(fenna, EndProgramme{.programme = loket});
  ended.when(fenna, chris_joins).refused("error.programme_ended");
}

TEST_CASE("whoever left makes room for who comes") {
  Story story = municipality_with_circles();
  story.did(fenna, NotePersonLeft{.person = gijs});
  story.when(fenna, chris_joins).then({PersonJoined{.circle = balie, .person = chris}});
}

TEST_CASE("who came later reads what was shared from then on, and their own; the others read all") {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, WriteShare{.programme = loket, .kind = ShareKind::hinders, .text = "Eerder"});
  story.did(anna, ShowShareToCircle{.share = ShareId(1), .circle = balie});
  story.on("2026-10-21T10:00Z").did(fenna, chris_joins);
  story.on("2026-10-22T10:00Z").did(dina, WriteShare{.programme = loket, .kind = ShareKind::wish, .text = "Later"});
  story.did(dina, ShowShareToCircle{.share = ShareId(2), .circle = balie});
  story.did(anna, RewriteShare{.share = ShareId(1), .text = "Eerder, anders gezegd"});
  const Circle& circle = story.state.circles.at(balie);
  const auto reads = [&](PersonId who, std::uint32_t share) { return reads_share(story.state, circle, story.state.shares.at(ShareId(share)), who); };
  CHECK_FALSE(reads(chris, 1));
  CHECK(reads(chris, 2));
  for (const PersonId member : {anna, dina, gijs}) CHECK((reads(member, 1) && reads(member, 2)));
}

TEST_CASE("answers in a session in writing that had begun are not for who came meanwhile, and the session is not there for them") {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, StartWritten{.circle = balie, .script = "three_questions", .questions = {{"hinders", ShareKind::hinders}}, .order = {dina, anna, gijs}, .days = 1});
  const WrittenId session(1);
  story.did(anna, AnswerQuestions{.session = session, .question = "hinders", .text = "Onder ons"});
  story.on("2026-10-20T11:00Z").did(fenna, chris_joins);
  story.when(chris, AnswerQuestions{.session = session, .question = "hinders", .text = "Ik ook"}).refused("error.unknown_written");
  for (const PersonId one : {dina, gijs}) story.did(one, AnswerQuestions{.session = session, .question = "hinders", .text = "Ook onder ons"});
  story.on("2026-10-21T22:00Z").did(the_system, KeepWritten{session});  // the circle is shown what was answered
  const Circle& circle = story.state.circles.at(balie);
  std::size_t shown = 0;
  for (const auto& [id, share] : story.state.shares) {
    if (share.reach != ShareReach::my_circle) continue;
    ++shown;
    CHECK_FALSE(reads_share(story.state, circle, share, chris));
    CHECK(reads_share(story.state, circle, share, dina));
  }
  CHECK(shown == 3);
}

TEST_CASE("who comes later is told of the meetings that the others know, once, and of no other") {
  Story story = municipality_with_circles();
  for (const char* moment : {"2026-10-20T08:00Z", "2026-10-21T08:00Z", "2026-11-20T08:00Z"}) story.did(anna, PlanMeetings{.circle = balie, .at = at(moment), .minutes = 60, .place = "", .rule = ""});
  story.on("2026-10-07T08:00Z").did(the_system, NoteMeetingsTold{});
  story.did(anna, CancelMeeting{.meeting = MeetingId(2)});
  story.on("2026-10-07T09:00Z").did(the_system, NoteMeetingsTold{});
  story.did(fenna, chris_joins);
  CHECK(story.state.meetings.at(MeetingId(1)).untold == std::vector{chris});
  CHECK(story.state.meetings.at(MeetingId(2)).untold.empty());  // cancelled
  CHECK(story.state.meetings.at(MeetingId(3)).untold.empty());  // told to nobody yet
  const MeetingsTold first{.meetings = {{.meeting = MeetingId(1), .sequence = 0}}};
  story.on("2026-10-07T23:00Z").when(the_system, NoteMeetingsTold{}).nothing_happens();  // in the night
  story.on("2026-10-08T08:00Z").when(the_system, NoteMeetingsTold{}).then({first});
  story.did(the_system, NoteMeetingsTold{});
  story.when(the_system, NoteMeetingsTold{}).nothing_happens();
}

TEST_CASE("a line of harvest is asked of those who were there, and who came later learns nothing of it by asking") {
  Story story = municipality_with_circles();
  story.on("2026-10-20T10:00Z").did(anna, line("Eerder gevonden"));
  story.on("2026-10-21T10:00Z").did(fenna, chris_joins);
  story.when(chris, AgreeHarvest{.harvest = HarvestId(1), .agree = false}).refused("error.unknown_harvest");
  CHECK(story.when(chris, line("Eerder gevonden")).result()->size() == 2);  // as if nobody had written it
  story.did(dina, AgreeHarvest{.harvest = HarvestId(1), .agree = true});
  story.did(gijs, AgreeHarvest{.harvest = HarvestId(1), .agree = true});
  CHECK(story.state.harvests.at(HarvestId(1)).stage == HarvestStage::shared);
  story.did(chris, line("Nu gevonden"));
  for (const PersonId one : {anna, dina}) story.did(one, AgreeHarvest{.harvest = HarvestId(2), .agree = true});
  CHECK(story.state.harvests.at(HarvestId(2)).stage == HarvestStage::asked);
  story.did(gijs, AgreeHarvest{.harvest = HarvestId(2), .agree = true});
  CHECK(story.state.harvests.at(HarvestId(2)).stage == HarvestStage::shared);
}
