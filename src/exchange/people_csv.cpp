#include "exchange/people_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "domain/hours.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

using domain::RosterPerson;

enum Column { id, name, email, manager, languages, hours, timezone, goals, skills, newcomer, facilitator, apart };
constexpr std::array<std::string_view, 12> column_names = {"id",     "name",  "email",  "manager",  "languages",   "hours",
                                                           "timezone", "goals", "skills", "newcomer", "facilitator", "apart"};

struct Columns {
  std::array<std::optional<std::size_t>, column_names.size()> known;
  std::vector<std::size_t> borders;
};

Columns columns_of(const std::vector<std::string>& header) {
  Columns columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string small = lower_ascii(header[i]);
    bool is_border = true;
    for (std::size_t k = 0; k < column_names.size(); ++k) {
      if (column_names[k] != small) continue;
      columns.known[k] = i;
      is_border = false;
    }
    if (is_border) columns.borders.push_back(i);
  }
  return columns;
}

Result<std::string> email_in(std::string_view cell) {
  const std::string text(cell);
  const auto at = text.find('@');
  const bool good = text.empty() || (at != std::string::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
                                     text.find('@', at + 1) == std::string::npos &&
                                     text.find_first_of(" ,;<>()\"\\") == std::string::npos);
  if (good) return text;
  return invalid("\"" + shortened(text) + "\" is not an e-mail address", "error.bad_email", {{"value", shortened(text)}});
}

// "nl", "pt-br": two or three letters, and what may follow.
Result<std::vector<std::string>> languages_in(std::string_view cell) {
  auto codes = split(lower_ascii(cell), " ;|,");
  for (const auto& code : codes) {
    const auto dash = code.find('-');
    const auto letters = std::min(dash, code.size());
    bool good = (letters == 2 || letters == 3) && code.size() <= 12 && code.back() != '-';
    for (std::size_t i = 0; i < code.size(); ++i) {
      const char c = code[i];
      good = good && ((c >= 'a' && c <= 'z') || (i > letters && ((c >= '0' && c <= '9') || c == '-')) || i == dash);
    }
    if (good) continue;
    return invalid("\"" + shortened(code) + "\" is not a language such as nl or en", "error.bad_language",
                   {{"value", shortened(code)}});
  }
  return codes;
}

Result<bool> yes_in(std::string_view cell, std::string_view column) {
  const std::string word = lower_ascii(cell);
  for (const auto* yes : {"yes", "ja", "true", "1", "y", "j"}) {
    if (word == yes) return true;
  }
  for (const auto* no : {"", "no", "nee", "false", "0", "n"}) {
    if (word == no) return false;
  }
  return invalid("\"" + shortened(cell) + "\" is neither yes nor no for " + std::string(column), "error.not_yes_or_no",
                 {{"value", shortened(cell)}, {"column", std::string(column)}});
}

Result<RosterPerson> person_in(const std::vector<std::string>& cells, const Columns& columns) {
  const auto cell = [&](Column column) -> std::string_view {
    return columns.known[column] ? std::string_view(cells[*columns.known[column]]) : std::string_view{};
  };
  RosterPerson person;
  person.id = cell(id);
  if (person.id.empty()) return invalid("the person has no id", "error.no_id");
  person.name = cell(name);
  person.email = TRY(email_in(cell(email)));
  person.manager = cell(manager);
  if (person.manager == person.id) person.manager.clear();  // how some systems write the top
  person.languages = TRY(languages_in(cell(languages)));
  person.hours = cell(hours);
  TRY(domain::hours_from(person.hours));
  person.timezone = cell(timezone);
  TRY(domain::offset_from(person.timezone));
  person.goals = split(cell(goals), ";|");
  person.skills = split(cell(skills), ";|");
  person.newcomer = TRY(yes_in(cell(newcomer), "newcomer"));
  person.facilitator = TRY(yes_in(cell(facilitator), "facilitator"));
  person.apart = split(cell(apart), " ");
  for (const auto column : columns.borders) person.silos.push_back(cells[column]);
  return person;
}

class People {
 public:
  People(std::string_view text, const std::string& file, const Limits& limits)
      : table_(CsvReader::open(text, file, limits)) {}

