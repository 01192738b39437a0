#include "base/time.hpp"

#include <cstdio>

namespace schakel {
namespace {

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "+02:00", "-0530" or "Z" → minutes east of Greenwich.
std::optional<std::chrono::minutes> offset_from(std::string_view text) {
  if (text == "Z" || text == "z") return std::chrono::minutes{0};
  if (text.size() != 5 && text.size() != 6) return std::nullopt;
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  if (text.size() == 6 && text[3] != ':') return std::nullopt;
  const auto hours = number(text.substr(1, 2));
  const auto minutes = number(text.substr(text.size() - 2));
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::chrono::minutes size{*hours * 60 + *minutes};
  return text[0] == '-' ? -size : size;
}

}  // namespace

std::string to_text(Date date) {
  const std::chrono::year_month_day ymd{date};
  char buffer[32];
  const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                                 static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return {buffer, static_cast<std::size_t>(size)};
}

std::string to_text(Instant at) {
  const Date date = day_of(at);
  const auto rest = (at - date).count();
  char buffer[32];
  const int size = std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(rest / 3'600'000),
                                 static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                                 static_cast<int>(rest % 1000));
  return to_text(date) + std::string(buffer, static_cast<std::size_t>(size));
}

std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

std::optional<Instant> instant_from(std::string_view text) {
  const auto date = date_from(text.substr(0, 10));
  if (!date) return std::nullopt;
  if (text.size() == 10) return Instant{*date};
  if (text.size() < 17 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const auto hours = number(text.substr(11, 2));
  const auto minutes = number(text.substr(14, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  std::chrono::milliseconds rest{(*hours * 60 + *minutes) * 60'000};
  std::string_view tail = text.substr(16);
  if (!tail.empty() && tail[0] == ':') {
    const auto seconds = number(tail.substr(1, 2));
    if (tail.size() < 3 || !seconds || *seconds > 59) return std::nullopt;
    rest += std::chrono::seconds{*seconds};
    tail.remove_prefix(3);
    if (tail.size() > 4 && tail[0] == '.') {
      const auto thousandths = number(tail.substr(1, 3));
      if (!thousandths) return std::nullopt;
      rest += std::chrono::milliseconds{*thousandths};
      tail.remove_prefix(4);
    }
  }
  const auto offset = offset_from(tail);
  if (!offset) return std::nullopt;
  return Instant{*date} + rest - *offset;
}

}  // namespace schakel
