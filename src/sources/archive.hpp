#pragma once
// Archives: one part after another out of a zip file that came from somebody else, by name, in memory.
//
// Owns    nothing of the bytes, which must live as long as the archive does
// Fails   too_large when the parts that were read come to more than the budget, counted while unpacking; invalid_input when a part is
//         not there, is encrypted or damaged
// Threads one thread at a time

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace schakel::sources {

class Archive {
 public:
  [[nodiscard]] static Result<Archive> open(std::string_view bytes, std::uint64_t most_entries, std::uint64_t unpacked);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] Result<std::string> read(const std::string& name);

 private:
  struct Opened;
  explicit Archive(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

}  // namespace schakel::sources
