// Introductions are off until somebody chooses them, and who is asked about never shows what they chose.
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

TEST_CASE("somebody chooses for themselves whether they are introduced, and twice the same changes nothing") {
  Story story = municipality();
  story.when(anna, ChooseIntroductions{.open = false}).nothing_happens();  // off until then
  story.when(anna, ChooseIntroductions{.open = true}).then({IntroductionsChosen{.person = anna, .open = true}});
  story.did(anna, ChooseIntroductions{.open = true});
  story.when(anna, ChooseIntroductions{.open = true}).nothing_happens();
  CHECK(story.state.open_to_introductions == std::set{anna});
  story.when(nobody, ChooseIntroductions{.open = true}).refused("error.not_here");
}

TEST_CASE("a link is intended by two who both chose introductions; an answer does not tell who did not") {
  Story story = municipality();
  story.when(anna, IntendLink{.other = dina}).refused("error.introductions_off");
  story.did(anna, ChooseIntroductions{.open = true});
  for (const PersonId other : {dina, nobody, anna}) story.when(anna, IntendLink{.other = other}).refused("error.no_such_link");
  story.did(dina, ChooseIntroductions{.open = true});
  story.when(dina, IntendLink{.other = anna}).then({LinkIntended{.person = dina, .other = anna}});
  story.did(dina, IntendLink{.other = anna});
  story.when(anna, IntendLink{.other = dina}).nothing_happens();  // the other said so already
  CHECK(story.state.links_intended.count(link_between(dina, anna)) == 1);
}

TEST_CASE("who turns introductions off, leaves or is forgotten is in no intended link any more") {
  for (const Command& end : {Command(ChooseIntroductions{.open = false}), Command(NotePersonLeft{.person = anna}), Command(ForgetPerson{.person = anna})}) {
    Story story = municipality();
    for (const PersonId one : {anna, dina, gijs}) story.did(one, ChooseIntroductions{.open = true});
    story.did(anna, IntendLink{.other = dina});
    story.did(gijs, IntendLink{.other = dina});
    story.did(end.is<ChooseIntroductions>() ? anna : fenna, end);
    CHECK(story.state.open_to_introductions == std::set{dina, gijs});
    CHECK(story.state.links_intended.size() == 1);
  }
}

TEST_CASE("two who make a link write down a first thing to do together, and a day; either of them, in place of what stood there") {
  Story story = municipality();
  for (const PersonId one : {anna, dina}) story.did(one, ChooseIntroductions{.open = true});
  const PlanLink plan{.other = dina, .task = "Een half uur meekijken", .on = day("2026-10-20")};
  story.when(anna, plan).refused("error.no_such_link");
  story.did(anna, IntendLink{.other = dina});
  const Secret task{.owner = "person:2", .text = "Een half uur meekijken"};
  story.when(anna, plan).then({LinkPlanned{.person = anna, .other = dina, .task = task, .on = day("2026-10-20")}});
  story.did(anna, plan);
  story.when(anna, plan).nothing_happens();
  story.when(anna, PlanLink{.other = dina, .task = " ", .on = day("2026-10-20")}).refused("error.text_empty");
  story.when(anna, PlanLink{.other = dina, .task = "x", .on = day("2026-01-01")}).refused("error.day_in_past");
  for (const PersonId other : {bas, fenna, nobody}) {
    const auto refused = story.when(other, PlanLink{.other = dina, .task = "x", .on = day("2026-10-20")}).result();
    CHECK_FALSE(refused.has_value());
  }
  story.did(dina, PlanLink{.other = anna, .task = "Koffie", .on = day("2026-10-21")});
  REQUIRE(story.state.links_planned.size() == 1);
  CHECK(story.state.links_planned.begin()->second.task.text == "Koffie");
  story.did(anna, ChooseIntroductions{.open = false});
  CHECK(story.state.links_planned.empty());
}

TEST_CASE("one link in five is held out, by chance, the same each time, and others after the next import") {
  std::uint32_t out = 0, again = 0;
  for (std::uint32_t a = 1; a <= 100; ++a) {
    for (std::uint32_t b = a + 1; b <= 100; ++b) {
      const LinkPair pair{PersonId(a), PersonId(b)};
      out += held_out(pair, 3) ? 1 : 0;
      again += held_out(pair, 3) && held_out(pair, 4) ? 1 : 0;
      CHECK(held_out(pair, 3) == held_out(pair, 3));
    }
  }
  // Of 4950: 990 ± 2.6 standard deviations of 28; of both imports 198 ± 36
  CHECK(out > 916);
  CHECK(out < 1064);
  CHECK(again > 162);
  CHECK(again < 234);
}

TEST_CASE("what came of links is added up over imports") {
  Story story = municipality();
  story.given({LinksCompared{.shown = 10, .shown_made = 4, .held_out = 3, .held_out_made = 1}, LinksCompared{.shown = 5, .shown_made = 1, .held_out = 2, .held_out_made = 0}});
  CHECK(story.state.links_counted.shown == 15);
  CHECK(story.state.links_counted.shown_made == 5);
  CHECK(story.state.links_counted.held_out == 5);
  CHECK(story.state.links_counted.held_out_made == 1);
}
