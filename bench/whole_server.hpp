#pragma once
// A whole server in the benchmark's own process, somebody's session, and what the process uses.

#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <string>

#include "app/serve.hpp"
#include "municipality.hpp"

namespace schakel::bench {

// Nobody waits for their own pace: what is measured is the server's.
inline std::unique_ptr<app::Running> started(const std::string& folder, std::size_t connections = http::ServerSettings().connections) {
  app::ServeSettings settings;
  settings.service.data = folder;
  settings.server.port = 0;
  settings.server.connections = connections;
  settings.door.command = {.burst = 1e9, .per_second = 1e9};
  settings.door.log_requests = false;
  return must(app::Running::start(settings, "bench"));
}

inline std::string session_of(service::Service& service, domain::OrganisationId organisation, domain::PersonId person) {
  const std::string link = must(service.make_link(organisation, person));
  std::promise<std::string> session;
  service.sign_in(link.substr(link.find('#') + 1), "", [&](Result<service::SignedIn> in) { session.set_value(must(std::move(in)).session); });
  return session.get_future().get();
}

inline std::string get_request(const std::string& path, const std::string& session) {
  return "GET /api/v1/" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: schakel_session=" + session + "\r\n\r\n";
}

inline double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// "VmRSS:" now, "VmHWM:" at its peak.
inline double megabytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(field, 0) == 0) return static_cast<double>(std::atol(line.c_str() + field.size())) / 1024;
  }
  return 0;
}

inline double file_megabytes(const std::string& folder) {
  double all = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) all += static_cast<double>(file.file_size()) / 1e6;
  }
  return all;
}

}  // namespace schakel::bench
