#include "sources/work_table.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "sources/work_dates.hpp"

namespace schakel::sources {
namespace {

constexpr std::size_t id_longest = 120;
constexpr std::size_t title_longest = 280;  // of what an item of work may be called
constexpr std::size_t text_longest = 500;

std::string small(std::string_view heading) { return lower_ascii(trimmed(heading)); }

// The words with which these programs call something finished, as they come and in Dutch.
bool says_finished(std::string_view state) {
  constexpr std::array<std::string_view, 18> words = {
      "done",     "closed",    "resolved",  "completed", "complete", "cancelled",   "canceled", "rejected", "won't do",
      "voltooid", "afgerond",  "gereed",    "klaar",     "gesloten", "afgesloten",  "opgelost", "vervallen", "geannuleerd"};
  return std::find(words.begin(), words.end(), small(state)) != words.end();
}

bool says_yes(std::string_view cell) {
  const std::string said = small(cell);
  return said == "yes" || said == "true" || said == "ja";
}

// "https://gitlab.example/zorg/loket/-/issues/7" → "zorg/loket"
std::string project_in(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  const auto host = url.find('/');
  if (host == std::string_view::npos) return {};
  url.remove_prefix(host + 1);
  for (const std::string_view behind : {"/-/", "/issues/", "/work_items/"}) {
    const auto end = url.find(behind);
    if (end != std::string_view::npos) return std::string(url.substr(0, end));
  }
  return {};
}

// "LOK-12" → "LOK"
std::string project_of_key(std::string_view key) {
  const auto dash = key.rfind('-');
  return dash == std::string_view::npos ? std::string() : std::string(key.substr(0, dash));
}

// The beginning of a text in one line, as much as is taken of it.
Result<std::string> beginning(std::string_view text, std::size_t most) {
  return exchange::cell_of(characters(text) > most ? shortened(text, most - 1) : std::string(text));
}

}  // namespace

// Names as the programs write them. Seen in files: Jira's and GitLab's in English. Dutch ones and Planner's: docs/walls.md.
std::span<const WorkRows::Heading> WorkRows::headings_of(WorkKind kind) {
  static constexpr std::array<Heading, 13> jira = {{
      {Field::id, "issue key|issuesleutel|sleutel"}, {Field::title, "summary|samenvatting"}, {Field::text, "description|beschrijving"},
      {Field::project, "project name|projectnaam|project"}, {Field::owner, "assignee|toegewezen aan|uitvoerder"}, {Field::owner, "assignee id"},
      {Field::state, "status category|statuscategorie"}, {Field::state, "status"}, {Field::resolution, "resolution|oplossing"},
      {Field::resolved, "resolved|opgelost"}, {Field::start, "custom field (start date)|start date"}, {Field::created, "created|aangemaakt"},
      {Field::until, "due date|deadline|vervaldatum"}}};
  static constexpr std::array<Heading, 11> gitlab = {{
      {Field::id, "iid|issue id"}, {Field::title, "title"}, {Field::text, "description"}, {Field::url, "url"}, {Field::state, "state"},
      {Field::owner, "assignee username"}, {Field::owner, "assignee"}, {Field::confidential, "confidential"}, {Field::start, "start date"},
      {Field::created, "created at (utc)"}, {Field::until, "due date"}}};
  static constexpr std::array<Heading, 9> planner = {{
      {Field::id, "task id|taak-id|taak id"}, {Field::title, "task name|taaknaam|naam van taak"}, {Field::text, "description|notes|beschrijving|omschrijving|notities"},
      {Field::state, "progress|status|voortgang"}, {Field::owner, "assigned to|toegewezen aan"},
      {Field::resolved, "completed date|datum voltooid|voltooid op|voltooiingsdatum"}, {Field::start, "start date|begindatum|startdatum"},
      {Field::created, "created date|gemaakt op|aanmaakdatum|datum gemaakt"}, {Field::until, "due date|einddatum|vervaldatum|deadline"}}};
  if (kind == WorkKind::table) return {};
  if (kind == WorkKind::jira) return jira;
  return kind == WorkKind::gitlab ? std::span<const Heading>(gitlab) : std::span<const Heading>(planner);
}

std::optional<WorkKind> kind_by(std::span<const std::string> header) {
  const auto has = [&](std::initializer_list<std::string_view> any) {
    return std::any_of(header.begin(), header.end(), [&](const std::string& name) { return std::find(any.begin(), any.end(), small(name)) != any.end(); });
  };
  if (has({"issue key", "issuesleutel"}) && has({"summary", "samenvatting"})) return WorkKind::jira;
  if (has({"title"}) && has({"state"}) && has({"url"}) && has({"iid", "issue id"})) return WorkKind::gitlab;
  if (has({"task id", "taak-id", "taak id"}) && has({"task name", "taaknaam", "naam van taak"})) return WorkKind::planner;
  return std::nullopt;
}

WorkRows::WorkRows(WorkKind kind, std::span<const std::string> header, std::string file, WorkFile& into)
    : kind_(kind), file_(std::move(file)), into_(into) {
  into_.kind = kind;
  for (const Heading& heading : headings_of(kind)) {
    for (const std::string& name : split(heading.names, "|")) {
      const auto at = std::find_if(header.begin(), header.end(), [&](const std::string& one) { return small(one) == name; });
      if (at == header.end()) continue;
      columns_.push_back({heading.field, static_cast<std::size_t>(at - header.begin())});
      break;
    }
  }
}

std::string_view WorkRows::cell(std::span<const std::string_view> cells, Field field) const {
  for (const Column& column : columns_) {
    if (column.field == field) return column.place < cells.size() ? trimmed(cells[column.place]) : std::string_view{};
  }
  return {};
}

bool WorkRows::is_finished(std::span<const std::string_view> cells) const {
  const std::string resolution = small(cell(cells, Field::resolution));
  if (!resolution.empty() && resolution != "unresolved" && resolution != "onopgelost") return true;
  if (!cell(cells, Field::resolved).empty()) return true;
  return std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) {
    return column.field == Field::state && column.place < cells.size() && says_finished(cells[column.place]);
  });
}

