#include "sources/work_dates.hpp"

#include <array>
#include <charconv>

#include "base/text.hpp"

namespace schakel::sources {
namespace {

// The three parts before the hour; none when there are not three.
std::optional<std::array<std::string_view, 3>> parts_of(std::string_view text) {
  text = trimmed(text);
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = text.find_first_of(i < 2 ? "/-. " : " T,");
    parts[i] = text.substr(0, end);
    if (parts[i].empty() || (i < 2 && end == std::string_view::npos)) return std::nullopt;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (i < 2 && !text.empty() && std::string_view("/-. ").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  }
  return parts;
}

std::optional<unsigned> small_number(std::string_view text) {
  unsigned number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return text.size() <= 4 && wrong == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "Mar", "mrt", "March", "maart"; the names of English and Dutch months differ in three of them.
std::optional<unsigned> month_named(std::string_view text) {
  constexpr std::array<std::string_view, 15> month_names = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                                      "sep", "oct", "nov", "dec", "mrt", "mei", "okt"};
  constexpr std::array<unsigned, 3> dutch = {3, 5, 10};
  const std::string small = lower_ascii(text);
  if (small.starts_with("maart")) return 3;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (small.starts_with(month_names[i])) return i < 12 ? static_cast<unsigned>(i + 1) : dutch[i - 12];
  }
  return std::nullopt;
}

std::optional<Date> date_of(unsigned year, unsigned month, unsigned day) {
  using namespace std::chrono;
  const year_month_day date(std::chrono::year(static_cast<int>(year < 100 ? 2000 + year : year)), std::chrono::month(month), std::chrono::day(day));
  const bool sensible = date.ok() && date.year() >= std::chrono::year(1970) && date.year() <= std::chrono::year(2200);
  return sensible ? std::optional<Date>(sys_days(date)) : std::nullopt;
}

// Excel's days since the last one of 1899.
std::optional<Date> excel_day(std::string_view text) {
  double since = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), since);
  constexpr double first = 25'570, last = 109'500;  // 1970 to 2199
  if (wrong != std::errc{} || end != text.data() + text.size() || !(since >= first && since <= last)) return std::nullopt;
  using namespace std::chrono;
  return sys_days(year(1899) / December / 30) + std::chrono::days(static_cast<int>(since));
}

}  // namespace

DateOrder order_in(std::span<const std::string_view> said) {
  bool day_first = false, month_first = false;
  for (const std::string_view text : said) {
    const auto parts = parts_of(text);
    if (!parts || (*parts)[0].size() > 2) continue;
    const auto one = small_number((*parts)[0]), other = small_number((*parts)[1]);
    if (!one || !other) continue;
    day_first = day_first || (*one > 12 && *other <= 12);
    month_first = month_first || (*other > 12 && *one <= 12);
  }
  if (day_first == month_first) return DateOrder::unknown;
  return day_first ? DateOrder::day_first : DateOrder::month_first;
}

std::optional<Date> date_said(std::string_view text, DateOrder order) {
  if (const auto day = excel_day(trimmed(text))) return day;
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const auto& [first, second, third] = *parts;
  const auto a = small_number(first), b = small_number(second), c = small_number(third);
  if (!a || !c) return std::nullopt;
  if (first.size() == 4) return b ? date_of(*a, *b, *c) : std::nullopt;
  if (!b) {
    const auto month = month_named(second);
    return month ? date_of(*c, *month, *a) : std::nullopt;
  }
  if (*a == *b || order == DateOrder::day_first) return date_of(*c, *b, *a);
  return order == DateOrder::month_first ? date_of(*c, *a, *b) : std::nullopt;
}

}  // namespace schakel::sources
