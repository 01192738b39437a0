#include "demo/history.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "demo/circle_telling.hpp"
#include "demo/help_telling.hpp"
#include "demo/meter_story.hpp"
#include "demo/outside_telling.hpp"
#include "demo/organisation.hpp"
#include "demo/story.hpp"
#include "demo/value_telling.hpp"
#include "demo/voting.hpp"
#include "demo/wall_telling.hpp"
#include "demo/wait.hpp"
#include "service/secrecy.hpp"

namespace schakel::demo {

using namespace domain;
using service::Done;
using service::Service;
using service::Who;

namespace {

constexpr std::string_view looks_along = "Samira El Idrissi";

// A day of the story and what happens on it. Events of one day keep their order.
struct Event {
  int day;
  std::function<Result<void>()> happen;
};

class Teller {
 public:
  Teller(Service& service, const std::function<void(Instant)>& set_clock, const Plan& plan)
      : service_(service), set_clock_(set_clock), plan_(plan), random_(Random::for_block(plan.seed, 2)), meter_(Random::for_block(plan.seed, 8)) {}

  Result<Told> tell();

 private:
  // --- the clock
  [[nodiscard]] Date date(int day) const { return plan_.today + std::chrono::days(day); }
  [[nodiscard]] Instant moment(int day, int hour) const { return Instant{date(day)} + std::chrono::hours(hour); }
  void move_to(Instant at) {
    set_clock_(at);
    service_.tick();
  }

  // --- asking
  Result<Done> ask(PersonId person, Command command) {
    return service_.submit_and_wait(organisation_, person, std::move(command));
  }
  [[nodiscard]] std::string in(const Words& words) const { return words.in(plan_.language); }
  [[nodiscard]] PersonId person(std::string_view name) const { return by_name_.at(std::string(name)); }
  [[nodiscard]] std::string silo(std::size_t department) const { return std::string(department_name(plan_.language, department)); }
  // One of a department, a different one for each number.
  [[nodiscard]] PersonId somebody(std::size_t department, std::size_t number) const {
    const auto& all = of_department_[department];
    return all[(7 * number + 3) % all.size()];
  }

  // --- chapters
  Result<void> found();
  Result<void> bring_people();
  [[nodiscard]] Ties contacts(const Roster& roster, int until) const;
  Result<void> open_introductions();
  Result<void> make_links();
  Result<void> introduce(const Who& who, PersonId other);
  Result<void> measure_again();
  void plan_cycle(std::size_t index);
  void plan_proposal(const CycleStory& cycle, const ProposalStory& proposal, std::size_t cycle_index);
  void plan_experiment(const ExperimentStory& story, ProposalId& proposal, std::span<const Department> affected, int decided);
  void plan_measure(const ExperimentStory& story, const ExperimentId& made);

  Result<void> start_cycle(const CycleStory& cycle);
  Result<void> form_circles();
  [[nodiscard]] std::vector<CircleId> circles_of_cycle() const;
  Result<void> begin_sessions();
  Result<void> finish_sessions();
  Result<void> meet();
  Result<void> write_shares(std::size_t cycle);
  Result<void> publish(const CycleStory& cycle, std::size_t from, std::size_t to);
  Result<void> open_round(const CycleStory& cycle);
  Result<void> vote(const CycleStory& cycle);
  Result<void> draft(const ProposalStory& story, ProposalId& made, std::size_t cycle_index);
  Result<void> give_inputs(const ProposalStory& story, ProposalId proposal);
  Result<void> answer_inputs(const ProposalStory& story, ProposalId proposal);
  Result<void> support(const ProposalStory& story, ProposalId proposal);
  Result<void> confirm(ExperimentId experiment, std::span<const Department> affected);
  [[nodiscard]] std::vector<PhaseDates> phases(int starts) const;
  void plan_meter();

  void on(int day, std::function<Result<void>()> happen) { events_.push_back({day, std::move(happen)}); }
  template <class T>
  T& kept(T value) {  // for ids that one event makes and a later one needs
    auto& list = std::get<std::vector<std::unique_ptr<T>>>(kept_);
    list.push_back(std::make_unique<T>(value));
    return *list.back();
  }

