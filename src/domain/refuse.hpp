#pragma once
// Refusing: an error out of the table of codes, with its sentence filled in.
//
//   return refuse("error.share_not_yours", {{"number", text_of(share.id)}});
//
// A code that is not in the table does not compile.

#include <string>

#include "base/id.hpp"
#include "domain/error_codes.hpp"

namespace schakel::domain {

class ErrorCode {
 public:
  consteval ErrorCode(const char* code) : index_(index_of(code)) {}  // NOLINT: a code is written where it is used
  [[nodiscard]] const KnownError& known() const { return known_errors[index_]; }

 private:
  static consteval std::size_t index_of(std::string_view code) {
    for (std::size_t i = 0; i < known_errors.size(); ++i) {
      if (known_errors[i].code == code) return i;
    }
    throw "this code is not in error_codes.hpp";
  }
  std::size_t index_;
};

[[nodiscard]] Failure refuse(ErrorCode code, ErrorValues values = {});

template <class Tag, class Number>
[[nodiscard]] std::string text_of(Id<Tag, Number> id) {
  return std::to_string(id.number());
}

}  // namespace schakel::domain
