// Who asks to be introduced, who introduces, and that whoever passes is not told on.
#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

Story willing(std::initializer_list<PersonId> people) {
  Story story = municipality();
  for (const PersonId one : people) story.did(one, ChooseIntroductions{.open = true});
  return story;
}

const AskIntroduction by_gijs{.other = dina, .by = gijs, .about = "Wie doet de intake?"};
const AskIntroduction by_facilitator{.other = dina, .by = {}, .about = "Wie doet de intake?"};
const Introduce introduces{.person = anna, .other = dina, .words = "Jullie doen allebei intakes."};

}  // namespace

TEST_CASE("somebody asks who knows both to introduce them, who writes to both, and the other says yes") {
  Story story = willing({anna, dina, gijs});
  const Secret about{.owner = "person:2", .text = "Wie doet de intake?"}, words{.owner = "person:8", .text = "Jullie doen allebei intakes."};
  story.when(anna, by_gijs).then({IntroductionAsked{.person = anna, .other = dina, .by = gijs, .about = about}});
  story.did(anna, by_gijs);
  story.when(anna, by_gijs).nothing_happens();
  story.when(gijs, introduces).then({IntroductionMade{.by = gijs, .person = anna, .other = dina, .words = words}});
  story.did(gijs, introduces);
  story.when(gijs, introduces).nothing_happens();
  story.when(dina, IntendLink{.other = anna}).then({LinkIntended{.person = dina, .other = anna}});
  story.did(dina, IntendLink{.other = anna});
  CHECK(story.state.introducing.at(link_between(anna, dina)).words.text == "Jullie doen allebei intakes.");
  story.when(anna, by_facilitator).nothing_happens();  // it is intended
}

TEST_CASE("who may not ask, be asked, or introduce is told the same as when there is nothing") {
  Story story = willing({anna, dina});
  story.when(bas, by_gijs).refused("error.introductions_off");
  story.when(anna, by_gijs).refused("error.no_such_link");  // gijs does not want to be named
  for (const PersonId other : {bas, anna, nobody}) {
    story.when(anna, AskIntroduction{.other = other, .by = {}, .about = "x"}).refused("error.no_such_link");
  }
  for (const PersonId by : {anna, dina}) story.when(anna, AskIntroduction{.other = dina, .by = by, .about = "x"}).refused("error.no_such_link");
  story.when(anna, AskIntroduction{.other = dina, .by = {}, .about = " "}).refused("error.text_empty");
  story.did(gijs, ChooseIntroductions{.open = true});
  story.when(gijs, introduces).refused("error.no_such_link");
  story.did(anna, by_gijs);
  for (const PersonId by : {anna, dina, hanna, fenna}) {
    story.when(by, introduces).refused("error.no_such_link");
    story.when(by, PassIntroduction{.person = anna, .other = dina}).refused("error.no_such_link");
  }
  story.when(gijs, Introduce{.person = dina, .other = anna, .words = "x"}).refused("error.no_such_link");  // she did not ask
}

TEST_CASE("a facilitator introduces who asks for that, but not themselves, and somebody must be there for it") {
  Story story = willing({anna, dina, fenna});
  story.when(anna, AskIntroduction{.other = fenna, .by = {}, .about = "x"}).refused("error.nobody_introduces");
  story.did(anna, by_facilitator);
  story.when(gijs, introduces).refused("error.no_such_link");
  story.when(fenna, PassIntroduction{.person = anna, .other = dina}).refused("error.no_such_link");  // any of them may do it
  story.did(fenna, introduces);
  CHECK(story.state.introducing.at(link_between(anna, dina)).made_by == fenna);
}

TEST_CASE("when the other asks the same, both want it and the link is intended") {
  Story story = willing({anna, dina, gijs});
  story.did(anna, by_gijs);
  story.when(dina, AskIntroduction{.other = anna, .by = {}, .about = "Wie doet de intake?"}).then({LinkIntended{.person = dina, .other = anna}});
}

TEST_CASE("who passes is not asked again about these two; a facilitator can be asked instead, and three weeks on it has lapsed") {
  Story story = willing({anna, dina, gijs});
  story.did(anna, by_gijs);
  story.did(gijs, PassIntroduction{.person = anna, .other = dina});
  story.when(gijs, PassIntroduction{.person = anna, .other = dina}).nothing_happens();
  story.did(anna, AskIntroduction{.other = dina, .by = gijs, .about = "Nog eens"});
  const LinkPair pair = link_between(anna, dina);
  CHECK(story.state.introducing.at(pair).passed == std::set{gijs});
  story.did(anna, by_facilitator);
  story.did(fenna, introduces);
  story.did(dina, PassIntroduction{.person = anna, .other = dina});
  CHECK(story.state.introducing.at(pair).passed == std::set{gijs, dina});
  CHECK_FALSE(story.state.introducing.at(pair).lapsed(story.now + introducing_lasts - std::chrono::minutes(1)));
  story.on("2026-11-30T09:00Z");
  CHECK(story.state.introducing.at(pair).lapsed(story.now));
  story.when(fenna, introduces).refused("error.no_such_link");
  story.did(anna, by_facilitator);
  CHECK_FALSE(story.state.introducing.at(pair).made());
  CHECK(story.state.introducing.at(pair).passed == std::set{gijs, dina});
}

TEST_CASE("at most three introductions wait for one person, and who passed or introduced is free again") {
  Story story = willing({anna, bas, chris, dina, emre, gijs, hanna});
  for (const PersonId asker : {anna, bas, chris}) story.did(asker, AskIntroduction{.other = dina, .by = gijs, .about = "x"});
  story.when(hanna, AskIntroduction{.other = emre, .by = gijs, .about = "x"}).refused("error.introducer_busy");
  story.did(gijs, introduces);
  story.did(hanna, AskIntroduction{.other = emre, .by = gijs, .about = "x"});
  story.when(emre, AskIntroduction{.other = bas, .by = gijs, .about = "x"}).refused("error.introducer_busy");
  story.did(gijs, PassIntroduction{.person = bas, .other = dina});
  story.did(emre, AskIntroduction{.other = bas, .by = gijs, .about = "x"});
}

TEST_CASE("who turns introductions off, leaves or is forgotten is in no introduction any more, whichever part they had") {
  for (const PersonId who : {anna, dina, gijs}) {
    for (const Command& end : {Command(ChooseIntroductions{.open = false}), Command(NotePersonLeft{.person = who}), Command(ForgetPerson{.person = who})}) {
      for (const bool made : {false, true}) {
        Story story = willing({anna, dina, gijs});
        story.did(anna, by_gijs);
        if (made) story.did(gijs, introduces);
        story.did(end.is<ChooseIntroductions>() ? who : fenna, end);
        CHECK(story.state.introducing.empty());
      }
    }
  }
}

TEST_CASE("what the map showed is noted once of a measurement") {
  Story story = municipality();
  story.given({ContactsNoted{.round = RoundId(3), .pairs = {{.a = "Ruimte", .b = "Zorg", .contacts = Contacts::wall}}}});
  story.given({ContactsNoted{.round = RoundId(3), .pairs = {}}});
  REQUIRE(story.state.contacts_then.at(RoundId(3)).pairs.size() == 1);
  CHECK(story.state.contacts_then.at(RoundId(3)).at == story.now);
}
