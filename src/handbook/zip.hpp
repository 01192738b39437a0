#pragma once
// Zip: files in one archive, in memory. Same files, same bytes: every entry has the same date, and none has more than its
// name and its bytes.

#include <span>
#include <string>

#include "base/result.hpp"

namespace schakel::handbook {

struct ZipFile {
  std::string name;
  std::string bytes;
  bool pressed = true;  // false = stored as it is
};

// In this order. Fails  storage "error.unexpected": the library says why (no memory)
[[nodiscard]] Result<std::string> zipped(std::span<const ZipFile> files);

}  // namespace schakel::handbook
