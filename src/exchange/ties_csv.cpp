#include "exchange/ties_csv.hpp"

#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "base/time.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

class TieReader {
 public:
  TieReader(std::string_view text, const std::string& file, const domain::Roster& roster, const TieRules& rules,
            const Limits& limits)
      : table_(CsvReader::open(text, file, limits)), rules_(rules) {
    result_.ties.directed = rules.directed;
    index_.reserve(roster.people.size());
    for (std::size_t i = 0; i < roster.people.size(); ++i) {
      index_.emplace(roster.people[i].id, static_cast<std::uint32_t>(i));
    }
  }

  TiesReading read() && {
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
    from_ = table_.column("from");
    to_ = table_.column("to");
    weight_ = table_.column("weight");
    at_ = table_.column("at");
    for (const auto& [column, name] : {std::pair{from_, "from"}, std::pair{to_, "to"}}) {
      if (column) continue;
      result_.refuse(refused_at(table_.file(), 1, "",
                                Error{ErrorKind::invalid_input, std::string("there is no column ") + name,
                                      "error.missing_column", {{"column", name}}}));
      result_.stopped = true;
      return;
    }
    for (auto row = table_.next(); row != CsvRow::end; row = table_.next()) {
      if (row == CsvRow::refused) {
        result_.refuse(table_.refused());
      } else {
        read_row();
      }
    }
  }

  void read_row() {
    const auto& fields = table_.fields();
    const auto from = trimmed(fields[*from_]);
    const auto to = trimmed(fields[*to_]);
    const auto weight = weight_in(weight_ ? trimmed(fields[*weight_]) : std::string_view{});
    if (!weight) return refuse(fields[*weight_], weight.error());
    const auto at = time_in(at_ ? trimmed(fields[*at_]) : std::string_view{});
    if (!at) return refuse(fields[*at_], at.error());
    for (const auto person : {from, to}) {
      if (person.empty()) {
        return refuse("", Error{ErrorKind::invalid_input, "one side of the tie is empty", "error.empty_tie"});
      }
    }
    const auto first = index_.find(from);
    const auto second = index_.find(to);
    if (first == index_.end() || second == index_.end()) return stranger(first == index_.end() ? from : to);
    if (first == second) {
      ++result_.ties.self_ties;
      return;
    }
    result_.ties.list.push_back({.from = first->second, .to = second->second, .weight = *weight, .at = *at});
  }

  void stranger(std::string_view person) {
    if (rules_.unknown == Unknown::skip) {
      ++result_.ties.unknown_people;
      return;
    }
    refuse(person, Error{ErrorKind::invalid_input, shortened(person) + " is not among the people", "error.unknown_person",
                         {{"value", shortened(person)}}});
  }

  Result<double> weight_in(std::string_view cell) const {
    if (cell.empty()) return 1.0;
    const double weight = TRY(number_in(cell, table_.separator() == ';'));
    if (weight > 0) return weight;
    return invalid("the weight " + shortened(cell) + " is not above 0", "error.bad_weight", {{"value", shortened(cell)}});
  }

  Result<std::optional<double>> time_in(std::string_view cell) {
    if (cell.empty()) return std::optional<double>{};
    std::optional<double> seconds;
    bool is_moment = false;
    if (const auto moment = instant_from(cell)) {
      seconds = std::chrono::duration<double>(moment->time_since_epoch()).count();
      is_moment = true;
    } else if (const auto number = number_in(cell, table_.separator() == ';')) {
      seconds = *number;
    } else {
      return invalid("\"" + shortened(cell) + "\" is neither a moment such as 2026-03-02T09:30Z nor a number of seconds",
                     "error.bad_time", {{"value", shortened(cell)}});
    }
    if (!has_moments_) has_moments_ = is_moment;
    if (*has_moments_ != is_moment) {
      return invalid("\"" + shortened(cell) + "\" is " + (is_moment ? "a moment where the rows before have seconds"
                                                                   : "a number of seconds where the rows before have moments"),
                     "error.mixed_times", {{"value", shortened(cell)}});
    }
    return seconds;
  }

  void refuse(std::string_view value, const Error& error) {
    result_.refuse(refused_at(table_.file(), table_.line(), value, error));
  }

  CsvReader table_;
  TieRules rules_;
  TiesReading result_;
  std::unordered_map<std::string_view, std::uint32_t> index_;  // views into the roster
  std::optional<std::size_t> from_, to_, weight_, at_;
  std::optional<bool> has_moments_;
};

}  // namespace

TiesReading read_ties(std::string_view text, const std::string& file, const domain::Roster& roster, const TieRules& rules,
                      const Limits& limits) {
  return TieReader(text, file, roster, rules, limits).read();
}

}  // namespace schakel::exchange
