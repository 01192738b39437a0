#pragma once
// The name of a type as the interface calls it: "ImportPeople" for schakel::domain::ImportPeople.

#include <string_view>

namespace schakel::exchange {

namespace detail {
template <class T>
constexpr std::string_view spelled() {
  // "... [with T = schakel::domain::Circle; std::string_view = ...]" in g++, "... [T = schakel::domain::Circle]" in clang.
  std::string_view text = __PRETTY_FUNCTION__;
  const auto start = text.find("T = ") + 4;
  text.remove_prefix(start);
  return text.substr(0, text.find_first_of(";]"));
}
}  // namespace detail

// With its namespaces: "schakel::domain::Circle".
template <class T>
constexpr std::string_view full_type_name() {
  return detail::spelled<T>();
}

// Without them. Careful: of a template's arguments only the last one's name stays; describe what the interface shows.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view full = detail::spelled<T>();
  const auto colon = full.rfind(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

}  // namespace schakel::exchange
