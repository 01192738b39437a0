#pragma once
// What goes over the wire in front of a body, as text. The counterpart of reading, without sockets.

#include <string>

#include "http/message.hpp"

namespace schakel::http {

// The status line and all headers, ending in an empty line. A response with events has no length: it ends with the connection.
[[nodiscard]] std::string head_of(const Response& response, bool keep_alive, bool https);

// Whether an answer of this status carries a body at all.
[[nodiscard]] constexpr bool has_body(int status) { return status != 204 && status != 304 && status >= 200; }

}  // namespace schakel::http
