#pragma once
// The waste ledger, for everybody in the organisation: what walls and double work cost by estimate, and which work two silos
// both do. Until both owners have answered, an overlap is there for them and for facilitators alone, and neither sees what the
// other said.

#include "analysis/waste.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"
#include "service/views/people.hpp"
#include "service/views/wall.hpp"

namespace schakel::service {

struct WorkLine {
  domain::WorkItemId id;
  std::string own_id;
  std::string title;
  std::string text;
  std::string silo;
  std::optional<std::string> owner;  // the name, for the two owners and facilitators; none for others, or gone
};
BOOST_DESCRIBE_STRUCT(WorkLine, (), (id, own_id, title, text, silo, owner))

struct OverlapLine {
  domain::OverlapId id;
  WorkLine a;
  WorkLine b;
  Date asked;
  std::optional<Date> confirmed;
  std::optional<Date> ended;
  analysis::Costs costs;
  bool mine = false;  // I own one of the two
};
BOOST_DESCRIBE_STRUCT(OverlapLine, (), (id, a, b, asked, confirmed, ended, costs, mine))

struct LedgerView {
  domain::ProgrammeId programme;
  std::string title;
  std::string border;
  Date today;
  analysis::WasteFound waste;
  std::vector<OverlapLine> doubles;  // confirmed by both: going on first, then over; newest first
  std::vector<OverlapLine> asked;    // that I may see and wait for an answer
  std::uint32_t items = 0;           // in the list now
  bool may_bring = false;
};
BOOST_DESCRIBE_STRUCT(LedgerView, (), (programme, title, border, today, waste, doubles, asked, items, may_bring))

struct OverlapView {
  OverlapLine overlap;
  domain::ProgrammeId programme;
  std::string programme_title;
  std::string border;
  std::optional<domain::OverlapAnswer> mine;
  std::optional<domain::OverlapAnswer> a_says;  // once both have answered
  std::optional<domain::OverlapAnswer> b_says;
  std::vector<EstimateLine> estimates;
  std::optional<std::string> ending;  // none = not over, or forgotten
  bool may_answer = false;
  bool may_estimate = false;
  bool may_end = false;
};
BOOST_DESCRIBE_STRUCT(OverlapView, (),
                      (overlap, programme, programme_title, border, mine, a_says, b_says, estimates, ending, may_answer,
                       may_estimate, may_end))

// What a facilitator sends: the file as text. `commit` false: only look.
struct WorkOrder {
  domain::ProgrammeId programme;
  std::string work;
  bool skip_refused = false;
  bool commit = false;
};
BOOST_DESCRIBE_STRUCT(WorkOrder, (), (programme, work, skip_refused, commit))
struct WorkBroughtView {
  std::uint64_t items = 0;
  std::vector<RefusedLine> refused;  // at most 100
  std::uint64_t refused_in_all = 0;
  bool committed = false;
};
BOOST_DESCRIBE_STRUCT(WorkBroughtView, (), (items, refused, refused_in_all, committed))

// Work of two silos in words alike: a reason to ask, and no more than that.
struct LikeWork {
  WorkLine a;
  WorkLine b;
  bool strong = false;
};
BOOST_DESCRIBE_STRUCT(LikeWork, (), (a, b, strong))
// How often likeness of words was right, by what both owners of a pair answered: the same or related, as a share of all that were
// answered, with its 90 % interval. Below five answers all of it is hidden.
struct LikeWorkRight {
  Shown<std::uint32_t> answered;
  Shown<double> share;
  Shown<double> low;
  Shown<double> high;
};
BOOST_DESCRIBE_STRUCT(LikeWorkRight, (), (answered, share, low, high))
struct LikeWorkView {
  std::vector<LikeWork> pairs;  // not asked about yet, the likest first, at most 50
  LikeWorkRight right;          // of this programme
};
BOOST_DESCRIBE_STRUCT(LikeWorkView, (), (pairs, right))

// Fails  not_found: no such programme; no such overlap, or not for this viewer
[[nodiscard]] Result<LedgerView> ledger_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] Result<OverlapView> overlap_view(const domain::State& state, const Viewer& viewer, domain::OverlapId id);
[[nodiscard]] LikeWorkRight like_work_right(const domain::State& state, domain::ProgrammeId id);
[[nodiscard]] WorkLine work_line(const domain::State& state, const domain::KnownWork& work, bool with_owner);

}  // namespace schakel::service
