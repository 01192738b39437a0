#pragma once
// From a request as Beast parsed it to what the product uses of it. No socket here.

#include <string_view>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/message.hpp"

namespace schakel::http {

using HeadParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

struct HeadRules {
  bool behind_proxy = false;  // believe the last address of X-Forwarded-For
  bool https = false;         // the session's cookie goes by the name that only https can set
};

// What was wrong, in one sentence; "" when all is well. Where a body ends is said in one way only, or a proxy in front of us
// could read it in another way (request smuggling): one Content-Length, or Transfer-Encoding: chunked.
[[nodiscard]] std::string_view read_head(const HeadParser::value_type& message, HeadRules rules, Request& request);

}  // namespace schakel::http
