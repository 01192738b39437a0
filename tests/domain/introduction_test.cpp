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
