// Links worth making: computed beside the writer like the map, and kept until the people, their ties, the limits or what people chose
// about introductions have changed.

#include <algorithm>
#include <chrono>
#include <map>

#include "analysis/map_links.hpp"
#include "service/map_input.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// A large organisation, in which looking for links takes long, looks again once an hour while people choose; who no longer wants
// to be introduced is left out at once all the same (my_links_view).
std::uint64_t links_version(const Running& of, Instant now) {
  constexpr std::size_t large = 100'000;  // ties
  if (of.state().ties.from.size() < large) return of.introductions_position();
  const auto hours = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::hours>(now.time_since_epoch()).count());
  return (of.roster_position() << 24U) | (hours & 0xFFFFFFU);
}

}  // namespace

Result<std::vector<SuggestedLink>> suggested_links(Inside& inside, const Running& of) {
  MapInput from;
  std::uint64_t version = 0;
  {
    const auto guard = of.lock();
    const State& state = of.state();
    version = links_version(of, inside.clock());
    if (auto kept = inside.links.find(of.id(), version)) return std::move(*kept);
    if (state.open_to_introductions.size() < 2) return std::vector<SuggestedLink>{};
    from = TRY(map_input(state, {}));
    for (const PersonId person : from.people.people) from.rules.willing.push_back(state.open_to_introductions.contains(person) ? 1 : 0);
  }
  // Of the few who are willing more may be named for a wall than leaders are told of.
  constexpr std::uint32_t per_wall_among_willing = 12;
  from.rules.per_wall = per_wall_among_willing;
  std::vector<SuggestedLink> links;
  std::map<std::string, PersonId> number;
  for (std::size_t i = 0; i < from.people.people.size(); ++i) number.emplace(from.people.roster.people[i].id, from.people.people[i]);
  for (const auto& pair : TRY(analysis::pairs_to_meet(from.people.roster, from.ties, from.rules))) {
    links.push_back({number.at(pair.a), number.at(pair.b), number.at(pair.introducer), pair.common, pair.reason});
  }
  inside.links.keep(of.id(), version, links);
  return links;
}

namespace {

Result<MyLinksView> my_links(Inside& inside, const Running& of, const Viewer& viewer) {
  const bool open = of.read([&](const Running& running) { return running.state().open_to_introductions.contains(viewer.person); });
  const auto links = open ? TRY(suggested_links(inside, of)) : std::vector<SuggestedLink>{};
  return of.read([&](const Running& running) { return my_links_view(running.state(), viewer, links); });
}

// Nobody learns what somebody chose by trying numbers: only what is suggested can be taken up.
Failure not_suggested() { return fail(ErrorKind::not_found, "This link is not suggested to you, or no longer.", "error.no_such_link"); }

// Of these two, when it is suggested to who looks.
Result<SuggestedLink> suggested_to(Inside& inside, const Running& of, const Viewer& viewer, PersonId other) {
  const auto mine = TRY(my_links(inside, of, viewer));
  const bool shown = std::any_of(mine.links.begin(), mine.links.end(), [&](const LinkLine& line) { return line.other == other; });
  if (!shown) return not_suggested();
  const LinkPair pair = link_between(viewer.person, other);
  for (const SuggestedLink& link : TRY(suggested_links(inside, of))) {
    if (link_between(link.a, link.b) == pair) return link;
  }
  return not_suggested();
}

}  // namespace

void Service::links_made(Who who, MapAsk asked, Then<LinksMadeView> then) {
  Inside::compute<LinksMadeView>(
      *parts_->mapping,
      [this, who, asked = std::move(asked)]() -> Result<LinksMadeView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const auto map = TRY(map_of(*parts_, of, {.border = asked.border}));
        return of.read([&](const Running& running) { return links_made_view(running.state(), map); });
      },
      std::move(then));
}

void Service::my_links(Who who, Then<MyLinksView> then) {
  Inside::compute<MyLinksView>(
      *parts_->mapping,
      [this, who]() -> Result<MyLinksView> { return service::my_links(*parts_, *TRY(parts_->running(who.organisation)), viewer(who)); },
      std::move(then));
}

void Service::intend_link(Who who, IntendLink order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->mapping->add([this, who, order, id = std::move(command_id), then] {
    const auto found = attempt([&]() -> Result<bool> {
      const auto mine = TRY(service::my_links(*parts_, *TRY(parts_->running(who.organisation)), viewer(who)));
      return std::any_of(mine.links.begin(), mine.links.end(), [&](const LinkLine& line) { return line.other == order.other; });
    });
    if (!found) return then(Failure(found.error()));
    if (!*found) return then(not_suggested());
    submit(who, order, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

void Service::ask_introduction(Who who, IntroductionOrder order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->mapping->add([this, who, order = std::move(order), id = std::move(command_id), then] {
    const auto link = attempt([&]() -> Result<SuggestedLink> { return suggested_to(*parts_, *TRY(parts_->running(who.organisation)), viewer(who), order.other); });
    if (!link) return then(Failure(link.error()));
    submit(who, AskIntroduction{.other = order.other, .by = order.by_facilitator ? PersonId() : link->introducer, .about = order.about}, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
