#include "domain/local_time.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/hours.hpp"

namespace schakel::domain {

namespace {

// In Europe by name, without summer time today.
constexpr std::array<std::string_view, 13> without_summer = {
    "Europe/Astrakhan", "Europe/Istanbul", "Europe/Kaliningrad", "Europe/Kirov",     "Europe/Minsk",
    "Europe/Moscow",    "Europe/Samara",   "Europe/Saratov",     "Europe/Simferopol", "Europe/Ulyanovsk",
    "Europe/Volgograd", "Atlantic/Reykjavik", "Atlantic/St_Helena"};
// With it, though named otherwise.
constexpr std::array<std::string_view, 11> with_summer = {
    "CET", "EET", "WET", "Atlantic/Canary", "Atlantic/Faeroe", "Atlantic/Faroe", "Atlantic/Madeira", "Atlantic/Azores",
    "Arctic/Longyearbyen", "Africa/Ceuta", "Asia/Nicosia"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_summer(Instant at) {
  using namespace std::chrono;
  const year year = year_month_day(day_of(at)).year();
  const Instant from = Date(year / March / Sunday[last]) + hours(1);
  const Instant until = Date(year / October / Sunday[last]) + hours(1);
  return at >= from && at < until;
}

std::chrono::minutes offset_at(const Zone& zone, Instant at) {
  return zone.winter + std::chrono::minutes(zone.european && is_summer(at) ? 60 : 0);
}

}  // namespace

Result<Zone> zone_from(std::string_view timezone) {
  const std::string_view name = trimmed(timezone);
  const int minutes = TRY(offset_from(name));
  const bool european = (name.starts_with("Europe/") && !among(without_summer, name)) || among(with_summer, name);
  return Zone{.winter = std::chrono::minutes(minutes), .european = european};
}

LocalTime local_time(const Zone& zone, Instant at) {
  const Instant wall = at + offset_at(zone, at);
  return {.day = day_of(wall), .minutes = std::chrono::floor<std::chrono::minutes>(wall - day_of(wall))};
}

Instant instant_of(const Zone& zone, LocalTime local) {
  const Instant wall = Instant(local.day) + local.minutes;
  const Instant summer = wall - zone.winter - std::chrono::hours(1);
  if (zone.european && is_summer(summer)) return summer;
  return wall - zone.winter;
}

}  // namespace schakel::domain
