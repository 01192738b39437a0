#include "post/mail.hpp"

#include <cstring>
#include <ctime>
#include <random>

#include "post/address.hpp"
#include "post/curl.hpp"

namespace schakel::post {

namespace {

struct Unsent {
  std::string_view text;
};

std::size_t read_some(char* to, std::size_t size, std::size_t count, void* from) {
  auto& unsent = *static_cast<Unsent*>(from);
  const std::size_t bytes = std::min(size * count, unsent.text.size());
  std::memcpy(to, unsent.text.data(), bytes);
  unsent.text.remove_prefix(bytes);
  return bytes;
}

// "Wed, 25 Nov 2026 13:40:00 +0000", in English whatever the server's language is.
std::string date_now() {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %d %s %d %02d:%02d:%02d +0000", days[utc.tm_wday], utc.tm_mday, months[utc.tm_mon],
                utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return text;
}

std::string message_id(const Address& from) {
  std::random_device device;
  std::string id;
  for (int i = 0; i < 4; ++i) id += std::to_string(device()) + (i < 3 ? "." : "");
  return id + from.mailbox.substr(from.mailbox.find('@'));
}

bool is_local(const std::string& url) {
  return url.find("//127.0.0.1") != std::string::npos || url.find("//localhost") != std::string::npos ||
         url.find("//[::1]") != std::string::npos;
}

}  // namespace

Result<void> send_mail(const MailServer& server, const Mail& mail) {
  const Address from = TRY(address_from(server.from));
  const Address to = TRY(address_from(mail.to));
  const std::string letter = TRY(letter_of(server, mail, date_now(), message_id(from)));
  const Handle handle = new_handle();
  if (handle == nullptr) return fail(ErrorKind::storage, "mail cannot be sent from this machine", "error.mail");
  const Lines recipients(curl_slist_append(nullptr, ("<" + to.mailbox + ">").c_str()));
  Unsent unsent{letter};
  char reason[CURL_ERROR_SIZE] = "";
  CURL* const curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // A server on another machine must offer TLS before it is told a password.
  const bool secret = !server.user.empty() && !is_local(server.url);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(secret ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!server.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from.mailbox + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_some);
  curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) return {};
  const std::string why = reason[0] != '\0' ? reason : curl_easy_strerror(code);
  return fail(ErrorKind::storage, "the mail server " + server.url + " did not take the mail: " + why, "error.mail",
              {{"server", server.url}, {"reason", why}});
}

}  // namespace schakel::post
