#include "http/log.hpp"

#include <unistd.h>

#include <chrono>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "base/time.hpp"

namespace schakel::http {

Log::Log()
    : sink_([](std::string_view line) {
        // One write per line, so that lines of several threads do not mix. Where it goes is not our trouble.
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
      }) {}

void Log::write(std::string_view level, std::string_view event, std::initializer_list<Field> fields) const {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  std::string line = R"({"at":")" + schakel::to_text(Instant{now}) + R"(","level":")";
  line.append(level).append(R"(","event":")").append(event).append("\"");
  for (const auto& [name, value] : fields) {
    line.append(",\"").append(name).append("\":");
    line += boost::json::serialize(boost::json::string_view(value.data(), value.size()));
  }
  line += "}\n";
  sink_(line);
}

}  // namespace schakel::http
