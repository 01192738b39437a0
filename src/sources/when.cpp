#include "sources/when.hpp"

#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "base/time.hpp"

namespace schakel::sources {

std::optional<When> when_from(std::string_view text) {
  text = trimmed(text);
  if (const auto moment = instant_from(text)) return When{.seconds = std::chrono::duration<double>(moment->time_since_epoch()).count()};
  double number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || wrong != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return When{.seconds = number, .moment = false};
}

std::string text_of(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

std::string text_of(const When& when) {
  if (!when.moment) return text_of(when.seconds);
  std::string text = to_text(Instant(std::chrono::milliseconds(std::llround(when.seconds * 1000))));
  constexpr std::string_view whole = ".000Z";
  if (text.ends_with(whole)) text.replace(text.size() - whole.size(), whole.size(), "Z");
  return text;
}

}  // namespace schakel::sources
