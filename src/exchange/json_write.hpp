#pragma once
// Described values to JSON values. Part of json.hpp; include that one.

#include <cstdint>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/time.hpp"
#include "exchange/described.hpp"

namespace schakel::exchange::detail {

[[nodiscard]] boost::json::value written_double(double number);
// Careful  text that is not UTF-8 is our own mistake; each wrong byte is written as U+FFFD so that the document stays readable
[[nodiscard]] boost::json::value written_text(std::string_view text);
[[nodiscard]] boost::json::value written_date(Date date);
[[nodiscard]] boost::json::value written_instant(Instant at);
[[nodiscard]] boost::json::value written_absence(Absence absence, const std::string& why);

template <class T>
[[nodiscard]] boost::json::value written(const T& value);

template <class T>
[[nodiscard]] boost::json::value written_struct(const T& value) {
  boost::json::object object;
  object.reserve(field_names<T>.size());
  boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
    object.emplace(decltype(member)::name, written(value.*decltype(member)::pointer));
  });
  return object;
}

template <class E>
[[nodiscard]] boost::json::value written_enum(E value) {
  for (std::size_t i = 0; i < choice_values<E>.size(); ++i) {
    if (choice_values<E>[i] == value) return boost::json::string(choice_names<E>[i].data(), choice_names<E>[i].size());
  }
  return nullptr;  // no such value: a cast went wrong
}

template <class T>
boost::json::value written(const T& value) {
  if constexpr (std::is_same_v<T, boost::json::value>) {
    return value;
  } else if constexpr (std::is_same_v<T, bool>) {
    return boost::json::value(value);
  } else if constexpr (std::is_integral_v<T>) {
    if constexpr (std::is_signed_v<T>) {
      return boost::json::value(static_cast<std::int64_t>(value));
    } else {
      return boost::json::value(static_cast<std::uint64_t>(value));
    }
  } else if constexpr (std::is_floating_point_v<T>) {
    return written_double(static_cast<double>(value));
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    return written_text(value);
  } else if constexpr (is_described_enum<T>) {
    return written_enum(value);
  } else if constexpr (is_id<T>) {
    return written(value.number());
  } else if constexpr (std::is_same_v<T, Date>) {
    return written_date(value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return written_instant(value);
  } else if constexpr (is_optional<T>) {
    return value ? written(*value) : boost::json::value(nullptr);
  } else if constexpr (is_shown<T>) {
    return value ? written(value.value()) : written_absence(value.absence(), value.why());
  } else if constexpr (is_vector<T>) {
    boost::json::array array;
    array.reserve(value.size());
    for (const auto& item : value) array.push_back(written(static_cast<const typename T::value_type&>(item)));
    return array;
  } else if constexpr (is_map<T>) {
    boost::json::object object;
    for (const auto& item : value) object.emplace(item.first, written(item.second));
    return object;
  } else if constexpr (is_described_struct<T>) {
    return written_struct(value);
  } else {
    static_assert(never<T>, "this type is not described: BOOST_DESCRIBE_STRUCT(Type, (), (fields))");
  }
}

}  // namespace schakel::exchange::detail
