#include "handbook/markup.hpp"

#include "base/markup.hpp"
#include "base/text.hpp"

namespace schakel::handbook {

namespace {

// U+FFFE and U+FFFF.
bool is_no_character(std::string_view rest) { return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF"); }

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

}  // namespace

std::string safe(std::string_view text) {
  std::string carried;
  carried.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_no_character(text.substr(at))) {
      at += 2;
    } else if (!is_control(text[at])) {
      carried += text[at];
    }
  }
  return escaped(carried);
}

std::string paragraphs(std::string_view text) {
  std::string result;
  bool open = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.empty()) {
      if (open) result += "</p>\n";
      open = false;
      continue;
    }
    result += (open ? "<br/>" : "<p dir=\"auto\">") + safe(line);
    open = true;
  }
  return open ? result + "</p>\n" : result;
}

std::string own(std::string_view text) { return "<bdi>" + safe(text) + "</bdi>"; }

std::string p(std::string_view markup) { return "<p>" + std::string(markup) + "</p>\n"; }

}  // namespace schakel::handbook
