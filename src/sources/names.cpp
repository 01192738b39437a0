#include "sources/names.hpp"

#include <utility>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"

namespace schakel::sources {
namespace {

// What stands for a person under a key: the address, which every source knows, or else the id.
std::string lasting(const domain::RosterPerson& person) { return plain(person.email.empty() ? person.id : person.email); }

}  // namespace

std::string plain(std::string_view address) {
  std::string small = lower_ascii(trimmed(address));
  constexpr std::string_view scheme = "mailto:";
  if (small.starts_with(scheme)) small.erase(0, scheme.size());
  return small;
}

Names Names::of_people(const domain::Roster& roster, std::optional<Key> key) {
  Names names;
  names.only_people_ = true;
  const auto know = [&](std::string said, const std::string& written) {
    const auto [known, is_new] = names.people_.emplace(std::move(said), written);
    if (!is_new && known->second != written) known->second.clear();
  };
  for (const auto& person : roster.people) {
    const std::string written = key ? hashed(*key, lasting(person)) : person.id;
    know(plain(person.id), written);
    if (!person.email.empty() && plain(person.email) != plain(person.id)) know(plain(person.email), written);
  }
  return names;
}

Names Names::under(const Key& key) {
  Names names;
  names.key_ = key;
  return names;
}

void Names::also(std::string_view address, std::string_view who) { aliases_.insert_or_assign(plain(address), plain(who)); }

std::optional<std::string> Names::of(const std::string& said) const {
  const auto alias = aliases_.find(said);
  const std::string& who = alias == aliases_.end() ? said : alias->second;
  if (!only_people_) return hashed(*key_, who);
  const auto person = people_.find(who);
  if (person == people_.end() || person->second.empty()) return std::nullopt;
  return person->second;
}

AliasReading read_aliases(std::string_view text, const std::string& file, const Limits& limits) {
  AliasReading result;
  auto table = exchange::CsvReader::open(text, file, limits);
  const auto address = table.column("address");
  const auto id = table.column("id");
  if (!table.stopped() && (!address || !id)) {
    const std::string missing = address ? "id" : "address";
    result.refuse(exchange::refused_at(file, 1, "", Error{ErrorKind::invalid_input, "there is no column " + missing,
                                                          "error.missing_column", {{"column", missing}}}));
    result.stopped = true;
    return result;
  }
  for (auto row = table.next(); row != exchange::CsvRow::end; row = table.next()) {
    if (row == exchange::CsvRow::refused) {
      result.refuse(table.refused());
      continue;
    }
    const auto cells = exchange::cells_of(table.fields());
    if (!cells || (*cells)[*address].empty() || (*cells)[*id].empty()) {
      result.refuse(exchange::refused_at(file, table.line(), "", cells ? Error{ErrorKind::invalid_input, "the address or the id is empty", "error.empty_tie"}
                                                                       : cells.error()));
      continue;
    }
    result.aliases.emplace_back((*cells)[*address], (*cells)[*id]);
  }
  result.rows = table.rows();
  if (table.stopped()) {
    result.refuse(table.refused());
    result.stopped = true;
  }
  return result;
}

std::string people_under(const domain::Roster& roster, const Key& key) {
  std::unordered_map<std::string, std::string> digits;
  for (const auto& person : roster.people) digits.emplace(person.id, hashed(key, lasting(person)));
  std::string text = "id,manager";
  for (const auto& border : roster.borders) text += "," + exchange::csv_field(border);
  text += "\n";
  for (const auto& person : roster.people) {
    const auto manager = digits.find(person.manager);
    text += digits.at(person.id) + "," + (manager == digits.end() ? "" : manager->second);
    for (const auto& silo : person.silos) text += "," + exchange::csv_field(silo);
    text += "\n";
  }
  return text;
}

}  // namespace schakel::sources