  Service& service_;
  const std::function<void(Instant)>& set_clock_;
  const Plan& plan_;
  Random random_;
  Random meter_;   // of the link meter, so that the rest of the story does not hang on it
  OrganisationId organisation_;
  PersonId founder_;
  PersonId facilitator_;
  ProgrammeId programme_;
  std::map<std::string, PersonId> by_name_;
  std::vector<PersonId> everybody_;
  std::vector<std::vector<PersonId>> of_department_;
  std::vector<std::vector<StatementId>> statements_;  // per cycle
  RoundId round_;
  std::vector<SessionId> sessions_;  // going on
  std::vector<std::pair<PersonId, PersonId>> made_;  // links that people said they would make
  std::vector<Event> events_;
  std::tuple<std::vector<std::unique_ptr<ProposalId>>, std::vector<std::unique_ptr<ExperimentId>>> kept_;
};

Result<void> Teller::found() {
  move_to(moment(-300, 8));
  organisation_ = TRY(service_.add_organisation());
  const std::string token = TRY(service_.first_run_token(organisation_));
  const bool dutch = plan_.language == Language::nl;
  const auto signed_in = TRY(wait_for<service::SignedIn>([&](auto then) {
    service_.found(token,
                   {.name = in(organisation_words),
                    .language = plan_.language,
                    .administrator = dutch ? "Functioneel beheer" : "Application management",
                    .email = "beheer@waterlandaanzee.example"},
                   "", std::move(then));
  }));
  founder_ = signed_in.who.person;
  return {};
}

Result<void> Teller::bring_people() {
  const Roster roster = people(plan_.language, plan_.seed);
  const Ties ties_between = contacts(roster, -300);
  (void)TRY(ask(founder_, ImportPeople{roster}));
  (void)TRY(ask(founder_, ImportTies{roster, ties_between}));
  of_department_.resize(department_count);
  service_.look(organisation_, [&](const State& state) {
    for (const RosterPerson& row : roster.people) {
      const PersonId id = state.by_own_id.at(row.id);
      by_name_[row.name] = id;
      everybody_.push_back(id);
      of_department_[department_of(row, plan_.language)].push_back(id);
    }
  });
  facilitator_ = everybody_.front();
  (void)TRY(ask(founder_, GiveRole{facilitator_, Role::facilitator}));
  return {};
}

Ties Teller::contacts(const Roster& roster, int until) const {
  return timed(ties(roster, plan_.seed), roster, moment(until - 360, 9), moment(until - 1, 17), plan_.seed);
}

// Two in three let themselves be introduced.
Result<void> Teller::open_introductions() {
  for (std::size_t i = 0; i < everybody_.size(); ++i) {
    if (i % 3 != 2) (void)TRY(ask(everybody_[i], ChooseIntroductions{true}));
  }
  return {};
}

// Somebody asks a facilitator, who introduces the two; and the other would like to meet.
Result<void> Teller::introduce(const Who& who, PersonId other) {
  const bool dutch = plan_.language == Language::nl;
  const std::string about = dutch ? "Hoe lopen aanvragen bij jullie?" : "How do applications go in your place?";
  (void)TRY(wait_for<Done>([&](auto then) { service_.ask_introduction(who, {.other = other, .by_facilitator = true, .about = about}, "", std::move(then)); }));
  const std::string words = dutch ? "Jullie helpen dezelfde inwoners, elk aan een kant van de deur." : "You help the same residents, each on one side of the door.";
  (void)TRY(ask(facilitator_, Introduce{.person = who.person, .other = other, .words = words}));
  (void)TRY(ask(other, IntendLink{who.person}));
  return {};
}

// Some take up what was suggested to them, and some ask to be introduced first.
Result<void> Teller::make_links() {
  for (std::size_t i = 0; i < everybody_.size() && made_.size() < 8; i += 3) {
    const Who who{.organisation = organisation_, .person = everybody_[i]};
    const auto mine = TRY(wait_for<service::MyLinksView>([&](auto then) { service_.my_links(who, std::move(then)); }));
    const auto free = std::find_if(mine.links.begin(), mine.links.end(), [](const auto& link) { return link.stage == service::LinkStage::suggested; });
    if (free == mine.links.end() || everybody_[i] == person("Samira El Idrissi")) continue;
    const bool by_facilitator = made_.size() % 4 == 1 && facilitator_ != everybody_[i] && facilitator_ != free->other;
    if (by_facilitator) {
      TRY(introduce(who, free->other));
    } else {
      (void)TRY(ask(everybody_[i], IntendLink{free->other}));
    }
    made_.emplace_back(everybody_[i], free->other);
  }
  return {};
}

// Who works with whom is read in once more, with most of the links that were intended.
Result<void> Teller::measure_again() {
  const Roster roster = people(plan_.language, plan_.seed);
  Ties later = contacts(roster, -43);
  std::map<PersonId, std::uint32_t> row;
  for (std::uint32_t i = 0; i < roster.people.size(); ++i) row.emplace(by_name_.at(roster.people[i].name), i);
  for (std::size_t i = 0; i < made_.size(); ++i) {
    if (i % 4 == 3) continue;  // not every good intention
    const double at = static_cast<double>(moment(-50, 10).time_since_epoch().count()) / 1000;
    later.list.push_back({.from = row.at(made_[i].first), .to = row.at(made_[i].second), .weight = 1, .at = at});
  }
  (void)TRY(ask(founder_, ImportTies{roster, later}));
  return {};
}

std::vector<PhaseDates> Teller::phases(int starts) const {
  std::vector<PhaseDates> dates;
  int day = starts;
  for (std::size_t i = 0; i < std::size(phase_days); ++i) {
    dates.push_back({static_cast<Phase>(i), date(day), date(day + phase_days[i] - 1)});
    day += phase_days[i];
  }
  return dates;
}

Result<void> Teller::start_cycle(const CycleStory& cycle) {
  if (!programme_.is_none()) {
    (void)TRY(ask(facilitator_, StartCycle{programme_, phases(cycle.starts)}));
    return {};
  }
  const std::string border = plan_.language == Language::nl ? "afdeling" : "department";
  const Done done = TRY(ask(facilitator_, StartProgramme{.title = in(programme_words),
                                                         .goal = in(goal_words),
                                                         .border = border,
                                                         .phases = phases(cycle.starts)}));
  programme_ = ProgrammeId(done.made);
  (void)TRY(ask(facilitator_, InvitePeople{programme_, everybody_}));
  return {};
}

Result<void> Teller::form_circles() {
  const Who who{.organisation = organisation_, .person = facilitator_, .facilitator = true};
  (void)TRY(wait_for<Done>([&](auto then) {
    service_.compose(who, {.programme = programme_, .size = 5, .seed = plan_.seed.value}, "", std::move(then));
  }));
  (void)TRY(ask(facilitator_, AnnounceCircles{programme_}));
  return {};
}

std::vector<CircleId> Teller::circles_of_cycle() const {
  return service_.look(organisation_, [&](const State& state) {
    std::vector<CircleId> circles;
    const std::uint32_t cycle = state.programmes.at(programme_).cycle;
    for (const auto& [id, circle] : state.circles) {
      if (circle.programme == programme_ && circle.cycle == cycle && circle.announced) circles.push_back(id);
    }
    return circles;
  });
}

// Every fourth circle talks by a script; what its members write meanwhile is of that session.
Result<void> Teller::begin_sessions() {
  const Who who{.organisation = organisation_, .person = facilitator_, .facilitator = true};
  const std::vector<CircleId> circles = circles_of_cycle();
  for (std::size_t i = 0; i < circles.size(); i += 4) {
    const Done done = TRY(wait_for<Done>([&](auto then) {
      service_.start_session(who, {.circle = circles[i], .script = "three_questions"}, "", std::move(then));
    }));
    sessions_.push_back(SessionId(done.made));
  }
  return {};
}

Result<void> Teller::finish_sessions() {
  for (const SessionId session : sessions_) {
    const auto last = service_.look(organisation_, [&](const State& state) { return static_cast<std::uint32_t>(state.sessions.at(session).steps.size() - 1); });
    (void)TRY(ask(facilitator_, MoveSession{.session = session, .from = 0, .to = last}));
    (void)TRY(ask(facilitator_, FinishSession{session}));
  }
  sessions_.clear();
  return {};
}

// Nearly all circles of this cycle met.
Result<void> Teller::meet() {
  for (const CircleId circle : circles_of_cycle()) {
    const bool took_place = random_.below(12) != 0;
    const bool told = service_.look(organisation_, [&](const State& state) { return state.circles.at(circle).met.has_value(); });
    if (!told) (void)TRY(ask(facilitator_, NoteCircleMet{circle, took_place}));
  }
  return {};
}

// One in five writes something; most of them let their circle read it.
Result<void> Teller::write_shares(std::size_t cycle) {
  for (std::size_t i = cycle; i < everybody_.size(); i += 5) {
    const ShareStory& story = shares()[random_.below(shares().size())];
    const PersonId author = everybody_[i];
    const Done done = TRY(ask(author, WriteShare{programme_, story.kind, in(story.text)}));
    if (random_.below(4) == 0) continue;
    CircleId circle;
    service_.look(organisation_, [&](const State& state) { circle = circle_of(state, programme_, author); });
    if (!circle.is_none()) (void)TRY(ask(author, ShowShareToCircle{ShareId(done.made), circle}));
  }
  return {};
}

Result<void> Teller::publish(const CycleStory& cycle, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const StatementStory& story = cycle.statements[i];
    const PersonId author = somebody(i % department_count, i + 11 * statements_.size());
    const Done done = TRY(ask(author, PublishStatement{.programme = programme_,
                                                       .kind = story.kind,
                                                       .text = in(story.text),
                                                       .lock = service::lock_of(service::hex_of(service::new_key()))}));
    statements_.back().push_back(StatementId(done.made));
  }
  return {};
}

Result<void> Teller::open_round(const CycleStory& cycle) {
  const Done done = TRY(ask(facilitator_, OpenRound{.programme = programme_,
                                                    .title = in(cycle.round),
                                                    .statements = statements_.back(),
                                                    .closes = moment(cycle.round_closes, 12)}));
  round_ = RoundId(done.made);
  return {};
}

Result<void> Teller::vote(const CycleStory& cycle) {
  std::vector<Voter> voters;
  Random views = Random::for_block(plan_.seed, 3);
  for (std::size_t department = 0; department < department_count; ++department) {
    for (const PersonId id : of_department_[department]) {
      // The smallest department answers too little to be shown.
      const unsigned turnout = department == ict ? cycle.turnout / 2 : cycle.turnout;
      if (random_.below(100) >= turnout) continue;
      Voter voter{.person = id, .votes = {}};
      const double leaning = random_.uniform() - 0.5;  // some agree with more, some with less
      const bool room = views.below(100) < 46, time = views.below(100) < 50;
      for (std::size_t i = 0; i < statements_.back().size(); ++i) {
        const StatementStory& story = cycle.statements[i];
        const int view = (room ? story.room : -story.room) + (time ? story.time : -story.time);
        const double agree = (static_cast<double>(story.agree[department]) + view) / 100 + 0.3 * leaning;
        const double roll = random_.uniform();
        Vote cast = random_.uniform() < agree ? Vote::agree : Vote::disagree;
        if (roll < 0.09) cast = Vote::pass;
        if (roll < 0.97) voter.votes.push_back({statements_.back()[i], cast});
      }
      voters.push_back(std::move(voter));
    }
  }
  return cast_ballots(service_, organisation_, round_, voters);
}

Result<void> Teller::draft(const ProposalStory& story, ProposalId& made, std::size_t cycle_index) {
  const Done done = TRY(ask(facilitator_, DraftProposal{.programme = programme_,
                                                        .statement = statements_[cycle_index][static_cast<std::size_t>(story.statement)],
                                                        .title = in(story.title),
                                                        .text = in(story.text),
                                                        .customer_value = in(story.value)}));
  made = ProposalId(done.made);
  return {};
}

Result<void> Teller::give_inputs(const ProposalStory& story, ProposalId proposal) {
  for (std::size_t i = 0; i < story.inputs.size(); ++i) {
    const InputStory& input = story.inputs[i];
    (void)TRY(ask(somebody(input.department, i), GiveInput{proposal, input.kind, in(input.text)}));
  }
  return {};
}

Result<void> Teller::answer_inputs(const ProposalStory& story, ProposalId proposal) {
  std::vector<InputId> ids;
  service_.look(organisation_, [&](const State& state) {
    for (const Input& input : state.proposals.at(proposal).inputs) ids.push_back(input.id);
  });
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const InputStory& input = story.inputs[i];
    if (!input.answered) continue;
    (void)TRY(ask(facilitator_, AnswerInput{proposal, ids[i], input.answer, in(input.reason)}));
  }
  return {};
}

