#include "service/views/overlap.hpp"

#include <algorithm>

#include "analysis/wilson.hpp"
#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

bool owns_one(const State& state, const Overlap& overlap, PersonId person) {
  return state.work.at(overlap.a).item.owner == person || state.work.at(overlap.b).item.owner == person;
}

bool both_answered(const Overlap& overlap) { return overlap.a_says && overlap.b_says; }

OverlapLine overlap_line(const State& state, const Viewer& viewer, const Overlap& overlap) {
  const bool mine = owns_one(state, overlap, viewer.person);
  const bool named = mine || viewer.facilitator;
  return {.id = overlap.id,
          .a = work_line(state, state.work.at(overlap.a), named),
          .b = work_line(state, state.work.at(overlap.b), named),
          .asked = overlap.asked,
          .confirmed = overlap.confirmed,
          .ended = overlap.ended,
          .costs = analysis::costs_of(overlap, today_in(state, viewer.now)),
          .mine = mine};
}

// Both silos are named above it, so an estimate is its silo's openly.
std::vector<EstimateLine> estimate_lines(const Overlap& overlap, const std::string& own_silo, Date today) {
  std::vector<EstimateLine> lines;
  for (const Estimate* one : estimates_on(overlap.estimates, today)) {
    lines.push_back(
        {.silo = one->silo, .hours = one->hours, .euros = one->euros, .basis = text_of(one->basis), .mine = one->silo == own_silo});
  }
  return lines;
}

}  // namespace

WorkLine work_line(const State& state, const KnownWork& work, bool with_owner) {
  const std::string border = border_of(state, work.programme);
  WorkLine line{.id = work.item.id,
                .own_id = work.item.own_id,
                .title = work.item.title.text,
                .text = work.item.text.text,
                .silo = silo_of(state, work.item.owner, border),
                .owner = {}};
  if (with_owner) line.owner = person_line(state, work.item.owner, border).name;
  return line;
}

Result<LedgerView> ledger_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  const Date today = today_in(state, viewer.now);
  LedgerView view{.programme = id,
                  .title = programme->title,
                  .border = programme->border,
                  .today = today,
                  .waste = analysis::waste_found(state, id, today),
                  .doubles = {},
                  .asked = {},
                  .items = 0,
                  .may_bring = viewer.facilitator && !programme->ended};
  for (auto it = state.overlaps.rbegin(); it != state.overlaps.rend(); ++it) {
    const Overlap& overlap = it->second;
    if (overlap.programme != id) continue;
    OverlapLine line = overlap_line(state, viewer, overlap);
    if (overlap.confirmed) {
      view.doubles.push_back(std::move(line));
    } else if ((line.mine || viewer.facilitator) && !both_answered(overlap)) {
      view.asked.push_back(std::move(line));
    }
  }
  std::stable_partition(view.doubles.begin(), view.doubles.end(), [](const OverlapLine& line) { return !line.ended; });
  for (const auto& [number, work] : state.work) view.items += work.programme == id && work.listed ? 1U : 0U;
  return view;
}

Result<OverlapView> overlap_view(const State& state, const Viewer& viewer, OverlapId id) {
  const Overlap* overlap = at(state.overlaps, id);
  if (overlap == nullptr) return unknown("overlap", id.number());
  const bool owns = owns_one(state, *overlap, viewer.person);
  if (!overlap->confirmed && !owns && !viewer.facilitator) return unknown("overlap", id.number());
  const Programme& programme = state.programmes.at(overlap->programme);
  OverlapView view{.overlap = overlap_line(state, viewer, *overlap),
                   .programme = programme.id,
                   .programme_title = programme.title,
                   .border = programme.border,
                   .mine = {},
                   .a_says = {},
                   .b_says = {},
                   .estimates = {},
                   .ending = overlap->ended ? text_of(overlap->ending) : std::nullopt};
  if (owns) view.mine = state.work.at(overlap->a).item.owner == viewer.person ? overlap->a_says : overlap->b_says;
  if (both_answered(*overlap)) {
    view.a_says = overlap->a_says;
    view.b_says = overlap->b_says;
  }
  const bool counts = overlap->confirmed && !overlap->ended;
  view.estimates = estimate_lines(*overlap, owns ? silo_of(state, viewer.person, programme.border) : "", today_in(state, viewer.now));
  view.may_answer = owns && !both_answered(*overlap);
  view.may_estimate = owns && counts;
  view.may_end = (owns || viewer.facilitator) && counts;
  return view;
}

Span span_of(const WorkItem& item, Date today) {
  Span span{.told = item.from || item.until};
  if (item.from) span.from = *item.from;
  if (item.until && *item.until >= today) span.until = *item.until;
  return span;
}

analysis::Timing timing_of(const Span& a, const Span& b) {
  if (!a.told || !b.told) return analysis::Timing::unknown;
  return std::max(a.from, b.from) <= std::min(a.until, b.until) ? analysis::Timing::together : analysis::Timing::apart;
}

analysis::Contact SiloContacts::between(const std::string& a, const std::string& b) const {
  const auto known = known_.find(std::minmax(a, b));
  return known == known_.end() ? analysis::Contact::unknown : known->second;
}

SiloContacts contacts_in(const analysis::SiloMap& map) {
  SiloContacts contacts;
  for (const analysis::MapCell& cell : map.exchange) {
    if (cell.verdict == "wall") contacts.know(cell.a, cell.b, analysis::Contact::seldom);
    if (cell.verdict == "corridor") contacts.know(cell.a, cell.b, analysis::Contact::often);
    if (cell.verdict == "as expected") contacts.know(cell.a, cell.b, analysis::Contact::as_chance);
  }
  return contacts;
}

std::vector<AnsweredOverlap> answered_overlaps(const State& state, ProgrammeId id, Date today) {
  std::vector<AnsweredOverlap> all;
  for (const auto& [number, overlap] : state.overlaps) {
    if (overlap.programme != id || !both_answered(overlap)) continue;
    const KnownWork& a = state.work.at(overlap.a);
    const KnownWork& b = state.work.at(overlap.b);
    all.push_back({.silo_a = work_line(state, a, false).silo,
                   .silo_b = work_line(state, b, false).silo,
                   .timing = timing_of(span_of(a.item, today), span_of(b.item, today)),
                   .right = overlap.confirmed.has_value()});
  }
  return all;
}

LikeWorkRight like_work_right(const State& state, ProgrammeId id) {
  constexpr std::uint32_t least = 5;
  std::uint32_t answered = 0, right = 0;
  for (const auto& [number, overlap] : state.overlaps) {
    if (overlap.programme != id || !overlap.a_says || !overlap.b_says) continue;
    ++answered;
    right += overlap.confirmed ? 1 : 0;
  }
  if (answered < least) {
    const auto number = Shown<double>::hidden("few");
    return {Shown<std::uint32_t>::hidden("few"), number, number, number};
  }
  const analysis::Interval interval = analysis::wilson(right, answered);
  return {answered, static_cast<double>(right) / answered, interval.low, interval.high};
}

}  // namespace schakel::service
