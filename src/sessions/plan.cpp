#include "sessions/plan.hpp"

#include <numeric>

#include "base/text.hpp"

namespace schakel::sessions {

using domain::PlannedStep;

namespace {

// The step that takes the rest is planned with none yet.
void plan_step(const ScriptStep& step, std::uint32_t people, PlannedStep planned, std::vector<PlannedStep>& plan) {
  planned.key = step.key;
  if (const auto each = number_for(step.each, people)) {
    planned.seconds = *each;
    planned.turns = people;
    for (planned.turn = 1; planned.turn <= people; ++planned.turn) plan.push_back(planned);
    return;
  }
  const auto fixed = number_for(step.seconds, people);
  if (!fixed && !step.rest) return;
  planned.seconds = fixed.value_or(0);
  plan.push_back(planned);
}

}  // namespace

std::uint32_t seconds_of(const std::vector<PlannedStep>& plan) {
  return std::accumulate(plan.begin(), plan.end(), 0U, [](std::uint32_t sum, const PlannedStep& step) { return sum + step.seconds; });
}

Result<std::vector<PlannedStep>> plan_of(const Script& script, std::uint32_t people) {
  const auto does_not_fit = [&] {
    return fail(ErrorKind::conflict, "The script " + script.id + " does not fit " + std::to_string(people) + " people.", "error.script_size",
                {{"script", script.name.nl}, {"people", std::to_string(people)}});
  };
  if (!names_size(script.sizes, people)) return does_not_fit();
  std::vector<PlannedStep> plan;
  for (const ScriptPart& part : script.parts) {
    const auto rounds = number_for(part.rounds, people);
    for (std::uint32_t round = 1; round <= rounds.value_or(1); ++round) {
      PlannedStep planned;
      if (rounds) planned.round = round, planned.rounds = *rounds;
      for (const ScriptStep& step : part.steps) plan_step(step, people, planned, plan);
    }
  }
  for (PlannedStep& step : plan) {
    if (step.seconds > 0) continue;
    const std::uint32_t whole = number_for(script.minutes, people).value_or(0) * 60;
    const std::uint32_t taken = seconds_of(plan);
    if (whole < taken + domain::step_seconds_least) return does_not_fit();
    step.seconds = whole - taken;
  }
  if (plan.empty()) return does_not_fit();
  return plan;
}

std::vector<domain::PersonId> people_of(const domain::State& state, const domain::Circle& circle) {
  std::vector<domain::PersonId> here;
  for (const domain::PersonId person : circle.people) {
    const auto found = state.people.find(person);
    if (found != state.people.end() && found->second.here) here.push_back(person);
  }
  return here;
}

namespace {

struct Chosen {
  const domain::Circle* circle = nullptr;
  const Script* script = nullptr;
};

// To who may not be in its sessions the circle is not there.
Result<Chosen> chosen(const domain::State& state, domain::PersonId asking, domain::CircleId id, const std::string& name, const std::vector<Script>& among) {
  const auto circle = state.circles.find(id);
  const bool may = circle != state.circles.end() && (asking.is_none() || domain::may_join_sessions(state, asking, circle->second));
  if (!may) {
    const std::string number = std::to_string(id.number());
    return fail(ErrorKind::not_found, "There is no circle " + number + ".", "error.unknown_circle", {{"number", number}});
  }
  const Script* script = script_named(among, name);
  if (script == nullptr) {
    return fail(ErrorKind::not_found, "There is no script " + shortened(name) + ".", "error.unknown_script", {{"script", shortened(name)}});
  }
  return Chosen{&circle->second, script};
}

domain::ShareKind kind_of(Writes writes) {
  switch (writes) {
    case Writes::moves: return domain::ShareKind::moves;
    case Writes::wish: return domain::ShareKind::wish;
    case Writes::hinders:
    case Writes::any: break;
  }
  return domain::ShareKind::hinders;
}

}  // namespace

Result<domain::StartSession> start_of(const domain::State& state, domain::PersonId asking, domain::CircleId id, const std::string& name,
                                      const std::vector<Script>& among) {
  const Chosen found = TRY(chosen(state, asking, id, name, among));
  domain::StartSession start{.circle = id, .script = found.script->id, .steps = {}};
  start.steps = TRY(plan_of(*found.script, static_cast<std::uint32_t>(people_of(state, *found.circle).size())));
  return start;
}

Result<domain::StartWritten> start_written_of(const domain::State& state, domain::PersonId asking, domain::CircleId id, const std::string& name,
                                              std::uint32_t days, Random chance, const std::vector<Script>& among) {
  const Chosen found = TRY(chosen(state, asking, id, name, among));
  if (found.script->in_writing.empty()) {
    return fail(ErrorKind::conflict, "The script " + found.script->id + " needs people together.", "error.script_not_in_writing", {{"script", found.script->name.nl}});
  }
  domain::StartWritten start{.circle = id, .script = found.script->id, .questions = {}, .order = people_of(state, *found.circle), .days = days};
  for (const InWriting& one : found.script->in_writing) start.questions.push_back({.key = one.step, .kind = kind_of(one.writes)});
  chance.shuffle(start.order);
  return start;
}

}  // namespace schakel::sessions
