#include "sources/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "sources/archive.hpp"
#include "sources/xml_walk.hpp"

namespace schakel::sources {
namespace {

Failure over(const std::string& what, std::uint64_t most) {
  return fail(ErrorKind::too_large, "the workbook has more than " + std::to_string(most) + " " + what, "error.workbook_too_large",
              {{"limit", std::to_string(most)}, {"what", what}});
}
Failure no_workbook(const std::string& why) { return invalid("this is no workbook: " + why, "error.bad_archive", {{"why", why}}); }

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return wrong == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// Of the part `from`, "xl/workbook.xml": which other parts it speaks of.
struct Relation {
  std::string id, type, target;
};
Result<std::vector<Relation>> relations_of(Archive& archive, const std::string& from, const WorkbookLimits& limits) {
  const auto slash = from.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : from.substr(0, slash + 1);
  const std::string part = folder + "_rels/" + from.substr(folder.size()) + ".rels";
  std::vector<Relation> relations;
  if (!archive.has(part)) return relations;
  const XmlSteps steps{.begin = [&](std::string_view name, const Attributes& with) -> Result<void> {
                         if (name != "Relationship") return {};
                         if (relations.size() >= limits.entries) return over("parts", limits.entries);
                         const std::string_view target = with["Target"];
                         relations.push_back({std::string(with["Id"]), std::string(with["Type"]),
                                              target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target)});
                         return {};
                       },
                       .end = [](std::string_view) { return Result<void>(); },
                       .text = [](std::string_view) { return Result<void>(); }};
  const std::string text = TRY(archive.read(part));
  TRY(walk_xml(text, steps, limits.nesting));
  return relations;
}

struct Named {
  std::string name, id;
};
Result<std::vector<Named>> sheets_in(const std::string& workbook, const WorkbookLimits& limits) {
  std::vector<Named> sheets;
  const XmlSteps steps{.begin = [&](std::string_view name, const Attributes& with) -> Result<void> {
                         if (name == "sheet" && sheets.size() < limits.sheets) sheets.push_back({std::string(with["name"]), std::string(with["id"])});
                         return {};
                       },
                       .end = [](std::string_view) { return Result<void>(); },
                       .text = [](std::string_view) { return Result<void>(); }};
  TRY(walk_xml(workbook, steps, limits.nesting));
  return sheets;
}

Result<void> add_text(std::string& to, std::string_view text, const WorkbookLimits& limits) {
  if (to.size() + text.size() > limits.cell_bytes) return over("bytes in one cell", limits.cell_bytes);
  to += text;
  return {};
}

// <si><t>a text</t></si> or <si><r><t>of several</t></r><r><t> formats</t></r><rPh>how it sounds</rPh></si>
Result<std::vector<std::string>> shared_texts(const std::string& part, const WorkbookLimits& limits) {
  std::vector<std::string> texts;
  bool in_text = false, sounds = false;
  const XmlSteps steps{.begin = [&](std::string_view name, const Attributes&) -> Result<void> {
                         if (name == "si") {
                           if (texts.size() >= limits.cells) return over("cells", limits.cells);
                           texts.emplace_back();
                         }
                         sounds = sounds || name == "rPh";
                         in_text = name == "t" && !sounds && !texts.empty();
                         return {};
                       },
                       .end = [&](std::string_view name) -> Result<void> {
                         if (name == "rPh") sounds = false;
                         in_text = false;
                         return {};
                       },
                       .text = [&](std::string_view text) { return in_text ? add_text(texts.back(), text, limits) : Result<void>(); }};
  TRY(walk_xml(part, steps, limits.nesting));
  return texts;
}

// "AB12" → 27; nothing when it names no column.
std::optional<std::size_t> column_in(std::string_view place) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < place.size() && letters < 4 && place[letters] >= 'A' && place[letters] <= 'Z'; ++letters) {
    column = column * 26 + static_cast<std::size_t>(place[letters] - 'A' + 1);
  }
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class SheetReader {
 public:
  SheetReader(const std::vector<std::string>& shared, const WorkbookLimits& limits, std::uint64_t& cells, std::uint64_t& text)
      : shared_(shared), limits_(limits), cells_(cells), text_(text) {}

  Result<std::vector<SheetRow>> read(const std::string& part) && {
    const XmlSteps steps{.begin = [this](std::string_view name, const Attributes& with) { return begin(name, with); },
                         .end = [this](std::string_view name) { return end(name); },
                         .text = [this](std::string_view text) { return in_value_ ? add_text(value_, text, limits_) : Result<void>(); }};
    TRY(walk_xml(part, steps, limits_.nesting));
    return std::move(rows_);
  }

 private:
  Result<void> begin(std::string_view name, const Attributes& with) {
    if (name == "row") {
      const std::uint64_t next = rows_.empty() ? 1 : rows_.back().number + 1;
      if (++cells_ > limits_.cells) return over("cells", limits_.cells);  // a row that is empty is something too
      rows_.push_back({.number = whole_number(with["r"]).value_or(next), .cells = {}});
    } else if (name == "c" && !rows_.empty()) {
      place_ = column_in(with["r"]).value_or(rows_.back().cells.size());
      if (place_ >= limits_.columns) return over("columns", limits_.columns);
      type_ = std::string(with["t"]);
      value_.clear();
      in_cell_ = true;
    } else if (name == "rPh") {
      sounds_ = true;
    }
    in_value_ = in_cell_ && !sounds_ && (name == "v" || name == "t");
    return {};
  }
  Result<void> end(std::string_view name) {
    in_value_ = false;
    if (name == "rPh") sounds_ = false;
    if (name != "c" || !in_cell_) return {};
    in_cell_ = false;
    return keep();
  }
  Result<void> keep() {
    if (type_ == "s") {
      const auto at = whole_number(value_);
      if (!at || *at >= shared_.size()) return no_workbook("a cell speaks of a text that is not there");
      value_ = shared_[*at];
    }
    auto& cells = rows_.back().cells;
    const std::size_t more = place_ < cells.size() ? 0 : place_ + 1 - cells.size();
    if ((cells_ += more) > limits_.cells) return over("cells", limits_.cells);
    if ((text_ += value_.size()) > limits_.text) return over("bytes of text", limits_.text);
    cells.resize(cells.size() + more);
    cells[place_] = value_;
    return {};
  }

  const std::vector<std::string>& shared_;
  const WorkbookLimits& limits_;
  std::uint64_t& cells_;
  std::uint64_t& text_;
  std::vector<SheetRow> rows_;
  std::string type_, value_;
  std::size_t place_ = 0;
  bool in_cell_ = false, in_value_ = false, sounds_ = false;
};

