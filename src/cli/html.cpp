#include "cli/html.hpp"

#include "base/markup.hpp"

namespace schakel::cli {

std::string row(const std::vector<std::string>& fields, std::string_view tag) {
  std::string text = "<tr>";
  for (const auto& field : fields) {
    text += "<" + std::string(tag) + (tag == "th" ? " scope=\"col\">" : ">") + escaped(field) + "</" + std::string(tag) + ">";
  }
  return text + "</tr>\n";
}

}  // namespace schakel::cli
