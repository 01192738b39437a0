#include <algorithm>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"

namespace schakel::exchange {
namespace {

// Builds the value as Boost's own parser does, and remembers the names of each open object: Boost silently lets the last
// of two equal ones win, and then two readers of one document may not agree on what it says.
struct Builder {
  static constexpr std::size_t max_object_size = 10'000'000;
  static constexpr std::size_t max_array_size = 10'000'000;
  static constexpr std::size_t max_key_size = 1'000'000'000;
  static constexpr std::size_t max_string_size = 1'000'000'000;
  using Code = boost::json::error_code;
  using View = boost::json::string_view;

  boost::json::value_stack values;
  std::vector<std::string> keys;  // of all open objects, one after another
  std::string key;                // the parts of a name so far
  std::string twice;              // the name that was there twice

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return true; }
  bool on_object_end(std::size_t count, Code& code) {
    const auto first = keys.end() - static_cast<std::ptrdiff_t>(count);
    std::sort(first, keys.end());
    const auto same = std::adjacent_find(first, keys.end());
    if (same != keys.end()) {
      twice = *same;
      code = boost::json::error::exception;
      return false;
    }
    keys.erase(first, keys.end());
    values.push_object(count);
    return true;
  }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t count, Code&) { return values.push_array(count), true; }
  bool on_key_part(View text, std::size_t, Code&) {
    key.append(text.data(), text.size());
    values.push_chars(text);
    return true;
  }
  bool on_key(View text, std::size_t, Code&) {
    key.append(text.data(), text.size());
    keys.push_back(std::move(key));
    key.clear();
    values.push_key(text);
    return true;
  }
  bool on_string_part(View text, std::size_t, Code&) { return values.push_chars(text), true; }
  bool on_string(View text, std::size_t, Code&) { return values.push_string(text), true; }
  bool on_number_part(View, Code&) { return true; }
  bool on_int64(std::int64_t number, View, Code&) { return values.push_int64(number), true; }
  bool on_uint64(std::uint64_t number, View, Code&) { return values.push_uint64(number), true; }
  bool on_double(double number, View, Code&) { return values.push_double(number), true; }
  bool on_bool(bool value, Code&) { return values.push_bool(value), true; }
  bool on_null(Code&) { return values.push_null(), true; }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }
};

std::string why_not(const boost::json::error_code& code, bool at_end) {
  if (at_end || code == boost::json::error::incomplete) return "the document ends too early";
  if (code == boost::json::error::extra_data) return "there is something behind the document";
  if (code == boost::json::error::illegal_leading_surrogate || code == boost::json::error::illegal_trailing_surrogate) {
    return "half a character (a lone surrogate) is written";
  }
  return "this is not JSON";
}

std::string place_in(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n');
  const auto column = start == std::string_view::npos ? at + 1 : at - start;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Result<boost::json::value> parse_json_value(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return fail(ErrorKind::too_large,
                "the document is " + std::to_string(text.size()) + " bytes long; at most " + std::to_string(limits.bytes) +
                    " are taken",
                "error.too_large",
                {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(limits.bytes)}});
  }
  boost::json::parse_options options;
  options.max_depth = json_depth;
  boost::json::basic_parser<Builder> parser(options);
  parser.handler().values.reset();
  boost::json::error_code code;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
  if (!code && read < text.size()) code = boost::json::error::extra_data;
  if (!code) return parser.handler().values.release();
  if (!parser.handler().twice.empty()) {
    const std::string name = shortened(parser.handler().twice);
    return invalid("the field " + name + " is there twice", "error.duplicate_field", {{"field", name}});
  }
  if (code == boost::json::error::too_deep) {
    const std::string depth = std::to_string(json_depth);
    return invalid("the document nests deeper than " + depth + " levels", "error.too_deep", {{"limit", depth}});
  }
  const std::string why = why_not(code, read >= text.size());
  const std::string place = place_in(text, read);
  return invalid(place + ": " + why, "error.bad_json", {{"place", place}, {"why", why}});
}

}  // namespace schakel::exchange