std::string target_of(const std::vector<Relation>& relations, std::string_view ends, const std::string& otherwise) {
  const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& one) { return one.type.ends_with(ends); });
  return found == relations.end() ? otherwise : found->target;
}

}  // namespace

bool is_workbook(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.bytes) return over("bytes", limits.bytes);
  if (!is_workbook(bytes)) return no_workbook("it does not begin as a zip archive does");
  auto archive = TRY(Archive::open(bytes, limits.entries, limits.unpacked));
  const std::string main = target_of(TRY(relations_of(archive, "", limits)), "/officeDocument", "xl/workbook.xml");
  if (!archive.has(main)) return no_workbook("there is no " + std::string("xl/workbook.xml") + " in it");
  const auto relations = TRY(relations_of(archive, main, limits));
  const auto named = TRY(sheets_in(TRY(archive.read(main)), limits));
  const std::string shared_part = target_of(relations, "/sharedStrings", "xl/sharedStrings.xml");
  std::vector<std::string> shared;
  if (archive.has(shared_part)) shared = TRY(shared_texts(TRY(archive.read(shared_part)), limits));
  std::uint64_t cells = 0, text = 0;
  std::vector<Sheet> sheets;
  for (const Named& one : named) {
    const auto relation = std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.id == one.id; });
    if (relation == relations.end() || !relation->type.ends_with("/worksheet")) continue;  // a sheet may also be a chart
    const std::string part = TRY(archive.read(relation->target));
    sheets.push_back({one.name, TRY(SheetReader(shared, limits, cells, text).read(part))});
  }
  return sheets;
}

}  // namespace schakel::sources