Result<void> Teller::support(const ProposalStory& story, ProposalId proposal) {
  const Done done = TRY(ask(facilitator_, AskSupport{proposal, moment(story.support_closes, 17)}));
  std::vector<Voter> voters;
  for (const Department department : story.affected) {
    for (const PersonId id : of_department_[department]) {
      if (random_.below(100) >= 72) continue;
      const bool abstains = random_.below(100) < 6;
      const bool favours = random_.below(100) < story.support[department];
      voters.push_back({id, {{StatementId(), abstains ? Vote::pass : favours ? Vote::agree : Vote::disagree}}});
    }
  }
  return cast_ballots(service_, organisation_, RoundId(done.made), voters);
}

Result<void> Teller::confirm(ExperimentId experiment, std::span<const Department> affected) {
  for (const Department department : affected) {
    (void)TRY(ask(somebody(department, 5), ConfirmResult{experiment}));
  }
  return {};
}

void Teller::plan_experiment(const ExperimentStory& story, ProposalId& proposal, std::span<const Department> affected,
                             int decided) {
  ExperimentId& made = kept(ExperimentId());
  on(decided + 1, [this, &story, &proposal, &made, affected]() -> Result<void> {
    StartExperiment start{.proposal = proposal,
                          .circle = {},
                          .title = in(story.title),
                          .when = in(story.when),
                          .then = in(story.then),
                          .expected = in(story.expected),
                          .owner = person(story.owner),
                          .buddy = person(story.buddy),
                          .silos = {},
                          .starts = date(story.starts),
                          .planned = {}};
    for (const Department department : affected) start.silos.push_back(silo(department));
    for (const int day : story.planned) start.planned.push_back(date(day));
    made = ExperimentId(TRY(ask(facilitator_, std::move(start))).made);
    return {};
  });
  for (const CheckInStory& check_in : story.check_ins) {
    on(check_in.day, [this, &story, &made, &check_in]() -> Result<void> {
      std::optional<NextStep> next;
      if (check_in.look != 0) next = NextStep{in(check_in.obstacle), in(check_in.step), in(check_in.promise), date(check_in.look)};
      (void)TRY(ask(person(story.owner), MakeCheckIn{made, in(check_in.expected), in(check_in.happened), in(check_in.learned), std::move(next)}));
      return {};
    });
  }
  if (story.measure != nullptr) plan_measure(story, made);
  if (story.evidence) {
    on(story.ends - 2, [this, &story, &made]() -> Result<void> {
      (void)TRY(ask(person(story.owner), GiveEvidence{made, {in(story.before), in(story.after), in(story.source)}}));
      return {};
    });
    on(story.ends - 1, [this, &made, affected] { return confirm(made, affected); });
  }
  if (story.ended) {
    on(story.ends, [this, &story, &made]() -> Result<void> {
      (void)TRY(ask(person(story.owner), EndExperiment{made, story.ending, in(story.lesson)}));
      return {};
    });
  }
  if (story.checked != 0) {
    on(story.checked, [this, &story, &made]() -> Result<void> {
      (void)TRY(ask(person(story.owner), CheckLasting{made, true, in(story.check)}));
      return {};
    });
  }
}

