#include "demo/wall_telling.hpp"

#include <memory>
#include <utility>

namespace schakel::demo {

using namespace domain;

namespace {

class WallsTold : public std::enable_shared_from_this<WallsTold> {
 public:
  explicit WallsTold(const Telling& lent) : lent_(lent), walls_(walls().size()) {}
  void plan();

 private:
  Result<void> register_wall(const WallStory& story, std::size_t number);
  Result<void> bring_work();
  Result<void> ask_doubles();
  Result<void> answer_doubles();
  Result<service::Done> ask(PersonId who, Command command) {
    return lent_.service.submit_and_wait(lent_.organisation, who, std::move(command));
  }
  [[nodiscard]] std::string own_id(PersonId who) const {
    return lent_.service.look(lent_.organisation, [who](const State& now) { return now.people.at(who).profile.id.text; });
  }
  [[nodiscard]] std::string words(const Words& of) const { return of.in(lent_.language); }
  [[nodiscard]] Date date(int day) const { return lent_.today + std::chrono::days(day); }

  Telling lent_;
  std::vector<WallId> walls_;  // as they are registered
};

Result<void> WallsTold::register_wall(const WallStory& story, std::size_t number) {
  RegisterWall wall{.programme = lent_.programme,
                    .statement = lent_.statements[static_cast<std::size_t>(story.cycle)][static_cast<std::size_t>(story.statement)],
                    .title = words(story.title),
                    .text = words(story.text),
                    .silos = {},
                    .owner = lent_.somebody(story.owner, number),
                    .keeper = {},
                    .until = date(story.registered + 15)};
  for (const Department department : story.hinders) wall.silos.push_back(std::string(department_name(lent_.language, department)));
  walls_[number] = WallId(TRY(ask(lent_.facilitator, std::move(wall))).made);
  return {};
}

// The same person of the owner's department each time.
void WallsTold::plan() {
  for (std::size_t i = 0; i < walls().size(); ++i) {
    const WallStory& story = walls()[i];
    WallId& wall = walls_[i];
    const auto tells = [this, self = shared_from_this(), &story, i](int day, std::function<Command()> what) {
      lent_.on(day, [this, self = shared_from_this(), &story, i, what = std::move(what)]() -> Result<void> {
        (void)TRY(ask(lent_.somebody(story.owner, i), what()));
        return {};
      });
    };
    lent_.on(story.registered, [this, self = shared_from_this(), &story, i] { return register_wall(story, i); });
    if (story.answered != 0) {
      tells(story.answered, [this, self = shared_from_this(), &story, &wall] {
        return Command(AnswerWall{.wall = wall, .answer = story.answer, .text = words(story.reply), .next = date(story.next)});
      });
    }
    for (const EstimateStory& estimate : story.estimates) {
      lent_.on(estimate.day, [this, self = shared_from_this(), &estimate, &wall]() -> Result<void> {
        (void)TRY(ask(lent_.somebody(estimate.department, 5),
                      EstimateWall{.wall = wall, .hours = estimate.hours, .euros = estimate.euros, .basis = words(estimate.basis)}));
        return {};
      });
    }
    if (story.ended != 0) {
      tells(story.ended, [this, self = shared_from_this(), &story, &wall] {
        return Command(CloseWall{.wall = wall, .ending = story.ending, .text = words(story.what)});
      });
    }
  }
  lent_.on(work_brought, [this, self = shared_from_this()] { return bring_work(); });
  lent_.on(doubles_asked, [this, self = shared_from_this()] { return ask_doubles(); });
  lent_.on(doubles_answered, [this, self = shared_from_this()] { return answer_doubles(); });
}

Result<void> WallsTold::bring_work() {
  BringWork brought{.programme = lent_.programme, .items = {}};
  for (std::size_t i = 0; i < work().size(); ++i) {
    const PersonId owner = lent_.somebody(work()[i].department, i);
    brought.items.push_back({.id = "w" + std::to_string(i + 1), .title = words(work()[i].title), .owner = own_id(owner), .text = ""});
  }
  (void)TRY(ask(lent_.facilitator, std::move(brought)));
  return {};
}

// The work items have the numbers in which they were brought.
Result<void> WallsTold::ask_doubles() {
  const auto item = [](std::size_t place) { return WorkItemId(static_cast<std::uint32_t>(place + 1)); };
  for (const DoubleStory& story : doubles()) (void)TRY(ask(lent_.facilitator, AskOverlap{.a = item(story.a), .b = item(story.b)}));
  return {};
}

Result<void> WallsTold::answer_doubles() {
  for (std::uint32_t i = 0; i < doubles().size(); ++i) {
    const DoubleStory& story = doubles()[i];
    const OverlapId overlap(i + 1);
    const std::pair<std::size_t, OverlapAnswer> sides[] = {{story.a, story.a_says}, {story.b, story.b_says}};
    for (const auto& [place, says] : sides) {
      (void)TRY(ask(lent_.somebody(work()[place].department, place), AnswerOverlap{.overlap = overlap, .answer = says}));
    }
    if (!story.hours) continue;
    for (const auto& [place, says] : sides) {
      (void)TRY(ask(lent_.somebody(work()[place].department, place), EstimateOverlap{.overlap = overlap, .hours = story.hours, .euros = {}, .basis = {}}));
    }
  }
  return {};
}

}  // namespace

// Lives as long as an event that refers to it.
void plan_walls(const Telling& lent) { std::make_shared<WallsTold>(lent)->plan(); }

}  // namespace schakel::demo
