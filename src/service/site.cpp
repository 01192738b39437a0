#include "service/site.hpp"

#include <algorithm>

namespace schakel::service {

Result<identity::Site> site_of(const std::string& address) {
  const auto scheme = address.find("://");
  const std::string host = scheme == std::string::npos ? address : address.substr(scheme + 3);
  const bool numbered = !host.empty() && host.front() == '[';
  std::string name = numbered ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  const std::string behind = host.substr(name.size());  // ":8080"
  if (name == "127.0.0.1" || name == "[::1]") name = "localhost";
  const bool digits = std::all_of(name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  if (name.empty() || digits || name.front() == '[') {
    return fail(ErrorKind::conflict, "passkeys need a server with a name, not a number", "error.passkey_no_name");
  }
  return identity::Site{.id = name, .origin = address.substr(0, scheme == std::string::npos ? 0 : scheme + 3) + name + behind};
}

}  // namespace schakel::service
