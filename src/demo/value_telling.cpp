#include "demo/value_telling.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "demo/value_story.hpp"
#include "demo/voting.hpp"
#include "service/views/round.hpp"

namespace schakel::demo {

using namespace domain;
using service::Done;

namespace {

class ValueTold : public std::enable_shared_from_this<ValueTold> {
 public:
  ValueTold(const Telling& lent, Seed seed) : lent_(lent), random_(Random::for_block(seed, 6)) {}
  void plan();

 private:
  Result<void> ask_term();
  Result<void> write_cards();
  Result<void> mark_cards();
  Voter marks_of(PersonId person, std::size_t means, const std::map<std::string, Meaning>& meaning_of, RoundId& round);
  Result<void> agree_on(const SentenceStory& story);
  void on(int day, Result<void> (ValueTold::*happens)()) {
    lent_.on(day, [self = shared_from_this(), happens] { return (self.get()->*happens)(); });
  }
  Result<Done> ask(PersonId who, Command command) { return lent_.service.submit_and_wait(lent_.organisation, who, std::move(command)); }
  [[nodiscard]] std::string in(const Words& words) const { return words.in(lent_.language); }
  [[nodiscard]] Instant evening(int day) const { return Instant{lent_.today + std::chrono::days(day)} + std::chrono::hours(17); }

  Telling lent_;
  Random random_;
  TermId term_;
};

Result<void> ValueTold::ask_term() {
  const Done done = TRY(ask(lent_.facilitator, AskTerm{.programme = lent_.programme, .text = in(term_words), .writing_until = evening(term_written), .marking_until = evening(term_marked)}));
  term_ = TermId(done.made);
  return {};
}

Result<void> ValueTold::write_cards() {
  for (std::size_t i = 0; i < cards().size(); ++i) {
    const CardStory& story = cards()[i];
    (void)TRY(ask(lent_.of_department[story.department][2 * (i % 5) + 1], WriteCard{term_, in(story.text)}));
  }
  return {};
}

// A hand that their own device drew, marked by who means the term in one of three ways.
Voter ValueTold::marks_of(PersonId person, std::size_t means, const std::map<std::string, Meaning>& meaning_of, RoundId& round) {
  Voter voter{.person = person, .votes = {}};
  lent_.service.look(lent_.organisation, [&](const State& state) {
    round = state.terms.at(term_).round;
    const auto view = service::round_view(state, {.person = person, .now = lent_.service.now()}, round, false).value();
    const auto& hand = view.hands[random_.below(view.hands.size())];
    for (const auto& card : view.statements) {
      if (std::find(hand.begin(), hand.end(), card.id) == hand.end()) continue;
      const unsigned agree = meaning_of.at(card.text) == means ? 78 : 22;
      const std::uint64_t roll = random_.below(100);
      voter.votes.push_back({card.id, random_.below(100) < 6 ? Vote::pass : roll < agree ? Vote::agree : Vote::disagree});
    }
  });
  return voter;
}

// Six in ten mark.
Result<void> ValueTold::mark_cards() {
  RoundId round;
  std::map<std::string, Meaning> meaning_of;
  for (const CardStory& story : cards()) meaning_of.emplace(in(story.text), story.meaning);
  for (std::size_t department = 0; department < department_count; ++department) {
    std::vector<Voter> voters;
    for (const PersonId id : lent_.of_department[department]) {
      if (random_.below(100) >= 60) continue;
      const auto spread = meant_in(department);
      const std::uint64_t drawn = random_.below(100);
      const std::size_t means = drawn < spread[0] ? at_once : drawn < spread[0] + spread[1] ? that_holds : seen_whole;
      voters.push_back(marks_of(id, means, meaning_of, round));
    }
    TRY(cast_ballots(lent_.service, lent_.organisation, round, voters));
  }
  return {};
}

Result<void> ValueTold::agree_on(const SentenceStory& story) {
  DraftSentence draft{.programme = lent_.programme, .text = in(story.text), .term = {}, .circle = {}};
  if (story.of_term) draft.term = term_;
  const SentenceId sentence(TRY(ask(lent_.facilitator, std::move(draft))).made);
  const Done done = TRY(ask(lent_.facilitator, PutSentence{sentence, evening(story.closes)}));
  std::vector<Voter> voters;
  for (std::size_t department = 0; department < department_count; ++department) {
    for (const PersonId id : lent_.of_department[department]) {
      if (random_.below(100) >= 58) continue;
      const bool abstains = random_.below(100) < 4;
      const bool favours = random_.below(100) < story.support[department];
      voters.push_back({id, {{StatementId(), abstains ? Vote::pass : favours ? Vote::agree : Vote::disagree}}});
    }
  }
  return cast_ballots(lent_.service, lent_.organisation, RoundId(done.made), voters);
}

// On days with nothing to do the clock closes what was open on the way.
void ValueTold::plan() {
  const auto nothing = []() -> Result<void> { return {}; };
  on(term_asked, &ValueTold::ask_term);
  on(term_asked + 2, &ValueTold::write_cards);
  on(term_written + 1, &ValueTold::mark_cards);
  lent_.on(term_marked + 1, nothing);
  for (const SentenceStory& story : sentences()) {
    lent_.on(story.drafted, [self = shared_from_this(), &story] { return self->agree_on(story); });
    lent_.on(story.closes + 1, nothing);
  }
}

}  // namespace

void plan_value(const Telling& lent, Seed seed) { std::make_shared<ValueTold>(lent, seed)->plan(); }

}  // namespace schakel::demo
