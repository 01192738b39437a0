#include "sources/ties_table.hpp"

#include <array>
#include <optional>

#include "base/text.hpp"
#include "exchange/cell.hpp"
#include "exchange/csv.hpp"
#include "sources/when.hpp"

namespace schakel::sources {
namespace {

enum Column { from, to, weight, at, columns };
constexpr std::array<std::string_view, columns> names = {"from", "to", "weight", "at"};

}  // namespace

void TableReader::feed(std::string_view piece) {
  if (gathering_.stopped()) return;
  text_ += piece;
  if (text_.size() <= gathering_.rules().limits.held_bytes) return;
  gathering_.stop(file_, 0, "", "the table is longer than " + std::to_string(gathering_.rules().limits.held_bytes) + " bytes", "error.too_large");
}

void TableReader::end() {
  if (gathering_.stopped()) return;
  const SourceLimits& most = gathering_.rules().limits;
  auto table = exchange::CsvReader::open(text_, file_, {.bytes = most.held_bytes, .rows = most.contacts, .field_bytes = most.line_bytes});
  std::array<std::optional<std::size_t>, columns> place;
  for (std::size_t i = 0; i < columns; ++i) place[i] = table.column(names[i]);
  for (const Column needed : {from, to}) {
    if (!table.stopped() && !place[needed]) {
      return gathering_.stop(file_, 1, "", "there is no column " + std::string(names[needed]), "error.missing_column");
    }
  }
  for (auto row = table.next(); row != exchange::CsvRow::end && !gathering_.stopped(); row = table.next()) {
    const auto refuse = [&](std::string_view value, const std::string& why) { gathering_.refuse(file_, table.line(), value, why); };
    if (row == exchange::CsvRow::refused) {
      const auto& said = table.refused();
      refuse(said.value, said.sentence.substr(said.sentence.find(": ") + 2));
      continue;
    }
    const auto cell = [&](Column column) { return place[column] ? trimmed(table.fields()[*place[column]]) : std::string_view{}; };
    Contact contact;
    contact.from = cell(from);
    contact.to = {std::string(cell(to))};
    if (contact.from.empty() || contact.to.front().empty()) {
      refuse("", "one side of the tie is empty");
      continue;
    }
    if (!cell(weight).empty()) {
      const auto number = exchange::number_in(cell(weight), table.separator() == ';');
      if (!number || *number <= 0) {
        refuse(cell(weight), "the weight " + shortened(mended_utf8(cell(weight))) + " is not a number above 0");
        continue;
      }
      contact.weight = *number;
    }
    if (!cell(at).empty() && !(contact.at = when_from(cell(at)))) {
      refuse(cell(at), "\"" + shortened(mended_utf8(cell(at))) + "\" is neither a moment such as 2026-03-02T09:30Z nor a number of seconds");
      continue;
    }
    gathering_.take(contact);
  }
  if (table.stopped()) {
    const auto& said = table.refused();
    gathering_.stop(file_, said.line, said.value, said.sentence.substr(said.sentence.find(": ") + 2), said.code);
  }
}

}  // namespace schakel::sources
