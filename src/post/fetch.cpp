#include "post/fetch.hpp"

#include "post/curl.hpp"

namespace schakel::post {

namespace {

constexpr std::size_t answer_most = 1U << 20;
constexpr long seconds_most = 10;

std::size_t take_some(char* from, std::size_t size, std::size_t count, void* to) {
  auto& body = *static_cast<std::string*>(to);
  const std::size_t bytes = size * count;
  if (body.size() + bytes > answer_most) return 0;  // curl ends it
  body.append(from, bytes);
  return bytes;
}

// "https://login.example.org", for a sentence: what stands behind the host may be a secret.
std::string server_of(const std::string& url) {
  const auto host = url.find("://");
  return host == std::string::npos ? std::string("an address") : url.substr(0, url.find('/', host + 3));
}

std::string form_text(const std::vector<std::pair<std::string, std::string>>& form) {
  std::string text;
  for (const auto& [name, value] : form) text += (text.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
  return text;
}

void set_up(CURL* curl, const Question& question, const std::string& form) {
  curl_easy_setopt(curl, CURLOPT_URL, question.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds_most);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Schakel");
  if (!question.form.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
  }
  if (question.basic) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERNAME, question.basic->first.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, question.basic->second.c_str());
  }
}

}  // namespace

std::string escaped(const std::string& text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      safe += c;
    } else {
      safe += '%';
      safe += digits[byte >> 4U];
      safe += digits[byte & 15U];
    }
  }
  return safe;
}

bool may_ask(const std::string& url) {
  if (url.rfind("https://", 0) == 0) return url.size() > 8;
  for (const std::string local : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (url.rfind(local, 0) != 0) continue;
    const char next = url.size() > local.size() ? url[local.size()] : '/';
    if (next == '/' || next == ':') return url.find('@') == std::string::npos;
  }
  return false;
}

Result<Answered> fetch(const Question& question) {
  const std::string server = server_of(question.url);
  const auto unreachable = [&](const std::string& why) {
    return fail(ErrorKind::storage, server + " did not answer: " + why, "error.unreachable", {{"server", server}});
  };
  if (!may_ask(question.url)) return unreachable("only https is asked, or this machine itself");
  const Handle handle = new_handle();
  if (handle == nullptr) return unreachable("nothing can be asked from this machine");
  const std::string form = form_text(question.form);
  const Lines headers(curl_slist_append(nullptr, "Accept: application/json"));
  Answered answer;
  set_up(handle.get(), question, form);
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &take_some);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.body);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return unreachable(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace schakel::post
