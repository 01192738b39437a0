#include "demo/outside_telling.hpp"

#include <memory>
#include <utility>

#include "demo/outside_story.hpp"
#include "demo/voting.hpp"
#include "service/secrecy.hpp"

namespace schakel::demo {

using namespace domain;

namespace {

class OutsideTold : public std::enable_shared_from_this<OutsideTold> {
 public:
  OutsideTold(const Telling& lent, Seed seed) : lent_(lent), random_(Random::for_block(seed, 9)) {}
  void plan();

 private:
  Result<void> coach_inside();
  Result<void> coach_outside();
  Result<void> ask_coach();
  Result<void> answer();
  Result<void> invite_customers();
  Result<void> customers_say();
  Result<void> open_round();
  Result<void> vote();
  Result<void> begin_council();
  Result<void> propose();
  Result<void> consent();
  Result<service::Done> ask(PersonId who, Command command) {
    return lent_.service.submit_and_wait(lent_.organisation, who, std::move(command));
  }
  template <class Look>
  auto state(Look look) const {
    return lent_.service.look(lent_.organisation, look);
  }
  // Most of them, each by what their group thinks.
  void add_voters(std::vector<Voter>& voters, const std::vector<PersonId>& people, unsigned of_a_hundred, unsigned CustomerStory::*agree);
  [[nodiscard]] std::string words(const Words& of) const { return of.in(lent_.language); }
  [[nodiscard]] Instant moment(int day, int hour) const { return Instant{lent_.today + std::chrono::days(day)} + std::chrono::hours(hour); }
  [[nodiscard]] PersonId coach() const { return lent_.somebody(financien, 2); }

  Telling lent_;
  Random random_;
  RoundId round_;
  std::vector<StatementId> said_;
  QuestionId question_;
};

Result<void> OutsideTold::coach_inside() {
  (void)TRY(ask(lent_.facilitator, InviteCoach{.programme = lent_.programme, .person = coach(), .name = {}, .email = {}}));
  (void)TRY(ask(coach(), AcceptCoaching{lent_.programme}));
  return {};
}

Result<void> OutsideTold::coach_outside() {
  (void)TRY(ask(lent_.facilitator, InviteCoach{.programme = lent_.programme, .person = {}, .name = "Carla Brouwer", .email = {}}));
  const PersonId carla = state([](const State& now) { return PersonId(now.last.person); });
  (void)TRY(ask(carla, AcceptCoaching{lent_.programme}));
  return {};
}

Result<void> OutsideTold::ask_coach() {
  AskCoach asked{.programme = lent_.programme, .coach = coach(), .about = {}, .text = words(coach_question)};
  question_ = QuestionId(TRY(ask(lent_.somebody(zorg, 4), std::move(asked))).made);
  return {};
}

Result<void> OutsideTold::answer() {
  (void)TRY(ask(coach(), AnswerQuestion{.question = question_, .text = words(coach_answer)}));
  return {};
}

Result<void> OutsideTold::invite_customers() {
  (void)TRY(ask(lent_.facilitator, InviteCustomers{.programme = lent_.programme, .emails = {}, .unnamed = customers_invited}));
  return {};
}

Result<void> OutsideTold::customers_say() {
  const auto customers = state([&](const State& now) { return now.programmes.at(lent_.programme).customers; });
  for (const CustomerStory& story : customer_says) {
    const PersonId who = customers[3 * said_.size() % customers.size()];
    const auto done = TRY(ask(who, SayAsCustomer{.programme = lent_.programme,
                                                 .kind = story.kind,
                                                 .text = words(story.text),
                                                 .lock = service::lock_of(service::hex_of(service::new_key()))}));
    said_.push_back(StatementId(done.made));
  }
  return {};
}

Result<void> OutsideTold::open_round() {
  const auto done = TRY(ask(lent_.facilitator, OpenRound{.programme = lent_.programme,
                                                         .title = words(customer_round),
                                                         .statements = said_,
                                                         .closes = moment(-30, 17),
                                                         .customers = true}));
  round_ = RoundId(done.made);
  return {};
}

void OutsideTold::add_voters(std::vector<Voter>& voters, const std::vector<PersonId>& people, unsigned of_a_hundred, unsigned CustomerStory::*agree) {
  for (const PersonId id : people) {
    if (random_.below(100) >= of_a_hundred) continue;
    Voter voter{.person = id, .votes = {}};
    for (std::size_t i = 0; i < said_.size(); ++i) {
      const bool agrees = random_.below(100) < customer_says[i].*agree;
      const bool passes = random_.below(100) < 8;
      voter.votes.push_back({said_[i], passes ? Vote::pass : agrees ? Vote::agree : Vote::disagree});
    }
    voters.push_back(std::move(voter));
  }
}

Result<void> OutsideTold::vote() {
  const auto [customers, people] = state([&](const State& now) {
    const Programme& programme = now.programmes.at(lent_.programme);
    return std::pair(programme.customers, programme.people);
  });
  std::vector<Voter> voters;
  add_voters(voters, customers, 80, &CustomerStory::customers);
  add_voters(voters, people, 55, &CustomerStory::people);
  return cast_ballots(lent_.service, lent_.organisation, round_, voters);
}

Result<void> OutsideTold::begin_council() {
  for (const auto department : {werk, ruimte}) (void)TRY(ask(lent_.founder, GiveRole{.person = lent_.somebody(department, 6), .role = Role::works_council}));
  return {};
}

Result<void> OutsideTold::propose() {
  PrivacySettings settings = state([](const State& now) { return privacy_of(now); });
  settings.days_after_leaving = 180;
  (void)TRY(ask(lent_.founder, ProposePrivacy{.settings = settings, .reason = words(shorter_keeping)}));
  return {};
}

Result<void> OutsideTold::consent() {
  const PrivacySettings settings = state([](const State& now) { return now.privacy.proposed.value_or(privacy_of(now)); });
  (void)TRY(ask(lent_.somebody(werk, 6), ApprovePrivacy{settings}));
  return {};
}

void OutsideTold::plan() {
  using Chapter = Result<void> (OutsideTold::*)();
  const std::pair<int, Chapter> chapters[] = {
      {-280, &OutsideTold::coach_inside}, {-170, &OutsideTold::coach_outside}, {-44, &OutsideTold::invite_customers},
      {-40, &OutsideTold::customers_say}, {-36, &OutsideTold::open_round},     {-34, &OutsideTold::vote},
      {-20, &OutsideTold::ask_coach},     {-19, &OutsideTold::begin_council},  {-17, &OutsideTold::answer},
      {-14, &OutsideTold::propose},       {-9, &OutsideTold::consent}};
  for (const auto& [day, chapter] : chapters) {
    lent_.on(day, [self = shared_from_this(), chapter = chapter] { return ((*self).*chapter)(); });
  }
  lent_.on(-29, []() -> Result<void> { return {}; });  // the clock closes the round on the way
}

}  // namespace

// Lives as long as an event that refers to it.
void plan_outside(const Telling& lent, Seed seed) { std::make_shared<OutsideTold>(lent, seed)->plan(); }

}  // namespace schakel::demo
