#include <algorithm>

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
const ProposalId desk{1};
const RoundId round_one{1};

Story with_council(Story story) {
  story.did(fenna, GiveRole{.person = ivo, .role = Role::works_council});
  return story;
}
Story with_proposal() {
  Story story = with_council(municipality());
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  return story;
}
Story with_round() {
  Story story = with_council(municipality());
  story.did(anna, PublishStatement{.programme = loket, .text = "Bellen helpt", .lock = std::string(64, 'a')});
  story.did(fenna, OpenRound{.programme = loket, .title = "Ronde", .statements = {}, .closes = at("2026-10-20T12:00Z")});
  return story;
}
PrivacySettings settings(std::uint32_t people, std::uint32_t days) {
  return {.limit = {.people = people, .answers = 5, .response = 40}, .days_after_leaving = days, .days_after_cycle = 90};
}
bool checked(const Story& story) {
  const auto conditions = conditions_of(story.state.proposals.at(desk), day("2026-10-05"), story.state.works_council);
  return std::any_of(conditions.begin(), conditions.end(), [](const ConditionState& c) { return c.condition == Condition::council_checked && c.met; });
}
AskCouncil asks(CouncilCheck check) { return {.proposal = desk, .check = check, .wanted = day("2026-10-30")}; }
AnswerCouncil says(CouncilSays what, std::string reason) { return {.proposal = desk, .says = what, .reason = std::move(reason)}; }
DecideProposal adopt_anyway() { return {.proposal = desk, .decision = Decision::adopted, .reason = "Haast", .override_locked = true}; }
}  // namespace

TEST_CASE("nobody is both an administrator and in the works council, and its last member is not taken out by an administrator") {
  Story story = municipality();
  story.when(fenna, GiveRole{.person = fenna, .role = Role::works_council}).refused("error.council_apart");
  story = with_council(story);
  story.when(fenna, GiveRole{.person = ivo, .role = Role::administrator}).refused("error.council_apart");
  story.when(fenna, TakeRole{.person = ivo, .role = Role::works_council}).refused("error.last_council_member");
  story.did(fenna, GiveRole{.person = koos, .role = Role::works_council});
  story.did(fenna, TakeRole{.person = ivo, .role = Role::works_council});
  // Whoever leaves, leaves; it is asked all the same.
  story.did(fenna, NotePersonLeft{.person = koos});
  story.when(fenna, ProposePrivacy{.settings = settings(12, 365), .reason = "Kleine teams"})
      .then({PrivacyProposed{.settings = settings(12, 365), .reason = "Kleine teams"}});
}

TEST_CASE("without a works council privacy settings hold at once, and the log of acts says so") {
  Story story = municipality();
  story.when(anna, ProposePrivacy{.settings = settings(12, 100), .reason = "x"}).refused("error.not_an_administrator");
  story.when(fenna, ProposePrivacy{.settings = settings(9, 365), .reason = "x"}).refused("error.limit_lowered");
  story.when(fenna, ProposePrivacy{.settings = settings(12, 0), .reason = "x"}).refused("error.days_kept");
  story.when(fenna, ProposePrivacy{.settings = settings(12, 100), .reason = " "}).refused("error.text_empty");
  story.when(fenna, ProposePrivacy{.settings = {}, .reason = "x"}).refused("error.privacy_same");
  story.did(fenna, ProposePrivacy{.settings = settings(12, 100), .reason = "Kleine teams"});
  CHECK(privacy_of(story.state) == settings(12, 100));
  CHECK_FALSE(story.state.privacy.approved);
}

TEST_CASE("with a works council a change holds when it approved exactly that") {
  Story story = with_council(municipality());
  story.did(fenna, ProposePrivacy{.settings = settings(12, 100), .reason = "Kleine teams"});
  CHECK(privacy_of(story.state) == PrivacySettings());
  story.when(fenna, ApprovePrivacy{.settings = settings(12, 100)}).refused("error.not_works_council");
  story.when(the_system, ApprovePrivacy{.settings = settings(12, 100)}).refused("error.not_here");
  story.when(ivo, ApprovePrivacy{.settings = settings(12, 101)}).refused("error.privacy_other");
  story.when(ivo, RefusePrivacy{.settings = settings(12, 100), .reason = ""}).refused("error.text_empty");
  story.when(ivo, ApprovePrivacy{.settings = settings(12, 100)}).then({PrivacyApproved{.settings = settings(12, 100)}});
  story.did(ivo, ApprovePrivacy{.settings = settings(12, 100)});
  CHECK(privacy_of(story.state) == settings(12, 100));
  CHECK(story.state.privacy.approved == settings(12, 100));
  story.when(ivo, ApprovePrivacy{.settings = settings(12, 100)}).nothing_happens();
}

TEST_CASE("what the works council refuses does not hold, and its reason stays until something else is proposed") {
  Story story = with_council(municipality());
  story.did(fenna, ProposePrivacy{.settings = settings(10, 3000), .reason = "Langer bewaren"});
  story.did(ivo, RefusePrivacy{.settings = settings(10, 3000), .reason = "Daar is geen reden voor"});
  CHECK(privacy_of(story.state) == PrivacySettings());
  CHECK(story.state.privacy.refusal == "Daar is geen reden voor");
  story.when(ivo, ApprovePrivacy{.settings = settings(10, 3000)}).refused("error.privacy_other");
  story.did(fenna, ProposePrivacy{.settings = settings(10, 400), .reason = "Een beetje langer"});
  CHECK(story.state.privacy.refusal.empty());
}

