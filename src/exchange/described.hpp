#pragma once
// What Boost.Describe tells about a type, in the few forms the JSON reader, writer and schema need.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/id.hpp"
#include "base/shown.hpp"

namespace schakel::exchange::detail {

template <class T, class = void>
inline constexpr bool is_described_struct = false;
template <class T>
inline constexpr bool is_described_struct<
    T, std::void_t<boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>> =
    !std::is_union_v<T>;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T, class = void>
inline constexpr bool is_described_enum = false;
template <class T>
inline constexpr bool is_described_enum<T, std::void_t<boost::describe::describe_enumerators<T>>> = std::is_enum_v<T>;

template <class>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;

template <class>
inline constexpr bool is_shown = false;
template <class T>
inline constexpr bool is_shown<Shown<T>> = true;

template <class>
inline constexpr bool is_id = false;
template <class Tag, class Number>
inline constexpr bool is_id<Id<Tag, Number>> = true;

template <class T>
inline constexpr bool may_be_absent = is_optional<T> || is_vector<T> || is_map<T> || std::is_same_v<T, bool>;

template <class>
inline constexpr bool never = false;

// The names of a struct's fields, or of an enum's values, in the order of their description.
template <class... D>
constexpr std::array<std::string_view, sizeof...(D)> names_in(boost::mp11::mp_list<D...>) {
  return {std::string_view(D::name)...};
}
template <template <class...> class List, class... D>
constexpr std::array<std::string_view, sizeof...(D)> names_in(List<D...>) {
  return {std::string_view(D::name)...};
}
template <class T>
inline constexpr auto field_names = names_in(members_of<T>{});
template <class E>
inline constexpr auto choice_names = names_in(boost::describe::describe_enumerators<E>{});

template <template <class...> class List, class... D>
constexpr auto values_in(List<D...>) {
  return std::array{D::value...};
}
template <class E>
inline constexpr auto choice_values = values_in(boost::describe::describe_enumerators<E>{});

}  // namespace schakel::exchange::detail
