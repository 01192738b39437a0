#include "analysis/hour_spans.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace schakel::analysis {
namespace {

struct Span {
  std::size_t start = 0;
  std::size_t length = 0;
};

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string words(const Span& span) {
  constexpr std::array<std::string_view, 7> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const std::size_t from = span.start % 24;
  return std::string(days[span.start / 24]) + " " + two_digits(from) + "-" + two_digits(from + span.length);
}

}  // namespace

std::vector<std::string> longest_spans(const domain::Week& week, std::size_t count) {
  std::vector<Span> spans;
  for (std::size_t hour = 0; hour < domain::week_hours; ++hour) {
    if (!week[hour]) continue;
    const bool goes_on = hour % 24 != 0 && week[hour - 1];
    if (!goes_on) spans.push_back({hour, 0});
    ++spans.back().length;
  }
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.length > b.length; });
  std::vector<std::string> told;
  for (std::size_t i = 0; i < std::min(count, spans.size()); ++i) told.push_back(words(spans[i]));
  return told;
}

domain::Week by_local_clock(const domain::Week& utc, int minutes) {
  constexpr int week_minutes = static_cast<int>(domain::week_hours) * 60;
  domain::Week local;
  for (std::size_t hour = 0; hour < domain::week_hours; ++hour) {
    if (!utc[hour]) continue;
    const int begins = (static_cast<int>(hour) * 60 + minutes + week_minutes) % week_minutes;
    local.set(static_cast<std::size_t>(begins / 60));
  }
  return local;
}

}  // namespace schakel::analysis
