#include "http/wire.hpp"

#include "http/dispatch.hpp"
#include "http/problem.hpp"

namespace schakel::http {
namespace {

// A value with a line end in it would be a second header: it is cut there.
std::string_view one_line(std::string_view value) { return value.substr(0, value.find_first_of(std::string_view("\r\n\0", 3))); }

void field(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(one_line(value)).append("\r\n");
}

}  // namespace

std::string head_of(const Response& response, bool keep_alive, bool https) {
  std::string head;
  head.reserve(768);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status));
  head.append("\r\n");
  if (has_body(response.status)) {
    if (!response.type.empty()) field(head, "Content-Type", response.type);
    if (!response.events) field(head, "Content-Length", std::to_string(response.content().size()));
  }
  if (!response.etag.empty()) head.append("ETag: \"").append(one_line(response.etag)).append("\"\r\n");
  if (!response.cache_control.empty()) field(head, "Cache-Control", response.cache_control);
  for (const auto& header : response.headers) field(head, header.name, header.value);
  if (!keep_alive) head.append("Connection: close\r\n");
  field(head, "Content-Security-Policy", response.policy.empty() ? content_policy() : response.policy);
  head.append(security_headers(https)).append("\r\n");
  return head;
}

}  // namespace schakel::http
