#pragma once
// Refused: something in a file that was not taken, or that was taken with a remark, by file, line and value.

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

#include "base/result.hpp"

namespace schakel::exchange {

struct Refused {
  std::string file;
  std::uint64_t line = 0;  // of the row's first line, the header is 1; 0 = the whole file
  std::string value;       // what was wrong, shortened
  std::string sentence;    // "people.csv, line 12: the id ann is already on line 3"
  std::string code;        // catalogue key
  ErrorValues values = {};  // for the catalogue's sentence
};
BOOST_DESCRIBE_STRUCT(Refused, (), (file, line, value, sentence, code))

// A sentence with its place in front. `error.values` gets "file" and "line".
[[nodiscard]] Refused refused_at(std::string_view file, std::uint64_t line, std::string_view value, const Error& error);
[[nodiscard]] Error error_of(const Refused& refused);

}  // namespace schakel::exchange
