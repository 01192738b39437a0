#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "exchange/ics.hpp"

namespace schakel::exchange {

using std::chrono::days;

namespace {

constexpr std::size_t bytes_most = 1U << 20;
constexpr std::size_t lines_most = 50'000;
constexpr days before_today{366};
constexpr days behind_today{366 * 6};

Failure too_large(std::size_t most, std::string_view what) {
  const std::string number = std::to_string(most);
  return invalid("the calendar file has more than " + number + " " + std::string(what), "error.calendar_large",
                 {{"most", number}, {"what", std::string(what)}});
}

// One logical line: folded lines are put together again.
struct Line {
  std::size_t number = 0;
  std::string name;        // "DTSTART", without parameters
  std::string value;
};

Failure unreadable(const Line& line) {
  return invalid("line " + std::to_string(line.number) + " of the calendar cannot be read: " + shortened(line.name + ":" + line.value),
                 "error.calendar_line", {{"line", std::to_string(line.number)}, {"value", shortened(line.name + ":" + line.value)}});
}

Line line_of(std::string_view text, std::size_t number) {
  bool quoted = false;
  std::size_t colon = 0;
  while (colon < text.size() && (quoted || text[colon] != ':')) quoted ^= text[colon++] == '"';
  const std::string_view head = text.substr(0, colon);
  Line line{.number = number, .name = std::string(head.substr(0, head.find(';'))), .value = {}};
  std::transform(line.name.begin(), line.name.end(), line.name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (colon < text.size()) line.value = text.substr(colon + 1);
  return line;
}

Result<std::vector<Line>> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::string open;
  std::size_t number = 0;
  std::size_t began = 0;
  const auto close = [&] {
    if (!open.empty()) lines.push_back(line_of(open, began));
    open.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (++number > lines_most) return too_large(lines_most, "lines");
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
      open += line.substr(1);
      continue;
    }
    close();
    open = line;
    began = number;
  }
  close();
  return lines;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size();
    if (escape) ++i;
    plain += escape && (text[i] == 'n' || text[i] == 'N') ? ' ' : text[i];
  }
  return plain;
}

// "20261225", or that with a time behind it, whose day counts.
Result<Date> day_in(const Line& line) {
  const std::string& value = line.value;
  const bool shaped = value.size() == 8 || (value.size() >= 15 && value[8] == 'T');
  if (!shaped) return unreadable(line);
  const auto day = date_from(value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6, 2));
  if (!day) return unreadable(line);
  return *day;
}

// "P1D", "P2W".
Result<days> lasts(const Line& line) {
  const std::string& value = line.value;
  unsigned number = 0;
  if (value.size() < 3 || value[0] != 'P') return unreadable(line);
  const char* const last = value.data() + value.size() - 1;
  if (std::from_chars(value.data() + 1, last, number).ptr != last || number > 366) return unreadable(line);
  if (*last == 'D') return days(number);
  if (*last == 'W') return days(number * 7);
  return unreadable(line);
}

struct Event {
  std::optional<Date> from;
  std::optional<Date> behind;  // the day behind the last, when it is told
  bool with_time = false;
  bool yearly = false;
  bool cancelled = false;
  std::string name;
};

Result<void> take(Event& event, const Line& line) {
  if (line.name == "DTSTART") {
    event.from = TRY(day_in(line));
    event.with_time = line.value.size() > 8;
  } else if (line.name == "DTEND") {
    event.behind = TRY(day_in(line)) + days(line.value.size() > 8 ? 1 : 0);
  } else if (line.name == "DURATION" && event.from && !event.with_time) {
    event.behind = *event.from + TRY(lasts(line));
  } else if (line.name == "RRULE") {
    event.yearly = line.value.find("FREQ=YEARLY") != std::string::npos;
    const bool plain = event.yearly && line.value.find("INTERVAL") == std::string::npos && line.value.find("BYDAY") == std::string::npos &&
                       line.value.find("COUNT") == std::string::npos && line.value.find("UNTIL") == std::string::npos;
    if (!plain) return unreadable(line);
  } else if (line.name == "SUMMARY") {
    event.name = shortened(trimmed(unescaped(mended_utf8(line.value))), 100);
  } else if (line.name == "STATUS") {
    event.cancelled = line.value == "CANCELLED";
  }
  return {};
}

Result<void> add_days(std::vector<domain::Holiday>& all, const Event& event, Date first, Date behind, Date today) {
  for (Date day = first; day < behind; day += days(1)) {
    if (day < today - before_today || day > today + behind_today) continue;
    if (all.size() == domain::holidays_most) return too_large(domain::holidays_most, "days");
    all.push_back({.day = day, .name = event.name});
  }
  return {};
}

Result<void> add_event(std::vector<domain::Holiday>& all, const Event& event, Date today) {
  if (!event.from || event.cancelled) return {};
  const Date behind = std::max(event.behind.value_or(*event.from), *event.from + days(1));
  const days length = std::min(behind - *event.from, days(366));
  if (!event.yearly) return add_days(all, event, *event.from, *event.from + length, today);
  using std::chrono::year_month_day;
  const year_month_day born(*event.from);
  for (auto year = std::max(born.year(), year_month_day(today).year() - std::chrono::years(1));
       year <= year_month_day(today + behind_today).year(); ++year) {
    const year_month_day date = year / born.month() / born.day();
    if (date.ok()) TRY(add_days(all, event, Date(date), Date(date) + length, today));
  }
  return {};
}

}  // namespace

Result<std::vector<domain::Holiday>> holidays_from_ics(std::string_view text, Date today) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > bytes_most) return too_large(bytes_most, "bytes");
  const std::vector<Line> lines = TRY(lines_of(text));
  if (lines.empty() || lines.front().name != "BEGIN" || lines.front().value != "VCALENDAR") {
    return invalid("this is no calendar file: it does not begin with BEGIN:VCALENDAR", "error.calendar_file");
  }
  std::vector<domain::Holiday> all;
  std::vector<std::string> inside;
  Event event;
  for (const Line& line : lines) {
    if (line.name == "BEGIN") {
      if (line.value == "VEVENT") event = {};
      inside.push_back(line.value);
    } else if (line.name == "END") {
      if (inside.empty() || inside.back() != line.value) return unreadable(line);
      inside.pop_back();
      if (line.value == "VEVENT") TRY(add_event(all, event, today));
    } else if (!inside.empty() && inside.back() == "VEVENT") {
      TRY(take(event, line));
    }
  }
  if (all.empty()) return invalid("there is no day in this calendar file", "error.calendar_empty");
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return all;
}

}  // namespace schakel::exchange
