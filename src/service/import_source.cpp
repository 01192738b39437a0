#include "service/import_source.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace schakel::service {
namespace {

using sources::Gathered;
using sources::Kind;

std::string file_name(Kind kind) {
  switch (kind) {
    case Kind::ics: return "calendar";
    case Kind::git: return "git log";
    case Kind::graphml: return "graph";
    default: return "mail";
  }
}

// A number of contacts that gave no ties, as a remark on the whole file.
void note_left(exchange::TiesReading& reading, const std::string& file, std::uint64_t number, const std::string& why, std::string code) {
  if (number == 0) return;
  const std::string count = std::to_string(number);
  reading.notice(exchange::refused_at(file, 0, count, Error{ErrorKind::invalid_input, count + " left out: " + why, std::move(code)}));
}

// Times of all, or of none.
std::uint64_t without_undated(std::vector<domain::Tie>& ties) {
  const auto dated = [](const domain::Tie& tie) { return tie.at.has_value(); };
  if (std::none_of(ties.begin(), ties.end(), dated)) return 0;
  const std::size_t before = ties.size();
  std::erase_if(ties, [&](const domain::Tie& tie) { return !dated(tie); });
  return before - ties.size();
}

}  // namespace

std::optional<Kind> source_kind(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text.substr(0, 200));
  if (text.starts_with("From ")) return Kind::mbox;
  if (lower_ascii(text).starts_with("begin:vcalendar")) return Kind::ics;
  if (text.starts_with("commit ")) return Kind::git;
  if (text.starts_with("<")) return Kind::graphml;
  return std::nullopt;
}

exchange::TiesReading read_source(std::string_view text, Kind kind, const domain::Roster& roster, bool directed) {
  exchange::TiesReading reading;
  reading.ties.directed = directed;
  std::unordered_map<std::string_view, std::uint32_t> index;
  for (std::size_t i = 0; i < roster.people.size(); ++i) index.emplace(roster.people[i].id, static_cast<std::uint32_t>(i));
  const sources::GatherRules rules{.limits = {.contacts = Limits{}.rows, .ties = Limits{}.rows}};
  sources::Gathering gathering(sources::Names::of_people(roster), rules, [&](const sources::TieRow& tie) {
    reading.ties.list.push_back({.from = index.at(tie.from), .to = index.at(tie.to), .weight = tie.weight,
                                 .at = tie.at ? std::optional(tie.at->seconds) : std::nullopt});
  });
  const std::string file = file_name(kind);
  const auto reader = sources::reader_of(kind, file, gathering);
  reader->feed(text);
  reader->end();
  const Gathered& gathered = gathering.gathered();
  static_cast<exchange::Reading&>(reading) = gathered;
  reading.ties.unknown_people = gathered.by_strangers;
  reading.ties.self_ties = gathered.to_nobody;
  note_left(reading, file, gathered.automatic, "from lists or machines", "notice.automatic");
  note_left(reading, file, gathered.copies, "copies of one read before", "notice.copies");
  note_left(reading, file, gathered.to_many, "with more than " + std::to_string(rules.most_others) + " others", "notice.to_many");
  note_left(reading, file, without_undated(reading.ties.list), "without a time", "notice.undated");
  return reading;
}

}  // namespace schakel::service
