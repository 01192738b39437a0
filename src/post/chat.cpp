#include "post/chat.hpp"

#include "post/curl.hpp"

namespace schakel::post {

namespace {

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

std::string quoted(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string all = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      all += {'\\', c};
    } else if (byte < 0x20) {
      all += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
    } else {
      all += c;
    }
  }
  return all + "\"";
}

Failure not_taken(const std::string& why) {
  return fail(ErrorKind::storage, "the chat channel did not take the message: " + why, "error.chat", {{"reason", why}});
}

}  // namespace

std::string chat_message(std::string_view text) { return "{\"text\":" + quoted(text) + "}"; }

std::string teams_message(std::string_view text) {
  return R"({"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":)"
         R"({"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","wrap":true,"text":)" +
         quoted(text) + "}]}}]}";
}

Result<void> send_to_chat(const std::string& address, const std::string& message, const std::vector<std::string>& headers) {
  const Handle handle = new_handle();
  if (handle == nullptr) return not_taken("this machine cannot send");
  Lines lines(curl_slist_append(nullptr, "Content-Type: application/json"));
  for (const std::string& header : headers) lines.reset(curl_slist_append(lines.release(), header.c_str()));
  CURL* const curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, message.c_str());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(message.size()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &drop);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 15L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) return not_taken(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status < 200 || status > 299) return not_taken("it answered " + std::to_string(status));
  return {};
}

}  // namespace schakel::post
