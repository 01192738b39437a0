#include "exchange/work_csv.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

class WorkReader {
 public:
  WorkReader(std::string_view text, const std::string& file, const Limits& limits)
      : table_(CsvReader::open(text, file, limits)) {}

  WorkReading read() && {
    if (!table_.stopped()) read_rows();
    result_.rows = table_.rows();
    if (table_.stopped()) {
      result_.refuse(table_.refused());
      result_.stopped = true;
    }
    return std::move(result_);
  }

 private:
  void read_rows() {
    id_ = table_.column("id");
    title_ = table_.column("title");
    owner_ = table_.column("owner");
    text_ = table_.column("text");
    from_ = table_.column("from");
    until_ = table_.column("until");
    for (const auto& [place, name] : {std::pair{id_, "id"}, std::pair{title_, "title"}, std::pair{owner_, "owner"}}) {
      if (place) continue;
      result_.refuse(refused_at(table_.file(), 1, "", Error{ErrorKind::invalid_input, std::string("there is no column ") + name,
                                                            "error.missing_column", {{"column", name}}}));
      result_.stopped = true;
      return;
    }
    for (auto row = table_.next(); row != CsvRow::end; row = table_.next()) {
      if (row == CsvRow::refused) {
        result_.refuse(table_.refused());
        continue;
      }
      const Result<void> taken = read_row();
      if (!taken) result_.refuse(refused_at(table_.file(), table_.line(), "", taken.error()));
    }
  }

  Result<void> read_row() {
    const auto& fields = table_.fields();
    domain::WorkRow item;
    item.id = TRY(cell_of(fields[*id_]));
    item.title = TRY(cell_of(fields[*title_]));
    item.owner = TRY(cell_of(fields[*owner_]));
    if (text_) item.text = TRY(cell_of(fields[*text_]));
    if (item.id.empty()) return invalid("the id is empty", "error.empty_id");
    if (item.title.empty() || item.owner.empty()) {
      return invalid("the item " + shortened(item.id) + " has no title or no owner", "error.work_incomplete",
                     {{"value", shortened(item.id)}});
    }
    if (from_) item.from = TRY(day_in(fields[*from_]));
    if (until_) item.until = TRY(day_in(fields[*until_]));
    const auto [known, is_new] = line_of_.emplace(item.id, table_.line());
    if (!is_new) {
      const std::string line = std::to_string(known->second);
      return invalid("the id " + shortened(item.id) + " is already on line " + line, "error.duplicate_id",
                     {{"value", shortened(item.id)}, {"first", line}});
    }
    result_.items.push_back(std::move(item));
    result_.lines.push_back(table_.line());
    return {};
  }

  static Result<std::optional<Date>> day_in(std::string_view field) {
    const std::string cell = TRY(cell_of(field));
    const auto day = date_from(cell);
    if (cell.empty() || day) return day;
    return invalid("\"" + shortened(cell) + "\" is no day such as 2026-11-30", "error.work_day", {{"value", shortened(cell)}});
  }

  CsvReader table_;
  WorkReading result_;
  std::optional<std::size_t> id_, title_, owner_, text_, from_, until_;
  std::unordered_map<std::string, std::uint64_t> line_of_;
};

}  // namespace

WorkReading read_work(std::string_view text, const std::string& file, const Limits& limits) {
  return WorkReader(text, file, limits).read();
}

}  // namespace schakel::exchange
