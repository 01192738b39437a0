#include "sources/mail_addresses.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace schakel::sources {
namespace {

constexpr std::size_t longest = 320;  // 64 before the at sign, 255 behind it

enum class TokenKind { word, quoted, dot, at, domain };
struct Token {
  TokenKind kind;
  std::string text;
};

class AddressReader {
 public:
  AddressReader(std::string_view text, const SourceLimits& limits) : text_(text), limits_(limits) {}

  AddressList read() && {
    while (!list_.stopped && skip_blanks()) read_one();
    flush();
    return std::move(list_);
  }

 private:
  void read_one() {
    const char c = text_[at_];
    switch (c) {
      case ',': ++at_; return flush();
      case ';': ++at_; return flush();
      case ':':  // the name of a group ends; its people follow
        ++at_;
        tokens_.clear();
        return;
      case '<': return read_angle();
      default: return keep(next_token());
    }
  }

  void keep(Token token) {
    if (tokens_.size() > longest) return;  // a name of that many words is read over
    tokens_.push_back(std::move(token));
  }

  // False at the end. Comments count as blanks.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '(') {
        if (!skip_comment()) return false;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  // False when it is not closed or too deep: where it ends is not known then, and nothing behind it is taken.
  bool skip_comment() {
    std::size_t depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '(') {
        if (++depth > limits_.nesting) break;
      } else if (c == ')' && --depth == 0) {
        ++at_;
        return true;
      }
    }
    at_ = text_.size();
    list_.stopped = true;
    return false;
  }

  Token next_token() {
    const char c = text_[at_];
    if (c == '"') return {TokenKind::quoted, quoted()};
    if (c == '.') return ++at_, Token{TokenKind::dot, "."};
    if (c == '@') return ++at_, Token{TokenKind::at, "@"};
    if (c == '[') return {TokenKind::domain, literal()};
    if (const std::size_t end = encoded_word(); end > 0) {
      Token token{TokenKind::word, std::string(text_.substr(at_, end - at_))};
      at_ = end;
      return token;
    }
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n()<>[]:;@,.\"", at_ + 1), text_.size());
    Token token{TokenKind::word, std::string(text_.substr(at_, end - at_))};
    at_ = end;
    return token;
  }

  // Behind "=?charset?q?text?=" at this place, else 0. Many programs leave a comma or a point in it as it is.
  std::size_t encoded_word() const {
    if (text_.substr(at_, 2) != "=?") return 0;
    std::size_t marks = 1;
    for (std::size_t i = at_ + 2; i < text_.size() && i < at_ + 1000; ++i) {
      if (text_[i] == ' ' || text_[i] == '\t') return 0;
      if (text_[i] != '?') continue;
      if (++marks == 4) return i + 1 < text_.size() && text_[i + 1] == '=' ? i + 2 : 0;
    }
    return 0;
  }

  std::string quoted() {
    std::string plain;
    for (++at_; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '"') {
        ++at_;
        return plain;
      }
      if (c == '\\' && at_ + 1 < text_.size()) c = text_[++at_];
      if (c != '\r' && c != '\n') plain += c;
    }
    list_.stopped = true;  // never closed: where it ends is not known
    return plain;
  }

  std::string literal() {
    const std::size_t end = std::min(text_.find(']', at_), text_.size() - 1) + 1;
    std::string domain(text_.substr(at_, end - at_));
    at_ = end;
    return domain;
  }

  void read_angle() {
    ++at_;
    std::vector<Token> inside;
    while (skip_blanks() && text_[at_] != '>') {
      const char c = text_[at_];
      if (c == ':') {  // a route, which is read over
        ++at_;
        inside.clear();
      } else if (c == ',' && !inside.empty() && inside.front().kind == TokenKind::at) {
        ++at_;
      } else if (c == ',' || c == ';' || c == '<') {
        break;
      } else {
        inside.push_back(next_token());
        if (inside.size() > longest) break;
      }
    }
    if (at_ < text_.size() && text_[at_] == '>') ++at_;
    angle_ = true;
    if (!inside.empty()) take(inside);  // <> is the address of no one: of what was sent by a machine
  }

  void flush() {
    if (!angle_ && !tokens_.empty()) take(tokens_);
    tokens_.clear();
    angle_ = false;
  }

  void take(const std::vector<Token>& tokens) {
    if (list_.addresses.size() + list_.unreadable.size() >= limits_.addresses) {
      list_.stopped = true;
      return;
    }
    std::string address = address_of(tokens);
    if (!address.empty()) return list_.addresses.push_back(std::move(address));
    std::string said;
    for (const auto& token : tokens) {
      if (said.size() < longest) said += (said.empty() || token.kind != TokenKind::word ? "" : " ") + token.text;
    }
    list_.unreadable.push_back(std::move(said));
  }

  // "" when they are none.
  static std::string address_of(const std::vector<Token>& tokens) {
    const auto at = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::at; });
    if (at == tokens.begin() || at == tokens.end() || at + 1 == tokens.end()) return {};
    const std::string local = joined(tokens.begin(), at, true);
    const std::string domain = joined(at + 1, tokens.end(), false);
    if (local.empty() || domain.empty() || local.size() + domain.size() >= longest) return {};
    const std::string address = lower_ascii(local + "@" + domain);
    const bool shown = std::all_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    return shown && is_utf8(address) ? address : std::string();
  }

  static std::string joined(std::vector<Token>::const_iterator from, std::vector<Token>::const_iterator to, bool local) {
    std::string text;
    bool quote = false;
    const Token* before = nullptr;
    for (; from != to; before = &*from, ++from) {
      const bool word = from->kind == TokenKind::word || from->kind == TokenKind::quoted || from->kind == TokenKind::domain;
      const bool two_words = word && before != nullptr && before->kind != TokenKind::dot;  // "anna jong@x.org" is none
      if (from->kind == TokenKind::at || two_words || (!local && from->kind == TokenKind::quoted) || (local && from->kind == TokenKind::domain)) return {};
      quote = quote || (from->kind == TokenKind::quoted && needs_quotes(from->text));
      text += from->text;
    }
    if (!quote) return text;
    std::string quoted = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    return quoted + "\"";
  }

  static bool needs_quotes(std::string_view text) { return text.empty() || text.find_first_of(" \t()<>[]:;@,\\\"") != std::string_view::npos; }

  std::string_view text_;
  const SourceLimits& limits_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  bool angle_ = false;
  AddressList list_;
};

}  // namespace

AddressList addresses_in(std::string_view header, const SourceLimits& limits) { return AddressReader(header, limits).read(); }

}  // namespace schakel::sources
