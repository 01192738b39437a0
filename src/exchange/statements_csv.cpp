#include "exchange/statements_csv.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

class StatementReader {
 public:
  StatementReader(std::string_view text, const std::string& file, const Limits& limits)
      : table_(CsvReader::open(text, file, limits)) {}

  StatementsReading read() && {
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
    const bool polis = table_.column("comment-id").has_value();
    id_ = table_.column(polis ? "comment-id" : "id");
    text_ = table_.column(polis ? "comment-body" : "text");
    moderated_ = table_.column("moderated");
    for (const auto& [place, name] : {std::pair{id_, "id"}, std::pair{text_, polis ? "comment-body" : "text"}}) {
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
    auto id = TRY(cell_of(fields[*id_]));
    if (id.empty()) return invalid("the id is empty", "error.empty_id");
    auto text = TRY(text_in(fields[*text_]));
    const bool taken_out = TRY(taken_out_in(moderated_ ? trimmed(fields[*moderated_]) : std::string_view{}));
    const auto [known, is_new] = line_of_.emplace(id, table_.line());
    if (!is_new) {
      const std::string line = std::to_string(known->second);
      return invalid("the id " + shortened(id) + " is already on line " + line, "error.duplicate_id",
                     {{"value", shortened(id)}, {"first", line}});
    }
    result_.statements.push_back({.id = std::move(id), .text = std::move(text), .taken_out = taken_out});
    return {};
  }

  Result<std::string> text_in(std::string_view field) {
    const auto trim = trimmed(field);
    if (characters(trim) <= cell_characters) return cell_of(trim);
    const Error error{ErrorKind::invalid_input, "a text of " + std::to_string(characters(trim)) + " characters was cut after " +
                      std::to_string(cell_characters), "notice.text_cut", {{"value", shortened(trim)}}};
    result_.notice(refused_at(table_.file(), table_.line(), shortened(trim), error));
    return cell_of(shortened(trim, cell_characters - 1));
  }

  static Result<bool> taken_out_in(std::string_view cell) {
    if (cell == "-1") return true;
    if (cell.empty() || cell == "0" || cell == "1") return false;
    const std::string shown = shortened(cell);
    return invalid("\"" + shown + "\" is not -1, 0 or 1 for moderated", "error.bad_moderated", {{"value", shown}});
  }

  CsvReader table_;
  StatementsReading result_;
  std::optional<std::size_t> id_, text_, moderated_;
  std::unordered_map<std::string, std::uint64_t> line_of_;
};

}  // namespace

StatementsReading read_statements(std::string_view text, const std::string& file, const Limits& limits) {
  return StatementReader(text, file, limits).read();
}

}  // namespace schakel::exchange
