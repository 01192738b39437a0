#pragma once
// A request and a response as plain values: all that handlers ever see of HTTP. No Beast here, nor below.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace schakel::http {

class Listener;

// What the product uses of a request, and nothing else: what is not read cannot leak.
struct Request {
  std::string method;  // "GET", "POST", ...
  std::string path;    // without the query, as it was sent (percent-encoded)
  std::vector<std::pair<std::string, std::string>> query;     // decoded, in the order they came
  std::vector<std::pair<std::string, std::string>> captures;  // {id} of the route's path, decoded
  std::string session;          // the session cookie's token; always "" on a ballot route
  std::string bearer;           // a program's token (Authorization: Bearer); always "" on a ballot route
  std::string content_type;     // lower case, without parameters: "application/json"
  std::string host;
  std::string origin;
  std::string fetch_site;       // Sec-Fetch-Site
  std::string idempotency_key;
  std::string schakel;          // X-Schakel
  std::string accept_language;
  std::string accept_encoding;
  std::string if_none_match;
  std::string if_match;
  std::string last_event_id;
  std::string chat_signature;   // with which a chat server signed: X-Slack-Signature, or Authorization of the kind HMAC
  std::string chat_timestamp;   // X-Slack-Request-Timestamp
  std::string body;
  std::string device;           // roughly ("firefox linux"); always "" on a ballot route
  std::string remote;           // address without port; always "" on a ballot route
  bool forwarded = false;       // came through a proxy that said so (X-Forwarded-For)

  // The captured or queried value of that name, or "".
  [[nodiscard]] std::string_view capture(std::string_view name) const;
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

struct Header {
  std::string name;
  std::string value;
};

struct Response {
  int status = 200;
  std::string type = "application/json";  // "" with an empty body
  std::vector<Header> headers = {};       // besides those the server adds (length, security, caching)
  std::string body = {};
  std::shared_ptr<const std::string> shared = {};  // a body made once for many; used when `body` is empty
  std::string_view fixed = {};                     // a body inside the binary; used when the other two are empty
  std::string etag = {};                  // without quotes; "" = the server takes one from the body of a GET
  std::string cache_control = "no-store";
  std::string policy = {};                // Content-Security-Policy of a page that is not the app's; "" = the app's
  std::shared_ptr<Listener> events = {};  // when set, the answer is a stream of server-sent events

  [[nodiscard]] std::string_view content() const {
    if (!body.empty()) return body;
    return shared ? std::string_view(*shared) : fixed;
  }
};

[[nodiscard]] Response text_response(int status, std::string text, std::string type = "text/plain; charset=utf-8");
[[nodiscard]] Response json_response(std::string json, int status = 200);

// The cookie that carries a session. HttpOnly and SameSite=Lax always; Secure when people come over https.
struct CookieRules {
  bool secure = false;
  std::int64_t seconds = 30LL * 24 * 3600;
};
[[nodiscard]] Header session_cookie(std::string_view token, CookieRules rules);
[[nodiscard]] Header forget_session_cookie(bool secure);
// Over https a name that a browser takes only from this very host, with Secure: no other host of the domain can set it.
[[nodiscard]] constexpr std::string_view session_cookie_name(bool https) {
  return https ? "__Host-schakel_session" : "schakel_session";
}

// The token in an Authorization header of the kind Bearer, or "".
[[nodiscard]] std::string_view bearer_in(std::string_view header);
// "%20" and the like decoded. Edges  nothing when it is broken, has a NUL, or is not UTF-8 afterwards
[[nodiscard]] bool decode_percent(std::string_view text, std::string& decoded);
// "a=1&b=%20" in pairs; '+' is a blank. Edges  false when one of them is broken, or there are more than 64
[[nodiscard]] bool decode_query(std::string_view text, std::vector<std::pair<std::string, std::string>>& pairs);
// The value of one cookie in a Cookie header, or "".
[[nodiscard]] std::string_view cookie_value(std::string_view header, std::string_view name);

}  // namespace schakel::http
