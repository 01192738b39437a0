#pragma once
// What every mail that goes out by itself begins and ends with.

#include <string>

#include "domain/local_time.hpp"

namespace schakel::service {

[[nodiscard]] std::string greeting(const std::string& name, bool dutch);
// How to end such mail, and that it cannot be answered.
[[nodiscard]] std::string footer(const std::string& server, const std::string& token, bool dutch);
[[nodiscard]] std::string unsubscribe_at(const std::string& server, const std::string& token);
// "2026-10-20 09:00"
[[nodiscard]] std::string clock_text(const domain::LocalTime& local);

}  // namespace schakel::service
