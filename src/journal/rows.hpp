#pragma once
// Everything in a journal as rows, table by table in the order of their keys, whichever database keeps it: how a record is
// copied, backed up and compared.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "journal/row_bytes.hpp"

namespace schakel::journal {

using UseRow = std::function<Result<void>(const Row&)>;
// Gives all its rows, one after another. An error of `use` ends it and is returned.
using Source = std::function<Result<void>(const UseRow& use)>;

// How many rows of each table there were, and one sum over all of them: equal sums, equal rows.
struct Contents {
  std::map<std::string, std::uint64_t> rows;
  std::string sum;  // 64 hexadecimal digits
  bool operator==(const Contents&) const = default;
};
// The source's rows go to `use`.
[[nodiscard]] Result<Contents> counted(const Source& source, const UseRow& use);

// As they were at one moment; a server may be using the data meanwhile.
// `data`  a folder, or postgresql://…
// Fails   not_found, storage
[[nodiscard]] Source rows_in(const std::string& data);

// Puts all rows of the source where nothing is yet, all or none.
// Fails  conflict: there is an organisation already, or a server is using it; storage; what the source fails with
[[nodiscard]] Result<void> fill(const std::string& data, const Source& source);

}  // namespace schakel::journal
