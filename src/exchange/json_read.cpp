#include "exchange/json_read.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "base/nearest.hpp"
#include "base/text.hpp"

namespace schakel::exchange::detail {
namespace {

// "phases[2].opens"; "the document" at the top.
std::string path_of(const Place& at) {
  if (at.parent == nullptr) return {};
  std::string path = path_of(*at.parent);
  if (at.field.data() == nullptr) return path + "[" + std::to_string(at.index) + "]";
  if (!path.empty()) path += '.';
  return path + shortened(at.field);
}
std::string shown_path(const Place& at) {
  std::string path = path_of(at);
  return path.empty() ? "the document" : path;
}

std::string number_text(double number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return {digits, end};
}

// What was found, for a sentence.
std::string found_in(const JsonValue& from) {
  switch (from.kind()) {
    case boost::json::kind::null: return "null";
    case boost::json::kind::bool_: return from.get_bool() ? "true" : "false";
    case boost::json::kind::int64: return std::to_string(from.get_int64());
    case boost::json::kind::uint64: return std::to_string(from.get_uint64());
    case boost::json::kind::double_: return number_text(from.get_double());
    case boost::json::kind::string: return "\"" + shortened({from.get_string().data(), from.get_string().size()}) + "\"";
    case boost::json::kind::array: return "an array";
    case boost::json::kind::object: return "an object";
  }
  return {};
}

bool refuse(const JsonValue& from, const char* wanted, const Place& at, Error& error) {
  const std::string found = found_in(from);
  error = Error{ErrorKind::invalid_input, shown_path(at) + " is " + found + " where " + wanted + " is wanted",
                "error.wrong_type", {{"field", path_of(at)}, {"found", found}, {"wanted", wanted}}};
  return false;
}

bool refuse_range(const JsonValue& from, const std::string& low, const std::string& high, const Place& at, Error& error) {
  const std::string found = found_in(from);
  error = Error{ErrorKind::invalid_input, shown_path(at) + " is " + found + ", which is not between " + low + " and " + high,
                "error.out_of_range", {{"field", path_of(at)}, {"value", found}, {"low", low}, {"high", high}}};
  return false;
}

// 3.0 is a whole number too; above 2^53 a double no longer says which.
bool is_whole(const JsonValue& from) {
  if (!from.is_double()) return false;
  const double number = from.get_double();
  return std::abs(number) <= 0x1p53 && std::trunc(number) == number;
}

std::string_view text_in(const boost::json::string& text) { return {text.data(), text.size()}; }

}  // namespace

bool read_bool(const JsonValue& from, bool& out, const Place& at, Error& error) {
  if (!from.is_bool()) return refuse(from, "true or false", at, error);
  out = from.get_bool();
  return true;
}

bool read_signed(const JsonValue& from, std::int64_t& out, std::int64_t low, std::int64_t high, const Place& at,
                 Error& error) {
  if (from.is_int64()) {
    out = from.get_int64();
  } else if (is_whole(from)) {
    out = static_cast<std::int64_t>(from.get_double());
  } else if (from.is_uint64() || (from.is_double() && std::abs(from.get_double()) > 0x1p53)) {
    return refuse_range(from, std::to_string(low), std::to_string(high), at, error);
  } else {
    return refuse(from, "a whole number", at, error);
  }
  if (out < low || out > high) return refuse_range(from, std::to_string(low), std::to_string(high), at, error);
  return true;
}

bool read_unsigned(const JsonValue& from, std::uint64_t& out, std::uint64_t high, const Place& at, Error& error) {
  const auto out_of_range = [&] { return refuse_range(from, "0", std::to_string(high), at, error); };
  if (from.is_uint64()) {
    out = from.get_uint64();
  } else if (from.is_int64()) {
    if (from.get_int64() < 0) return out_of_range();
    out = static_cast<std::uint64_t>(from.get_int64());
  } else if (is_whole(from)) {
    if (from.get_double() < 0) return out_of_range();
    out = static_cast<std::uint64_t>(from.get_double());
  } else if (from.is_double() && std::abs(from.get_double()) > 0x1p53) {
    return out_of_range();
  } else {
    return refuse(from, "a whole number", at, error);
  }
  return out <= high || out_of_range();
}

bool read_double(const JsonValue& from, double& out, const Place& at, Error& error) {
  if (!from.is_number()) return refuse(from, "a number", at, error);
  if (from.is_int64()) {
    out = static_cast<double>(from.get_int64());
  } else if (from.is_uint64()) {
    out = static_cast<double>(from.get_uint64());
  } else {
    out = from.get_double();
  }
  if (std::isfinite(out)) return true;
  return refuse_range(from, "-1.8e308", "1.8e308", at, error);
}

bool read_text(const JsonValue& from, std::string& out, const Place& at, Error& error) {
  if (!from.is_string()) return refuse(from, "a text", at, error);
  const auto text = text_in(from.get_string());
  if (!is_utf8(text)) {
    error = Error{ErrorKind::invalid_input, shown_path(at) + " is not valid UTF-8 text, or holds a NUL", "error.bad_text",
                  {{"field", path_of(at)}}};
    return false;
  }
  out = text;
  return true;
}

bool read_date(const JsonValue& from, Date& out, const Place& at, Error& error) {
  if (!from.is_string()) return refuse(from, "a date such as \"2026-10-13\"", at, error);
  const auto date = date_from(text_in(from.get_string()));
  if (!date) return refuse(from, "a date such as \"2026-10-13\"", at, error);
  out = *date;
  return true;
}

bool read_instant(const JsonValue& from, Instant& out, const Place& at, Error& error) {
  if (!from.is_string()) return refuse(from, "a moment such as \"2026-10-13T09:30:00Z\"", at, error);
  const auto instant = instant_from(text_in(from.get_string()));
  if (!instant) return refuse(from, "a moment such as \"2026-10-13T09:30:00Z\"", at, error);
  out = *instant;
  return true;
}

bool read_choice(const JsonValue& from, std::size_t& out, std::span<const std::string_view> names, const Place& at,
                 Error& error) {
  if (!from.is_string()) return refuse(from, "a name", at, error);
  const auto text = text_in(from.get_string());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != text) continue;
    out = i;
    return true;
  }
  std::string choices;
  for (const auto name : names) choices += (choices.empty() ? "" : ", ") + std::string(name);
  error = Error{ErrorKind::invalid_input, shown_path(at) + " is " + found_in(from) + ", which is not one of " + choices,
                "error.not_a_choice",
                {{"field", path_of(at)}, {"value", shortened(text)}, {"choices", choices}}};
  return false;
}

