#include "exchange/votes_csv.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "analysis/sheets.hpp"
#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

using analysis::Cast;

Result<Cast> cast_in(std::string_view cell) {
  const std::string word = lower_ascii(trimmed(cell));
  if (word == "agree" || word == "1" || word == "+1") return Cast::agree;
  if (word == "disagree" || word == "-1") return Cast::disagree;
  if (word == "pass" || word == "0") return Cast::pass;
  const std::string shown = shortened(mended_utf8(trimmed(cell)));
  return invalid("\"" + shown + "\" is not a vote: agree, disagree or pass, or 1, -1 or 0", "error.bad_vote", {{"value", shown}});
}

Result<std::int64_t> whole_in(std::string_view cell, std::string_view what) {
  const auto text = trimmed(cell);
  std::int64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!text.empty() && wrong == std::errc{} && end == text.data() + text.size()) return number;
  const std::string shown = shortened(mended_utf8(text));
  return invalid("the " + std::string(what) + " \"" + shown + "\" is not a whole number", "error.not_a_number", {{"value", shown}});
}

Result<std::string> id_in(std::string_view cell, std::string_view what) {
  auto id = TRY(cell_of(cell));
  if (!id.empty()) return id;
  return invalid("the " + std::string(what) + " is empty", "error.empty_id", {{"column", std::string(what)}});
}

// Ids in the order in which they came, each with its number.
class Names {
 public:
  std::uint32_t number(std::string id) {
    const auto [known, is_new] = numbers_.emplace(std::move(id), static_cast<std::uint32_t>(list_.size()));
    if (is_new) list_.push_back(&known->first);
    return known->second;
  }
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] const std::string& name(std::uint32_t number) const { return *list_[number]; }
  // Numbers in the order of the ids.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const {
    std::vector<std::uint32_t> order(list_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return analysis::id_before(name(a), name(b)); });
    return order;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> list_;  // into numbers_, whose nodes stay where they are
};

struct Vote {
  std::int64_t at = 0;
  std::uint32_t person = 0;
  std::uint32_t statement = 0;
  Cast cast = Cast::unanswered;
};

// Where the columns of a row-per-vote file are, and what they are called there.
struct RowColumns {
  std::string_view person_name, statement_name;
  std::size_t person = 0, statement = 0, vote = 0;
  std::optional<std::size_t> at;
};

class VoteReader {
 public:
  VoteReader(std::string_view text, const std::string& file, const Limits& limits)
      : table_(CsvReader::open(text, file, limits, matrix_columns)), limits_(limits) {}

  VotesReading read() && {
    if (!table_.stopped()) read_rows();
    result_.rows = table_.rows();
    if (table_.stopped()) {
      result_.refuse(table_.refused());
      result_.stopped = true;
    }
    if (!result_.stopped) fill();
    return std::move(result_);
  }

 private:
  void read_rows() {
    if (table_.column("participant")) {
      if (const auto first = first_of_matrix()) return each_row([&] { return matrix_row(*first); });
      return stop("there is no column n-disagree, behind which the statements of a participants-votes.csv begin", "n-disagree");
    }
    const bool polis = table_.column("voter-id") && table_.column("comment-id");
    RowColumns columns{.person_name = polis ? "voter-id" : "person", .statement_name = polis ? "comment-id" : "statement"};
    for (const auto& [name, place] : {std::pair{columns.person_name, &columns.person},
                                      std::pair{columns.statement_name, &columns.statement}, std::pair{std::string_view("vote"), &columns.vote}}) {
      const auto found = table_.column(name);
      if (!found) return stop("there is no column " + std::string(name), name);
      *place = *found;
    }
    if (polis) columns.at = table_.column("timestamp");
    each_row([&] { return vote_row(columns); });
  }

  template <class Row>
  void each_row(Row read_row) {
    for (auto row = table_.next(); row != CsvRow::end; row = table_.next()) {
      if (row == CsvRow::refused) {
        result_.refuse(table_.refused());
        continue;
      }
      const Result<void> taken = read_row();
      if (!taken) refuse(taken.error());
    }
  }

  Result<void> vote_row(const RowColumns& columns) {
    const auto& fields = table_.fields();
    auto person = TRY(id_in(fields[columns.person], columns.person_name));
    auto statement = TRY(id_in(fields[columns.statement], columns.statement_name));
    const Cast cast = TRY(cast_in(fields[columns.vote]));
    const std::int64_t at = columns.at ? TRY(whole_in(fields[*columns.at], "timestamp")) : 0;
    votes_.push_back({.at = at, .person = people_.number(std::move(person)), .statement = statements_.number(std::move(statement)), .cast = cast});
    return {};
  }

  // The column behind the last of Polis' own; all from there on are statements.
  std::optional<std::size_t> first_of_matrix() {
    const auto last = table_.column("n-disagree");
    if (!last) return std::nullopt;
    for (std::size_t i = *last + 1; i < table_.header().size(); ++i) (void)statements_.number(table_.header()[i]);
    group_ = table_.column("group-id");
    return *last + 1;
  }

