#include "domain/harvest.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

ShareKind kind_of(HarvestKind kind) {
  switch (kind) {
    case HarvestKind::insight: return ShareKind::moves;
    case HarvestKind::tension: return ShareKind::hinders;
    case HarvestKind::next_step: return ShareKind::wish;
  }
  return ShareKind::hinders;
}

namespace {

struct Line {
  const Harvest* harvest = nullptr;
  const Circle* circle = nullptr;
};

Result<Line> line_of(const State& state, const Asking& asking, HarvestId id) {
  const Harvest* harvest = TRY(existing(state.harvests, id, "error.unknown_harvest"));
  const Circle& circle = state.circles.at(harvest->circle);
  const bool theirs = is_member(state, circle, asking.person) && was_there(circle, asking.person, harvest->written);
  if (!theirs) return refuse("error.unknown_harvest", {{"number", text_of(id)}});
  if (circle.forgotten) return refuse("error.circle_forgotten", {{"circle", circle.name}});
  return Line{harvest, &circle};
}

// Whether all agreed who were in the circle when it was written, counting this one.
bool all_agree(const State& state, const Circle& circle, const Harvest& line, PersonId and_this_one) {
  return std::all_of(circle.people.begin(), circle.people.end(), [&](PersonId person) {
    return person == and_this_one || !is_here(state, person) || contains(line.agreed, person) || !was_there(circle, person, line.written);
  });
}

// The statement it becomes. No lock opens it: it is nobody's alone.
Facts shared(const State& state, const Harvest& harvest, const Circle& circle, const Programme& programme) {
  const StatementId statement(state.last.statement + 1);
  return {StatementPublished{.statement = statement,
                             .programme = circle.programme,
                             .cycle = programme.cycle,
                             .kind = kind_of(harvest.kind),
                             .text = harvest.text.text,
                             .lock = {}},
          HarvestShared{.harvest = harvest.id, .statement = statement}};
}

Result<Facts> kept_inside(const State& state, const Harvest& harvest) {
  if (harvest.stage == HarvestStage::kept) return Facts{};
  if (harvest.stage == HarvestStage::asked) return Facts{HarvestKept{harvest.id}};
  if (state.index.voted_on.count(harvest.statement) != 0) return refuse("error.voting_opened");
  Facts facts;
  if (!state.statements.at(harvest.statement).withdrawn) facts.push_back(StatementWithdrawn{harvest.statement});
  facts.push_back(HarvestKept{harvest.id});
  return facts;
}

// A line that this member reads, so that asking tells nobody of one they do not.
bool written_before(const State& state, const Circle& circle, PersonId member, const WriteHarvest& asked, const std::string& text) {
  const auto lines = state.index.harvest_of.find(asked.circle);
  if (lines == state.index.harvest_of.end()) return false;
  return std::any_of(lines->second.begin(), lines->second.end(), [&](HarvestId id) {
    const Harvest& harvest = state.harvests.at(id);
    if (!was_there(circle, member, harvest.written)) return false;
    return harvest.kind == asked.kind && harvest.text.text == text && harvest.stage != HarvestStage::kept;
  });
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const WriteHarvest& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  if (!is_member(state, *circle, asking.person)) return refuse("error.unknown_circle", {{"number", text_of(asked.circle)}});
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  TRY(needs_running(state.programmes.at(circle->programme)));
  std::string text = TRY(prose(asked.text, "text", statement_longest));
  if (written_before(state, *circle, asking.person, asked, text)) return Facts{};
  const auto lines = state.index.harvest_of.find(circle->id);
  if (lines != state.index.harvest_of.end() && lines->second.size() >= harvest_most) {
    return refuse("error.harvest_most", {{"circle", circle->name}, {"most", std::to_string(harvest_most)}});
  }
  const HarvestId id(state.last.harvest + 1);
  return Facts{HarvestWritten{.harvest = id, .circle = circle->id, .kind = asked.kind, .text = {.owner = key_owner(circle->id), .text = std::move(text)}},
               HarvestAgreed{.harvest = id, .person = asking.person}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AgreeHarvest& asked) {
  const Line of = TRY(line_of(state, asking, asked.harvest));
  if (!asked.agree) return kept_inside(state, *of.harvest);
  if (of.harvest->stage == HarvestStage::shared) return Facts{};
  if (of.harvest->stage == HarvestStage::kept) return refuse("error.harvest_kept");
  Facts facts;
  if (!contains(of.harvest->agreed, asking.person)) facts.push_back(HarvestAgreed{.harvest = of.harvest->id, .person = asking.person});
  if (!all_agree(state, *of.circle, *of.harvest, asking.person)) return facts;
  const Programme& programme = state.programmes.at(of.circle->programme);
  TRY(needs_running(programme));
  for (Fact& fact : shared(state, *of.harvest, *of.circle, programme)) facts.push_back(std::move(fact));
  return facts;
}

void fold_in(State& state, const HarvestWritten& fact, Instant at) {
  state.harvests[fact.harvest] = {.id = fact.harvest, .circle = fact.circle, .kind = fact.kind, .text = fact.text, .agreed = {}, .statement = {}, .written = at};
  state.index.harvest_of[fact.circle].push_back(fact.harvest);
  state.last.harvest = std::max(state.last.harvest, fact.harvest.number());
}

void fold_in(State& state, const HarvestAgreed& fact, Instant) {
  Harvest* harvest = known(state.harvests, fact.harvest);
  if (harvest == nullptr) return;
  harvest->agreed.push_back(fact.person);
  sort_once(harvest->agreed);
}

void fold_in(State& state, const HarvestKept& fact, Instant) {
  Harvest* harvest = known(state.harvests, fact.harvest);
  if (harvest == nullptr) return;
  harvest->stage = HarvestStage::kept;
  harvest->agreed.clear();
}

void fold_in(State& state, const HarvestShared& fact, Instant) {
  if (Statement* statement = known(state.statements, fact.statement)) statement->by_circle = true;
  Harvest* harvest = known(state.harvests, fact.harvest);
  if (harvest == nullptr) return;
  harvest->stage = HarvestStage::shared;
  harvest->statement = fact.statement;
  harvest->agreed.clear();
}

}  // namespace schakel::domain