void Teller::plan_measure(const ExperimentStory& story, const ExperimentId& made) {
  const MeasureStory& measure = *story.measure;
  const int first = story.starts + 1;
  on(first, [this, &story, &made, &measure]() -> Result<void> {
    (void)TRY(ask(person(story.owner), ChooseMeasure{.experiment = made, .what = in(measure.what), .unit = in(measure.unit), .goal = measure.goal}));
    return {};
  });
  for (const CountedStory& counted : measure.counted) {
    on(std::max(counted.day, first), [this, &story, &made, &counted]() -> Result<void> {
      (void)TRY(ask(person(story.owner), NoteValue{.experiment = made, .on = date(counted.day), .value = counted.value}));
      return {};
    });
  }
}

void Teller::plan_proposal(const CycleStory&, const ProposalStory& story, std::size_t cycle_index) {
  ProposalId& made = kept(ProposalId());
  on(story.drafted, [this, &story, &made, cycle_index] { return draft(story, made, cycle_index); });
  on(story.input_opens, [this, &story, &made]() -> Result<void> {
    OpenInput open{.proposal = made, .influence = Influence::advising, .silos = {}, .until = date(story.input_until)};
    for (const Department department : story.affected) open.silos.push_back(silo(department));
    (void)TRY(ask(facilitator_, std::move(open)));
    return {};
  });
  on(story.input_opens + 2, [this, &story, &made] { return give_inputs(story, made); });
  on(story.input_opens + 8, [this, &story, &made] { return answer_inputs(story, made); });
  if (story.support_opens != 0) {
    on(story.support_opens, [this, &story, &made] { return support(story, made); });
    on(story.support_closes + 1, []() -> Result<void> { return {}; });  // the clock closes it on the way
  }
  if (story.decided != 0) {
    on(story.decided, [this, &story, &made]() -> Result<void> {
      (void)TRY(ask(facilitator_, DecideProposal{made, story.decision, in(story.reason), false}));
      return {};
    });
  }
  if (story.experiment != nullptr) plan_experiment(*story.experiment, made, story.affected, story.decided);
}

