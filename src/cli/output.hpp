#pragma once
// Output: the JSON document every command writes with --json (docs/formats.md):
//
//   {"schakel": "0.1.0", "kind": "map", "seed": 1, ...the fields of a described struct}

#include <string_view>

#include <boost/json/value.hpp>

#include "base/seed.hpp"
#include "cli/cli.hpp"
#include "exchange/json_write.hpp"

namespace schakel::cli {

// Shape  `body` is an object; its fields follow the head's
void print_document(Console& console, std::string_view kind, Seed seed, const boost::json::value& body);

template <class T>
void print_document(Console& console, std::string_view kind, Seed seed, const T& body) {
  print_document(console, kind, seed, exchange::detail::written(body));
}

}  // namespace schakel::cli
