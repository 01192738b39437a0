#include "domain/hours.hpp"

#include <array>
#include <string>

#include "base/text.hpp"

namespace schakel::domain {
namespace {

constexpr std::array<std::string_view, 7> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// One or two digits; 99 when it is not a number.
std::size_t hour_in(std::string_view text) {
  if (text.empty() || text.size() > 2) return 99;
  std::size_t hour = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 99;
    hour = hour * 10 + static_cast<std::size_t>(c - '0');
  }
  return hour;
}

Failure refused(std::string_view span, const std::string& why) {
  const std::string value = shortened(span);
  return invalid("\"" + value + "\" " + why + "; hours are written as mon09-12", "error.bad_hours", {{"value", value}});
}

Result<void> add_span(std::string_view span, Week& week) {
  const std::string text = lower_ascii(span);
  std::size_t day = 0;
  while (day < days.size() && !text.starts_with(days[day])) ++day;
  if (day == days.size()) return refused(span, "does not begin with a day");
  const std::string_view rest = std::string_view(text).substr(3);
  const auto dash = rest.find('-');
  if (dash == std::string_view::npos) return refused(span, "has no hours");
  const std::size_t from = hour_in(rest.substr(0, dash));
  const std::size_t to = hour_in(rest.substr(dash + 1));
  if (from > 24 || to > 24) return refused(span, "has an hour that is not between 00 and 24");
  if (from >= to) return refused(span, "ends before it begins");
  for (std::size_t hour = from; hour < to; ++hour) week.set(day * 24 + hour);
  return {};
}

}  // namespace

Week working_hours() {
  Week week;
  for (std::size_t day = 0; day < 5; ++day) {
    for (std::size_t hour = 9; hour < 17; ++hour) week.set(day * 24 + hour);
  }
  return week;
}

Result<Week> hours_from(std::string_view text) {
  const auto spans = split(text, " \t");
  if (spans.empty()) return working_hours();
  Week week;
  for (const auto& span : spans) TRY(add_span(span, week));
  return week;
}

Week in_utc(const Week& local, int minutes) {
  // Local time is `minutes` ahead, so the UTC hour h is the local minutes from 60 h + minutes to 60 h + 60 + minutes.
  constexpr int week_minutes = static_cast<int>(week_hours) * 60;
  Week utc;
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    const int first = ((static_cast<int>(hour) * 60 + minutes) % week_minutes + week_minutes) % week_minutes;
    const int last = (first + 59) % week_minutes;
    utc[hour] = local[static_cast<std::size_t>(first / 60)] && local[static_cast<std::size_t>(last / 60)];
  }
  return utc;
}

Result<Week> free_hours(std::string_view hours, std::string_view timezone) {
  const Week local = TRY(hours_from(hours));
  return in_utc(local, TRY(offset_from(timezone)));
}

}  // namespace schakel::domain
