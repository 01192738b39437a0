#include "exchange/json_write.hpp"

#include <charconv>
#include <cmath>

#include <boost/json/string.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"

namespace schakel::exchange {
namespace detail {
namespace {

boost::json::value string_value(std::string_view text) { return boost::json::string(text.data(), text.size()); }

}  // namespace

boost::json::value written_double(double number) {
  if (!std::isfinite(number)) return nullptr;
  return number;
}

boost::json::value written_text(std::string_view text) {
  return is_utf8(text) ? string_value(text) : string_value(mended_utf8(text));
}

boost::json::value written_date(Date date) { return string_value(to_text(date)); }

boost::json::value written_instant(Instant at) { return string_value(to_text(at)); }

boost::json::value written_absence(Absence absence, const std::string& why) {
  if (absence == Absence::unanswered) return boost::json::object{{"unanswered", true}};
  if (absence == Absence::hidden) return boost::json::object{{"hidden", written_text(why)}};
  return nullptr;
}

}  // namespace detail

namespace {

// Boost's own serializer writes 0.5 as 5E-1, which is right but not for people to read.
class Writer {
 public:
  explicit Writer(Layout layout) : layout_(layout) {}

  void value(const boost::json::value& what, int depth) {
    switch (what.kind()) {
      case boost::json::kind::null: text_ += "null"; break;
      case boost::json::kind::bool_: text_ += what.get_bool() ? "true" : "false"; break;
      case boost::json::kind::int64: number(what.get_int64()); break;
      case boost::json::kind::uint64: number(what.get_uint64()); break;
      case boost::json::kind::double_: number_or_null(what.get_double()); break;
      case boost::json::kind::string: string({what.get_string().data(), what.get_string().size()}); break;
      case boost::json::kind::array: array(what.get_array(), depth); break;
      case boost::json::kind::object: object(what.get_object(), depth); break;
    }
  }
  [[nodiscard]] std::string taken() { return std::move(text_); }

 private:
  template <class Number>
  void number(Number what) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, what).ptr;
    text_.append(digits, end);
  }
  void number_or_null(double what) {
    if (!std::isfinite(what)) {
      text_ += "null";
    } else {
      number(what);
    }
  }
  void string(std::string_view what) {
    text_ += '"';
    for (const char c : what) {
      switch (c) {
        case '"': text_ += "\\\""; break;
        case '\\': text_ += "\\\\"; break;
        case '\n': text_ += "\\n"; break;
        case '\r': text_ += "\\r"; break;
        case '\t': text_ += "\\t"; break;
        default:
          if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view hex = "0123456789abcdef";
            text_ += "\\u00";
            text_ += hex[static_cast<unsigned char>(c) >> 4];
            text_ += hex[static_cast<unsigned char>(c) & 15];
          } else {
            text_ += c;
          }
      }
    }
    text_ += '"';
  }
  void array(const boost::json::array& what, int depth) {
    bool first = true;
    text_ += '[';
    for (const auto& item : what) {
      separate(first, depth + 1);
      value(item, depth + 1);
    }
    close(what.empty(), depth);
    text_ += ']';
  }
  void object(const boost::json::object& what, int depth) {
    bool first = true;
    text_ += '{';
    for (const auto& field : what) {
      separate(first, depth + 1);
      string({field.key().data(), field.key().size()});
      text_ += layout_ == Layout::lines ? ": " : ":";
      value(field.value(), depth + 1);
    }
    close(what.empty(), depth);
    text_ += '}';
  }
  void separate(bool& first, int depth) {
    if (!first) text_ += ',';
    first = false;
    new_line(depth);
  }
  void close(bool empty, int depth) {
    if (!empty) new_line(depth);
  }
  void new_line(int depth) {
    if (layout_ == Layout::compact) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  Layout layout_;
  std::string text_;
};

}  // namespace

std::string json_text(const boost::json::value& value, Layout layout) {
  Writer writer(layout);
  writer.value(value, 0);
  return writer.taken();
}

}  // namespace schakel::exchange
