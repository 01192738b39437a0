#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "post/address.hpp"
#include "post/mail.hpp"

namespace schakel::post {

namespace {

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      three = three << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? digits[three >> (18 - 6 * j) & 63U] : '=';
  }
  return text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// RFC 2047: words of at most 75 characters, none of which cuts a character of UTF-8 in two.
std::string encoded_words(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string all;
  while (!text.empty()) {
    std::size_t size = std::min<std::size_t>(text.size(), 45);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    all += (all.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return all;
}

std::string header_address(const Address& address) {
  if (address.name.empty()) return address.mailbox;
  if (!is_ascii(address.name)) return encoded_words(address.name) + " <" + address.mailbox + ">";
  std::string quoted;
  for (const char c : address.name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return "\"" + quoted + "\" <" + address.mailbox + ">";
}

std::string body_of(std::string_view text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines += '\r';
    if (c != '\r') lines += c;
  }
  std::string body;
  const std::string whole = base64(lines);
  for (std::size_t at = 0; at < whole.size(); at += 76) body += whole.substr(at, 76) + "\r\n";
  return body;
}

// No line of base64 begins with "--".
constexpr std::string_view boundary = "schakel-part";

std::string part_of(std::string_view type, std::string_view text) {
  return "Content-Type: " + std::string(type) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body_of(text);
}

// The text, or both the text and the appointment: a calendar program takes the second, anybody else reads the first.
std::string content_of(const Mail& mail) {
  constexpr std::string_view plain = "text/plain; charset=UTF-8";
  if (mail.calendar.empty()) return part_of(plain, mail.text);
  const std::string between = "--" + std::string(boundary);
  return "Content-Type: multipart/alternative; boundary=\"" + std::string(boundary) + "\"\r\n\r\n" + between + "\r\n" + part_of(plain, mail.text) + between + "\r\n" +
         part_of("text/calendar; charset=UTF-8; method=" + mail.method + "; component=VEVENT", mail.calendar) + between + "--\r\n";
}

}  // namespace

Result<Address> address_from(std::string_view text) {
  Address address;
  std::string_view mailbox = trimmed(text);
  if (const auto open = mailbox.find('<'); open != std::string_view::npos && mailbox.back() == '>') {
    address.name = trimmed(mailbox.substr(0, open));
    mailbox = mailbox.substr(open + 1, mailbox.size() - open - 2);
    if (address.name.size() > 1 && address.name.front() == '"' && address.name.back() == '"') {
      address.name = address.name.substr(1, address.name.size() - 2);
    }
  }
  const auto at = mailbox.find('@');
  const bool plain = std::none_of(mailbox.begin(), mailbox.end(), [](char c) { return c <= ' ' || c == '<' || c == '>' || c == '\x7f'; });
  const bool name_is_line = std::none_of(address.name.begin(), address.name.end(), [](char c) { return c == '\r' || c == '\n'; });
  if (!plain || !name_is_line || at == 0 || at == std::string_view::npos || at + 1 == mailbox.size()) {
    return invalid("'" + shortened(mended_utf8(text)) + "' is not a mail address", "error.mail_address",
                   {{"address", shortened(mended_utf8(text))}});
  }
  address.mailbox = mailbox;
  return address;
}

Result<std::string> letter_of(const MailServer& server, const Mail& mail, const std::string& date,
                              const std::string& message_id) {
  const Address from = TRY(address_from(server.from));
  const Address to = TRY(address_from(mail.to));
  if (mail.subject.find_first_of("\r\n") != std::string::npos) {
    return invalid("a subject is one line, not '" + shortened(mail.subject) + "'", "error.mail_subject");
  }
  if (mail.unsubscribe.find_first_of("\r\n<> ") != std::string::npos) {
    return invalid("'" + shortened(mail.unsubscribe) + "' is no address to unsubscribe at", "error.mail_address");
  }
  const std::string unsubscribe = mail.unsubscribe.empty() ? std::string()
                                                           : "List-Unsubscribe: <" + mail.unsubscribe +
                                                                 ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  return "Date: " + date + "\r\nFrom: " + header_address(from) + "\r\nTo: " + header_address(to) + "\r\nSubject: " +
         encoded_words(mail.subject) + "\r\nMessage-ID: <" + message_id + ">\r\nMIME-Version: 1.0\r\n" +
         "Auto-Submitted: auto-generated\r\n" + unsubscribe + content_of(mail);
}

}  // namespace schakel::post
