#pragma once
// JSON values to described values. Part of json.hpp; include that one.
//
// Each function reads into `out` and answers whether it could; when not, `error` says what was wrong and where.

#include <array>
#include <cstdint>
#include <limits>
#include <span>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/result.hpp"
#include "base/time.hpp"
#include "exchange/described.hpp"

namespace schakel::exchange::detail {

// Where in the document we are: a chain on the stack, made into text only when something is wrong.
struct Place {
  const Place* parent = nullptr;
  std::string_view field = {};
  std::size_t index = 0;
};

using JsonValue = boost::json::value;

[[nodiscard]] bool read_bool(const JsonValue& from, bool& out, const Place& at, Error& error);
[[nodiscard]] bool read_signed(const JsonValue& from, std::int64_t& out, std::int64_t low, std::int64_t high,
                               const Place& at, Error& error);
[[nodiscard]] bool read_unsigned(const JsonValue& from, std::uint64_t& out, std::uint64_t high, const Place& at,
                                 Error& error);
[[nodiscard]] bool read_double(const JsonValue& from, double& out, const Place& at, Error& error);
[[nodiscard]] bool read_text(const JsonValue& from, std::string& out, const Place& at, Error& error);
[[nodiscard]] bool read_date(const JsonValue& from, Date& out, const Place& at, Error& error);
[[nodiscard]] bool read_instant(const JsonValue& from, Instant& out, const Place& at, Error& error);
// The place of the text among the names.
[[nodiscard]] bool read_choice(const JsonValue& from, std::size_t& out, std::span<const std::string_view> names,
                               const Place& at, Error& error);
[[nodiscard]] const boost::json::array* array_in(const JsonValue& from, const Place& at, Error& error);
[[nodiscard]] const boost::json::object* object_in(const JsonValue& from, const Place& at, Error& error);
// values[i] = the field names[i], or nullptr; refuses fields that have no name there.
[[nodiscard]] bool fields_in(const JsonValue& from, std::span<const std::string_view> names,
                             std::span<const JsonValue*> values, const Place& at, Error& error);
[[nodiscard]] bool read_key(std::string_view key, const Place& at, Error& error);
// What {"unanswered":true} or {"hidden":"why"} says; none when it is something else.
[[nodiscard]] Absence absence_in(const JsonValue& from, std::string& why);
void refuse_missing(const Place& at, Error& error);

template <class T>
[[nodiscard]] bool read(const JsonValue& from, T& out, const Place& at, Error& error);

template <class T>
[[nodiscard]] bool read_field(const JsonValue* from, T& out, const Place& at, Error& error) {
  if (from != nullptr) return read(*from, out, at, error);
  if constexpr (!may_be_absent<T>) {
    refuse_missing(at, error);
    return false;
  } else {
    return true;
  }
}

template <class T>
[[nodiscard]] bool read_struct(const JsonValue& from, T& out, const Place& at, Error& error) {
  std::array<const JsonValue*, field_names<T>.size()> values{};
  if (!fields_in(from, field_names<T>, values, at, error)) return false;
  bool good = true;
  std::size_t next = 0;
  boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
    const JsonValue* const value = values[next++];
    good = good && read_field(value, out.*decltype(member)::pointer, Place{&at, decltype(member)::name}, error);
  });
  return good;
}

template <class T>
[[nodiscard]] bool read_integer(const JsonValue& from, T& out, const Place& at, Error& error) {
  if constexpr (std::is_signed_v<T>) {
    std::int64_t number = 0;
    if (!read_signed(from, number, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), at, error)) return false;
    out = static_cast<T>(number);
  } else {
    std::uint64_t number = 0;
    if (!read_unsigned(from, number, std::numeric_limits<T>::max(), at, error)) return false;
    out = static_cast<T>(number);
  }
  return true;
}

template <class T>
[[nodiscard]] bool read_vector(const JsonValue& from, std::vector<T>& out, const Place& at, Error& error) {
  const boost::json::array* const array = array_in(from, at, error);
  if (array == nullptr) return false;
  out.clear();
  out.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    T item{};
    if (!read((*array)[i], item, Place{&at, {}, i}, error)) return false;
    out.push_back(std::move(item));
  }
  return true;
}

template <class T>
[[nodiscard]] bool read_map(const JsonValue& from, std::map<std::string, T>& out, const Place& at, Error& error) {
  const boost::json::object* const object = object_in(from, at, error);
  if (object == nullptr) return false;
  out.clear();
  for (const auto& field : *object) {
    const std::string_view key(field.key().data(), field.key().size());
    const Place here{&at, key};
    if (!read_key(key, here, error) || !read(field.value(), out[std::string(key)], here, error)) return false;
  }
  return true;
}

template <class T>
[[nodiscard]] bool read_shown(const JsonValue& from, Shown<T>& out, const Place& at, Error& error) {
  std::string why;
  switch (absence_in(from, why)) {
    case Absence::undefined: out = Shown<T>::undefined(); return true;
    case Absence::unanswered: out = Shown<T>::unanswered(); return true;
    case Absence::hidden: out = Shown<T>::hidden(std::move(why)); return true;
    case Absence::none: break;
  }
  T value{};
  if (!read(from, value, at, error)) return false;
  out = Shown<T>(std::move(value));
  return true;
}

template <class T>
bool read(const JsonValue& from, T& out, const Place& at, Error& error) {
  if constexpr (std::is_same_v<T, JsonValue>) {
    out = from;
    return true;
  } else if constexpr (std::is_same_v<T, bool>) {
    return read_bool(from, out, at, error);
  } else if constexpr (std::is_integral_v<T>) {
    return read_integer(from, out, at, error);
  } else if constexpr (std::is_same_v<T, double>) {
    return read_double(from, out, at, error);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return read_text(from, out, at, error);
  } else if constexpr (is_described_enum<T>) {
    std::size_t choice = 0;
    if (!read_choice(from, choice, choice_names<T>, at, error)) return false;
    out = choice_values<T>[choice];
    return true;
  } else if constexpr (is_id<T>) {
    typename T::number_type number = 0;
    if (!read_integer(from, number, at, error)) return false;
    out = T(number);
    return true;
  } else if constexpr (std::is_same_v<T, Date>) {
    return read_date(from, out, at, error);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return read_instant(from, out, at, error);
  } else if constexpr (is_optional<T>) {
    if (from.is_null()) return out.reset(), true;
    return read(from, out.emplace(), at, error);
  } else if constexpr (is_shown<T>) {
    return read_shown(from, out, at, error);
  } else if constexpr (is_vector<T>) {
    return read_vector(from, out, at, error);
  } else if constexpr (is_map<T>) {
    return read_map(from, out, at, error);
  } else if constexpr (is_described_struct<T>) {
    return read_struct(from, out, at, error);
  } else {
    static_assert(never<T>, "this type is not described: BOOST_DESCRIBE_STRUCT(Type, (), (fields))");
  }
}

}  // namespace schakel::exchange::detail