TEST_CASE("the works council raises limits at once, an administrator no longer does, and what was proposed below them is refused") {
  Story story = with_council(municipality());
  story.did(fenna, ProposePrivacy{.settings = settings(12, 365), .reason = "Kleine teams"});
  story.when(fenna, RaiseLimit{.limit = {.people = 15, .answers = 5, .response = 40}}).refused("error.not_works_council");
  story.when(ivo, RaiseLimit{.limit = {.people = 9, .answers = 5, .response = 40}}).refused("error.limit_lowered");
  story.did(ivo, RaiseLimit{.limit = {.people = 15, .answers = 5, .response = 40}});
  CHECK(story.state.limit.people == 15);
  story.when(ivo, ApprovePrivacy{.settings = settings(12, 365)}).refused("error.limit_lowered");
}

TEST_CASE("a paused round takes no votes and is not closed; it goes on with the time it lost") {
  Story story = with_round();
  story.on("2026-10-18T12:00Z");
  story.when(fenna, PauseRound{.round = round_one, .reason = "x"}).refused("error.not_works_council");
  story.when(ivo, PauseRound{.round = round_one, .reason = ""}).refused("error.text_empty");
  story.did(ivo, PauseRound{.round = round_one, .reason = "Er stond een naam in"});
  CHECK_FALSE(takes_ballots(story.state.rounds.at(round_one), story.now));
  story.when(ivo, PauseRound{.round = round_one, .reason = "Anders"}).refused("error.round_paused");
  story.when(fenna, CountRound{.round = round_one}).refused("error.round_paused");
  story.on("2026-10-21T12:00Z");  // past its day
  story.when(the_system, CountRound{.round = round_one}).refused("error.round_paused");
  story.when(ivo, ResumeRound{.round = round_one}).then({RoundResumed{.round = round_one, .closes = at("2026-10-23T12:00Z")}});
  story.did(ivo, ResumeRound{.round = round_one});
  CHECK(takes_ballots(story.state.rounds.at(round_one), story.now));
  story.when(ivo, ResumeRound{.round = round_one}).nothing_happens();
  story.on("2026-10-23T12:00Z");
  story.when(ivo, PauseRound{.round = round_one, .reason = "Te laat"}).refused("error.round_closed");
  story.when(the_system, CountRound{.round = round_one}).taken();
}

TEST_CASE("whether the works council is asked is a condition of a decision where there is one, and of none elsewhere") {
  Story story = with_proposal();
  CHECK_FALSE(checked(story));
  story.when(anna, asks(CouncilCheck::informed)).refused("error.not_a_facilitator");
  story.did(fenna, asks(CouncilCheck::informed));
  CHECK(checked(story));
  story.when(ivo, says(CouncilSays::agrees, "")).refused("error.council_not_asked");
  story.did(ivo, asks(CouncilCheck::advice));  // it raises by itself
  CHECK_FALSE(checked(story));
  story.when(fenna, asks(CouncilCheck::not_needed)).refused("error.council_lowered");
  story.when(ivo, says(CouncilSays::disagrees, "")).refused("error.text_empty");
  story.when(fenna, says(CouncilSays::agrees, "Goed")).refused("error.not_works_council");
  story.did(ivo, says(CouncilSays::disagrees, "De balie wordt te druk"));
  CHECK(checked(story));  // advice was heard, whatever it was

  Story without = municipality();
  without.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  without.when(fenna, asks(CouncilCheck::advice)).refused("error.no_works_council");
  CHECK(conditions_of(without.state.proposals.at(desk), day("2026-10-05"), false).size() == 5);
}

TEST_CASE("without the consent that was asked nothing is adopted, not even in the open") {
  Story story = with_proposal();
  story.did(fenna, asks(CouncilCheck::consent));
  story.when(fenna, adopt_anyway()).refused("error.consent_needed");
  story.did(ivo, says(CouncilSays::disagrees, "Eerst een risicoanalyse"));
  story.when(fenna, adopt_anyway()).refused("error.consent_needed");
  story.when(fenna, DecideProposal{.proposal = desk, .decision = Decision::rejected, .reason = "Dan niet"}).taken();
  story.did(ivo, says(CouncilSays::agrees, "De analyse is er"));
  CHECK(checked(story));
  story.did(fenna, adopt_anyway());
  CHECK_FALSE(suspended_until(story.state.proposals.at(desk)));
  story.when(ivo, says(CouncilSays::disagrees, "Toch niet")).refused("error.already_decided");
}

TEST_CASE("a yes to advice is no consent: whoever asks for more asks again") {
  Story story = with_proposal();
  story.did(fenna, asks(CouncilCheck::advice));
  story.did(ivo, says(CouncilSays::agrees, ""));
  story.did(fenna, asks(CouncilCheck::consent));
  CHECK_FALSE(checked(story));
}

TEST_CASE("what is adopted against advice, or before it came, is suspended for a month") {
  Story story = with_proposal();
  story.did(fenna, asks(CouncilCheck::advice));
  Story early = story;
  story.on("2027-01-31T10:00Z");
  story.did(ivo, says(CouncilSays::disagrees, "Te druk"));
  story.did(fenna, adopt_anyway());
  CHECK(suspended_until(story.state.proposals.at(desk)) == day("2027-02-28"));
  early.did(fenna, adopt_anyway());
  CHECK(suspended_until(early.state.proposals.at(desk)).has_value());
}
