#pragma once
// Views of somebody's own ways in: their sessions. Nobody else sees them, an administrator neither.

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"

namespace schakel::service {

struct SessionView {
  std::string id;       // names it for ending; says nothing of the token
  bool here = false;    // the one that asks
  std::string browser;  // "firefox", "other"
  std::string system;   // "linux", "other"
  Date since;
  Date until;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, here, browser, system, since, until))

struct SessionsView {
  std::vector<SessionView> sessions;  // the one that asks, then the newest first
};
BOOST_DESCRIBE_STRUCT(SessionsView, (), (sessions))

// A link with which somebody comes in on another device of their own; shown once, to them.
struct OwnLink {
  std::string link;  // works once
  Instant until;
};
BOOST_DESCRIBE_STRUCT(OwnLink, (), (link, until))

}  // namespace schakel::service
