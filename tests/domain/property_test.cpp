#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/seed.hpp"
#include "any_story.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

std::string shown(const Result<Facts>& result) {
  return result ? test::shown(*result) : result.error().code + ": " + result.error().message;
}

// `left_behind`: circles of which somebody has left the organisation.
void check_circles(const State& state, const std::set<CircleId>& left_behind) {
  std::map<std::pair<ProgrammeId, PersonId>, int> places;
  for (const auto& [id, circle] : state.circles) {
    RC_ASSERT(std::is_sorted(circle.people.begin(), circle.people.end()));
    if (circle.announced) RC_ASSERT(circle.people.size() <= circle_largest);
    // Who left is in no circle, which may become smaller by it than one can be announced; a circle goes on.
    if (circle.announced && !left_behind.contains(id)) RC_ASSERT(circle.people.size() >= circle_smallest);
    if (circle.cycle != state.programmes.at(circle.programme).cycle) continue;
    for (const PersonId person : circle.people) {
      const int seen = ++places[{circle.programme, person}];
      RC_ASSERT(seen == 1);
    }
  }
}

void check_experiments(const State& state) {
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.ending) RC_ASSERT(!experiment.lesson.empty());
    if (experiment.ending != Ending::result) continue;
    RC_ASSERT(experiment.evidence.has_value());
    for (const std::string& text : {experiment.evidence->before, experiment.evidence->after, experiment.evidence->source}) {
      RC_ASSERT(!text.empty());
    }
    RC_ASSERT(experiment.silos.size() >= 2U);
    for (const std::string& silo : experiment.silos) {
      const auto confirmed = std::count_if(experiment.confirmations.begin(), experiment.confirmations.end(),
                                           [&](const Confirmation& c) { return c.silo == silo; });
      RC_ASSERT(confirmed == 1);
    }
  }
}

void check_decisions(const State& state) {
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.decision == Decision::rejected || proposal.overridden) RC_ASSERT(!proposal.reason.empty());
    if (proposal.decision != Decision::adopted || proposal.overridden) continue;
    for (const Input& input : proposal.inputs) RC_ASSERT(input.answer && !input.reason.empty());
    RC_ASSERT(proposal.support_counted);
  }
}

// `steps_up`: what authors chose themselves.
void check_shares(const State& state, const std::map<ShareId, CircleId>& steps_up) {
  for (const auto& [id, share] : state.shares) {
    const auto chosen = steps_up.find(id);
    const bool in_circle = share.reach == ShareReach::my_circle;
    RC_ASSERT(in_circle == (chosen != steps_up.end()));
    if (in_circle) RC_ASSERT(share.circle == chosen->second);
    RC_ASSERT(share.text.owner == (in_circle ? key_owner(share.circle) : key_owner(share.author)));
    if (share.withdrawn || share.text.forgotten) RC_ASSERT(share.text.text.empty());
    if (in_circle && state.circles.at(share.circle).forgotten) RC_ASSERT(share.text.text.empty());
    if (state.people.at(share.author).profile.id.forgotten) RC_ASSERT(share.text.text.empty());
  }
}

}  // namespace

TEST_CASE("whatever is asked by whomever, what must hold holds") {
  CHECK(rc::check([] {
    std::map<ShareId, CircleId> steps_up{{ShareId(1), CircleId(1)}};
    std::set<CircleId> left_behind;
    told(*any_steps(), [&](const Story& story, const Asking& asking, const Command& command, const Result<Facts>& result) {
      if (const auto* show = command.as<ShowShareToCircle>(); show != nullptr && result && !result->empty()) {
        RC_ASSERT(story.state.shares.at(show->share).author == asking.person);
        steps_up[show->share] = show->circle;
      }
      if (command.is<NotePersonLeft>() && result) {
        for (const Fact& fact : *result) {
          if (const auto* moved = fact.as<PersonMoved>()) left_behind.insert(moved->from);
        }
      }
      check_circles(story.state, left_behind);
      check_experiments(story.state);
      check_decisions(story.state);
      check_shares(story.state, steps_up);
    });
  }));
}

TEST_CASE("the same command twice happens once") {
  CHECK(rc::check([] {
    told(*any_steps(), [](const Story& story, const Asking& asking, const Command& command, const Result<Facts>& result) {
      if (!result) return;
      const Result<Facts> again = decide(story.state, asking, command);
      if (again && !again->empty()) RC_LOG() << shown(*result) << "and again\n" << shown(*again);
      RC_ASSERT(!again || again->empty());
    });
  }));
}

TEST_CASE("after a restart everything is decided as before it") {
  CHECK(rc::check([] {
    std::vector<Instant> at;  // when each fact became true, as the journal keeps it
    const Story story = told(*any_steps(), [&](const Story& so_far, const Asking& asking, auto&&...) { at.resize(so_far.facts().size(), asking.now); });
    at.resize(story.facts().size(), story.now);
    State after_restart;
    for (std::size_t i = 0; i < at.size(); ++i) fold(after_restart, story.facts()[i], at[i]);
    for (const Step& probe : *any_steps()) {
      const AnyCommand any(probe, story.state, story.now);
      const Asking asking{.person = any.who(), .now = story.now};
      RC_ASSERT(shown(decide(story.state, asking, any.command())) == shown(decide(after_restart, asking, any.command())));
    }
  }));
}

TEST_CASE("facts are folded also when they are about nothing that is known") {
  CHECK(rc::check([] {
    const Story story = told(*any_steps(), [](auto&&...) {});
    State state;
    std::uint32_t skip = *rc::gen::inRange<std::uint32_t>(1, 7);
    for (std::size_t i = 0; i < story.facts().size(); ++i) {
      if (i % skip != 0) fold(state, story.facts()[i], story.now);
    }
  }));
}

TEST_CASE("every sentence of a refusal is filled in") {
  CHECK(rc::check([] {
    told(*any_steps(), [](const Story&, const Asking&, const Command&, const Result<Facts>& result) {
      if (result) return;
      RC_ASSERT(!result.error().code.empty());
      RC_ASSERT(result.error().message.find('{') == std::string::npos);
      RC_ASSERT(result.error().message.back() == '.' || result.error().code == "error.bad_hours");
    });
  }));
}

TEST_CASE("these random stories get everywhere: every kind of fact, and a result") {
  std::set<std::string_view> reached;
  bool result = false;
  for (std::uint64_t block = 0; block < 500; ++block) {
    Random random = Random::for_block(Seed{2}, block);
    std::vector<Step> steps(500);
    const auto choice = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random.below(bound)); };
    for (Step& step : steps) step = {choice(AnyCommand::kinds), choice(60), choice(60), choice(60), choice(60), choice(60)};
    const Story story = told(steps, [](auto&&...) {});
    for (const Fact& fact : story.facts()) {
      reached.insert(kind_of(fact));
      const auto* ended = fact.as<ExperimentEnded>();
      result = result || (ended != nullptr && ended->ending == Ending::result);
    }
  }
  CHECK(result);
  for (const std::string_view kind : fact_kinds) {
    CAPTURE(kind);
    const bool elsewhere = kind == "act_noted/1" || kind == "meaning_named/1" || kind == "links_compared/1" || kind == "contacts_noted/1";  // the service notes acts and contacts, and compares links; few stories write five cards about one term
    CHECK((reached.count(kind) == 1 || kind == "person_left/1" || elsewhere));
  }
}
