#include "domain/wall.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

Result<void> needs_open(const Wall& wall) {
  if (wall.ending) return refuse("error.wall_closed", {{"wall", wall.title.text}});
  return {};
}

// The owner, who stays with it, or a facilitator; the system never writes what happened.
Result<void> needs_responsible(const State& state, const Asking& asking, const Wall& wall) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (wall.owner == asking.person || wall.keeper == asking.person) return {};
  if (has_role(state, asking.person, Role::facilitator)) return {};
  return refuse("error.not_wall_owner", {{"wall", wall.title.text}});
}

std::string own_silo(const State& state, const Wall& wall, PersonId person) {
  const auto programme = state.programmes.find(wall.programme);
  return programme == state.programmes.end() ? std::string() : silo_of(state, person, programme->second.border);
}

// The silo somebody speaks for, when it is one that the wall hinders.
Result<std::string> hindered_silo(const State& state, const Asking& asking, const Wall& wall) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  std::string silo = own_silo(state, wall, asking.person);
  if (!contains(wall.silos, silo)) return refuse("error.wall_not_yours", {{"wall", wall.title.text}});
  return silo;
}

// A day from today on, and not decades away.
Result<void> check_next(const State& state, Date next, Instant now) {
  if (next < today_in(state, now)) return refuse("error.next_in_past", {{"next", to_text(next)}});
  return near_enough(next, now);
}

Result<std::string> silo_asked(const State& state, const Programme& programme, PersonId owner) {
  TRY(existing(state, owner));
  std::string silo = silo_of(state, owner, programme.border);
  if (silo.empty()) return refuse("error.no_silo", {{"person", text_of(owner)}, {"border", programme.border}});
  return silo;
}

Result<void> check_origin(const State& state, const Programme& programme, StatementId id) {
  const Statement* statement = TRY(existing(state, id));
  TRY(needs_standing(*statement));
  if (statement->programme != programme.id) return refuse("error.other_programme", {{"what", "statement"}});
  if (statement->kind != ShareKind::hinders) return refuse("error.not_a_hinder", {{"number", text_of(id)}});
  return {};
}

bool registered_already(const State& state, const WallRegistered& asked) {
  return std::any_of(state.walls.begin(), state.walls.end(), [&](const auto& entry) {
    const Wall& wall = entry.second;
    return wall.programme == asked.programme && wall.title.text == asked.title.text && !wall.ending;
  });
}

Secret words_of(PersonId person, std::string text) { return {.owner = key_owner(person), .text = std::move(text)}; }

}  // namespace

WallStatus status_of(const Wall& wall) {
  if (wall.ending) return *wall.ending == WallEnding::gone ? WallStatus::gone : WallStatus::stays;
  if (!wall.proposals.empty()) return WallStatus::worked_on;
  return wall.answer ? WallStatus::answered : WallStatus::asked;
}

