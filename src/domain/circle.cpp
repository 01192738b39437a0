#include "domain/circle.hpp"

#include <set>
#include <unordered_set>

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/reach.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

std::vector<const Circle*> drafts_of(const State& state, ProgrammeId programme) {
  std::vector<const Circle*> drafts;
  const auto found = state.index.drafts.find(programme);
  if (found == state.index.drafts.end()) return drafts;
  for (const CircleId id : found->second) drafts.push_back(&state.circles.at(id));
  return drafts;
}

// Who is in a draft circle, and which.
const Circle* draft_with(const State& state, ProgrammeId programme, PersonId person) {
  for (const Circle* circle : drafts_of(state, programme)) {
    if (contains(circle->people, person)) return circle;
  }
  return nullptr;
}

Result<void> check_not_in_announced(const State& state, ProgrammeId programme, PersonId person) {
  const CircleId id = circle_of(state, programme, person);
  if (id.is_none()) return {};
  return refuse("error.already_in_circle", {{"person", text_of(person)}, {"circle", state.circles.at(id).name}});
}

// Refused when the person is named twice, has a locked or announced circle, or does not take part.
Result<void> check_placed(const State& state, const Programme& programme, PersonId person,
                          std::unordered_set<PersonId>& placed) {
  if (!contains(programme.people, person)) {
    return refuse("error.person_not_in_programme", {{"person", text_of(person)}, {"programme", programme.title}});
  }
  if (!placed.insert(person).second) return refuse("error.person_twice", {{"person", text_of(person)}});
  return check_not_in_announced(state, programme.id, person);
}

bool same_draft(const State& state, ProgrammeId programme, const std::vector<DraftCircle>& circles) {
  std::vector<const Circle*> loose;
  for (const Circle* circle : drafts_of(state, programme)) {
    if (!circle->locked) loose.push_back(circle);
  }
  return std::equal(loose.begin(), loose.end(), circles.begin(), circles.end(), [](const Circle* a, const DraftCircle& b) {
    return a->name == b.name && a->goal == b.goal && a->people == b.people;
  });
}

// Names for circles that were given none: "Kring 1", "Kring 2", …, leaving out what circles that stay are called.
class NextName {
 public:
  NextName(const State& state, const Programme& programme) : word_(state.language == Language::nl ? "Kring " : "Circle ") {
    for (const auto& [id, circle] : state.circles) {
      const bool stays = circle.announced || circle.locked;
      if (stays && circle.programme == programme.id && circle.cycle == programme.cycle) taken_.insert(circle.name);
    }
  }
  std::string next() {
    std::string name;
    do {
      name = word_ + std::to_string(++last_);
    } while (taken_.count(name) != 0);
    return name;
  }

 private:
  std::string word_;
  std::set<std::string> taken_;
  std::uint32_t last_ = 0;
};

bool must_stay_apart(const State& state, const Circle& circle) {
  std::set<std::string> ids;
  for (const PersonId person : circle.people) ids.insert(state.people.at(person).profile.id.text);
  for (const PersonId person : circle.people) {
    for (const std::string& other : split(state.people.at(person).profile.apart.text, " ")) {
      if (ids.count(other) != 0 && other != state.people.at(person).profile.id.text) return true;
    }
  }
  return false;
}

Result<void> check_announceable(const State& state, const Circle& circle) {
  const std::size_t people = circle.people.size();
  if (people < circle_smallest) {
    return refuse("error.circle_too_small", {{"circle", circle.name},
                                             {"people", std::to_string(people)},
                                             {"least", std::to_string(circle_smallest)}});
  }
  if (people > circle_largest) {
    return refuse("error.circle_too_large", {{"circle", circle.name},
                                             {"people", std::to_string(people)},
                                             {"most", std::to_string(circle_largest)}});
  }
  // Says that, not who: who asked stays between them and the organisation.
  if (must_stay_apart(state, circle)) return refuse("error.people_apart", {{"circle", circle.name}});
  return {};
}

}  // namespace

bool is_member(const State& state, const Circle& circle, PersonId person) {
  return circle.announced && is_here(state, person) && contains(circle.people, person);
}

