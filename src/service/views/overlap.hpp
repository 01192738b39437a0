#pragma once
// The waste ledger, for everybody in the organisation: what walls and double work cost by estimate, and which work two silos
// both do. Until both owners have answered, an overlap is there for them and for facilitators alone, and neither sees what the
// other said.

#include <map>
#include <utility>

#include "analysis/like_work.hpp"
#include "analysis/silo_map.hpp"
#include "analysis/waste.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"
#include "service/views/people.hpp"
#include "service/views/wall.hpp"
#include "sources/work_file.hpp"

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

// One file of a list: work.csv, or an export of Jira, GitLab or Planner (sources/work_file.hpp), known by what is in it.
struct WorkFileOrder {
  std::string name;                     // only to say where something stood
  std::optional<std::string> text;      // CSV or JSON
  std::optional<std::string> workbook;  // .xlsx, its bytes in base64url
};
BOOST_DESCRIBE_STRUCT(WorkFileOrder, (), (name, text, workbook))
// Who is asked about the work of a project that is not assigned to somebody who is known here. Its silo is theirs.
struct ProjectOwner {
  std::string project;  // as the file calls it, which may be ""
  std::string owner;    // a person's own id
};
BOOST_DESCRIBE_STRUCT(ProjectOwner, (), (project, owner))
// What a facilitator sends: all files of the list together. `commit` false: only look.
struct WorkOrder {
  domain::ProgrammeId programme;
  std::optional<std::string> work;  // work.csv as text, the same as a file
  std::vector<WorkFileOrder> files;
  std::vector<ProjectOwner> owners;
  bool descriptions = false;  // the beginning of descriptions too, which everybody reads where it is double work
  bool skip_refused = false;
  bool commit = false;
};
BOOST_DESCRIBE_STRUCT(WorkOrder, (), (programme, work, files, owners, descriptions, skip_refused, commit))
struct WorkFileRead {
  std::string name;
  sources::WorkKind kind = sources::WorkKind::table;
  std::uint64_t items = 0;         // taken
  std::uint64_t finished = 0;      // left aside
  std::uint64_t confidential = 0;  // left aside
};
BOOST_DESCRIBE_STRUCT(WorkFileRead, (), (name, kind, items, finished, confidential))
// Of a project: items that nobody who is known here can be asked about.
struct ProjectWithout {
  std::string project;
  std::uint64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(ProjectWithout, (), (project, items))
struct WorkBroughtView {
  std::uint64_t items = 0;
  std::vector<WorkFileRead> files;
  std::vector<ProjectWithout> without;  // by name, at most 100
  std::vector<RefusedLine> refused;     // at most 100
  std::uint64_t refused_in_all = 0;
  std::vector<RefusedLine> noticed;     // taken, with a remark; at most 100
  bool committed = false;
};
BOOST_DESCRIBE_STRUCT(WorkBroughtView, (), (items, files, without, refused, refused_in_all, noticed, committed))

// Work of two silos in words alike: a reason to ask, and no more than that. What stands beside the words is of silos and of the
// work; it says nothing of a person.
struct LikeWork {
  WorkLine a;
  WorkLine b;
  bool strong = false;
  analysis::Contact contact = analysis::Contact::unknown;  // of the two silos, as the silo map shows it to everybody
  analysis::Timing timing = analysis::Timing::unknown;
};
BOOST_DESCRIBE_STRUCT(LikeWork, (), (a, b, strong, contact, timing))
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
  std::vector<LikeWork> pairs;  // not asked about yet, the likeliest first (analysis/like_work.hpp), at most 50
  LikeWorkRight right;          // of this programme
};
BOOST_DESCRIBE_STRUCT(LikeWorkView, (), (pairs, right))

// Fails  not_found: no such programme; no such overlap, or not for this viewer
[[nodiscard]] Result<LedgerView> ledger_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] Result<OverlapView> overlap_view(const domain::State& state, const Viewer& viewer, domain::OverlapId id);

// From when to when something is worked on, as far as was told. What is overdue goes on: it was still in the list.
struct Span {
  bool told = false;  // at least one of the two
  Date from = Date::min();
  Date until = Date::max();
};
[[nodiscard]] Span span_of(const domain::WorkItem& item, Date today);
// unknown when of one of them nothing was told
[[nodiscard]] analysis::Timing timing_of(const Span& a, const Span& b);

// How much two silos are in contact, by the verdicts of their map; unknown where it shows none.
class SiloContacts {
 public:
  void know(const std::string& a, const std::string& b, analysis::Contact how) { known_[std::minmax(a, b)] = how; }
  [[nodiscard]] analysis::Contact between(const std::string& a, const std::string& b) const;

 private:
  std::map<std::pair<std::string, std::string>, analysis::Contact> known_;
};
[[nodiscard]] SiloContacts contacts_in(const analysis::SiloMap& map);

// Asked about and answered by both owners.
struct AnsweredOverlap {
  std::string silo_a;
  std::string silo_b;
  analysis::Timing timing = analysis::Timing::unknown;
  bool right = false;
};
[[nodiscard]] std::vector<AnsweredOverlap> answered_overlaps(const domain::State& state, domain::ProgrammeId id, Date today);
[[nodiscard]] LikeWorkRight like_work_right(const domain::State& state, domain::ProgrammeId id);
[[nodiscard]] WorkLine work_line(const domain::State& state, const domain::KnownWork& work, bool with_owner);

}  // namespace schakel::service
