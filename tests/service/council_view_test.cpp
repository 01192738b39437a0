// What the privacy settings and a proposal's file say to whom.

#include <algorithm>

#include "domain/municipality.hpp"
#include "exchange/json.hpp"
#include "service/viewing.hpp"
#include "service/views/proposal.hpp"
#include "service/views/today.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using namespace schakel::domain::test;
using schakel::service::test::as;

namespace {

Story with_council() {
  Story story = municipality();
  story.did(fenna, GiveRole{.person = ivo, .role = Role::works_council});
  return story;
}
SettingLine line_of(const PrivacyView& view, Setting setting) {
  for (const SettingLine& line : view.lines) {
    if (line.setting == setting) return line;
  }
  return {};
}

}  // namespace

TEST_CASE("everybody reads what holds, what was approved last and what is proposed; who may do what is told to each") {
  Story story = with_council();
  story.did(fenna, ProposePrivacy{.settings = {.limit = {.people = 12, .answers = 5, .response = 40}}, .reason = "Kleine teams"});
  PrivacyView view = privacy_view(story.state, as(story, anna));
  CHECK(view.council);
  CHECK(view.members == std::vector<std::string>{story.state.people.at(ivo).profile.name.text});
  CHECK(line_of(view, Setting::people).now == 10);
  CHECK_FALSE(line_of(view, Setting::people).approved);
  CHECK(line_of(view, Setting::people).proposed == 12U);
  CHECK_FALSE(view.may_propose);
  CHECK_FALSE(view.may_approve);
  CHECK_FALSE(privacy_view(story.state, as(story, fenna)).may_approve);
  CHECK(privacy_view(story.state, as(story, ivo)).may_approve);

  story.did(ivo, ApprovePrivacy{.settings = *view.proposed});
  story.did(ivo, RaiseLimit{.limit = {.people = 14, .answers = 5, .response = 40}});
  view = privacy_view(story.state, as(story, ivo));
  CHECK(line_of(view, Setting::people).approved == 12U);  // and holds something else since
  CHECK(line_of(view, Setting::people).now == 14);
  CHECK_FALSE(line_of(view, Setting::people).proposed);
}

TEST_CASE("a file tells how long it waits and what the works council said, and nothing of who wrote what") {
  Story story = with_council();
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "Nummer", .text = "Wij nemen op", .customer_value = "Antwoord"});
  story.did(fenna, OpenInput{.proposal = ProposalId(1), .influence = Influence::advising, .silos = {"Ruimte"}, .until = day("2026-10-10")});
  story.did(anna, GiveInput{.proposal = ProposalId(1), .kind = InputKind::concern, .text = "Wie betaalt dit"});
  CHECK_FALSE(proposal_view(story.state, as(story, ivo), ProposalId(1))->council->check);
  story.did(fenna, AskCouncil{.proposal = ProposalId(1), .check = CouncilCheck::advice, .wanted = day("2026-11-01")});
  story.now += std::chrono::days(9);
  ProposalView view = proposal_view(story.state, as(story, ivo), ProposalId(1)).value();
  CHECK(view.council->days == 9);
  CHECK(view.council->may_answer);
  CHECK(view.council->may_raise);
  CHECK(exchange::json_text(view).find("anna") == std::string::npos);
  CHECK_FALSE(proposal_view(story.state, as(story, fenna), ProposalId(1))->council->may_answer);
  CHECK_FALSE(proposal_view(story.state, as(story, anna), ProposalId(1))->council->may_raise);
  story.did(ivo, AnswerCouncil{.proposal = ProposalId(1), .says = CouncilSays::disagrees, .reason = "Te druk"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Toch", .override_locked = true});
  view = proposal_view(story.state, as(story, anna), ProposalId(1)).value();
  CHECK(view.council->says == CouncilSays::disagrees);
  CHECK(view.council->suspended_until.has_value());
  CHECK_FALSE(proposal_view(story.state, as(story, ivo), ProposalId(1))->council->may_answer);
}

TEST_CASE("what waits for the works council is for its members to do, and nobody else's, until it is done") {
  Story story = with_council();
  const auto to_do = [&](PersonId person, TodoKind kind) {
    const TodayView today = today_view(story.state, as(story, person), {});
    const auto is = [&](const Todo& todo) { return todo.kind == kind; };
    return is(today.todo) || std::any_of(today.later.begin(), today.later.end(), is);
  };
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "Nummer", .text = "Wij nemen op", .customer_value = "Antwoord"});
  story.did(fenna, OpenInput{.proposal = ProposalId(1), .influence = Influence::advising, .silos = {"Ruimte"}, .until = day("2026-10-10")});
  story.did(fenna, AskCouncil{.proposal = ProposalId(1), .check = CouncilCheck::informed});
  CHECK_FALSE(to_do(ivo, TodoKind::answer_council));  // nothing is asked yet
  story.did(fenna, AskCouncil{.proposal = ProposalId(1), .check = CouncilCheck::consent});
  CHECK(to_do(ivo, TodoKind::answer_council));
  for (const PersonId other : {fenna, anna, bas}) CHECK_FALSE(to_do(other, TodoKind::answer_council));
  story.did(ivo, AnswerCouncil{.proposal = ProposalId(1), .says = CouncilSays::agrees});
  CHECK_FALSE(to_do(ivo, TodoKind::answer_council));

  const PrivacySettings stricter{.limit = {.people = 12, .answers = 5, .response = 40}};
  story.did(fenna, ProposePrivacy{.settings = stricter, .reason = "Kleine teams"});
  CHECK(to_do(ivo, TodoKind::approve_privacy));
  for (const PersonId other : {fenna, anna, bas}) CHECK_FALSE(to_do(other, TodoKind::approve_privacy));
  story.did(ivo, ApprovePrivacy{.settings = stricter});
  CHECK_FALSE(to_do(ivo, TodoKind::approve_privacy));
}

TEST_CASE("an organisation without a works council has no file") {
  Story story = municipality();
  story.did(bas, DraftProposal{.programme = loket, .statement = {}, .title = "Nummer", .text = "Wij nemen op", .customer_value = "Antwoord"});
  CHECK_FALSE(proposal_view(story.state, as(story, fenna), ProposalId(1))->council);
}
