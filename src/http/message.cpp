#include "http/message.hpp"

#include "base/text.hpp"

namespace schakel::http {
namespace {

std::string_view find(const std::vector<std::pair<std::string, std::string>>& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return {};
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool decode_part(std::string_view text, std::string& decoded) {
  const std::string blanks_are_pluses = [&] {
    std::string copy(text);
    for (char& c : copy) {
      if (c == '+') c = ' ';
    }
    return copy;
  }();
  return decode_percent(blanks_are_pluses, decoded);
}

}  // namespace

std::string_view Request::capture(std::string_view name) const { return find(captures, name); }
std::string_view Request::parameter(std::string_view name) const { return find(query, name); }

Response text_response(int status, std::string text, std::string type) {
  return {.status = status, .type = std::move(type), .body = std::move(text)};
}

Response json_response(std::string json, int status) { return {.status = status, .body = std::move(json)}; }

Header session_cookie(std::string_view token, CookieRules rules) {
  std::string value(session_cookie_name(rules.secure));
  value += '=';
  value += token;
  value += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(rules.seconds);
  if (rules.secure) value += "; Secure";
  return {"Set-Cookie", std::move(value)};
}

Header forget_session_cookie(bool secure) { return session_cookie("", {.secure = secure, .seconds = 0}); }

std::string_view bearer_in(std::string_view header) {
  constexpr std::string_view kind = "bearer ";
  if (lower_ascii(header.substr(0, kind.size())) != kind) return {};
  return trimmed(header.substr(kind.size()));
}

bool decode_percent(std::string_view text, std::string& decoded) {
  decoded.clear();
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return false;
    const int high = hex(text[i + 1]);
    const int low = hex(text[i + 2]);
    if (high < 0 || low < 0) return false;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return is_utf8(decoded);
}

bool decode_query(std::string_view text, std::vector<std::pair<std::string, std::string>>& pairs) {
  constexpr std::size_t most = 64;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto part = text.substr(0, end);
    if (!part.empty()) {
      if (pairs.size() == most) return false;
      const auto equals = part.find('=');
      auto& [name, value] = pairs.emplace_back();
      if (!decode_part(part.substr(0, equals), name)) return false;
      if (equals != std::string_view::npos && !decode_part(part.substr(equals + 1), value)) return false;
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return true;
}

std::string_view cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = header.find(';');
    const auto part = trimmed(header.substr(0, end));
    const auto equals = part.find('=');
    if (equals != std::string_view::npos && part.substr(0, equals) == name) return part.substr(equals + 1);
    if (end == std::string_view::npos) break;
    header.remove_prefix(end + 1);
  }
  return {};
}

}  // namespace schakel::http
