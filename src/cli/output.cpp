#include "cli/output.hpp"

#include <cassert>
#include <ostream>
#include <string>

#include "exchange/json.hpp"

namespace schakel::cli {

void print_document(Console& console, std::string_view kind, Seed seed, const boost::json::value& body) {
  assert(body.is_object());
  boost::json::object document;
  document.reserve(body.get_object().size() + 3);
  document.emplace("schakel", boost::json::string(console.version));
  document.emplace("kind", boost::json::string(kind.data(), kind.size()));
  document.emplace("seed", seed.value);
  for (const auto& field : body.get_object()) document.emplace(field.key(), field.value());
  console.out << exchange::json_text(boost::json::value(std::move(document)), exchange::Layout::lines) << "\n";
}

}  // namespace schakel::cli
