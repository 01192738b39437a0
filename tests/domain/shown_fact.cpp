// Out of the facts' descriptions. In a file of its own: it is compiled for every kind of fact, which takes long.
#include "shown_fact.hpp"

#include <optional>
#include <type_traits>
#include <vector>

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/time.hpp"

namespace schakel::domain::test {
namespace {

std::string shown(bool value) { return value ? "yes" : "no"; }
std::string shown(const std::string& text) { return '"' + text + '"'; }
std::string shown(Date date) { return to_text(date); }
std::string shown(Instant at) { return to_text(at); }
template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
std::string shown(T number) {
  return std::to_string(number);
}
template <class Tag, class Number>
std::string shown(Id<Tag, Number> id) {
  return std::to_string(id.number());
}
template <class T, std::enable_if_t<std::is_enum_v<T>, int> = 0>
std::string shown(T choice) {
  return boost::describe::enum_to_string(choice, "?");
}
template <class T, std::enable_if_t<std::is_class_v<T>, int> = 0, class = boost::describe::describe_members<T, boost::describe::mod_public>>
std::string shown(const T& value);
template <class T>
std::string shown(const std::optional<T>& value) {
  return value ? shown(*value) : "none";
}
template <class T>
std::string shown(const std::vector<T>& values) {
  std::string text = "[";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : " ") + shown(static_cast<T>(values[i]));
  return text + "]";
}
template <class T, std::enable_if_t<std::is_class_v<T>, int>, class Members>
std::string shown(const T& value) {
  std::string text = "{";
  boost::mp11::mp_for_each<Members>([&](auto member) {
    text += (text.size() == 1 ? "" : ", ") + std::string(decltype(member)::name) + ": " +
            shown(value.*decltype(member)::pointer);
  });
  return text + "}";
}

}  // namespace

std::string shown(const Fact& fact) {
  return std::string(kind_of(fact)) + " " + visit([](const auto& happened) { return shown(happened); }, fact);
}
std::string shown(const Facts& facts) {
  std::string text;
  for (const Fact& fact : facts) text += shown(fact) + "\n";
  return text;
}


}  // namespace schakel::domain::test
