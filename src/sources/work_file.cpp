#include "sources/work_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/text.hpp"
#include "exchange/csv.hpp"
#include "exchange/json.hpp"
#include "sources/work_table.hpp"

namespace schakel::sources {
namespace {

using exchange::CsvReader;
using exchange::CsvRow;

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

bool is_json(std::string_view bytes) {
  const std::string_view begin = trimmed(without_mark(bytes).substr(0, 200));
  return begin.starts_with('[') || begin.starts_with('{');
}

CsvReader table_in(std::string_view text, const std::string& file, const WorkLimits& limits) {
  return CsvReader::open(text, file, limits.text, limits.columns, exchange::SameColumns::keep);
}

void stop(WorkFile& work, const std::string& file, const Error& error) {
  work.refuse(exchange::refused_at(file, 0, "", error));
  work.stopped = true;
}

// --- a table as CSV
WorkFile read_table(std::string_view text, const std::string& file, const WorkLimits& limits) {
  WorkFile work;
  auto table = table_in(text, file, limits);
  const auto kind = kind_by(table.header());
  if (!kind && !table.stopped()) {
    stop(work, file, Error{ErrorKind::invalid_input, "the columns are not those of an export of Jira, GitLab or Planner", "error.no_work_file", {}});
    return work;
  }
  WorkRows rows(kind.value_or(WorkKind::table), table.header(), file, work);
  for (auto row = table.next(); row != CsvRow::end; row = table.next()) {
    if (row == CsvRow::good) rows.row(table.line(), table.fields());
    if (row == CsvRow::refused) work.refuse(table.refused());
  }
  rows.end();
  work.rows = table.rows();
  if (table.stopped()) {
    work.refuse(table.refused());
    work.stopped = true;
    work.items.clear();
  }
  return work;
}

// --- GitLab's JSON, made into the rows of its CSV
const std::vector<std::string>& gitlab_columns() {
  static const std::vector<std::string> columns_of_issues = {"iid", "title", "description", "url", "state", "confidential", "assignee username", "assignee",
                                                 "start date", "created at (utc)", "due date"};
  return columns_of_issues;
}

std::string json_text_of(const boost::json::object& object, std::string_view name) {
  const auto* const value = object.if_contains(name);
  if (value == nullptr) return {};
  if (const auto* const text = value->if_string()) return std::string(text->data(), text->size());
  if (value->is_int64()) return std::to_string(value->get_int64());
  if (value->is_bool()) return value->get_bool() ? "yes" : "no";
  return {};
}

// The names of all whom it is assigned to, the first first.
std::string assignees_in(const boost::json::object& issue, std::string_view name) {
  std::string all;
  const auto add = [&](const boost::json::value& value) {
    const auto* const person = value.if_object();
    const std::string said = person == nullptr ? std::string() : json_text_of(*person, name);
    if (!said.empty()) all += (all.empty() ? "" : "; ") + said;
  };
  const auto* const several = issue.if_contains("assignees");
  if (several != nullptr && several->is_array()) {
    for (const auto& one : several->get_array()) add(one);
  }
  if (const auto* const one = issue.if_contains("assignee"); one != nullptr && all.empty()) add(*one);
  return all;
}

bool is_issue(const boost::json::value& value) {
  const auto* const object = value.if_object();
  return object != nullptr && object->if_contains("iid") != nullptr && object->if_contains("title") != nullptr && object->if_contains("state") != nullptr;
}

WorkFile read_issues(std::string_view text, const std::string& file, const WorkLimits& limits) {
  WorkFile work;
  work.kind = WorkKind::gitlab;
  const auto value = exchange::parse_json_value(without_mark(text), {.bytes = limits.text.bytes});
  if (!value) return stop(work, file, value.error()), work;
  const auto* const issues = value->if_array();
  if (issues == nullptr || issues->empty() || !is_issue((*issues)[0])) {
    stop(work, file, Error{ErrorKind::invalid_input, "this JSON is no list of issues as GitLab's API gives it", "error.no_issues", {}});
    return work;
  }
  WorkRows rows(WorkKind::gitlab, gitlab_columns(), file, work);
  for (std::size_t i = 0; i < issues->size(); ++i) {
    if (!is_issue((*issues)[i])) {
      work.refuse(exchange::refused_at(file, i + 1, "", Error{ErrorKind::invalid_input, "this is no issue", "error.no_issue", {}}));
      continue;
    }
    const auto& issue = (*issues)[i].get_object();
    const std::array<std::string, 11> said = {json_text_of(issue, "iid"), json_text_of(issue, "title"), json_text_of(issue, "description"),
                                              json_text_of(issue, "web_url"), json_text_of(issue, "state"), json_text_of(issue, "confidential"),
                                              assignees_in(issue, "username"), assignees_in(issue, "name"), json_text_of(issue, "start_date"),
                                              json_text_of(issue, "created_at"), json_text_of(issue, "due_date")};
    const std::vector<std::string_view> cells(said.begin(), said.end());
    rows.row(i + 1, cells);
  }
  rows.end();
  return work;
}

// --- Planner's workbook: rows that name the plan, and then the table; newer ones have the name on a sheet of its own
std::optional<std::string> plan_named(const SheetRow& row) {
  if (row.cells.size() < 2) return std::nullopt;
  const std::string said = lower_ascii(trimmed(row.cells[0]));
  const bool names_it = said == "plan name" || said == "plannaam" || said == "naam van plan";
  return names_it && !trimmed(row.cells[1]).empty() ? std::optional(std::string(trimmed(row.cells[1]))) : std::nullopt;
}

WorkFile read_plan(std::string_view bytes, const std::string& file, const WorkLimits& limits) {
  WorkFile work;
  work.kind = WorkKind::planner;
  const auto sheets = read_workbook(bytes, limits.workbook);
  if (!sheets) return stop(work, file, sheets.error()), work;
  std::string plan;
  bool found = false;
  constexpr std::size_t rows_above = 20;  // within so many rows the table begins
  for (const Sheet& sheet : *sheets) {
    for (std::size_t i = 0; i < std::min(rows_above, sheet.rows.size()); ++i) {
      if (const auto name = plan_named(sheet.rows[i]); name && plan.empty()) plan = shortened(*name, 119);
    }
  }
  for (const Sheet& sheet : *sheets) {
    std::size_t at = 0;
    while (at < std::min(rows_above, sheet.rows.size()) && kind_by(sheet.rows[at].cells) != WorkKind::planner) ++at;
    if (at >= std::min(rows_above, sheet.rows.size())) continue;
    found = true;
    WorkRows rows(WorkKind::planner, sheet.rows[at].cells, file, work);
    rows.named(plan);
    for (++at; at < sheet.rows.size(); ++at) {
      const SheetRow& row = sheet.rows[at];
      const bool empty = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
      const std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
      if (!empty) rows.row(row.number, cells);
    }
    rows.end();
    break;  // one plan has one table
  }
  if (!found) {
    stop(work, file, Error{ErrorKind::invalid_input, "no sheet of this workbook has a table with the columns Task ID and Task Name, as Planner makes it",
                           "error.no_plan", {}});
  }
  return work;
}

}  // namespace

WorkKind work_kind(std::string_view bytes) {
  if (is_workbook(bytes)) return WorkKind::planner;
  if (is_json(bytes)) return WorkKind::gitlab;
  constexpr std::size_t longest_header = 1U << 20;
  const std::string_view rest = without_mark(bytes);
  const std::string_view begin = rest.substr(0, std::min(longest_header, rest.find('\n')));  // names of columns have no line ends
  return kind_by(table_in(begin, "", {}).header()).value_or(WorkKind::table);
}

WorkFile read_work_file(std::string_view bytes, const std::string& file, const WorkLimits& limits) {
  if (is_workbook(bytes)) return read_plan(bytes, file, limits);
  if (is_json(bytes)) return read_issues(bytes, file, limits);
  return read_table(bytes, file, limits);
}

}  // namespace schakel::sources
