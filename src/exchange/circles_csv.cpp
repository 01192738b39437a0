#include "exchange/circles_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

constexpr std::uint32_t last_round = 1'000'000;

class CircleReader {
 public:
  CircleReader(std::string_view text, const std::string& file, const domain::Roster& roster, const Limits& limits)
      : table_(CsvReader::open(text, file, limits)) {
    index_.reserve(roster.people.size());
    for (std::uint32_t i = 0; i < roster.people.size(); ++i) index_.emplace(roster.people[i].id, i);
  }

  CirclesReading read() && {
    if (!table_.stopped()) read_rows();
    result_.rows = table_.rows();
    if (table_.stopped()) {
      result_.refuse(table_.refused());
      result_.stopped = true;
    }
    std::stable_sort(result_.circles.begin(), result_.circles.end(),
                     [](const EarlierCircle& a, const EarlierCircle& b) { return a.round < b.round; });
    return std::move(result_);
  }

 private:
  void read_rows() {
    constexpr std::array<std::string_view, 3> names = {"round", "circle", "person"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto column = table_.column(names[i]);
      if (!column) {
        result_.refuse(refused_at(table_.file(), 1, "",
                                  Error{ErrorKind::invalid_input, "there is no column " + std::string(names[i]),
                                        "error.missing_column", {{"column", std::string(names[i])}}}));
        result_.stopped = true;
        return;
      }
      column_[i] = *column;
    }
    for (auto row = table_.next(); row != CsvRow::end; row = table_.next()) {
      if (row == CsvRow::refused) {
        result_.refuse(table_.refused());
      } else if (const auto read = read_row(); !read) {
        result_.refuse(refused_at(table_.file(), table_.line(), wrong_, read.error()));
      }
    }
  }

  Result<void> read_row() {
    const auto& fields = table_.fields();
    const auto round = TRY(round_in(trimmed(fields[column_[0]])));
    const auto circle = TRY(cell_of(fields[column_[1]]));
    if (circle.empty()) return invalid("the circle has no name", "error.no_circle");
    const auto id = TRY(cell_of(fields[column_[2]]));
    wrong_ = shortened(id);
    const auto person = index_.find(id);
    if (id.empty()) return invalid("there is nobody in the circle", "error.no_person");
    if (person == index_.end()) {
      stranger();
      ++place_of(round, circle).left;
      return {};
    }
    if (!seated_.emplace(round, person->second).second) {
      return invalid(wrong_ + " is in round " + std::to_string(round) + " already", "error.double_person", {{"value", wrong_}});
    }
    place_of(round, circle).people.push_back(person->second);
    return {};
  }

  EarlierCircle& place_of(std::uint32_t round, const std::string& circle) {
    const auto [place, is_new] = places_.emplace(std::pair{round, circle}, result_.circles.size());
    if (is_new) result_.circles.push_back({.round = round, .name = circle});
    return result_.circles[place->second];
  }

  void stranger() {
    result_.notice(refused_at(table_.file(), table_.line(), wrong_,
                              Error{ErrorKind::not_found, "\"" + wrong_ + "\" is not among the people any more",
                                    "error.unknown_person", {{"value", wrong_}}}));
  }

  Result<std::uint32_t> round_in(std::string_view cell) {
    wrong_ = shortened(cell);
    std::uint32_t round = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), round);
    if (error == std::errc{} && end == cell.data() + cell.size() && round >= 1 && round <= last_round) return round;
    return invalid("the round \"" + wrong_ + "\" is not a whole number from 1", "error.bad_round", {{"value", wrong_}});
  }

  CsvReader table_;
  CirclesReading result_;
  std::unordered_map<std::string_view, std::uint32_t> index_;  // views into the roster
  std::array<std::size_t, 3> column_ = {};
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> places_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seated_;
  std::string wrong_;
};

}  // namespace

CirclesReading read_circles(std::string_view text, const std::string& file, const domain::Roster& roster,
                            const Limits& limits) {
  return CircleReader(text, file, roster, limits).read();
}

}  // namespace schakel::exchange