Result<FoundWork> WorkRows::found_in(std::span<const std::string_view> cells) const {
  FoundWork found;
  const std::string id = TRY(exchange::cell_of(cell(cells, Field::id)));
  if (id.empty()) return invalid("the id is empty", "error.empty_id");
  found.title = TRY(beginning(cell(cells, Field::title), title_longest));
  if (found.title.empty()) return invalid("the item " + shortened(id) + " has no title", "error.work_untitled", {{"value", shortened(id)}});
  if (auto text = beginning(cell(cells, Field::text), text_longest)) found.text = std::move(*text);  // else it is left out
  found.project = project_;
  if (kind_ == WorkKind::gitlab) found.project = project_in(cell(cells, Field::url));
  if (kind_ == WorkKind::jira) {
    found.project = TRY(exchange::cell_of(cell(cells, Field::project)));
    if (found.project.empty()) found.project = project_of_key(id);
  }
  found.id = kind_ == WorkKind::gitlab ? found.project + "#" + id : id;
  if (characters(found.id) > id_longest) {
    const std::string limit = std::to_string(id_longest);
    return invalid("\"" + shortened(found.id) + "\" is longer than " + limit + " characters", "error.too_long", {{"value", shortened(found.id)}, {"limit", limit}});
  }
  for (const Column& column : columns_) {
    if (column.field != Field::owner || column.place >= cells.size()) continue;
    std::string said = TRY(exchange::cell_of(cells[column.place]));
    if (!said.empty()) found.owners.push_back(std::move(said));
  }
  return found;
}

void WorkRows::refuse(std::uint64_t line, const Error& error) { into_.refuse(exchange::refused_at(file_, line, "", error)); }

void WorkRows::row(std::uint64_t line, std::span<const std::string_view> cells) {
  ++into_.rows;
  if (says_yes(cell(cells, Field::confidential))) {
    ++into_.confidential;
    return;
  }
  if (is_finished(cells)) {
    ++into_.finished;
    return;
  }
  auto found = found_in(cells);
  if (!found) return refuse(line, found.error());
  const auto [known, is_new] = line_of_.emplace(found->id, line);
  if (!is_new) {
    const std::string first = std::to_string(known->second);
    return refuse(line, Error{ErrorKind::invalid_input, "the id " + shortened(found->id) + " is already on line " + first, "error.duplicate_id",
                              {{"value", shortened(found->id)}, {"first", first}}});
  }
  found->line = line;
  into_.items.push_back(std::move(*found));
  const auto said = [&](Field field) { return std::string(cell(cells, field).substr(0, 40)); };
  dates_.push_back({said(Field::start), said(Field::created), said(Field::until)});
}

void WorkRows::end() {
  std::vector<std::string_view> all;
  for (const Dates& dates : dates_) all.insert(all.end(), {dates.start, dates.created, dates.until});
  const DateOrder order = order_in(all);
  std::uint64_t unclear = 0;
  std::string first;
  const auto read = [&](const std::string& said) {
    const auto date = date_said(said, order);
    if (!date && !said.empty() && unclear++ == 0) first = said;
    return date;
  };
  for (std::size_t i = 0; i < dates_.size(); ++i) {
    FoundWork& item = into_.items[i];
    item.from = read(dates_[i].start.empty() ? dates_[i].created : dates_[i].start);
    item.until = read(dates_[i].until);
    if (item.from && item.until && *item.until < *item.from) item.from.reset();  // made after it was due: it was begun before
  }
  if (unclear == 0) return;
  const std::string count = std::to_string(unclear);
  into_.notice(exchange::refused_at(file_, 0, first, Error{ErrorKind::invalid_input, count + " dates such as \"" + shortened(first) + "\" can be read in more than one way, or not at all, and were left out",
                                                           "error.unclear_dates", {{"count", count}, {"value", shortened(first)}}}));
}

}  // namespace schakel::sources