void Teller::plan_cycle(std::size_t index) {
  const CycleStory& cycle = cycles()[index];
  on(cycle.starts, [this, &cycle]() -> Result<void> {
    statements_.emplace_back();
    return start_cycle(cycle);
  });
  on(cycle.starts + phase_days[0], [this] { return form_circles(); });
  on(cycle.starts + phase_days[0] + 6, [this, index]() -> Result<void> {
    TRY(begin_sessions());
    TRY(write_shares(index));
    return finish_sessions();
  });
  on(cycle.starts + phase_days[0] + 15, [this] { return meet(); });
  on(cycle.round_opens - 2, [this, &cycle] { return publish(cycle, 0, cycle.statements.size()); });
  on(cycle.round_opens, [this, &cycle] { return open_round(cycle); });
  on(cycle.round_opens + 2, [this, &cycle] { return vote(cycle); });
  on(cycle.round_closes + 1, []() -> Result<void> { return {}; });
  for (const ProposalStory& proposal : cycle.proposals) plan_proposal(cycle, proposal, index);
}

void Teller::plan_meter() {
  for (const MeterStory& story : measurements()) {
    on(story.opens, [this, &story]() -> Result<void> {
      const Done done = TRY(ask(facilitator_, OpenMeter{.programme = programme_, .closes = moment(story.closes, 17)}));
      return cast_ballots(service_, organisation_, RoundId(done.made), meter_voters(story, of_department_, plan_.language, meter_));
    });
    on(story.closes + 1, []() -> Result<void> { return {}; });
  }
}