bool hindered_on(const Wall& wall, Date day) {
  bool there = false;
  for (const WallEvent& event : wall.events) {
    if (event.on > day) break;
    if (event.kind == WallEventKind::registered || event.kind == WallEventKind::reopened) there = true;
    if (event.kind == WallEventKind::gone) there = false;
  }
  return there;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RegisterWall& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  std::vector<std::string> silos = TRY(silos_named(state, *programme, asked.silos));
  std::string owner_silo = TRY(silo_asked(state, *programme, asked.owner));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  if (asked.statement) TRY(check_origin(state, *programme, *asked.statement));
  if (silos.empty()) return refuse("error.no_silos");
  const PersonId keeper = asked.keeper.value_or(asking.person);
  TRY(existing(state, keeper));
  TRY(check_next(state, asked.until, asking.now));
  const std::string key = key_owner(programme->id);
  WallRegistered registered{.wall = WallId(state.last.wall + 1),
                            .programme = programme->id,
                            .statement = asked.statement.value_or(StatementId()),
                            .title = {.owner = key, .text = {}},
                            .text = {.owner = key, .text = {}},
                            .silos = std::move(silos),
                            .owner = asked.owner,
                            .owner_silo = std::move(owner_silo),
                            .keeper = keeper,
                            .next = asked.until};
  registered.title.text = TRY(line(asked.title, "title", name_longest));
  registered.text.text = TRY(prose(asked.text, "text", wall_longest));
  if (registered_already(state, registered)) return refuse("error.wall_exists", {{"title", registered.title.text}});
  return Facts{std::move(registered)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskWallOwner& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  std::string silo = TRY(silo_asked(state, state.programmes.at(wall->programme), asked.owner));
  TRY(needs_facilitator(state, asking));
  TRY(needs_open(*wall));
  TRY(check_next(state, asked.until, asking.now));
  if (wall->owner == asked.owner && !wall->answer && wall->next == asked.until) return Facts{};
  return Facts{WallOwnerAsked{.wall = wall->id, .owner = asked.owner, .owner_silo = std::move(silo), .next = asked.until}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (wall->owner != asking.person) return refuse("error.not_asked", {{"wall", wall->title.text}});
  TRY(needs_open(*wall));
  const bool plain = asked.answer == WallAnswer::yes;
  std::string text = TRY(plain ? optional_prose(asked.text, "text", reason_longest) : prose(asked.text, "text", reason_longest));
  TRY(check_next(state, asked.next, asking.now));
  if (wall->answer == asked.answer && wall->next == asked.next && !wall->events.empty() && wall->events.back().text.text == text) {
    return Facts{};
  }
  return Facts{WallAnswered{
      .wall = wall->id, .answer = asked.answer, .text = words_of(asking.person, std::move(text)), .next = asked.next}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EstimateWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  std::string silo = TRY(hindered_silo(state, asking, *wall));
  if (wall->ending == WallEnding::gone) return refuse("error.wall_closed", {{"wall", wall->title.text}});
  TRY(check_ranges(asked.hours, asked.euros));
  std::string basis = TRY(optional_prose(asked.basis, "basis", basis_longest));
  WallEstimated given{.wall = wall->id, .estimate = {}};
  given.estimate = {.silo = std::move(silo),
                    .hours = asked.hours,
                    .euros = asked.euros,
                    .basis = words_of(asking.person, std::move(basis))};
  const auto last = estimates_on(wall->estimates, Date::max());
  const bool again = std::any_of(last.begin(), last.end(), [&](const Estimate* e) { return *e == given.estimate; });
  if (again) return Facts{};
  return Facts{std::move(given)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const LinkWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  TRY(needs_facilitator(state, asking));
  TRY(needs_open(*wall));
  if (proposal->programme != wall->programme) return refuse("error.other_programme", {{"what", "proposal"}});
  if (contains(wall->proposals, proposal->id)) return Facts{};
  return Facts{WallProposed{.wall = wall->id, .proposal = proposal->id}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NoteWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  TRY(needs_responsible(state, asking, *wall));
  TRY(needs_open(*wall));
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  TRY(check_next(state, asked.next, asking.now));
  const WallEvent& last = wall->events.back();
  if (last.kind == WallEventKind::noted && last.by == asking.person && last.text.text == text && wall->next == asked.next) return Facts{};
  return Facts{WallNoted{.wall = wall->id, .by = asking.person, .text = words_of(asking.person, std::move(text)), .next = asked.next}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const CloseWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  TRY(needs_responsible(state, asking, *wall));
  if (wall->ending == asked.ending) return Facts{};
  TRY(needs_open(*wall));
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  return Facts{WallClosed{
      .wall = wall->id, .ending = asked.ending, .by = asking.person, .text = words_of(asking.person, std::move(text))}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ReopenWall& asked) {
  const Wall* wall = TRY(existing(state, asked.wall));
  const bool facilitates = has_role(state, asking.person, Role::facilitator);
  std::string silo;
  if (facilitates) {
    silo = own_silo(state, *wall, asking.person);
  } else {
    silo = TRY(hindered_silo(state, asking, *wall));
  }
  TRY(needs_running(state.programmes.at(wall->programme)));
  if (!wall->ending) return refuse("error.wall_open", {{"wall", wall->title.text}});
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  TRY(check_next(state, asked.next, asking.now));
  return Facts{WallReopened{
      .wall = wall->id, .silo = std::move(silo), .text = words_of(asking.person, std::move(text)), .next = asked.next}};
}

void fold_in(State& state, const WallRegistered& fact, Instant at) {
  Wall& wall = state.walls[fact.wall];
  wall = {};
  wall.id = fact.wall;
  wall.programme = fact.programme;
  wall.statement = fact.statement;
  wall.title = fact.title;
  wall.text = fact.text;
  wall.silos = fact.silos;
  wall.owner = fact.owner;
  wall.owner_silo = fact.owner_silo;
  wall.keeper = fact.keeper;
  wall.next = fact.next;
  wall.events.push_back({.on = today_in(state, at),
                         .kind = WallEventKind::registered,
                         .by = fact.owner,
                         .silo = fact.owner_silo,
                         .text = {},
                         .answer = {},
                         .proposal = {},
                         .next = fact.next});
  state.last.wall = std::max(state.last.wall, fact.wall.number());
}

namespace {

WallEvent& happened(const State& state, Wall& wall, WallEventKind kind, Instant at) {
  return wall.events.emplace_back(WallEvent{.on = today_in(state, at),
                                            .kind = kind,
                                            .by = {},
                                            .silo = {},
                                            .text = {},
                                            .answer = {},
                                            .proposal = {},
                                            .next = wall.next});
}

}  // namespace

void fold_in(State& state, const WallOwnerAsked& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->owner = fact.owner;
  wall->owner_silo = fact.owner_silo;
  wall->next = fact.next;
  wall->answer.reset();
  WallEvent& event = happened(state, *wall, WallEventKind::asked, at);
  event.by = fact.owner;
  event.silo = fact.owner_silo;
}

void fold_in(State& state, const WallAnswered& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->answer = fact.answer;
  wall->next = fact.next;
  WallEvent& event = happened(state, *wall, WallEventKind::answered, at);
  event.by = wall->owner;
  event.silo = wall->owner_silo;
  event.text = fact.text;
  event.answer = fact.answer;
}

void fold_in(State& state, const WallEstimated& fact, Instant at) {
  if (Wall* wall = known(state.walls, fact.wall)) {
    wall->estimates.push_back({.on = today_in(state, at), .estimate = fact.estimate});
  }
}

void fold_in(State& state, const WallProposed& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->proposals.push_back(fact.proposal);
  sort_once(wall->proposals);
  happened(state, *wall, WallEventKind::proposed, at).proposal = fact.proposal;
}

void fold_in(State& state, const WallNoted& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->next = fact.next;
  WallEvent& event = happened(state, *wall, WallEventKind::noted, at);
  event.by = fact.by;
  event.silo = own_silo(state, *wall, fact.by);
  event.text = fact.text;
}

void fold_in(State& state, const WallClosed& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->ending = fact.ending;
  const bool gone = fact.ending == WallEnding::gone;
  WallEvent& event = happened(state, *wall, gone ? WallEventKind::gone : WallEventKind::stays, at);
  event.by = fact.by;
  event.silo = own_silo(state, *wall, fact.by);
  event.text = fact.text;
}

void fold_in(State& state, const WallReopened& fact, Instant at) {
  Wall* wall = known(state.walls, fact.wall);
  if (wall == nullptr) return;
  wall->ending.reset();
  wall->next = fact.next;
  WallEvent& event = happened(state, *wall, WallEventKind::reopened, at);
  event.silo = fact.silo;
  event.text = fact.text;
}

}  // namespace schakel::domain
