#pragma once
// From a request as Beast parsed it to what the product uses of it. No socket here.

#include <string_view>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/message.hpp"

namespace schakel::http {

using HeadParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// What was wrong, in one sentence; "" when all is well.
// `behind_proxy`  believe the last address of X-Forwarded-For
[[nodiscard]] std::string_view read_head(const HeadParser::value_type& message, bool behind_proxy, Request& request);

}  // namespace schakel::http
