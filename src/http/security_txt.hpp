#pragma once
// Whom to tell of a weakness in this installation: /.well-known/security.txt (RFC 9116).

#include <functional>
#include <string>

#include "base/time.hpp"
#include "http/router.hpp"

namespace schakel::http {

struct SecurityContact {
  std::string contact;  // "mailto:…" or "https://…"; empty = nobody was named, and there is no such file
  std::string origin;   // "https://schakel.example.org", or "" when nobody said how people reach this server
};

// The text names a day 90 days on (Expires), so that a server nobody looks after any more does not promise to listen.
void add_security_txt(Routes& routes, SecurityContact contact, std::function<Instant()> now);

}  // namespace schakel::http
