#include "service/views/wall.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

WallLine wall_line(const State& state, const Viewer& viewer, const Wall& wall) {
  const std::string border = border_of(state, wall.programme);
  const Date today = today_in(state, viewer.now);
  const bool hinders_mine = contains(wall.silos, silo_of(state, viewer.person, border));
  WallLine line{.id = wall.id,
                .programme = wall.programme,
                .title = wall.title.text,
                .status = status_of(wall),
                .silos = wall.silos,
                .owner = person_line(state, wall.owner, border),
                .answer = wall.answer,
                .costs = analysis::costs_of(wall, today),
                .registered = wall.events.front().on,
                .next = {},
                .late = !wall.ending && wall.next < today,
                .mine = wall.owner == viewer.person || wall.keeper == viewer.person || hinders_mine};
  line.owner.silo = wall.owner_silo;  // as it was when they were asked
  if (!wall.ending) line.next = wall.next;
  return line;
}

// The silos whose name may stand beside their estimate, by the sizes of today.
std::vector<std::string> named_beside(const State& state, const Wall& wall) {
  std::vector<SiloSize> sizes;
  std::vector<PersonId> everybody;
  for (const auto& [id, person] : state.people) {
    if (person.here) everybody.push_back(id);
  }
  for (const SiloSize& size : silos_of(state, everybody, border_of(state, wall.programme))) {
    if (contains(wall.silos, size.silo)) sizes.push_back(size);
  }
  return silos_named(std::move(sizes), state.limit.people);
}

std::vector<EstimateLine> estimate_lines(const State& state, const Wall& wall, const std::string& own_silo, Date today) {
  const auto named = named_beside(state, wall);
  std::vector<EstimateLine> lines;
  for (const Estimate* one : estimates_on(wall.estimates, today)) {
    const bool mine = one->silo == own_silo;
    lines.push_back({.silo = mine || contains(named, one->silo) ? one->silo : std::string(),
                     .hours = one->hours,
                     .euros = one->euros,
                     .basis = text_of(one->basis),
                     .mine = mine});
  }
  return lines;
}

std::vector<WallEventLine> event_lines(const State& state, const Wall& wall, const std::string& border) {
  const auto named = named_beside(state, wall);
  std::vector<WallEventLine> lines;
  for (auto event = wall.events.rbegin(); event != wall.events.rend(); ++event) {
    WallEventLine line{.on = event->on,
                       .kind = event->kind,
                       .by = {},
                       .silo = event->silo,
                       .text = text_of(event->text),
                       .answer = event->answer,
                       .proposal = {},
                       .next = event->next};
    if (!event->by.is_none()) {
      line.by = person_line(state, event->by, border);
      line.by->silo = event->silo;
    } else if (!contains(named, event->silo)) {
      line.silo.clear();
    }
    if (const Proposal* proposal = at(state.proposals, event->proposal)) line.proposal = proposal->title;
    lines.push_back(std::move(line));
  }
  return lines;
}

WayProposal way_of(const State& state, const Proposal& proposal) {
  WayProposal way{
      .id = proposal.id, .title = proposal.title, .stage = proposal.stage, .decision = proposal.decision, .experiments = {}};
  for (const auto& [id, one] : state.experiments) {
    if (one.proposal == proposal.id) way.experiments.push_back({id, one.title, one.ending});
  }
  return way;
}

void show_rights(const State& state, const Viewer& viewer, const Wall& wall, const std::string& own_silo, WallView& view) {
  const bool open = !wall.ending;
  const bool hindered = contains(wall.silos, own_silo);
  const bool responsible = viewer.facilitator || wall.owner == viewer.person || wall.keeper == viewer.person;
  view.may_answer = open && wall.owner == viewer.person;
  view.may_estimate = hindered && wall.ending != WallEnding::gone;
  view.may_note = open && responsible;
  view.may_reopen = !open && (viewer.facilitator || hindered);
  view.may_ask = open && viewer.facilitator;
  for (const auto& [id, proposal] : state.proposals) {
    const bool fits = proposal.programme == wall.programme && !contains(wall.proposals, id);
    if (view.may_ask && fits) view.may_link.push_back(way_of(state, proposal));
  }
}

}  // namespace

Result<WallsView> walls_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  const Date today = today_in(state, viewer.now);
  WallsView view{.programme = id,
                 .title = programme->title,
                 .border = programme->border,
                 .today = today,
                 .may_register = viewer.facilitator && !programme->ended,
                 .walls = {},
                 .waste = analysis::waste_found(state, id, today)};
  for (auto it = state.walls.rbegin(); it != state.walls.rend(); ++it) {
    if (it->second.programme == id) view.walls.push_back(wall_line(state, viewer, it->second));
  }
  std::stable_sort(view.walls.begin(), view.walls.end(), [](const WallLine& a, const WallLine& b) {
    if (a.next.has_value() != b.next.has_value()) return a.next.has_value();
    return a.next && *a.next < *b.next;
  });
  return view;
}

Result<WallView> wall_view(const State& state, const Viewer& viewer, WallId id) {
  const Wall* wall = at(state.walls, id);
  if (wall == nullptr) return unknown("wall", id.number());
  const Programme& programme = state.programmes.at(wall->programme);
  const std::string own_silo = silo_of(state, viewer.person, programme.border);
  WallView view{.wall = wall_line(state, viewer, *wall),
                .text = wall->text.text,
                .border = programme.border,
                .programme_title = programme.title,
                .keeper = person_line(state, wall->keeper, programme.border)};
  if (const Statement* statement = at(state.statements, wall->statement)) {
    view.statement = statement->id;
    view.statement_text = words_of(*statement);
  }
  view.estimates = estimate_lines(state, *wall, own_silo, today_in(state, viewer.now));
  view.events = event_lines(state, *wall, programme.border);
  for (const ProposalId proposal : wall->proposals) {
    if (const Proposal* found = at(state.proposals, proposal)) view.proposals.push_back(way_of(state, *found));
  }
  show_rights(state, viewer, *wall, own_silo, view);
  return view;
}

}  // namespace schakel::service