  Result<void> matrix_row(std::size_t first) {
    const auto& fields = table_.fields();
    auto id = TRY(id_in(fields[*table_.column("participant")], "participant"));
    std::int32_t camp = -1;
    if (group_ && !trimmed(fields[*group_]).empty()) {
      const auto group = TRY(whole_in(fields[*group_], "group-id"));
      if (group < 0 || group > 1'000'000) return invalid("the group-id " + std::to_string(group) + " is not from 0 to 1000000");
      camp = static_cast<std::int32_t>(group);
    }
    std::vector<Vote> row;
    for (std::size_t i = first; i < table_.header().size(); ++i) {
      if (trimmed(fields[i]).empty()) continue;
      const auto cast = TRY(cast_in(fields[i]));
      row.push_back({.statement = static_cast<std::uint32_t>(i - first), .cast = cast});
    }
    const std::size_t before = people_.size();
    const std::string name = id;
    const std::uint32_t person = people_.number(std::move(id));
    if (person < before) {
      return invalid("the participant " + shortened(name) + " is there twice", "error.duplicate_id", {{"value", shortened(name)}});
    }
    for (auto& vote : row) {
      vote.person = person;
      votes_.push_back(vote);
    }
    camps_.push_back(camp);
    return {};
  }

  // Votes into sheets, the latest last.
  void fill() {
    const std::size_t people = people_.size(), statements = statements_.size();
    if (statements > 0 && people > limits_.bytes / statements) {
      return stop(std::to_string(people) + " people and " + std::to_string(statements) + " statements are more than is taken", "");
    }
    std::stable_sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) { return a.at < b.at; });
    auto& sheets = result_.sheets;
    const auto people_order = people_.sorted(), statement_order = statements_.sorted();
    std::vector<std::uint32_t> row(people), column(statements);
    for (std::uint32_t i = 0; i < people; ++i) {
      row[people_order[i]] = i;
      result_.people.push_back(people_.name(people_order[i]));
    }
    for (std::uint32_t j = 0; j < statements; ++j) {
      column[statement_order[j]] = j;
      sheets.statements.push_back(statements_.name(statement_order[j]));
    }
    sheets.silo_of.assign(people, -1);
    sheets.votes.assign(people * statements, Cast::unanswered);
    for (const auto& vote : votes_) sheets.votes[row[vote.person] * statements + column[vote.statement]] = vote.cast;
    if (std::any_of(camps_.begin(), camps_.end(), [](auto camp) { return camp >= 0; })) {
      for (const auto person : people_order) sheets.given_camps.push_back(camps_[person]);
    }
  }

  void refuse(const Error& error) {
    const auto value = std::find_if(error.values.begin(), error.values.end(), [](const auto& pair) { return pair.first == "value"; });
    result_.refuse(refused_at(table_.file(), table_.line(), value == error.values.end() ? "" : value->second, error));
  }
  void stop(std::string sentence, std::string_view column) {
    const bool too_large = column.empty();
    result_.refuse(refused_at(table_.file(), too_large ? 0 : 1, "",
                              Error{too_large ? ErrorKind::too_large : ErrorKind::invalid_input, std::move(sentence),
                                    too_large ? "error.too_large" : "error.missing_column", {{"column", std::string(column)}}}));
    result_.stopped = true;
  }

  CsvReader table_;
  Limits limits_;
  VotesReading result_;
  Names people_, statements_;
  std::vector<Vote> votes_;
  std::vector<std::int32_t> camps_;  // of a matrix, per person as they came
  std::optional<std::size_t> group_;
};

}  // namespace

VotesReading read_votes(std::string_view text, const std::string& file, const Limits& limits) {
  return VoteReader(text, file, limits).read();
}

PairsReading read_pairs(std::string_view text, const std::string& file, const Limits& limits) {
  PairsReading result;
  auto table = CsvReader::open(text, file, limits);
  const auto person = table.column("person"), statement = table.column("statement");
  for (const auto& [place, name] : {std::pair{person, "person"}, std::pair{statement, "statement"}}) {
    if (table.stopped() || place) continue;
    result.refuse(refused_at(file, 1, "", Error{ErrorKind::invalid_input, std::string("there is no column ") + name,
                                                "error.missing_column", {{"column", name}}}));
    result.stopped = true;
    return result;
  }
  for (auto row = table.next(); row != CsvRow::end; row = table.next()) {
    if (row == CsvRow::refused) {
      result.refuse(table.refused());
      continue;
    }
    auto first = id_in(table.fields()[*person], "person");
    auto second = id_in(table.fields()[*statement], "statement");
    if (!first || !second) {
      result.refuse(refused_at(file, table.line(), "", first ? second.error() : first.error()));
      continue;
    }
    result.pairs.push_back({.person = std::move(*first), .statement = std::move(*second)});
  }
  result.rows = table.rows();
  if (table.stopped()) {
    result.refuse(table.refused());
    result.stopped = true;
  }
  return result;
}

}  // namespace schakel::exchange
