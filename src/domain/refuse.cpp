#include "domain/refuse.hpp"

#include <cassert>

#include "base/text.hpp"

namespace schakel::domain {

namespace {
std::string filled(std::string_view sentence, const ErrorValues& values) {
  std::string result;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    result += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = sentence.find('}', open);
    const auto name = sentence.substr(open + 1, close - open - 1);
    [[maybe_unused]] bool found = false;
    for (const auto& [key, value] : values) {
      if (key != name) continue;
      result += shortened(value, 120);
      found = true;
    }
    assert(found);
    sentence.remove_prefix(close + 1);
  }
  return result;
}
}  // namespace

Failure refuse(ErrorCode code, ErrorValues values) {
  const KnownError& known = code.known();
  std::string sentence = filled(known.sentence, values);  // before the values are moved away
  return fail(known.kind, std::move(sentence), std::string(known.code), std::move(values));
}

}  // namespace schakel::domain