  PeopleReading read() && {
    if (!table_.stopped()) read_rows();
    result_.rows = table_.rows();
    if (table_.stopped()) {
      result_.refuse(table_.refused());
      result_.stopped = true;
    }
    if (!result_.stopped) notice_strangers();
    return std::move(result_);
  }

 private:
  void stop(const Error& error) {
    result_.refuse(refused_at(table_.file(), 1, "", error));
    result_.stopped = true;
  }

  void read_rows() {
    columns_ = columns_of(table_.header());
    if (!columns_.known[id]) {
      stop(Error{ErrorKind::invalid_input, "there is no column id", "error.missing_column", {{"column", "id"}}});
      return;
    }
    if (columns_.borders.empty()) {
      stop(Error{ErrorKind::invalid_input, "there is no border: a column such as department, with each person's silo",
                 "error.no_border"});
      return;
    }
    for (const auto column : columns_.borders) name_border(table_.header()[column]);
    for (auto row = table_.next(); row != CsvRow::end; row = table_.next()) {
      if (row == CsvRow::refused) {
        result_.refuse(table_.refused());
      } else {
        read_row();
      }
    }
  }

  void name_border(const std::string& border) {
    result_.roster.borders.push_back(border);
    const auto meant = nearest(lower_ascii(border), column_names);
    if (meant.empty()) return;
    const Error error{ErrorKind::invalid_input,
                      "the column " + border + " is read as a border; did you mean " + std::string(meant) + "?",
                      "notice.border_like_column", {{"value", border}, {"nearest", std::string(meant)}}};
    result_.notice(refused_at(table_.file(), 1, border, error));
  }

  void read_row() {
    const auto cells = cells_of(table_.fields());
    if (!cells) return refuse(table_.fields()[*columns_.known[id]], cells.error());
    auto person = person_in(*cells, columns_);
    if (!person) return refuse((*cells)[*columns_.known[id]], person.error());
    const auto [known, is_new] = line_of_.emplace(person->id, table_.line());
    if (!is_new) {
      const std::string line = std::to_string(known->second);
      return refuse(person->id, Error{ErrorKind::invalid_input,
                                      "the id " + shortened(person->id) + " is already on line " + line,
                                      "error.duplicate_id", {{"value", shortened(person->id)}, {"first", line}}});
    }
    lines_.push_back(table_.line());
    result_.roster.people.push_back(std::move(*person));
  }

  void refuse(std::string_view value, const Error& error) {
    result_.refuse(refused_at(table_.file(), table_.line(), value, error));
  }

  // Managers and aparts who are not in the file, and addresses that two people have.
  void notice_strangers() {
    std::unordered_map<std::string, std::uint64_t> addresses;
    for (std::size_t i = 0; i < result_.roster.people.size(); ++i) {
      auto& person = result_.roster.people[i];
      const auto notice = [&](const std::string& value, std::string message, std::string code) {
        const Error error{ErrorKind::invalid_input, std::move(message), std::move(code), {{"value", shortened(value)}}};
        result_.notice(refused_at(table_.file(), lines_[i], value, error));
      };
      if (!person.manager.empty() && !line_of_.contains(person.manager)) {
        notice(person.manager, "the manager " + shortened(person.manager) + " is not in the file", "notice.unknown_manager");
        person.manager.clear();
      }
      for (const auto& other : person.apart) {
        if (line_of_.contains(other)) continue;
        notice(other, shortened(other) + ", to be kept apart, is not in the file", "notice.unknown_apart");
      }
      if (person.email.empty()) continue;
      const auto [known, is_new] = addresses.emplace(lower_ascii(person.email), lines_[i]);
      if (is_new) continue;
      notice(person.email, shortened(person.email) + " is already on line " + std::to_string(known->second),
             "notice.duplicate_email");
    }
  }

  CsvReader table_;
  Columns columns_;
  PeopleReading result_;
  std::unordered_map<std::string, std::uint64_t> line_of_;  // of an id
  std::vector<std::uint64_t> lines_;                        // of roster.people
};

}  // namespace

PeopleReading read_people(std::string_view text, const std::string& file, const Limits& limits) {
  return People(text, file, limits).read();
}

}  // namespace schakel::exchange
