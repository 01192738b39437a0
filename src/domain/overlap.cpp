#include "domain/overlap.hpp"

#include <set>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

std::string silo_of_work(const State& state, const KnownWork& work) {
  return silo_of(state, work.item.owner, state.programmes.at(work.programme).border);
}

// The item of this overlap that somebody owns; none when it is neither.
WorkItemId owned_by(const State& state, const Overlap& overlap, PersonId person) {
  for (const WorkItemId id : {overlap.a, overlap.b}) {
    if (state.work.at(id).item.owner == person) return id;
  }
  return {};
}

Result<WorkItemId> needs_owned(const State& state, const Asking& asking, const Overlap& overlap) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  const WorkItemId item = owned_by(state, overlap, asking.person);
  if (item.is_none()) return refuse("error.overlap_not_yours", {{"number", text_of(overlap.id)}});
  return item;
}

Result<void> needs_confirmed(const Overlap& overlap) {
  if (!overlap.confirmed || overlap.ended) return refuse("error.overlap_not_counted", {{"number", text_of(overlap.id)}});
  return {};
}

const Overlap* overlap_of(const State& state, WorkItemId a, WorkItemId b) {
  for (const auto& [id, overlap] : state.overlaps) {
    if (overlap.a == a && overlap.b == b) return &overlap;
  }
  return nullptr;
}

// Own id → the number it had in earlier lists of this programme.
std::map<std::string, WorkItemId> brought_before(const State& state, ProgrammeId programme) {
  std::map<std::string, WorkItemId> before;
  for (const auto& [id, work] : state.work) {
    if (work.programme == programme) before.emplace(work.item.own_id, id);
  }
  return before;
}

Result<WorkItem> item_of(const State& state, ProgrammeId programme, const WorkRow& row) {
  const std::string key = key_owner(programme);
  WorkItem item{.id = {}, .own_id = {}, .title = {.owner = key, .text = {}}, .text = {.owner = key, .text = {}}, .owner = {},
                .from = row.from, .until = row.until};
  item.own_id = TRY(line(row.id, "id", name_longest));
  item.title.text = TRY(line(row.title, "title", goal_longest));
  item.text.text = TRY(optional_prose(row.text, "text", share_longest));
  const auto owner = state.by_own_id.find(row.owner);
  if (owner == state.by_own_id.end()) return refuse("error.unknown_own_id", {{"id", row.owner}});
  item.owner = owner->second;
  if (item.from && item.until && *item.until < *item.from) return refuse("error.work_dates", {{"id", item.own_id}});
  return item;
}