Result<Told> Teller::tell() {
  TRY(found());
  TRY(bring_people());
  for (std::size_t i = 0; i < cycles().size(); ++i) plan_cycle(i);
  plan_meter();
  const Telling lent{[this](int day, std::function<Result<void>()> happen) { on(day, std::move(happen)); },
                     [this](std::size_t department, std::size_t number) { return somebody(department, number); },
                     [this] { return person(looks_along); }, service_, plan_.language, plan_.today, organisation_, founder_, facilitator_, programme_, of_department_, statements_};
  plan_value(lent, plan_.seed);
  plan_walls(lent);
  plan_outside(lent, plan_.seed);
  plan_circles(lent);
  plan_help(lent);
  on(-160, [this] { return open_introductions(); });
  on(-150, [this] { return make_links(); });
  on(-43, [this] { return measure_again(); });
  std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) { return a.day < b.day; });
  for (const Event& event : events_) {
    if (event.day > 0) break;
    move_to(moment(event.day, 9));
    if (const auto happened = event.happen(); !happened) {
      Error error = happened.error();
      error.message = "day " + std::to_string(event.day) + " of the demonstration: " + error.message;
      return Failure(std::move(error));
    }
  }
  move_to(moment(0, 9));
  return Told{organisation_, facilitator_, person(looks_along)};
}

}  // namespace

Result<Told> tell(Service& service, const std::function<void(Instant)>& set_clock, const Plan& plan) {
  return Teller(service, set_clock, plan).tell();
}

}  // namespace schakel::demo
