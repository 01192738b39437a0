#include "domain/recurrence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.hpp"
#include "domain/refuse.hpp"

namespace schakel::domain {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> day_names = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr days farthest{366 * 20};

Failure bad(std::string_view part) { return refuse("error.bad_rule", {{"part", shortened(mended_utf8(part))}}); }

std::optional<int> number_from(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<unsigned> counted(std::string_view part, std::string_view value) {
  const auto number = number_from(value);
  if (!number || *number < 1 || *number > 1000) return bad(part);
  return static_cast<unsigned>(*number);
}

// "TU", "1MO", "-1FR".
Result<RuleDay> rule_day(std::string_view part, std::string_view text) {
  if (text.size() < 2) return bad(part);
  const auto name = std::find(day_names.begin(), day_names.end(), text.substr(text.size() - 2));
  if (name == day_names.end()) return bad(part);
  RuleDay day{.nth = 0, .day = weekday(static_cast<unsigned>(name - day_names.begin()))};
  std::string_view nth = text.substr(0, text.size() - 2);
  if (nth.empty()) return day;
  if (nth.front() == '+') nth.remove_prefix(1);
  const auto number = number_from(nth);
  if (!number || *number == 0 || *number < -5 || *number > 5) return bad(part);
  day.nth = *number;
  return day;
}

// "20271231", or that with a time behind it.
Result<Date> until_from(std::string_view part, std::string_view text) {
  if (text.size() != 8 && (text.size() < 15 || text[8] != 'T')) return bad(part);
  const auto date = date_from(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2)));
  if (!date) return bad(part);
  return *date;
}

Result<void> take(Recurrence& rule, std::string_view part, std::string_view name, std::string_view value) {
  if (name == "INTERVAL") {
    rule.interval = TRY(counted(part, value));
  } else if (name == "COUNT") {
    rule.count = TRY(counted(part, value));
  } else if (name == "UNTIL") {
    rule.until = TRY(until_from(part, value));
  } else if (name == "BYDAY") {
    for (const std::string& day : split(value, ",")) rule.days.push_back(TRY(rule_day(part, day)));
  } else if (name == "FREQ" && (value == "WEEKLY" || value == "MONTHLY")) {
    rule.monthly = value == "MONTHLY";
  } else if (name != "WKST" || value != "MO") {
    return bad(part);
  }
  return {};
}

// The days of this week (from its Monday) that the rule names.
void add_week(const Recurrence& rule, Date starts, Date monday, std::vector<Date>& all) {
  const auto offset = [](weekday day) { return days((day.c_encoding() + 6) % 7); };
  if (rule.days.empty()) all.push_back(monday + offset(weekday(starts)));
  for (const RuleDay& day : rule.days) all.push_back(monday + offset(day.day));
}

void add_month(const Recurrence& rule, Date starts, year_month month, std::vector<Date>& all) {
  if (rule.days.empty()) {
    const year_month_day date = month / year_month_day(starts).day();
    if (date.ok()) all.push_back(Date(date));
  }
  const Date first(month / 1);
  const Date last(month / std::chrono::last);
  for (const RuleDay& day : rule.days) {
    const Date first_such = first + (day.day - weekday(first));
    const Date last_such = last - (weekday(last) - day.day);
    if (day.nth == 0) {
      for (Date date = first_such; date <= last; date += days(7)) all.push_back(date);
      continue;
    }
    const Date date = day.nth > 0 ? first_such + days(7 * (day.nth - 1)) : last_such + days(7 * (day.nth + 1));
    if (date >= first && date <= last) all.push_back(date);
  }
}

}  // namespace

Result<Recurrence> recurrence_from(std::string_view text) {
  Recurrence rule;
  std::vector<std::string> seen;
  if (text.size() > 200) return bad(text);
  for (const std::string& part : split(trimmed(text), ";")) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) return bad(part);
    const std::string name = part.substr(0, equals);
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) return bad(part);
    seen.push_back(name);
    TRY(take(rule, part, name, std::string_view(part).substr(equals + 1)));
  }
  const bool has_freq = std::find(seen.begin(), seen.end(), "FREQ") != seen.end();
  if (!has_freq || (rule.count && rule.until)) return bad(text);
  const bool nth = std::any_of(rule.days.begin(), rule.days.end(), [](const RuleDay& day) { return day.nth != 0; });
  if (nth && !rule.monthly) return bad(text);
  return rule;
}

std::vector<Date> days_of(const Recurrence& rule, Date starts, Date after, std::size_t most) {
  std::vector<Date> found;
  unsigned counted = 0;
  Date monday = starts - (weekday(starts) - std::chrono::Monday);
  year_month month = year_month_day(starts).year() / year_month_day(starts).month();
  const Date end = rule.until ? std::min(*rule.until, starts + farthest) : starts + farthest;
  while (found.size() < most) {
    std::vector<Date> span;
    if (rule.monthly) {
      add_month(rule, starts, month, span);
      if (Date(month / 1) > end) break;
      month += months(rule.interval);
    } else {
      add_week(rule, starts, monday, span);
      if (monday > end) break;
      monday += days(7 * rule.interval);
    }
    std::sort(span.begin(), span.end());
    span.erase(std::unique(span.begin(), span.end()), span.end());
    for (const Date date : span) {
      if (date < starts || date > end) continue;
      if (rule.count && counted++ >= *rule.count) return found;
      if (date > after && found.size() < most) found.push_back(date);
    }
  }
  return found;
}

}  // namespace schakel::domain
