#include "sources/mail_date.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace schakel::sources {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::pair<std::string_view, int>, 17> zones = {{{"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6},
                                                                     {"pst", -8}, {"pdt", -7}, {"cet", 1}, {"cest", 2}, {"met", 1}, {"mest", 2},
                                                                     {"wet", 0}, {"west", 1}, {"eet", 2}, {"eest", 3}, {"bst", 1}}};

std::optional<unsigned> number_in(std::string_view text) {
  unsigned number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || text.size() > 4 || wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<unsigned> month_in(std::string_view word) {
  for (unsigned i = 0; i < months.size(); ++i) {
    if (word.starts_with(months[i])) return i + 1;
  }
  return std::nullopt;
}

// Without comments, in small letters, cut at blanks and commas. A text of many words is no date.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t depth = 0;
  bool inside = false;
  for (const char c : lower_ascii(text.substr(0, 200))) {
    if (c == '(') ++depth;
    const bool blank = depth > 0 || c == ' ' || c == '\t' || c == ',' || c == '\r' || c == '\n';
    if (c == ')' && depth > 0) --depth;
    if (!blank && !inside) words.emplace_back();
    if (!blank) words.back() += c;
    inside = !blank;
  }
  return words;
}

// "10:30", "10:30:00"; a leap second is the one behind it.
std::optional<std::chrono::seconds> time_in(std::string_view word) {
  std::array<unsigned, 3> parts{};
  std::size_t count = 0;
  for (const auto& part : split(word, ":")) {
    const auto number = number_in(part);
    if (!number || count == 3 || part.size() > 2) return std::nullopt;
    parts[count++] = *number;
  }
  if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 60) return std::nullopt;
  return hours(parts[0]) + minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

minutes zone_in(std::string_view word) {
  if (word.size() == 5 && (word[0] == '+' || word[0] == '-')) {
    const auto number = number_in(word.substr(1));
    if (!number || *number % 100 > 59 || *number > 2359) return minutes(0);
    const minutes size(*number / 100 * 60 + *number % 100);
    return word[0] == '-' ? -size : size;
  }
  return short_zone(word).value_or(hours(0));
}

int year_of(unsigned number, std::size_t digits) {
  if (digits == 2) return static_cast<int>(number < 50 ? 2000 + number : 1900 + number);
  if (digits == 3) return static_cast<int>(1900 + number);
  return static_cast<int>(number);
}

struct Parts {
  std::optional<unsigned> day, month;
  std::optional<int> year;
  std::optional<std::chrono::seconds> time;
  minutes zone{0};
};

// Whatever the order: the month is a word, the time has colons, the day is the first number and the year the second.
bool take(Parts& parts, const std::string& word) {
  if (word.find(':') != std::string::npos) {
    if (parts.time) return false;
    parts.time = time_in(word);
    return parts.time.has_value();
  }
  if (word[0] >= '0' && word[0] <= '9') {
    const auto number = number_in(word);
    if (!number || (parts.day && parts.year)) return false;
    if (!parts.day) {
      parts.day = number;
      return word.size() <= 2;
    }
    parts.year = year_of(*number, word.size());
    return word.size() >= 2;
  }
  if (parts.time && (word[0] == '+' || word[0] == '-' || parts.month)) {
    parts.zone = zone_in(word);
    return true;
  }
  if (!parts.month) parts.month = month_in(word);  // or the day of the week, which the date says better
  return true;
}

}  // namespace

std::optional<hours> short_zone(std::string_view name) {
  const std::string small = lower_ascii(name);
  for (const auto& [known, east] : zones) {
    if (known == small) return hours(east);
  }
  return std::nullopt;
}

std::optional<Instant> mail_date(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() > 8) return std::nullopt;
  Parts parts;
  for (const auto& word : words) {
    if (!take(parts, word)) return std::nullopt;
  }
  if (!parts.day || !parts.month || !parts.year || !parts.time || *parts.year < 1970 || *parts.year > 2200) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*parts.year), std::chrono::month(*parts.month), std::chrono::day(*parts.day)};
  if (!date.ok()) return std::nullopt;
  return Instant(Date(date)) + *parts.time - parts.zone;
}

}  // namespace schakel::sources
