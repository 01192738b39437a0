#include "service/views/links.hpp"

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

PersonId other_of(const Viewer& viewer, LinkPair pair) { return pair.a == viewer.person ? pair.b : pair.b == viewer.person ? pair.a : PersonId(); }

LinkLine* line_with(MyLinksView& view, PersonId other) {
  const auto found = std::find_if(view.links.begin(), view.links.end(), [&](const LinkLine& one) { return one.other == other; });
  return found == view.links.end() ? nullptr : &*found;
}

void add_intended(const State& state, const Viewer& viewer, MyLinksView& view) {
  const std::set<LinkPair> made = links_made(state);
  for (const auto& [pair, since] : state.links_intended) {
    const PersonId other = other_of(viewer, pair);
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
}

// Whoever asked sees where it stands; the other only that it was made, and not any more once they passed.
void add_introductions(const State& state, const Viewer& viewer, MyLinksView& view) {
  for (const auto& [pair, one] : state.introducing) {
    const PersonId other = other_of(viewer, pair);
    const bool mine = one.asker == viewer.person;
    if (other.is_none() || !may_be_named(state, other)) continue;
    const bool intended = state.links_intended.contains(pair), lapsed = one.lapsed(viewer.now) && !intended;
    if (!mine && (!one.made() || one.passed.contains(viewer.person) || lapsed)) continue;
    LinkLine* line = line_with(view, other);
    if (line == nullptr) {
      if (lapsed) continue;
      line = &view.links.emplace_back(line_of(state, other, view.border));
    }
    const PersonId by = one.made() ? one.made_by : one.by;
    line->introduction = {.mine = mine,
                          .made = one.made(),
                          .lapsed = lapsed,
                          .by = by.is_none() ? std::string() : name_of(state.people.at(by).profile),
                          .about = one.about.text,
                          .words = one.words.text};
  }
}

std::vector<ToIntroduce> to_introduce(const State& state, const Viewer& viewer, const std::string& border) {
  std::vector<ToIntroduce> all;
  for (const auto& [pair, one] : state.introducing) {
    if (!waits_for_introduction(state, viewer, pair, one)) continue;
    const PersonId other = pair.a == one.asker ? pair.b : pair.a;
    all.push_back({.asker = person_line(state, one.asker, border),
                   .other = person_line(state, other, border),
                   .about = one.about.text,
                   .as_facilitator = one.by.is_none(),
                   .asked = one.asked});
  }
  std::stable_sort(all.begin(), all.end(), [](const ToIntroduce& x, const ToIntroduce& y) { return x.asked < y.asked; });
  return all;
}

}  // namespace

bool waits_for_introduction(const State& state, const Viewer& viewer, const LinkPair& pair, const Introducing& one) {
  return !one.made() && !one.lapsed(viewer.now) && !one.passed.contains(viewer.person) && !state.links_intended.contains(pair) &&
         may_introduce(state, pair, one.by, viewer.person);
}

bool waits_for_yes(const State& state, const Viewer& viewer, const LinkPair& pair, const Introducing& one) {
  const bool other = (pair.a == viewer.person || pair.b == viewer.person) && one.asker != viewer.person;
  return other && one.made() && !one.lapsed(viewer.now) && !one.passed.contains(viewer.person) && !state.links_intended.contains(pair);
}

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
  view.to_introduce = to_introduce(state, viewer, view.border);
  if (!view.open) return view;
  add_intended(state, viewer, view);
  for (const SuggestedLink& link : suggested) {
    const PersonId other = other_of(viewer, {link.a, link.b});
    if (other.is_none() || !may_be_named(state, other)) continue;
    LinkLine line = suggested_line(state, other, view.border, link);
    if (LinkLine* const there = line_with(view, other)) {
      there->common = line.common;
      there->reason = std::move(line.reason);
      there->introducer = std::move(line.introducer);
    } else if (!held_out(link_between(link.a, link.b), state.ties.number)) {
      view.links.push_back(std::move(line));
    }
  }
  add_introductions(state, viewer, view);
  // What somebody introduced comes first: it waits for an answer.
  std::stable_partition(view.links.begin(), view.links.end(), [](const LinkLine& line) {
    return line.stage == LinkStage::suggested && line.introduction && line.introduction->made && !line.introduction->mine;
  });
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
