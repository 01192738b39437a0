#include "exchange/refused.hpp"

#include "base/text.hpp"

namespace schakel::exchange {

Refused refused_at(std::string_view file, std::uint64_t line, std::string_view value, const Error& error) {
  Refused refused;
  refused.file = file;
  refused.line = line;
  refused.value = shortened(mended_utf8(value.substr(0, 400)));
  const std::string place = line == 0 ? refused.file : refused.file + ", line " + std::to_string(line);
  refused.sentence = place + ": " + error.message;
  refused.code = error.code;
  refused.values = error.values;
  refused.values.emplace_back("file", refused.file);
  refused.values.emplace_back("line", std::to_string(line));
  return refused;
}

Error error_of(const Refused& refused) {
  const bool large = refused.code == "error.too_large" || refused.code == "error.too_many_rows";
  return Error{large ? ErrorKind::too_large : ErrorKind::invalid_input, refused.sentence, refused.code, refused.values};
}

}  // namespace schakel::exchange
