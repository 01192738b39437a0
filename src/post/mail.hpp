#pragma once
// Mail: one plain letter to one person, handed to a mail server.

#include <string>

#include "base/result.hpp"

namespace schakel::post {

struct MailServer {
  std::string url;       // "smtp://127.0.0.1:25", "smtps://mail.example.org"
  std::string user;      // "" = without signing in
  std::string password;  // never logged
  std::string from;      // "Schakel <schakel@example.org>"
};

struct Mail {
  std::string to;  // an address, or a name and an address as in `from`
  std::string subject;
  std::string text;  // UTF-8; lines end with \n
  std::string calendar = {};  // an appointment for the reader's own calendar (RFC 6047), as iCalendar text; "" = none
  std::string method = {};    // of that appointment: "REQUEST" or "CANCEL"
  std::string unsubscribe = {};  // an address that ends such mail when it is posted to (RFC 8058); "" = none
};

// The letter as it travels (RFC 5322): headers in encoded words where they are not ASCII, text in base64.
// Fails  invalid_input: an address or a subject with a line end in it, an address that is none
[[nodiscard]] Result<std::string> letter_of(const MailServer& server, const Mail& mail, const std::string& date,
                                            const std::string& message_id);

// Blocks until the server took it; at most 30 seconds. TLS is used when the server offers it.
// Fails  as letter_of; storage "error.mail" naming the server and its answer, never the password
[[nodiscard]] Result<void> send_mail(const MailServer& server, const Mail& mail);

}  // namespace schakel::post
