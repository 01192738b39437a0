#include "sources/calendar_zone.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "domain/local_time.hpp"
#include "sources/mail_date.hpp"

namespace schakel::sources {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t most_zones = 200;
constexpr std::size_t most_changes = 400;
constexpr std::array<std::string_view, 7> day_names = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || text[0] == '-' || wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Instant> in_year(const ClockChange& change, year in) {
  const auto month = std::chrono::month(change.month);
  const Date first(in / month / 1);
  const Date last(in / month / std::chrono::last);
  const Date day = change.nth > 0 ? first + (change.day - std::chrono::weekday(first)) + days(7 * (change.nth - 1))
                                  : last - (std::chrono::weekday(last) - change.day) + days(7 * (change.nth + 1));
  if (day < first || day > last) return std::nullopt;
  const Instant at = Instant(day) + (change.begins - day_of(change.begins));
  const bool held = at >= change.begins && (!change.until || at <= *change.until + hours(24));
  return held ? std::optional(at) : std::nullopt;
}

// The last time it happened at or before this moment on the wall.
std::optional<Instant> last_before(const ClockChange& change, Instant wall) {
  if (!change.yearly) return change.begins <= wall ? std::optional(change.begins) : std::nullopt;
  year in = year_month_day(day_of(wall)).year();
  if (change.until) in = std::min(in, year_month_day(day_of(*change.until)).year());
  for (int back = 0; back < 2; ++back, --in) {
    const auto at = in_year(change, in);
    if (at && *at <= wall) return at;
  }
  return change.begins <= wall ? std::optional(change.begins) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::seconds> zone_offset(std::string_view text) {
  if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hour = digits(text.substr(1, 2));
  const auto minute = digits(text.substr(3, 2));
  const auto second = text.size() == 7 ? digits(text.substr(5, 2)) : std::optional(0);
  if (!hour || !minute || !second || *hour > 15 || *minute > 59 || *second > 59) return std::nullopt;
  const std::chrono::seconds size = hours(*hour) + minutes(*minute) + std::chrono::seconds(*second);
  return text[0] == '-' ? -size : size;
}

std::optional<Instant> calendar_moment(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() != 8 && (text.size() != 15 || text[8] != 'T')) return std::nullopt;
  const auto date = date_from(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2)));
  if (!date || *date < Date(year(1900) / 1 / 1) || *date > Date(year(2200) / 1 / 1)) return std::nullopt;
  if (text.size() == 8) return Instant(*date);
  const auto hour = digits(text.substr(9, 2));
  const auto minute = digits(text.substr(11, 2));
  const auto second = digits(text.substr(13, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return Instant(*date) + hours(*hour) + minutes(*minute) + std::chrono::seconds(*second);
}

bool read_yearly(std::string_view rule, ClockChange& change) {
  bool yearly = false;
  for (const std::string& part : split(rule, ";")) {
    const std::string_view said = part;
    if (said == "FREQ=YEARLY") {
      yearly = true;
    } else if (said.starts_with("BYMONTH=")) {
      const auto month = digits(said.substr(8));
      if (!month || *month < 1 || *month > 12) return false;
      change.month = static_cast<unsigned>(*month);
    } else if (said.starts_with("BYDAY=") && said.size() >= 9 && said.size() <= 10) {
      const auto name = std::find(day_names.begin(), day_names.end(), said.substr(said.size() - 2));
      std::string_view nth = said.substr(6, said.size() - 8);
      const bool last = nth.starts_with('-');
      if (last || nth.starts_with('+')) nth.remove_prefix(1);
      const auto number = digits(nth);
      if (name == day_names.end() || !number || *number < 1 || *number > 5) return false;
      change.nth = last ? -*number : *number;
      change.day = std::chrono::weekday(static_cast<unsigned>(name - day_names.begin()));
    } else if (said.starts_with("UNTIL=")) {
      change.until = calendar_moment(said.substr(6));
    } else if (said != "INTERVAL=1" && !said.starts_with("WKST=")) {
      return false;
    }
  }
  return yearly && change.month > 0 && change.nth != 0;
}

void CalendarZones::add(const std::string& zone, const ClockChange& change) {
  if (zones_.size() >= most_zones && !zones_.contains(zone)) return;
  auto& changes = zones_[zone];
  if (changes.size() < most_changes) changes.push_back(change);
}

std::optional<Instant> CalendarZones::utc(const std::string& zone, Instant wall) const {
  const auto known = zones_.find(zone);
  if (known == zones_.end()) {
    const auto named = domain::zone_from(zone);
    if (!named) {
      const auto east = short_zone(zone);  // "CEST", which some programs write for Europe/Amsterdam in summer
      return east ? std::optional(wall - *east) : std::nullopt;
    }
    const auto in_day = wall - day_of(wall);
    const auto whole = std::chrono::floor<minutes>(in_day);
    return domain::instant_of(*named, {.day = day_of(wall), .minutes = whole}) + (in_day - whole);
  }
  const ClockChange* latest = nullptr;
  std::optional<Instant> when;
  for (const ClockChange& change : known->second) {
    const auto at = last_before(change, wall);
    if (!at || (when && *at <= *when)) continue;
    when = at;
    latest = &change;
  }
  if (latest != nullptr) return wall - latest->after;
  const auto first = std::min_element(known->second.begin(), known->second.end(),
                                      [](const ClockChange& a, const ClockChange& b) { return a.begins < b.begins; });
  return wall - first->before;
}

}  // namespace schakel::sources
