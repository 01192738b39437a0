#pragma once
// Work tables: which columns a program's export has, and what one row of it says.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sources/work_file.hpp"

namespace schakel::sources {

// Whose table it is by the names of its columns; nothing when it is nobody's that we know.
[[nodiscard]] std::optional<WorkKind> kind_by(std::span<const std::string> header);

// Collects the rows of one table, or the items of another form, into a WorkFile.
// Valid   as long as `into` is
class WorkRows {
 public:
  WorkRows(WorkKind kind, std::span<const std::string> header, std::string file, WorkFile& into);

  // Of a plan that stands above its table.
  void named(std::string project) { project_ = std::move(project); }
  void row(std::uint64_t line, std::span<const std::string_view> cells);
  // Behind the last row: dates are read when all have been seen.
  void end();

 private:
  enum class Field { id, title, text, project, owner, state, resolution, resolved, confidential, url, start, created, until };
  struct Column {
    Field field;
    std::size_t place;
  };
  struct Heading {
    Field field;
    std::string_view names;  // in small letters, between bars, those that are preferred first
  };
  struct Dates {
    std::string start, created, until;
  };

  [[nodiscard]] static std::span<const Heading> headings_of(WorkKind kind);
  [[nodiscard]] std::string_view cell(std::span<const std::string_view> cells, Field field) const;
  [[nodiscard]] bool is_finished(std::span<const std::string_view> cells) const;
  [[nodiscard]] Result<FoundWork> found_in(std::span<const std::string_view> cells) const;
  void refuse(std::uint64_t line, const Error& error);

  WorkKind kind_;
  std::string file_;
  WorkFile& into_;
  std::string project_;
  std::vector<Column> columns_;
  std::vector<Dates> dates_;  // one per item
  std::unordered_map<std::string, std::uint64_t> line_of_;
};

}  // namespace schakel::sources
