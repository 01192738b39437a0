#pragma once
// Any story: a programme in full swing, and then whatever anybody asks.

#include <rapidcheck.h>

#include "any_command.hpp"

namespace schakel::domain::test {

inline rc::Gen<std::vector<Step>> any_steps() {
  const auto choice = rc::gen::inRange<std::uint32_t>(0, 60);
  return rc::gen::container<std::vector<Step>>(rc::gen::tuple(rc::gen::inRange<std::uint32_t>(0, AnyCommand::kinds), choice,
                                                              choice, choice, choice, rc::gen::inRange<std::uint32_t>(0, 60)));
}

// A programme in full swing: circles, shares, statements, a proposal, an experiment, a coach, customers, a meeting, a wall and double
// work, so that anything can come next.
inline Story in_full_swing() {
  Story story = municipality_with_circles();
  story.did(anna, WriteShare{.programme = loket, .text = "Ik wacht"});
  story.did(anna, ShowShareToCircle{.share = ShareId(1), .circle = CircleId(1)});
  story.did(bas, WriteShare{.programme = loket, .text = "Alleen ik"});
  story.did(dina, PublishStatement{.programme = loket, .text = "Bellen helpt", .lock = std::string(64, 'a')});
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = ProposalId(1), .circle = {}, .title = "Proef", .when = "als", .then = "dan", .expected = "iets", .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-10-01"), .planned = {day("2026-10-08")}});
  story.did(fenna, InviteCoach{.programme = loket, .person = ivo, .name = "", .email = {}});
  story.did(ivo, AcceptCoaching{loket});
  story.did(fenna, InviteCustomers{.programme = loket, .emails = {}, .unnamed = 12});
  story.did(fenna, PlanMeetings{.circle = CircleId(1), .at = story.now + std::chrono::hours(48), .minutes = 30, .place = "Balie", .rule = ""});
  story.did(fenna, RegisterWall{.programme = loket, .statement = {}, .title = "Muur", .text = "Overtypen", .silos = {"Ruimte", "Zorg"}, .owner = gijs, .keeper = {}, .until = day_of(story.now) + std::chrono::days(7)});
  BringWork work{.programme = loket, .items = {}};
  for (const char* owner : {"anna", "dina"}) work.items.push_back({.id = owner, .title = "Adressen", .owner = owner, .text = ""});
  story.did(fenna, work);
  story.did(fenna, AskOverlap{.a = WorkItemId(1), .b = WorkItemId(2)});
  story.did(anna, AnswerOverlap{.overlap = OverlapId(1), .answer = OverlapAnswer::same});
  return story;
}

// Each step is decided and, when taken, folded; `after` sees what was asked and what came of it.
template <class After>
Story told(const std::vector<Step>& steps, After after) {
  Story story = in_full_swing();
  for (const Step& step : steps) {
    story.now += std::chrono::hours(std::get<5>(step) % 10 == 9 ? 24 * std::get<5>(step) : std::get<5>(step) / 10);
    const AnyCommand any(step, story.state, story.now);
    const Asking asking{.person = any.who(), .now = story.now};
    const Command command = any.command();
    const Result<Facts> result = decide(story.state, asking, command);
    if (result) story.given(*result);
    after(story, asking, command, result);
  }
  return story;
}

}  // namespace schakel::domain::test
