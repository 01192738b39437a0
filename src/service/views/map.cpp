#include "service/views/map.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace schakel::service {

using namespace domain;

namespace {

bool may_be_named(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  return found != state.people.end() && found->second.here && state.open_to_introductions.contains(person);
}

LinkLine line_of(const State& state, PersonId other, const std::string& border) {
  return {.other = other, .name = name_of(state.people.at(other).profile), .silo = silo_of(state, other, border)};
}

LinkLine suggested_line(const State& state, PersonId other, const std::string& border, const SuggestedLink& link) {
  LinkLine line = line_of(state, other, border);
  line.common = link.common;
  line.reason = link.reason;
  if (may_be_named(state, link.introducer)) line.introducer = name_of(state.people.at(link.introducer).profile);
  return line;
}

}  // namespace

std::set<LinkPair> links_made(const State& state) {
  std::set<LinkPair> made;
  if (state.links_intended.empty()) return made;
  for (std::size_t i = 0; i < state.ties.from.size(); ++i) {
    const auto intended = state.links_intended.find(link_between(state.ties.from[i], state.ties.to[i]));
    if (intended != state.links_intended.end() && intended->second < state.ties_at) made.insert(intended->first);
  }
  return made;
}

MyLinksView my_links_view(const State& state, const Viewer& viewer, const std::vector<SuggestedLink>& suggested) {
  MyLinksView view;
  if (state.borders.empty()) return view;
  view.border = state.borders.front();
  view.silo = silo_of(state, viewer.person, view.border);
  view.open = may_be_named(state, viewer.person);
  if (!view.open) return view;
  const auto other_of = [&](PersonId a, PersonId b) { return a == viewer.person ? b : b == viewer.person ? a : PersonId(); };
  const std::set<LinkPair> made = links_made(state);
  for (const auto& [pair, since] : state.links_intended) {
    const PersonId other = other_of(pair.a, pair.b);
    if (other.is_none() || !may_be_named(state, other)) continue;
    LinkLine line = line_of(state, other, view.border);
    line.stage = made.contains(pair) ? LinkStage::made : LinkStage::intended;
    line.since = since;
    if (const auto plan = state.links_planned.find(pair); plan != state.links_planned.end()) {
      line.task = plan->second.task.text;
      line.on = plan->second.on;
    }
    view.links.push_back(std::move(line));
  }
  for (const SuggestedLink& link : suggested) {
    const PersonId other = other_of(link.a, link.b);
    if (other.is_none() || !may_be_named(state, other)) continue;
    LinkLine line = suggested_line(state, other, view.border, link);
    const auto known = std::find_if(view.links.begin(), view.links.end(), [&](const LinkLine& one) { return one.other == other; });
    if (known != view.links.end()) {
      known->common = line.common;
      known->reason = std::move(line.reason);
      known->introducer = std::move(line.introducer);
    } else if (!held_out(link_between(link.a, link.b), state.ties.number)) {
      view.links.push_back(std::move(line));
    }
  }
  return view;
}

LinksCompared links_compared(const State& state, const std::vector<SuggestedLink>& suggested, std::uint32_t import) {
  std::map<LinkPair, bool> made;  // of each whether the present ties have it
  for (const SuggestedLink& link : suggested) {
    if (may_be_named(state, link.a) && may_be_named(state, link.b)) made.emplace(link_between(link.a, link.b), false);
  }
  for (std::size_t i = 0; i < state.ties.from.size() && !made.empty(); ++i) {
    const auto pair = made.find(link_between(state.ties.from[i], state.ties.to[i]));
    if (pair != made.end()) pair->second = true;
  }
  LinksCompared compared;
  for (const auto& [pair, is_made] : made) {
    const bool out = held_out(pair, import);
    ++(out ? compared.held_out : compared.shown);
    if (is_made) ++(out ? compared.held_out_made : compared.shown_made);
  }
  return compared;
}

LinksMadeView links_made_view(const State& state, const analysis::SiloMap& map) {
  const LinksCounted& counted = state.links_counted;
  LinksMadeView view{.border = map.border,
                     .ties_at = std::nullopt,
                     .made = {},
                     .effect = analysis::link_effect(counted.shown, counted.shown_made, counted.held_out, counted.held_out_made)};
  if (state.ties_at > Instant()) view.ties_at = state.ties_at;
  std::map<std::pair<std::string, std::string>, std::uint32_t> count;
  for (const LinkPair& pair : links_made(state)) {
    const std::string one = silo_of(state, pair.a, map.border), other = silo_of(state, pair.b, map.border);
    ++count[std::minmax(one, other)];
  }
  for (const auto& cell : map.exchange) {
    const auto found = count.find({cell.a, cell.b});
    if (cell.a != cell.b && cell.ties && found != count.end()) view.made.push_back({cell.a, cell.b, found->second});
  }
  return view;
}

}  // namespace schakel::service
