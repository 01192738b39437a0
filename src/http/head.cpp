#include "http/head.hpp"

#include "base/text.hpp"
#include "http/device.hpp"

namespace schakel::http {
namespace {

// "4, 4" is a number for some readers and none for others.
bool is_number(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// The fields the product uses, in one pass. A refusal, or "" when all is well.
std::string_view read_fields(const HeadParser::value_type& message, HeadRules rules, Request& request) {
  using boost::beast::http::field;
  int hosts = 0;
  int fields = 0;
  int lengths = 0;
  int codings = 0;
  std::string_view forwarded;
  const auto text = [](const auto& one) { return std::string_view(one.value().data(), one.value().size()); };
  for (const auto& one : message) {
    if (++fields > 100) return "Too many header fields.";
    const auto value = text(one);
    switch (one.name()) {
      case field::host: ++hosts, request.host = lower_ascii(value); break;
      case field::origin: request.origin = lower_ascii(value); break;
      case field::authorization:
        request.bearer = bearer_in(value);
        if (value.starts_with("HMAC ")) request.chat_signature = value;
        break;
      case field::user_agent: request.device = rough_device(value); break;
      case field::cookie:
        if (request.session.empty()) request.session = cookie_value(value, session_cookie_name(rules.https));
        break;
      case field::content_length:
        ++lengths;
        if (!is_number(value)) return "The length of a body is one number.";
        break;
      case field::transfer_encoding:
        ++codings;
        if (lower_ascii(value) != "chunked") return "A body comes whole or chunked, and in no other coding.";
        break;
      case field::content_type: request.content_type = lower_ascii(trimmed(value.substr(0, value.find(';')))); break;
      case field::accept_language: request.accept_language = value; break;
      case field::accept_encoding: request.accept_encoding = lower_ascii(value); break;
      case field::if_none_match: request.if_none_match = value; break;
      case field::if_match: request.if_match = value; break;
      case field::unknown: {
        const auto name = lower_ascii(std::string_view(one.name_string().data(), one.name_string().size()));
        if (name == "x-schakel") request.schakel = value;
        if (name == "sec-fetch-site") request.fetch_site = value;
        if (name == "idempotency-key") request.idempotency_key = value;
        if (name == "last-event-id") request.last_event_id = value;
        if (name == "x-slack-signature") request.chat_signature = value;
        if (name == "x-slack-request-timestamp") request.chat_timestamp = value;
        if (name == "x-forwarded-for") forwarded = value;
        break;
      }
      default: break;
    }
  }
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return "A request names exactly one Host.";
  if (lengths + codings > 1 || (codings > 0 && message.version() < 11)) return "A request says once where its body ends.";
  request.forwarded = !forwarded.empty();
  if (rules.behind_proxy && request.forwarded) {
    const auto comma = forwarded.rfind(',');
    request.remote = trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
  }
  return {};
}

}  // namespace

std::string_view read_head(const HeadParser::value_type& message, HeadRules rules, Request& request) {
  if (message.version() != 10 && message.version() != 11) return "This server speaks HTTP/1.1.";
  const std::string_view target(message.target().data(), message.target().size());
  if (target.empty() || target.front() != '/' || target.find('#') != std::string_view::npos) {
    return "The address of a request begins with '/'.";
  }
  const std::string_view method(message.method_string().data(), message.method_string().size());
  request.method = method;
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string_view::npos && !decode_query(target.substr(question + 1), request.query)) {
    return "The address has a broken parameter.";
  }
  return read_fields(message, rules, request);
}

}  // namespace schakel::http