void drop_drafts(State& state, ProgrammeId programme) {
  const auto drafts = state.index.drafts.find(programme);
  if (drafts == state.index.drafts.end()) return;
  for (const CircleId id : drafts->second) state.circles.erase(id);
  state.index.drafts.erase(drafts);
}

Result<Facts> decide_on(const State& state, const Asking& asking, const DraftCircles& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  for (const PlannedCircle& planned : asked.circles) {
    for (const PersonId person : planned.people) TRY(existing(state, person));
  }
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  std::unordered_set<PersonId> placed;
  for (const Circle* circle : drafts_of(state, programme->id)) {
    if (circle->locked) placed.insert(circle->people.begin(), circle->people.end());
  }
  CirclesDrafted drafted{.programme = programme->id, .circles = {}};
  std::uint32_t last = state.last.circle;
  NextName names(state, *programme);
  for (const PlannedCircle& planned : asked.circles) {
    DraftCircle circle{.circle = CircleId(++last), .name = {}, .goal = {}, .people = planned.people};
    circle.name = TRY(optional_line(planned.name, "name", name_longest));
    circle.goal = TRY(optional_line(planned.goal, "goal", goal_longest));
    if (circle.name.empty()) circle.name = names.next();
    if (circle.goal.empty()) circle.goal = programme->goal;
    for (const PersonId person : planned.people) TRY(check_placed(state, *programme, person, placed));
    std::sort(circle.people.begin(), circle.people.end());
    drafted.circles.push_back(std::move(circle));
  }
  if (same_draft(state, programme->id, drafted.circles)) return Facts{};
  return Facts{std::move(drafted)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const LockCircle& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(needs_facilitator(state, asking));
  if (circle->announced) return refuse("error.circle_announced", {{"circle", circle->name}});
  if (circle->locked == asked.locked) return Facts{};
  return Facts{CircleLocked{.circle = circle->id, .locked = asked.locked}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MovePerson& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(existing(state, asked.person));
  const Circle* to = asked.to.is_none() ? nullptr : TRY(existing(state, asked.to));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  if (to != nullptr && to->announced) return refuse("error.circle_announced", {{"circle", to->name}});
  TRY(check_not_in_announced(state, programme->id, asked.person));
  if (!contains(programme->people, asked.person)) {
    return refuse("error.person_not_in_programme",
                  {{"person", text_of(asked.person)}, {"programme", programme->title}});
  }
  if (to != nullptr && to->programme != programme->id) return refuse("error.other_programme", {{"what", "circle"}});
  const Circle* from = draft_with(state, programme->id, asked.person);
  if (from == to) return Facts{};
  return Facts{PersonMoved{.programme = programme->id,
                           .person = asked.person,
                           .from = from == nullptr ? CircleId() : from->id,
                           .to = asked.to}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnnounceCircles& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  const std::vector<const Circle*> drafts = drafts_of(state, programme->id);
  if (drafts.empty()) return refuse("error.nothing_to_announce");
  CirclesAnnounced announced{.programme = programme->id,
                             .circles = {},
                             .until = programme->phases.back().closes + std::chrono::days(state.privacy.days_after_cycle)};
  for (const Circle* circle : drafts) {
    TRY(check_announceable(state, *circle));
    announced.circles.push_back(circle->id);
  }
  return Facts{std::move(announced)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const JoinCircle& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(existing(state, asked.person));
  TRY(needs_facilitator(state, asking));
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  const Programme& programme = state.programmes.at(circle->programme);
  TRY(needs_running(programme));
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  if (circle->cycle != programme.cycle) return refuse("error.circle_of_before", {{"circle", circle->name}});
  if (is_member(state, *circle, asked.person)) return Facts{};
  if (!is_here(state, asked.person) || !contains(programme.people, asked.person)) {
    return refuse("error.person_not_in_programme", {{"person", text_of(asked.person)}, {"programme", programme.title}});
  }
  TRY(check_not_in_announced(state, programme.id, asked.person));
  if (draft_with(state, programme.id, asked.person) != nullptr) return refuse("error.person_in_draft", {{"person", text_of(asked.person)}});
  Circle with = *circle;
  std::erase_if(with.people, [&](PersonId person) { return !is_here(state, person); });  // who left makes room
  with.people.push_back(asked.person);
  TRY(check_announceable(state, with));
  return Facts{PersonJoined{.circle = circle->id, .person = asked.person}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NoteCircleMet& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(needs_facilitator(state, asking));
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (circle->met == asked.took_place) return Facts{};
  return Facts{CircleMet{.circle = circle->id, .took_place = asked.took_place}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetCircle& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(needs_facilitator(state, asking));
  if (circle->forgotten) return Facts{};
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (today_in(state, asking.now) <= circle->until) {
    return refuse("error.circle_kept", {{"circle", circle->name}, {"until", to_text(circle->until)}});
  }
  return Facts{CircleForgotten{.circle = circle->id}};
}

void fold_in(State& state, const CirclesDrafted& fact, Instant) {
  auto& drafts = state.index.drafts[fact.programme];
  std::vector<CircleId> kept;
  for (const CircleId id : drafts) {
    const Circle* circle = known(state.circles, id);
    if (circle == nullptr) continue;
    if (circle->locked) {
      kept.push_back(id);
    } else {
      state.circles.erase(id);
    }
  }
  const Programme* programme = known(state.programmes, fact.programme);
  for (const DraftCircle& draft : fact.circles) {
    state.circles[draft.circle] = {.id = draft.circle,
                                   .programme = fact.programme,
                                   .cycle = programme == nullptr ? 1 : programme->cycle,
                                   .name = draft.name,
                                   .goal = draft.goal,
                                   .people = draft.people};
    kept.push_back(draft.circle);
    state.last.circle = std::max(state.last.circle, draft.circle.number());
  }
  drafts = std::move(kept);
}

void fold_in(State& state, const CircleLocked& fact, Instant) {
  if (Circle* circle = known(state.circles, fact.circle)) circle->locked = fact.locked;
}

void fold_in(State& state, const PersonMoved& fact, Instant) {
  if (Circle* from = known(state.circles, fact.from)) {
    auto& people = from->people;
    people.erase(std::remove(people.begin(), people.end(), fact.person), people.end());
    if (const auto announced = state.index.circles_of.find(fact.person); announced != state.index.circles_of.end()) {
      auto& circles = announced->second;
      circles.erase(std::remove(circles.begin(), circles.end(), fact.from), circles.end());
    }
  }
  if (Circle* to = known(state.circles, fact.to)) {
    to->people.push_back(fact.person);
    sort_once(to->people);
  }
}

void fold_in(State& state, const CirclesAnnounced& fact, Instant) {
  for (const CircleId id : fact.circles) {
    Circle* circle = known(state.circles, id);
    if (circle == nullptr) continue;
    circle->announced = true;
    circle->until = fact.until;
    for (const PersonId person : circle->people) state.index.circles_of[person].push_back(id);
  }
  auto& drafts = state.index.drafts[fact.programme];
  drafts.erase(std::remove_if(drafts.begin(), drafts.end(),
                              [&](CircleId id) {
                                const Circle* circle = known(state.circles, id);
                                return circle == nullptr || circle->announced;
                              }),
               drafts.end());
}

void fold_in(State& state, const PersonJoined& fact, Instant at) {
  Circle* circle = known(state.circles, fact.circle);
  if (circle == nullptr || contains(circle->people, fact.person)) return;
  circle->people.push_back(fact.person);
  sort_once(circle->people);
  circle->joined[fact.person] = at;
  state.index.circles_of[fact.person].push_back(fact.circle);
  came_after_told(state, fact.circle, fact.person);
}

void fold_in(State& state, const CircleMet& fact, Instant) {
  if (Circle* circle = known(state.circles, fact.circle)) circle->met = fact.took_place;
}

void fold_in(State& state, const CircleForgotten& fact, Instant) {
  if (Circle* circle = known(state.circles, fact.circle)) circle->forgotten = true;
  for (const ShareId id : state.index.shares_in[fact.circle]) {
    if (Share* share = known(state.shares, id)) forget(share->text);
  }
  for (auto& [id, session] : state.written) {
    if (session.circle != fact.circle) continue;
    for (WrittenReply& reply : session.replies) forget(reply.text);
  }
  for (const HarvestId id : state.index.harvest_of[fact.circle]) {
    if (Harvest* harvest = known(state.harvests, id)) forget(harvest->text);
  }
}

}  // namespace schakel::domain
