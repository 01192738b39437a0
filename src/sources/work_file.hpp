#pragma once
// Work files: what people work on, as Jira, GitLab and Planner write it when somebody asks for an export. Which of them wrote a
// file is known by what is in it, never by its name.
//
//   Jira     CSV, all or current fields:  Summary,Issue key,Issue id,Issue Type,Status,Project key,…,Labels,Labels,…
//   GitLab   CSV of issues:               ID,IID,Title,…,URL,State,Confidential,…,Assignee,Assignee Username,…
//   GitLab   JSON of its API:             [{"iid":7,"title":…,"state":"opened","assignees":[{"username":…}],…}]
//   Planner  .xlsx, or its table as CSV:  Task ID,Task Name,Bucket Name,Progress,…,Assigned To,…   in English or Dutch
//
// Taken are the item's own id, its title, its project, who it is assigned to, its dates, and the beginning of its description.
// Never comments, and never the time that somebody spent. What is finished is left aside and counted; so are confidential issues.
//
// Edges   dates such as 3/4/2026 say nothing when no date of the file shows which number is the month: they are left out, which is
//         noticed; of a title the first 280 characters are taken, of a description 500
// Fails   a row is refused for: no id or title, an id that was there before, what the table's reader refuses. A file that is of none
//         of these kinds, or over a limit, stops
// Cost    O(file); memory for what is taken, and for a workbook or JSON for all of it, within the limits

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "base/limits.hpp"
#include "base/time.hpp"
#include "exchange/reading.hpp"
#include "sources/workbook.hpp"

namespace schakel::sources {

BOOST_DEFINE_ENUM_CLASS(WorkKind, table, jira, gitlab, planner)  // table: work.csv, which exchange reads

struct FoundWork {
  std::string id;                   // "LOK-12", "zorg/loket#7", Planner's own
  std::string title;
  std::string text;                 // the beginning of the description; "" = none
  std::string project;              // "" = not told
  std::vector<std::string> owners;  // what is said of who it is assigned to: names, user names, addresses, as they stand there
  std::optional<Date> from;
  std::optional<Date> until;        // it is due
  std::uint64_t line = 0;           // of the file or its sheet; in JSON, the how manieth
};

struct WorkFile : exchange::Reading {
  WorkKind kind = WorkKind::table;
  std::vector<FoundWork> items;
  std::uint64_t finished = 0;
  std::uint64_t confidential = 0;
};

struct WorkLimits {
  Limits text = {.bytes = 32ULL << 20, .rows = 200'000, .field_bytes = 4ULL << 20};
  std::size_t columns = 8192;  // Jira gives every comment a column of its own
  WorkbookLimits workbook = {};
};

// What the file begins with says which: a workbook, JSON, or the names of a table's columns.
[[nodiscard]] WorkKind work_kind(std::string_view bytes);

// Precondition  work_kind(bytes) is not table
[[nodiscard]] WorkFile read_work_file(std::string_view bytes, const std::string& file, const WorkLimits& limits = {});

}  // namespace schakel::sources
