#pragma once
// CSV (RFC 4180) as people's programs write it: `,` or `;` (whichever the header has more of), with or without a byte
// order mark, CRLF or LF, quoted fields with "" and line ends inside. UTF-8 only.
//
//   auto table = CsvReader::open(text, "people.csv", limits);
//   while (table.next() == CsvRow::good) use(table.fields());
//
// A row that cannot be read is refused and the reader goes on behind it; what leaves no safe place to go on (a quote that
// is never closed, a limit) ends the reading. Empty lines are skipped. Empty fields behind the last column are dropped.
// Valid   as long as the text is; fields() until the next next()
// Cost    O(text) time; memory for one row
// Threads one thread at a time

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "exchange/refused.hpp"

namespace schakel::exchange {

// A text as one field of a row that is written: quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

enum class CsvRow { good, refused, end };

inline constexpr std::size_t csv_columns = 512;  // taken, unless the reader says otherwise
enum class SameColumns { refuse, keep };         // of one name; kept, a name means the first of them

class CsvReader {
 public:
  // Reads the header. When that fails the reader is at its end, and refused() says why.
  [[nodiscard]] static CsvReader open(std::string_view text, std::string file, const Limits& limits,
                                      std::size_t most_columns = csv_columns, SameColumns same = SameColumns::refuse);

  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  // The place of a column, by its name in small letters.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] char separator() const { return separator_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  CsvRow next();
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }  // read so far, refused ones too
  // What was wrong with the row that next() refused, or with the file when stopped().
  [[nodiscard]] const Refused& refused() const { return refused_; }
  // The reading ended before the end of the file, or never began.
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  CsvReader(std::string_view text, std::string file, const Limits& limits, std::size_t most_columns, SameColumns same);
  bool read_record();
  bool read_quoted(std::string_view& field);
  void keep(std::string_view field);
  void read_header();
  bool check_row();
  void skip_line_end();
  CsvRow stop(ErrorKind kind, std::string_view value, std::string message, std::string code, ErrorValues values = {});
  CsvRow refuse(std::string_view value, std::string message, std::string code, ErrorValues values = {});

  std::string_view text_;
  std::size_t at_ = 0;
  std::string file_;
  Limits limits_;
  std::size_t most_columns_ = csv_columns;
  SameColumns same_columns_ = SameColumns::refuse;
  char separator_ = ',';
  std::vector<std::string> header_;
  std::vector<std::string_view> fields_;
  std::size_t field_count_ = 0;        // also those beyond most_columns_, which are not kept
  bool extra_text_ = false;            // one of those was not empty
  std::deque<std::string> unescaped_;  // fields that had "" in them
  std::uint64_t line_ = 1;             // where the row begins
  std::uint64_t next_line_ = 1;
  std::uint64_t rows_ = 0;
  Refused refused_;
  bool stopped_ = false;
  std::optional<Error> record_error_;  // of the row being read; the reader is behind it
};

}  // namespace schakel::exchange
