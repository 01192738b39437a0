#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>

#include <unistd.h>

#include "demo/history.hpp"
#include "tries.hpp"

using namespace schakel;
using namespace schakel::demo;

namespace {

// A folder that goes with the test.
struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / ("schakel-demo-" + std::to_string(::getpid()))).string();
  Folder() { std::filesystem::remove_all(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

// What the story left behind, as text: everything that chance decides is in it.
std::string told(domain::Language language, Seed seed, const std::function<void(const service::Service&, const Told&)>& also) {
  const Folder folder;
  const Plan plan{.language = language, .seed = seed, .today = *date_from("2026-10-13")};
  std::atomic<Instant> now{Instant{plan.today} - std::chrono::days(301)};
  const auto service = service::Service::open({.data = folder.path}, [&now] { return now.load(); });
  REQUIRE(service.has_value());
  const auto done = tell(**service, [&now](Instant at) { now = at; }, plan);
  REQUIRE_MESSAGE(done.has_value(), (done ? std::string() : done.error().message));
  also(**service, *done);
  std::string text = std::to_string((*service)->position(done->organisation));
  (*service)->look(done->organisation, [&](const domain::State& state) {
    for (const auto& [id, circle] : state.circles) {
      text += "\n" + circle.name;
      for (const auto person : circle.people) text += " " + std::to_string(person.number());
    }
    for (const auto& [id, share] : state.shares) text += "\n" + share.text.text;
    for (const auto& [id, round] : state.rounds) text += "\n" + round.title + " " + std::to_string(round.ballots);
    for (const auto& [id, proposal] : state.proposals) {
      for (const auto& count : proposal.support) text += " " + std::to_string(count.in_favour) + "/" + std::to_string(count.cast);
    }
  });
  return text;
}

}  // namespace

TEST_CASE("the story is told through commands alone: a result, a refusal, one stopped, one running, and a round open today") {
  const auto text = told(domain::Language::nl, Seed{1}, [](const service::Service& service, const Told& done) {
    service.look(done.organisation, [&](const domain::State& state) {
      CHECK(state.programmes.size() == 1);
      CHECK(state.programmes.begin()->second.cycle == 3);
      CHECK(state.programmes.begin()->second.people.size() == 480);
      int results = 0, stopped = 0, running = 0;
      for (const auto& [id, experiment] : state.experiments) {
        results += experiment.ending == domain::Ending::result;
        stopped += experiment.ending == domain::Ending::stopped;
        running += !experiment.ending;
      }
      CHECK(results == 1);
      CHECK(stopped == 1);
      CHECK(running == 1);
      int rejected = 0, open = 0;
      for (const auto& [id, proposal] : state.proposals) {
        rejected += proposal.decision == domain::Decision::rejected;
        open += proposal.stage == domain::ProposalStage::input_open && !proposal.decision;
        CHECK_FALSE(proposal.overridden);
      }
      CHECK(rejected == 1);
      CHECK(open == 1);
      CHECK(state.terms.size() == 1);
      CHECK(state.terms.begin()->second.stage == domain::TermStage::marked);
      CHECK(state.terms.begin()->second.cards.size() == 45);
      REQUIRE(state.sentences.size() == 3);
      CHECK(state.sentences.at(domain::SentenceId(2)).stage == domain::SentenceStage::not_carried);
      CHECK(state.programmes.begin()->second.sentence == domain::SentenceId(3));
      CHECK(state.sentences.at(domain::SentenceId(3)).version == 2);
      CHECK(state.proposals.begin()->second.sentence == domain::SentenceId(1));
      int meters = 0;
      for (const auto& [id, round] : state.rounds) meters += round.kind == domain::RoundKind::meter && round.closed && round.ballots > 250;
      CHECK(meters == 2);
      const auto& coaching = state.coaching.at(state.programmes.begin()->first);
      CHECK(coaching.accepted.size() == 2);
      CHECK(state.works_council);
      CHECK(state.privacy.days_after_leaving == 180);
      CHECK(state.programmes.begin()->second.customers.size() == 24);
      int of_customers = 0;
      for (const auto& [id, round] : state.rounds) of_customers += !round.customers.empty() && round.closed && round.ballots > 200;
      CHECK(of_customers == 1);
      int rounds_open = 0;
      for (const auto& [id, round] : state.rounds) rounds_open += !round.closed;
      CHECK(rounds_open == 1);
    });
    // The participant has something to do.
    const service::Who who{.organisation = done.organisation, .person = done.participant};
    CHECK(service.open_ballots(who).size() <= 1);
  });
  // The same again, byte for byte. Under the sanitizers a story takes a minute, and a second one shows them nothing new.
  if (in_full > 1) return;
  CHECK(text == told(domain::Language::nl, Seed{1}, [](const auto&, const auto&) {}));
}

TEST_CASE("the story is also told in English") {
  if (in_full > 1) return;
  (void)told(domain::Language::en, Seed{1}, [](const service::Service& service, const Told& done) {
    service.look(done.organisation, [](const domain::State& state) {
      CHECK(state.name == "Municipality of Waterland aan Zee");
      CHECK(state.borders.front() == "department");
    });
  });
}
