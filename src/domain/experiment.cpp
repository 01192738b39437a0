#include "domain/experiment.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

Result<void> needs_keeper(const State& state, const Asking& asking, const Experiment& experiment) {
  if (asking.person.is_none()) return {};
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const bool keeps = experiment.owner == asking.person || experiment.buddy == asking.person;
  if (!keeps && !has_role(state, asking.person, Role::facilitator)) {
    return refuse("error.not_owner_or_buddy", {{"experiment", experiment.title}});
  }
  return {};
}

namespace {

Result<void> needs_running(const Experiment& experiment) {
  if (experiment.ending) return refuse("error.experiment_ended", {{"experiment", experiment.title}});
  return {};
}

Result<void> check_room_in_circle(const State& state, const Circle& circle) {
  if (!circle.announced) return refuse("error.circle_not_announced", {{"circle", circle.name}});
  const auto running = std::count_if(state.experiments.begin(), state.experiments.end(), [&](const auto& entry) {
    return entry.second.circle == circle.id && !entry.second.ending;
  });
  if (static_cast<std::size_t>(running) >= running_per_circle) {
    return refuse("error.too_many_running", {{"circle", circle.name}, {"most", std::to_string(running_per_circle)}});
  }
  return {};
}

// The silo somebody stands for in this experiment.
Result<std::string> own_silo(const State& state, const Programme& programme, PersonId person) {
  if (!contains(programme.people, person)) {
    return refuse("error.person_not_in_programme", {{"person", text_of(person)}, {"programme", programme.title}});
  }
  std::string silo = silo_of(state, person, programme.border);
  if (silo.empty()) return refuse("error.no_silo", {{"person", text_of(person)}, {"border", programme.border}});
  return silo;
}

Result<std::vector<Date>> check_ins_planned(const StartExperiment& asked, Instant now) {
  TRY(near_enough(asked.starts, now));
  std::vector<Date> planned = asked.planned;
  sort_once(planned);
  if (planned.empty()) return refuse("error.no_check_in");
  if (planned.size() > check_ins_most) {
    return refuse("error.too_many", {{"count", std::to_string(planned.size())},
                                     {"field", "check-ins"},
                                     {"most", std::to_string(check_ins_most)}});
  }
  if (planned.front() < asked.starts) {
    return refuse("error.check_in_before_start",
                  {{"date", to_text(planned.front())}, {"starts", to_text(asked.starts)}});
  }
  TRY(near_enough(planned.back(), now));
  return planned;
}

bool running_already(const State& state, const ExperimentStarted& started) {
  return std::any_of(state.experiments.begin(), state.experiments.end(), [&](const auto& entry) {
    const Experiment& experiment = entry.second;
    return experiment.proposal == started.proposal && experiment.title == started.title &&
           experiment.owner == started.owner && !experiment.ending;
  });
}

bool confirmed_by(const Experiment& experiment, const std::string& silo) {
  return std::any_of(experiment.confirmations.begin(), experiment.confirmations.end(),
                     [&](const Confirmation& confirmation) { return confirmation.silo == silo; });
}

Result<void> check_result(const Experiment& experiment) {
  if (!experiment.evidence) return refuse("error.no_evidence", {{"experiment", experiment.title}});
  std::string missing;
  for (const std::string& silo : experiment.silos) {
    if (!confirmed_by(experiment, silo)) missing += (missing.empty() ? "" : ", ") + silo;
  }
  if (missing.empty()) return {};
  return refuse("error.confirmations_missing", {{"experiment", experiment.title}, {"silos", missing}});
}

bool same_step(const std::optional<NextStep>& a, const std::optional<NextStep>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->obstacle == b->obstacle && a->step == b->step && a->expected == b->expected && a->look_on == b->look_on;
}

bool same_check_in(const CheckIn& a, const CheckIn& b) {
  return a.on == b.on && a.expected == b.expected && a.happened == b.happened && a.learned == b.learned && same_step(a.next, b.next);
}

Result<std::optional<NextStep>> step_after(const Experiment& experiment, const std::optional<NextStep>& asked, Instant now, Date today) {
  if (!asked) return std::optional<NextStep>();
  NextStep next{.obstacle = {}, .step = {}, .expected = {}, .look_on = asked->look_on};
  next.obstacle = TRY(optional_prose(asked->obstacle, "obstacle", reason_longest));
  next.step = TRY(prose(asked->step, "next_step", reason_longest));
  next.expected = TRY(prose(asked->expected, "expected", reason_longest));
  if (next.look_on <= today) return refuse("error.look_not_later", {{"date", to_text(next.look_on)}});
  TRY(near_enough(next.look_on, now));
  if (experiment.check_ins.size() + 1 >= check_ins_most) {
    return refuse("error.too_many", {{"count", std::to_string(check_ins_most + 1)}, {"field", "check-ins"}, {"most", std::to_string(check_ins_most)}});
  }
  return std::optional(std::move(next));
}

// The day a step can be seen takes the place of the planned days up to it. Check-ins beyond the plan count as planned for their day.
void plan_look(Experiment& experiment, Date day) {
  while (experiment.planned.size() < experiment.check_ins.size()) experiment.planned.push_back(experiment.check_ins[experiment.planned.size()].on);
  const auto left = experiment.planned.begin() + static_cast<std::ptrdiff_t>(experiment.check_ins.size());
  const auto later = std::upper_bound(left, experiment.planned.end(), day);
  experiment.planned.insert(experiment.planned.erase(left, later), day);
}

bool same_evidence(const Evidence& a, const Evidence& b) {
  return a.before == b.before && a.after == b.after && a.source == b.source;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const StartExperiment& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  const Programme& programme = state.programmes.at(proposal->programme);
  const CircleId circle_id = asked.circle.value_or(CircleId());
  const Circle* circle = circle_id.is_none() ? nullptr : TRY(existing(state, circle_id));
  TRY(existing(state, asked.owner));
  TRY(existing(state, asked.buddy));
  std::vector<std::string> silos = TRY(silos_named(state, programme, asked.silos));
  TRY(needs_facilitator(state, asking));
  if (proposal->decision != Decision::adopted) {
    return refuse("error.proposal_not_adopted", {{"proposal", proposal->title}});
  }
  ExperimentStarted started{.experiment = ExperimentId(state.last.experiment + 1),
                            .programme = programme.id,
                            .proposal = proposal->id,
                            .circle = circle_id,
                            .title = {},
                            .customer_value = proposal->customer_value,
                            .when = {},
                            .then = {},
                            .expected = {},
                            .owner = asked.owner,
                            .buddy = asked.buddy,
                            .silos = {},
                            .starts = asked.starts,
                            .planned = {}};
  started.title = TRY(line(asked.title, "title", name_longest));
  started.when = TRY(prose(asked.when, "when", reason_longest));
  started.then = TRY(prose(asked.then, "then", reason_longest));
  started.expected = TRY(prose(asked.expected, "expected", reason_longest));
  started.planned = TRY(check_ins_planned(asked, asking.now));
  if (running_already(state, started)) return refuse("error.experiment_exists", {{"title", started.title}});
  if (circle != nullptr) {
    if (circle->programme != programme.id) return refuse("error.other_programme", {{"what", "circle"}});
    TRY(check_room_in_circle(state, *circle));
  }
  std::string owners = TRY(own_silo(state, programme, asked.owner));
  std::string buddys = TRY(own_silo(state, programme, asked.buddy));
  if (owners == buddys) return refuse("error.same_silo", {{"silo", owners}});
  silos.push_back(std::move(owners));
  silos.push_back(std::move(buddys));
  sort_once(silos);
  started.silos = std::move(silos);
  return Facts{std::move(started)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MakeCheckIn& asked) {
  const Experiment* experiment = TRY(existing(state, asked.experiment));
  TRY(needs_keeper(state, asking, *experiment));
  TRY(needs_running(*experiment));
  CheckIn check_in{.on = today_in(state, asking.now), .expected = {}, .happened = {}, .learned = {}, .next = {}};
  check_in.expected = TRY(optional_prose(asked.expected, "expected", reason_longest));
  check_in.happened = TRY(prose(asked.happened, "happened", reason_longest));
  check_in.learned = TRY(optional_prose(asked.learned, "learned", reason_longest));
  check_in.next = TRY(step_after(*experiment, asked.next, asking.now, check_in.on));
  const bool again = !experiment->check_ins.empty() && same_check_in(experiment->check_ins.back(), check_in);
  if (again) return Facts{};
  return Facts{CheckedIn{.experiment = experiment->id, .check_in = std::move(check_in)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const GiveEvidence& asked) {
  const Experiment* experiment = TRY(existing(state, asked.experiment));
  TRY(needs_keeper(state, asking, *experiment));
  TRY(needs_running(*experiment));
  Evidence evidence;
  evidence.before = TRY(prose(asked.evidence.before, "before", reason_longest));
  evidence.after = TRY(prose(asked.evidence.after, "after", reason_longest));
  evidence.source = TRY(prose(asked.evidence.source, "source", reason_longest));
  if (experiment->evidence && same_evidence(*experiment->evidence, evidence)) return Facts{};
  return Facts{EvidenceGiven{.experiment = experiment->id, .evidence = std::move(evidence)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ConfirmResult& asked) {
  const Experiment* experiment = TRY(existing(state, asked.experiment));
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  std::string silo = silo_of(state, asking.person, state.programmes.at(experiment->programme).border);
  if (!contains(experiment->silos, silo)) {
    return refuse("error.silo_not_involved", {{"experiment", experiment->title}});
  }
  TRY(needs_running(*experiment));
  if (!experiment->evidence) return refuse("error.no_evidence", {{"experiment", experiment->title}});
  if (confirmed_by(*experiment, silo)) return Facts{};
  return Facts{ResultConfirmed{.experiment = experiment->id,
                               .confirmation = {.silo = std::move(silo), .person = asking.person}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EndExperiment& asked) {
  const Experiment* experiment = TRY(existing(state, asked.experiment));
  TRY(needs_keeper(state, asking, *experiment));
  TRY(needs_running(*experiment));
  if (asked.ending == Ending::result) TRY(check_result(*experiment));
  std::string lesson = TRY(prose(asked.lesson, "lesson", reason_longest));
  return Facts{ExperimentEnded{.experiment = experiment->id,
                               .ending = asked.ending,
                               .lesson = std::move(lesson),
                               .on = today_in(state, asking.now)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const CheckLasting& asked) {
  const Experiment* experiment = TRY(existing(state, asked.experiment));
  TRY(needs_keeper(state, asking, *experiment));
  if (experiment->ending != Ending::result) {
    return refuse("error.not_a_result", {{"experiment", experiment->title}});
  }
  const Date from = experiment->ended + lasting_check_after;
  if (today_in(state, asking.now) < from) {
    return refuse("error.lasting_too_early", {{"experiment", experiment->title}, {"from", to_text(from)}});
  }
  std::string note = TRY(optional_prose(asked.note, "note", reason_longest));
  if (experiment->lasts == asked.lasts) return Facts{};
  if (experiment->lasts) return refuse("error.lasting_checked", {{"experiment", experiment->title}});
  return Facts{LastingChecked{.experiment = experiment->id, .lasts = asked.lasts, .note = std::move(note)}};
}

void fold_in(State& state, const ExperimentStarted& fact, Instant) {
  Experiment& experiment = state.experiments[fact.experiment];
  experiment = {};
  experiment.id = fact.experiment;
  experiment.programme = fact.programme;
  experiment.proposal = fact.proposal;
  experiment.circle = fact.circle;
  experiment.title = fact.title;
  experiment.customer_value = fact.customer_value;
  experiment.when = fact.when;
  experiment.then = fact.then;
  experiment.expected = fact.expected;
  experiment.owner = fact.owner;
  experiment.buddy = fact.buddy;
  experiment.silos = fact.silos;
  experiment.starts = fact.starts;
  experiment.planned = fact.planned;
  if (const Programme* programme = known(state.programmes, fact.programme)) experiment.sentence = programme->sentence;
  state.last.experiment = std::max(state.last.experiment, fact.experiment.number());
}

void fold_in(State& state, const CheckedIn& fact, Instant) {
  Experiment* experiment = known(state.experiments, fact.experiment);
  if (experiment == nullptr) return;
  experiment->check_ins.push_back(fact.check_in);
  if (fact.check_in.next) plan_look(*experiment, fact.check_in.next->look_on);
}

void fold_in(State& state, const EvidenceGiven& fact, Instant) {
  Experiment* experiment = known(state.experiments, fact.experiment);
  if (experiment == nullptr) return;
  experiment->evidence = fact.evidence;
  experiment->confirmations.clear();
}

void fold_in(State& state, const ResultConfirmed& fact, Instant) {
  if (Experiment* experiment = known(state.experiments, fact.experiment)) {
    experiment->confirmations.push_back(fact.confirmation);
  }
}

void fold_in(State& state, const ExperimentEnded& fact, Instant) {
  Experiment* experiment = known(state.experiments, fact.experiment);
  if (experiment == nullptr) return;
  experiment->ending = fact.ending;
  experiment->lesson = fact.lesson;
  experiment->ended = fact.on;
}

void fold_in(State& state, const LastingChecked& fact, Instant) {
  if (Experiment* experiment = known(state.experiments, fact.experiment)) experiment->lasts = fact.lasts;
}

}  // namespace schakel::domain
