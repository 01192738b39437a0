#pragma once
// A described value as text, every bit of every number in it, so that two can be compared as a whole.

#include <cstdio>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "base/shown.hpp"

namespace schakel {

inline std::string bytes_of(const std::string& text) { return "\"" + text + "\" "; }
template <class T>
  requires std::is_arithmetic_v<T>
std::string bytes_of(T number) {
  char text[64];
  std::snprintf(text, sizeof text, "%a ", static_cast<double>(number));
  return text;
}
template <class T>
  requires std::is_enum_v<T>
std::string bytes_of(T value) {
  return bytes_of(static_cast<int>(value));
}
template <class T>
  requires boost::describe::has_describe_members<T>::value
std::string bytes_of(const T& value);
template <class T>
std::string bytes_of(const Shown<T>& shown) {
  return shown ? bytes_of(shown.value()) : "(" + std::to_string(static_cast<int>(shown.absence())) + shown.why() + ") ";
}
template <class T>
std::string bytes_of(const std::optional<T>& value) {
  return value ? bytes_of(*value) : "- ";
}
template <class T>
std::string bytes_of(const std::vector<T>& list) {
  std::string text = "[";
  for (const auto& item : list) text += bytes_of(item);
  return text + "]\n";
}
template <class T>
  requires boost::describe::has_describe_members<T>::value
std::string bytes_of(const T& value) {
  std::string text = "{";
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { text += std::string(member.name) + "=" + bytes_of(value.*member.pointer); });
  return text + "}\n";
}

}  // namespace schakel