bool listed_alike(const State& state, const WorkBrought& brought) {
  const auto listed = std::count_if(state.work.begin(), state.work.end(), [&](const auto& entry) {
    return entry.second.programme == brought.programme && entry.second.listed;
  });
  if (static_cast<std::size_t>(listed) != brought.items.size()) return false;
  return std::all_of(brought.items.begin(), brought.items.end(), [&](const WorkItem& item) {
    const auto known = state.work.find(item.id);
    if (known == state.work.end() || !known->second.listed) return false;
    const WorkItem& before = known->second.item;
    return before.title == item.title && before.text == item.text && before.owner == item.owner &&
           before.from == item.from && before.until == item.until;
  });
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const BringWork& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  if (asked.items.size() > work_items_most) {
    return refuse("error.too_many", {{"count", std::to_string(asked.items.size())},
                                     {"field", "work-items"},
                                     {"most", std::to_string(work_items_most)}});
  }
  WorkBrought brought{.programme = programme->id, .items = {}};
  const auto before = brought_before(state, programme->id);
  std::set<std::string> seen;
  std::uint32_t last = state.last.work_item;
  for (const WorkRow& row : asked.items) {
    WorkItem item = TRY(item_of(state, programme->id, row));
    if (!seen.insert(item.own_id).second) return refuse("error.work_twice", {{"id", item.own_id}});
    const auto known = before.find(item.own_id);
    item.id = known != before.end() ? known->second : WorkItemId(++last);
    brought.items.push_back(std::move(item));
  }
  if (listed_alike(state, brought)) return Facts{};
  return Facts{std::move(brought)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskOverlap& asked) {
  const KnownWork* one = TRY(existing(state, asked.a));
  const KnownWork* other = TRY(existing(state, asked.b));
  TRY(needs_facilitator(state, asking));
  if (one->programme != other->programme) return refuse("error.other_programme", {{"what", "work-item"}});
  TRY(needs_running(state.programmes.at(one->programme)));
  for (const KnownWork* work : {one, other}) {
    if (!work->listed || !is_here(state, work->item.owner)) return refuse("error.work_gone", {{"id", work->item.own_id}});
  }
  const std::string silo = silo_of_work(state, *one);
  const std::string others = silo_of_work(state, *other);
  if (silo.empty() || others.empty() || silo == others) return refuse("error.overlap_one_silo", {{"silo", silo}});
  const auto [a, b] = std::minmax(asked.a, asked.b);
  if (overlap_of(state, a, b) != nullptr) return Facts{};
  return Facts{OverlapAsked{.overlap = OverlapId(state.last.overlap + 1), .programme = one->programme, .a = a, .b = b}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerOverlap& asked) {
  const Overlap* overlap = TRY(existing(state, asked.overlap));
  const WorkItemId item = TRY(needs_owned(state, asking, *overlap));
  const std::optional<OverlapAnswer>& mine = item == overlap->a ? overlap->a_says : overlap->b_says;
  if (mine == asked.answer) return Facts{};
  if (overlap->a_says && overlap->b_says) return refuse("error.overlap_answered", {{"number", text_of(overlap->id)}});
  return Facts{OverlapAnswered{.overlap = overlap->id, .item = item, .answer = asked.answer}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EstimateOverlap& asked) {
  const Overlap* overlap = TRY(existing(state, asked.overlap));
  const WorkItemId item = TRY(needs_owned(state, asking, *overlap));
  TRY(needs_confirmed(*overlap));
  TRY(check_ranges(asked.hours, asked.euros));
  std::string basis = TRY(optional_prose(asked.basis, "basis", basis_longest));
  OverlapEstimated given{.overlap = overlap->id, .estimate = {}};
  given.estimate = {.silo = silo_of_work(state, state.work.at(item)),
                    .hours = asked.hours,
                    .euros = asked.euros,
                    .basis = {.owner = key_owner(asking.person), .text = std::move(basis)}};
  const auto last = estimates_on(overlap->estimates, Date::max());
  const bool again = std::any_of(last.begin(), last.end(), [&](const Estimate* e) { return *e == given.estimate; });
  if (again) return Facts{};
  return Facts{std::move(given)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EndOverlap& asked) {
  const Overlap* overlap = TRY(existing(state, asked.overlap));
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!has_role(state, asking.person, Role::facilitator)) TRY(needs_owned(state, asking, *overlap));
  TRY(needs_confirmed(*overlap));
  std::string text = TRY(prose(asked.text, "text", reason_longest));
  return Facts{OverlapEnded{.overlap = overlap->id, .text = {.owner = key_owner(asking.person), .text = std::move(text)}}};
}

void fold_in(State& state, const WorkBrought& fact, Instant) {
  for (auto& [id, work] : state.work) {
    if (work.programme == fact.programme) work.listed = false;
  }
  for (const WorkItem& item : fact.items) {
    state.work[item.id] = {.item = item, .programme = fact.programme, .listed = true};
    state.last.work_item = std::max(state.last.work_item, item.id.number());
  }
}

void fold_in(State& state, const OverlapAsked& fact, Instant at) {
  Overlap& overlap = state.overlaps[fact.overlap];
  overlap = {};
  overlap.id = fact.overlap;
  overlap.programme = fact.programme;
  overlap.a = fact.a;
  overlap.b = fact.b;
  overlap.asked = today_in(state, at);
  state.last.overlap = std::max(state.last.overlap, fact.overlap.number());
}

void fold_in(State& state, const OverlapAnswered& fact, Instant at) {
  Overlap* overlap = known(state.overlaps, fact.overlap);
  if (overlap == nullptr) return;
  (fact.item == overlap->a ? overlap->a_says : overlap->b_says) = fact.answer;
  const auto agrees = [](const std::optional<OverlapAnswer>& says) { return says && *says != OverlapAnswer::different; };
  if (agrees(overlap->a_says) && agrees(overlap->b_says)) overlap->confirmed = today_in(state, at);
}

void fold_in(State& state, const OverlapEstimated& fact, Instant at) {
  if (Overlap* overlap = known(state.overlaps, fact.overlap)) {
    overlap->estimates.push_back({.on = today_in(state, at), .estimate = fact.estimate});
  }
}

void fold_in(State& state, const OverlapEnded& fact, Instant at) {
  Overlap* overlap = known(state.overlaps, fact.overlap);
  if (overlap == nullptr) return;
  overlap->ended = today_in(state, at);
  overlap->ending = fact.text;
}

}  // namespace schakel::domain
