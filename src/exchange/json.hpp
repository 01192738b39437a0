#pragma once
// JSON: described values (BOOST_DESCRIBE_STRUCT, BOOST_DEFINE_ENUM_CLASS) to JSON text and back.
//
//   json_text(Limit{})                        {"people":10,"answers":5,"response":40}
//   parse_json<Limit>(R"({"peple":3})")       "peple" is not a field here; did you mean "people"?
//
//   bool, integers, double   themselves; NaN and infinities are written as null (use Shown for what may be undefined)
//   string                   valid UTF-8 without NUL
//   described enum           its name               Id            its number
//   Date, Instant            "2026-10-13", "2026-10-13T09:30:00.000Z"
//   optional                 the value or null      vector, map   array, object
//   Shown                    the value, null (undefined), {"unanswered":true} or {"hidden":"why"}
//   described struct         object, inherited members first
//   boost::json::value       whatever it is
//
// Reading is strict: unknown and double fields are refused, and so is a missing one unless it is an optional, a bool or
// a collection (vector, map), which may be absent. The schema is in schema.hpp.
// Fails   invalid_input or too_large, one sentence with the path ("phases[2].opens is missing") and a code with values
// Cost    O(text); a number is never rounded to fit an integer

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "exchange/json_read.hpp"
#include "exchange/json_write.hpp"

namespace schakel::exchange {

template <class T>
[[nodiscard]] boost::json::value to_json(const T& value) {
  return detail::written(value);
}

enum class Layout { compact, lines };

// The same value gives the same bytes: fields in order of description, numbers in the shortest form that reads back.
[[nodiscard]] std::string json_text(const boost::json::value& value, Layout layout);

template <class T>
[[nodiscard]] std::string json_text(const T& value, Layout layout = Layout::compact) {
  return json_text(detail::written(value), layout);
}

template <class T>
[[nodiscard]] Result<T> from_json(const boost::json::value& from) {
  T result{};
  Error error;
  if (!detail::read(from, result, detail::Place{}, error)) return Failure(std::move(error));
  return result;
}

inline constexpr std::size_t json_depth = 32;

// Text to a JSON value: at most limits.bytes, json_depth deep, no field twice, nothing behind it.
[[nodiscard]] Result<boost::json::value> parse_json_value(std::string_view text, const Limits& limits);

template <class T>
[[nodiscard]] Result<T> parse_json(std::string_view text, const Limits& limits = {}) {
  const auto value = TRY(parse_json_value(text, limits));
  return from_json<T>(value);
}

}  // namespace schakel::exchange
