#pragma once
// The API description (OpenAPI 3.1), written from the table of routes and the described structs: it cannot say anything
// else than what the server does.

#include <string>

#include "http/router.hpp"

namespace schakel::http {

// JSON text with line ends, the same for the same table: paths in order of name, each operation with its right
// ("x-right": "facilitator").
[[nodiscard]] std::string openapi_of(const Routes& routes, const std::string& version);

// GET /api/v1/openapi.json, public. Add it last: it describes what the table has then.
void add_openapi(Routes& routes, const std::string& version);

}  // namespace schakel::http
