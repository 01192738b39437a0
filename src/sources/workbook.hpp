#pragma once
// Workbooks: the sheets of an Excel file (.xlsx, ECMA-376) as rows of texts. Formulas, styles, pictures and everything that is not
// a cell's value are passed over; a date is the number of days that Excel keeps.
//
// Edges   a cell that is not there is ""; rows that are not there are not in the result, which says of each row its number; the
//         texts of several formats within one cell are put together
// Fails   invalid_input: not such a file, damaged, encrypted, or with a document type (entities could be anything); too_large: over
//         a limit. What is unpacked is counted while it is unpacked, whatever the archive says of its sizes
// Cost    memory for one part of the archive at a time, the shared texts, and the rows

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace schakel::sources {

struct WorkbookLimits {
  std::uint64_t bytes = 16ULL << 20;     // of the file
  std::uint64_t entries = 2000;          // in the archive
  std::uint64_t unpacked = 96ULL << 20;  // of all parts that are read
  std::uint64_t text = 64ULL << 20;      // of all cells together: many cells may share one text
  std::uint64_t cells = 2'000'000;
  std::size_t cell_bytes = 256ULL << 10; // Excel itself takes 32,767 characters
  std::size_t columns = 1000;
  std::size_t sheets = 8;                // the first so many are read
  std::size_t nesting = 64;
};

struct SheetRow {
  std::uint64_t number = 0;  // from 1, as Excel shows it
  std::vector<std::string> cells;
};
struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;
};

// Whether it begins as a zip archive does.
[[nodiscard]] bool is_workbook(std::string_view bytes);
[[nodiscard]] Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const WorkbookLimits& limits = {});

}  // namespace schakel::sources
