#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

TEST_CASE("founding makes the first person, who is facilitator and administrator") {
  Story story;
  story
      .when(the_system, FoundOrganisation{.name = "  Gemeente Lindedal ",
                                          .language = Language::nl,
                                          .administrator = "Fenna",
                                          .email = std::nullopt})
      .then({OrganisationFounded{.name = "Gemeente Lindedal", .language = Language::nl},
             PersonAdded{.person = fenna,
                         .profile = {.id = {.owner = "person:1", .text = "administrator"},
                                     .name = {.owner = "person:1", .text = "Fenna"},
                                     .email = {.owner = "person:1", .text = ""},
                                     .apart = {.owner = "person:1", .text = ""}}},
             RoleGiven{.person = fenna, .role = Role::facilitator},
             RoleGiven{.person = fenna, .role = Role::administrator}});
}

TEST_CASE("an organisation is founded only once") {
  Story story = organisation();
  story.when(the_system, FoundOrganisation{.name = "Nog een", .administrator = "Kwaad", .email = {}})
      .refused("error.already_founded");
}

TEST_CASE("nothing can be asked of an organisation before it is founded") {
  Story story;
  story.when(the_system, start_loket()).refused("error.not_founded");
  story.when(anna, WriteShare{.programme = loket, .text = "hoi"}).refused("error.not_founded");
}

TEST_CASE("an organisation without a name is not founded") {
  Story story;
  story.when(the_system, FoundOrganisation{.name = " \t", .administrator = "Fenna", .email = {}}).refused("error.text_empty");
  story.when(the_system, FoundOrganisation{.name = "A\x01", .administrator = "Fenna", .email = {}})
      .refused("error.text_unreadable");
}

TEST_CASE("the limit of what is shown may be raised and never lowered") {
  Story story = organisation();
  story.when(fenna, RaiseLimit{.limit = {.people = 12, .answers = 5, .response = 40}})
      .then({LimitRaised{.limit = {.people = 12, .answers = 5, .response = 40}}});
  story.when(fenna, RaiseLimit{.limit = {.people = 10, .answers = 5, .response = 40}}).nothing_happens();
  story.when(fenna, RaiseLimit{.limit = {.people = 9, .answers = 50, .response = 90}}).refused("error.limit_lowered");
  story.when(fenna, RaiseLimit{.limit = {.people = 10, .answers = 5, .response = 101}}).refused("error.limit_too_high");
  story.when(anna, RaiseLimit{.limit = {.people = 12, .answers = 5, .response = 40}})
      .refused("error.not_an_administrator");
}

TEST_CASE("an administrator gives and takes roles, and the last administrator stays") {
  Story story = organisation();
  story.when(fenna, GiveRole{.person = anna, .role = Role::facilitator})
      .then({RoleGiven{.person = anna, .role = Role::facilitator}});
  story.when(fenna, GiveRole{.person = anna, .role = Role::participant}).nothing_happens();
  story.when(anna, GiveRole{.person = anna, .role = Role::administrator}).refused("error.not_an_administrator");
  story.when(fenna, GiveRole{.person = nobody, .role = Role::facilitator}).refused("error.unknown_person");
  story.when(fenna, TakeRole{.person = fenna, .role = Role::administrator}).refused("error.last_administrator");
  story.when(fenna, TakeRole{.person = anna, .role = Role::participant}).refused("error.everybody_participates");
  story.did(fenna, GiveRole{.person = anna, .role = Role::administrator});
  story.when(fenna, GiveRole{.person = anna, .role = Role::administrator}).nothing_happens();
  story.did(anna, TakeRole{.person = fenna, .role = Role::administrator});
  story.when(fenna, RaiseLimit{.limit = {.people = 12, .answers = 5, .response = 40}})
      .refused("error.not_an_administrator");
}

TEST_CASE("a right that was not given is not had, whoever asks") {
  Story story = organisation();
  story.when(nobody, GiveRole{.person = anna, .role = Role::administrator}).refused("error.not_here");
  CHECK(has_role(story.state, anna, Role::participant));
  CHECK(!has_role(story.state, anna, Role::facilitator));
  CHECK(!has_role(story.state, the_system, Role::facilitator));
  CHECK(!has_role(story.state, nobody, Role::participant));
}
