#pragma once
// Times as tables and graphs write them: a moment such as 2026-03-02T09:30Z, or a number of seconds.

#include <optional>
#include <string>
#include <string_view>

#include "sources/contact.hpp"

namespace schakel::sources {

[[nodiscard]] std::optional<When> when_from(std::string_view text);
// A moment in UTC, to the second when it is a whole one; a number in the shortest form that reads back.
[[nodiscard]] std::string text_of(const When& when);
[[nodiscard]] std::string text_of(double number);

}  // namespace schakel::sources
