#include "demo/circle_telling.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "demo/story.hpp"

namespace schakel::demo {

using namespace domain;

namespace {

const Words step_words{"Elke dinsdag een kwartier aan één tafel over wat bleef liggen", "A quarter of an hour at one table every Tuesday about what was left lying"};
const Words insight_words{"Wie nee zegt tegen een inwoner, weet vaak niet wie wel ja kan zeggen", "Who says no to a resident often does not know who can say yes"};

struct AnswerStory {
  const char* question;
  Words text;
};
const AnswerStory circle_answers[] = {
    {"moves", {"Dat iemand opgelucht de balie verlaat.", "That somebody leaves the desk relieved."}},
    {"hinders", {"Ik zie niet of een collega al heeft gebeld.", "I cannot see whether a colleague has called already."}},
    {"wish", {"Eén plek waar staat wat er is beloofd.", "One place that says what was promised."}},
    {"hinders", {"Voor één inwoner moet ik in vier systemen kijken.", "For one resident I have to look in four systems."}},
    {"moves", {"Als het in één keer goed gaat.", "When it goes right the first time."}},
};
const Words circle_replies[] = {
    {"Ik hoorde dat we allemaal zoeken naar wat een ander al deed. Dat herken ik elke dag.", "I heard that all of us look for what somebody else did already. I know that from every day."},
    {"Ik hoorde vooral beloven. Wie belooft er bij ons eigenlijk, en wie weet dat?", "I heard promising above all. Who promises here, and who knows?"},
    {"Ik hoorde dat opluchting ons drijft. Dat had ik van jullie werk niet gedacht.", "I heard that relief drives us. I had not thought that of your work."},
};

class CirclesTold : public std::enable_shared_from_this<CirclesTold> {
 public:
  explicit CirclesTold(const Telling& lent) : lent_(lent) {}
  void plan();

 private:
  Result<service::Done> ask(PersonId who, Command command) { return lent_.service.submit_and_wait(lent_.organisation, who, std::move(command)); }
  [[nodiscard]] std::string in(const Words& words) const { return words.in(lent_.language); }
  [[nodiscard]] std::vector<PersonId> people_of(CircleId circle) const {
    return lent_.service.look(lent_.organisation, [&](const State& state) { return state.circles.at(circle).people; });
  }
  Result<void> let_go();
  Result<void> begin_writing();
  Result<void> answer();
  Result<void> reply();

  Telling lent_;
  CircleId circle_;
  WrittenId written_;
};

// A circle of the third cycle in which the participant is not.
Result<void> CirclesTold::let_go() {
  const PersonId participant = lent_.participant();
  CircleId found;
  lent_.service.look(lent_.organisation, [&](const State& state) {
    for (const auto& [id, circle] : state.circles) {
      const bool now = circle.announced && circle.cycle == state.programmes.at(lent_.programme).cycle;
      if (now && !std::binary_search(circle.people.begin(), circle.people.end(), participant)) found = id;
    }
  });
  const std::vector<PersonId> people = people_of(found);
  const HarvestId harvest(TRY(ask(people.front(), WriteHarvest{.circle = found, .kind = HarvestKind::next_step, .text = in(step_words)})).made);
  for (const PersonId person : people) (void)TRY(ask(person, AgreeHarvest{.harvest = harvest, .agree = true}));
  return {};
}

// Whoever looks along has the last turn, the others have theirs in the order of their names here.
Result<void> CirclesTold::begin_writing() {
  const PersonId participant = lent_.participant();
  lent_.service.look(lent_.organisation, [&](const State& state) { circle_ = circle_of(state, lent_.programme, participant); });
  StartWritten start{.circle = circle_, .script = "three_questions", .questions = {{"moves", ShareKind::moves}, {"hinders", ShareKind::hinders}, {"wish", ShareKind::wish}}, .order = people_of(circle_), .days = 1};
  std::stable_partition(start.order.begin(), start.order.end(), [&](PersonId person) { return person != participant; });
  written_ = WrittenId(TRY(ask(start.order.front(), start)).made);
  return {};
}

Result<void> CirclesTold::answer() {
  const std::vector<PersonId> people = people_of(circle_);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const AnswerStory& story = circle_answers[i % std::size(circle_answers)];
    (void)TRY(ask(people[i], AnswerQuestions{.session = written_, .question = story.question, .text = in(story.text)}));
  }
  return {};
}

Result<void> CirclesTold::reply() {
  const PersonId participant = lent_.participant();
  for (std::size_t i = 0; i < 2 * circle_largest; ++i) {
    PersonId turn;
    lent_.service.look(lent_.organisation, [&](const State& state) { turn = replies_now(state.written.at(written_)); });
    if (turn.is_none() || turn == participant) break;
    if (i < std::size(circle_replies)) {
      (void)TRY(ask(turn, WriteReply{.session = written_, .text = in(circle_replies[i])}));
    } else {
      (void)TRY(ask(turn, PassTurn{written_}));
    }
  }
  const std::vector<PersonId> people = people_of(circle_);
  const PersonId first = people.front() == participant ? people.back() : people.front();
  const HarvestId harvest(TRY(ask(first, WriteHarvest{.circle = circle_, .kind = HarvestKind::insight, .text = in(insight_words)})).made);
  for (const PersonId person : people) {
    if (person != participant) (void)TRY(ask(person, AgreeHarvest{.harvest = harvest, .agree = true}));
  }
  return {};
}

void CirclesTold::plan() {
  const auto on = [&](int day, Result<void> (CirclesTold::*what)()) {
    lent_.on(day, [self = shared_from_this(), what] { return ((*self).*what)(); });
  };
  on(-20, &CirclesTold::let_go);
  on(-6, &CirclesTold::begin_writing);
  on(-5, &CirclesTold::answer);
  on(-1, &CirclesTold::reply);
}

}  // namespace

void plan_circles(const Telling& lent) { std::make_shared<CirclesTold>(lent)->plan(); }

}  // namespace schakel::demo
