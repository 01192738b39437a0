#include "cli/html.hpp"

namespace schakel::cli {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  }
  return result;
}

std::string row(const std::vector<std::string>& fields, std::string_view tag) {
  std::string text = "<tr>";
  for (const auto& field : fields) {
    text += "<" + std::string(tag) + (tag == "th" ? " scope=\"col\">" : ">") + escaped(field) + "</" + std::string(tag) + ">";
  }
  return text + "</tr>\n";
}

}  // namespace schakel::cli
