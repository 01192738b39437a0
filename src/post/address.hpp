#pragma once
// Address: who a letter is from or for, "Schakel <schakel@example.org>" or "schakel@example.org".

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace schakel::post {

struct Address {
  std::string name;
  std::string mailbox;
};

// Fails  invalid_input: no mailbox, a blank or a line end in it
[[nodiscard]] Result<Address> address_from(std::string_view text);

}  // namespace schakel::post
