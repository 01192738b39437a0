#include "http/endpoint.hpp"

#include "base/text.hpp"

namespace schakel::http {

std::string_view Query::text(std::string_view name) const {
  const auto captured = request_->capture(name);
  return captured.empty() ? request_->parameter(name) : captured;
}

Result<std::uint32_t> Query::number(std::string_view name) const {
  const auto value = text(name);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size() && !value.empty()) return number;
  return Failure(Error{.kind = ErrorKind::invalid_input,
                       .message = std::string(name) + ": '" + shortened(value) + "' is not a number.",
                       .code = "error.not_a_number",
                       .values = {{"name", std::string(name)}, {"value", shortened(value)}}});
}

std::string_view Query::language() const {
  // "en-GB,en;q=0.9,nl;q=0.8": browsers write the most wanted first.
  const std::string_view wanted = request_->accept_language;
  const auto place = [&](std::string_view language) {
    for (std::size_t at = wanted.find(language); at != std::string_view::npos; at = wanted.find(language, at + 1)) {
      const bool starts = at == 0 || wanted[at - 1] == ',' || wanted[at - 1] == ' ';
      const auto after = wanted.substr(at + 2, 1);
      if (starts && (after.empty() || after.find_first_of("-,; ") == 0)) return at;
    }
    return std::string_view::npos;
  };
  return place("en") < place("nl") ? "en" : "nl";
}

}  // namespace schakel::http