const boost::json::array* array_in(const JsonValue& from, const Place& at, Error& error) {
  if (from.is_array()) return &from.get_array();
  (void)refuse(from, "an array", at, error);
  return nullptr;
}

const boost::json::object* object_in(const JsonValue& from, const Place& at, Error& error) {
  if (from.is_object()) return &from.get_object();
  (void)refuse(from, "an object", at, error);
  return nullptr;
}

bool fields_in(const JsonValue& from, std::span<const std::string_view> names, std::span<const JsonValue*> values,
               const Place& at, Error& error) {
  const boost::json::object* const object = object_in(from, at, error);
  if (object == nullptr) return false;
  std::size_t found = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    values[i] = object->if_contains({names[i].data(), names[i].size()});
    found += values[i] != nullptr;
  }
  if (found == object->size()) return true;
  for (const auto& field : *object) {
    const std::string_view key(field.key().data(), field.key().size());
    bool known = false;
    for (const auto name : names) known = known || name == key;
    if (known) continue;
    const auto meant = nearest(key, names);
    const std::string path = path_of(Place{&at, key});
    std::string sentence = path + " is not a field here";
    if (!meant.empty()) sentence += "; did you mean " + std::string(meant) + "?";
    error = Error{ErrorKind::invalid_input, std::move(sentence), "error.unknown_field",
                  {{"field", path}, {"nearest", std::string(meant)}}};
    return false;
  }
  return true;
}

bool read_key(std::string_view key, const Place& at, Error& error) {
  if (is_utf8(key)) return true;
  error = Error{ErrorKind::invalid_input, "a name in " + shown_path(*at.parent) + " is not valid UTF-8 text, or holds a NUL",
                "error.bad_text", {{"field", path_of(*at.parent)}}};
  return false;
}

Absence absence_in(const JsonValue& from, std::string& why) {
  if (from.is_null()) return Absence::undefined;
  if (!from.is_object() || from.get_object().size() != 1) return Absence::none;
  const auto& object = from.get_object();
  const JsonValue* const unanswered = object.if_contains("unanswered");
  if (unanswered != nullptr && unanswered->is_bool() && unanswered->get_bool()) return Absence::unanswered;
  const JsonValue* const hidden = object.if_contains("hidden");
  if (hidden == nullptr || !hidden->is_string() || !is_utf8(text_in(hidden->get_string()))) return Absence::none;
  why = text_in(hidden->get_string());
  return Absence::hidden;
}

void refuse_missing(const Place& at, Error& error) {
  error = Error{ErrorKind::invalid_input, path_of(at) + " is missing", "error.missing_field", {{"field", path_of(at)}}};
}

}  // namespace schakel::exchange::detail
