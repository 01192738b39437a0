// What takes a while: common ground, and circles with their reasons; the silo map is in service_map.cpp. Computed beside the writer from a copy of
// what it needs, and kept.

#include <algorithm>
#include <iterator>
#include <map>

#include "service/ballots.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// --- circles

struct Placing {
  RosterOf people;
  std::map<PersonId, std::uint32_t> index;
  analysis::ComposeRules rules;
  std::string border;

  [[nodiscard]] std::vector<std::uint32_t> indexes(const std::vector<PersonId>& of) const {
    std::vector<std::uint32_t> found;
    for (const PersonId person : of) {
      if (const auto at = index.find(person); at != index.end()) found.push_back(at->second);
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

Result<Placing> placing_in(const State& state, ProgrammeId id) {
  const auto programme = state.programmes.find(id);
  if (programme == state.programmes.end()) return not_found("programme", id.number(), "error.unknown_programme");
  Placing placing;
  placing.border = programme->second.border;
  placing.rules.border = TRY(border_in(state, placing.border));
  std::vector<PersonId> all = programme->second.people;
  for (const auto& [circle_id, circle] : state.circles) {
    if (circle.programme == id) all.insert(all.end(), circle.people.begin(), circle.people.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (!all.empty()) placing.people = roster_of(state, all);
  placing.people.roster.borders = state.borders;
  for (std::uint32_t i = 0; i < placing.people.people.size(); ++i) placing.index[placing.people.people[i]] = i;
  for (const auto& [circle_id, circle] : state.circles) {
    const bool earlier = circle.programme != id || circle.cycle < programme->second.cycle;
    if (circle.announced && earlier) placing.rules.history.push_back(placing.indexes(circle.people));
  }
  return placing;
}

// Circles that stay as they are: announced in this cycle, or locked in the draft. Only for composing.
void keep_fixed(Placing& placing, const State& state, ProgrammeId id) {
  const std::uint32_t cycle = state.programmes.at(id).cycle;
  for (const auto& [circle_id, circle] : state.circles) {
    if (circle.programme != id || circle.cycle != cycle || !(circle.locked || circle.announced)) continue;
    placing.rules.fixed.push_back(placing.indexes(circle.people));
  }
}

// Those who are only there because they were in an earlier circle are not placed: each is fixed by themselves.
void leave_out_others(Placing& placing, const State& state, ProgrammeId id) {
  const std::vector<PersonId>& invited = state.programmes.at(id).people;
  for (const auto& [person, index] : placing.index) {
    if (!std::binary_search(invited.begin(), invited.end(), person)) placing.rules.fixed.push_back({index});
  }
}

void add_walls(Inside& inside, const Running& of, Placing& placing) {
  const auto map = map_of(inside, of, {.border = placing.border});
  if (!map) return;  // without ties there are no walls to cover
  for (const analysis::MapCell& cell : map->exchange) {
    if (cell.verdict == "wall" && cell.a != cell.b) placing.rules.walls.emplace_back(cell.a, cell.b);
  }
}

Result<analysis::Composition> reviewed(const Placing& placing, const std::vector<CircleView>& circles) {
  std::vector<std::vector<std::uint32_t>> lists;
  for (const CircleView& circle : circles) {
    std::vector<PersonId> people;
    for (const PersonLine& person : circle.people) people.push_back(person.id);
    lists.push_back(placing.indexes(people));
  }
  return analysis::review_circles(placing.people.roster, lists, placing.rules);
}

void give_reasons(std::vector<CircleView>& circles, const analysis::Composition& review) {
  for (std::size_t i = 0; i < circles.size() && i < review.circles.size(); ++i) {
    circles[i].reasons = review.circles[i].reasons;
    circles[i].violations = review.circles[i].violations;
  }
}

Result<CirclesView> circles_with_reasons(Inside& inside, const Running& of, const Viewer& viewer, ProgrammeId id,
                                         std::uint64_t& position) {
  CirclesView view;
  Placing placing;
  {
    const auto guard = of.lock();
    position = of.position();
    view = TRY(circles_view(of.state(), viewer, id));
    placing = TRY(placing_in(of.state(), id));
  }
  add_walls(inside, of, placing);
  if (!view.draft.empty()) {
    const analysis::Composition review = TRY(reviewed(placing, view.draft));
    give_reasons(view.draft, review);
    view.score = review.mean;
    view.bound = review.bound;
    view.obstacles = review.obstacles;
  }
  if (!view.announced.empty()) give_reasons(view.announced, TRY(reviewed(placing, view.announced)));
  return view;
}

// Circles of this cycle that somebody can still come into, the emptiest first: of very many a few are looked at.
std::vector<CircleView> with_room(const CirclesView& view) {
  constexpr std::size_t looked_at = 40;
  std::vector<CircleView> found;
  std::copy_if(view.announced.begin(), view.announced.end(), std::back_inserter(found), [](const CircleView& circle) { return circle.people.size() < circle_largest; });
  std::stable_sort(found.begin(), found.end(), [](const CircleView& a, const CircleView& b) { return a.people.size() < b.people.size(); });
  if (found.size() > looked_at) found.resize(looked_at);
  return found;
}

// Each is judged with them in it.
Result<CirclePlacesView> places_for(Inside& inside, const Running& of, const Viewer& viewer, ProgrammeId id, PersonId person) {
  constexpr std::size_t told = 5;
  CirclesView view;
  Placing placing;
  {
    const auto guard = of.lock();
    view = TRY(circles_view(of.state(), viewer, id));
    placing = TRY(placing_in(of.state(), id));
  }
  const auto who = std::find_if(view.without.begin(), view.without.end(), [&](const PersonLine& one) { return one.id == person; });
  if (who == view.without.end()) return not_found("person", person.number(), "error.unknown_person");
  add_walls(inside, of, placing);
  std::vector<std::pair<double, CirclePlace>> places;
  for (CircleView& circle : with_room(view)) {
    circle.people.push_back(*who);
    const analysis::Composition review = TRY(reviewed(placing, {circle}));
    circle.people.pop_back();
    const analysis::ComposedCircle& judged = review.circles.front();
    const double worse = static_cast<double>(judged.violations.size());
    places.push_back({judged.score - worse, {.circle = circle.id, .name = circle.name, .people = circle.people, .reasons = judged.reasons, .violations = judged.violations}});
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  CirclePlacesView found{.person = *who, .places = {}};
  for (auto& [score, place] : places) {
    if (found.places.size() < told) found.places.push_back(std::move(place));
  }
  return found;
}

DraftCircles as_draft(const analysis::Composition& composed, const Placing& placing, ProgrammeId programme) {
  DraftCircles draft{.programme = programme, .circles = {}};
  for (const analysis::ComposedCircle& circle : composed.circles) {
    PlannedCircle planned{.name = {}, .goal = circle.goal, .people = {}};
    for (const std::uint32_t index : circle.people) planned.people.push_back(placing.people.people[index]);
    draft.circles.push_back(std::move(planned));
  }
  return draft;
}

Result<DraftCircles> composed(Inside& inside, const Running& of, const ComposeOrder& order) {
  Placing placing;
  {
    const auto guard = of.lock();
    placing = TRY(placing_in(of.state(), order.programme));
    keep_fixed(placing, of.state(), order.programme);
    leave_out_others(placing, of.state(), order.programme);
  }
  add_walls(inside, of, placing);
  placing.rules.size = order.size;
  placing.rules.seed = Seed{order.seed};
  return as_draft(TRY(analysis::compose_circles(placing.people.roster, placing.rules)), placing, order.programme);
}

// --- results

Result<const Round*> closed_round(const State& state, RoundId id) {
  const auto round = state.rounds.find(id);
  if (round == state.rounds.end()) return not_found("round", id.number(), "error.unknown_round");
  // What people mean, and what a link meter says, have results of their own (service_value.cpp, service_meter.cpp).
  if (round->second.kind == RoundKind::marking || round->second.kind == RoundKind::meter) return not_found("round", id.number(), "error.unknown_round");
  if (round->second.closed) return &round->second;
  return fail(ErrorKind::conflict, "the round \"" + round->second.title + "\" is open; there are no results before it closes",
              "error.round_open", {{"round", round->second.title}});
}

Result<analysis::CommonGround> ground_of(Inside& inside, const Running& of, RoundId id) {
  const std::pair key(of.id(), id);
  if (auto kept = inside.grounds.find(key, 0)) return std::move(*kept);
  const Round round = TRY(of.read([&](const Running& running) -> Result<Round> { return *TRY(closed_round(running.state(), id)); }));
  std::vector<std::string> texts;
  for (journal::StoredSheet& sheet : TRY(inside.journal->sheets(of.id(), id))) texts.push_back(std::move(sheet.sheet));
  const analysis::GroundRules rules{.limit = round.limit};
  auto ground = TRY(analysis::find_common_ground(TRY(sheets_for_analysis(round, texts)), rules));
  inside.grounds.keep(key, 0, ground);  // a closed box never changes
  return ground;
}

}  // namespace

void Service::circle_places(Who who, ProgrammeId programme, PersonId person, Then<CirclePlacesView> then) {
  Inside::compute<CirclePlacesView>(
      *parts_->computing,
      [this, who, programme, person]() -> Result<CirclePlacesView> {
        return places_for(*parts_, *TRY(parts_->running(who.organisation)), viewer(who), programme, person);
      },
      std::move(then));
}

void Service::result(Who who, RoundId id, Then<ResultView> then) {
  Inside::compute<ResultView>(
      *parts_->computing,
      [this, who, id]() -> Result<ResultView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        ResultView view;
        view.ground = TRY(ground_of(*parts_, of, id));
        const auto guard = of.lock();
        const Round& round = *TRY(closed_round(of.state(), id));
        view.round = round_line(of.state(), round, who.person);
        view.statements = statements_of(of.state(), round);
        view.ways = ways_of(of.state(), round, who.person);
        return view;
      },
      std::move(then));
}

void Service::customer_result(Who who, RoundId id, Then<CustomerRoundView> then) {
  Inside::compute<CustomerRoundView>(
      *parts_->computing,
      [this, who, id]() -> Result<CustomerRoundView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        {
          const auto guard = of.lock();
          const auto round = of.state().rounds.find(id);
          const bool theirs = round != of.state().rounds.end() && !round->second.customers.empty() && is_customer(of.state(), round->second.programme, who.person);
          if (!theirs) return not_found("round", id.number(), "error.unknown_round");
        }
        const analysis::CommonGround ground = TRY(ground_of(*parts_, of, id));
        const auto guard = of.lock();
        return customer_round_view(of.state(), *TRY(closed_round(of.state(), id)), ground, who.person);
      },
      std::move(then));
}

void Service::circles(Who who, ProgrammeId programme, Then<CirclesView> then) {
  Inside::compute<CirclesView>(
      *parts_->computing,
      [this, who, programme]() -> Result<CirclesView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const std::pair key(who.organisation, programme);
        const std::uint64_t before = of.read([](const Running& running) { return running.position(); });
        // Every facilitator sees the same; who is none is refused by the view, and not answered from what was kept.
        if (who.facilitator) {
          if (auto kept = parts_->circles.find(key, before)) return std::move(*kept);
        }
        std::uint64_t position = 0;
        CirclesView view = TRY(circles_with_reasons(*parts_, of, viewer(who), programme, position));
        if (who.facilitator) parts_->circles.keep(key, position, view);
        return view;
      },
      std::move(then));
}

void Service::compose(Who who, ComposeOrder order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->computing->add([this, who, order, id = std::move(command_id), then] {
    const auto draft = attempt([&]() -> Result<DraftCircles> {
      return composed(*parts_, *TRY(parts_->running(who.organisation)), order);
    });
    if (!draft) return then(Failure(draft.error()));
    submit(who, *draft, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
