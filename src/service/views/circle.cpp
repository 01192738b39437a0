// Circles: as the composer shows them to a facilitator, and as their members see them.

#include <algorithm>
#include <set>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"
#include "service/views/programme.hpp"
#include "service/views/session.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::vector<PersonLine> lines_of(const State& state, const std::vector<PersonId>& people, std::string_view border) {
  std::vector<PersonLine> lines;
  for (const PersonId person : people) lines.push_back(person_line(state, person, border));
  return lines;
}

CircleView circle_view(const State& state, const Circle& circle, std::string_view border) {
  return {.id = circle.id,
          .name = circle.name,
          .goal = circle.goal,
          .people = lines_of(state, circle.people, border),
          .locked = circle.locked,
          .announced = circle.announced,
          .met = circle.met,
          .reasons = {},
          .violations = {}};
}

// What its members showed it since this one is in it; who took a share back took it from here too.
std::vector<CircleShare> shares_in(const State& state, const Circle& circle, const Viewer& viewer, std::string_view border) {
  std::vector<CircleShare> shares;
  const auto shown = state.index.shares_in.find(circle.id);
  if (shown == state.index.shares_in.end()) return shares;
  for (const ShareId id : shown->second) {
    const Share* share = at(state.shares, id);
    if (share == nullptr || share->withdrawn || share->reach != ShareReach::my_circle || share->circle != circle.id) continue;
    if (!reads_share(state, circle, *share, viewer.person)) continue;
    shares.push_back({.id = id,
                      .author = person_line(state, share->author, border),
                      .kind = share->kind,
                      .text = text_of(share->text),
                      .mine = share->author == viewer.person});
  }
  return shares;
}

std::vector<HarvestLine> harvest_of(const State& state, const Circle& circle, const Viewer& viewer) {
  std::vector<HarvestLine> lines;
  const auto found = state.index.harvest_of.find(circle.id);
  if (found == state.index.harvest_of.end()) return lines;
  for (auto id = found->second.rbegin(); id != found->second.rend(); ++id) {
    const Harvest& harvest = state.harvests.at(*id);
    if (!was_there(circle, viewer.person, harvest.written)) continue;
    const Statement* shared = at(state.statements, harvest.statement);
    lines.push_back({.id = *id,
                     .kind = harvest.kind,
                     .text = text_of(harvest.text),
                     .stage = harvest.stage,
                     .agreed = contains(harvest.agreed, viewer.person),
                     .aside = shared != nullptr && shared->set_aside.has_value()});
  }
  return lines;
}

// Of those that this member is in: the one in writing that goes on, else the last that was.
std::optional<WrittenId> written_of(const State& state, CircleId circle, PersonId member) {
  const WrittenSession* const now = written_in(state, circle);
  if (now != nullptr && takes_part(*now, member)) return now->id;
  for (auto it = state.written.rbegin(); it != state.written.rend(); ++it) {
    if (it->second.circle == circle && takes_part(it->second, member)) return it->first;
  }
  return std::nullopt;
}

std::vector<Newcomer> newcomers_in(const State& state, const Circle& circle, const Viewer& viewer, std::string_view border) {
  std::vector<Newcomer> all;
  for (const auto& [person, at] : circle.joined) {
    if (person != viewer.person && state.people.at(person).here) all.push_back({.person = person_line(state, person, border), .on = today_in(state, at)});
  }
  return all;
}

MyCircleView my_circle_view(const State& state, const Viewer& viewer, const Circle& circle) {
  const std::string border = border_of(state, circle.programme);
  const auto joined = circle.joined.find(viewer.person);
  const std::optional<Date> since = joined == circle.joined.end() ? std::nullopt : std::optional(today_in(state, joined->second));
  return {.id = circle.id,
          .programme = circle.programme,
          .name = circle.name,
          .goal = circle.goal,
          .people = lines_of(state, circle.people, border),
          .shares = shares_in(state, circle, viewer, border),
          .since = since,
          .newcomers = newcomers_in(state, circle, viewer, border),
          .until = circle.until,
          .met = circle.met,
          .session = live_session_of(state, circle.id),
          .written = written_of(state, circle.id, viewer.person),
          .writes = written_in(state, circle.id) != nullptr,
          .harvest = harvest_of(state, circle, viewer)};
}

}  // namespace

Result<CirclesView> circles_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  if (!viewer.facilitator) {
    return fail(ErrorKind::forbidden, "Only a facilitator may do this.", "error.not_a_facilitator");
  }
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  CirclesView view{.programme = id, .programme_title = programme->title, .border = programme->border};
  std::set<PersonId> placed;
  for (const auto& [number, circle] : state.circles) {
    if (circle.programme != id || circle.cycle != programme->cycle) continue;
    (circle.announced ? view.announced : view.draft).push_back(circle_view(state, circle, programme->border));
    placed.insert(circle.people.begin(), circle.people.end());
  }
  for (const PersonId person : here_of(state, programme->people)) {
    if (placed.count(person) == 0) view.without.push_back(person_line(state, person, programme->border));
  }
  return view;
}

MyCirclesView my_circles_view(const State& state, const Viewer& viewer) {
  MyCirclesView view;
  const auto mine = state.index.circles_of.find(viewer.person);
  if (mine == state.index.circles_of.end()) return view;
  for (const CircleId id : mine->second) {
    const Circle* circle = at(state.circles, id);
    if (circle == nullptr || !circle->announced || !contains(circle->people, viewer.person)) continue;
    view.circles.push_back(my_circle_view(state, viewer, *circle));
  }
  std::sort(view.circles.begin(), view.circles.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
  return view;
}

}  // namespace schakel::service
