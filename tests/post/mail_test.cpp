// Letters as they arrive at a real mail server (aiosmtpd), which the test starts.

#include <string>

#include <doctest/doctest.h>

#include "post/address.hpp"
#include "post/mail.hpp"
#include "post_office.hpp"

using namespace schakel;
using namespace schakel::post;
using schakel::test::PostOffice;

namespace {

bool has_server() { return schakel::test::has_mail_server(); }
bool in(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a letter arrives as it was written, accents, long lines and all") {
  if (!has_server()) {
    MESSAGE("skipped: mail to a real server (python3-aiosmtpd is not installed)");
    return;
  }
  PostOffice office("--take");
  REQUIRE(office.open());
  const std::string subject = "Je bent uitgenodigd: één loket voor iedere inwoner, ook in de wijken waar niemand ons zoekt – zeker daar";
  const std::string text = "Hallo Zoë,\n\n.een punt vooraan\n" + std::string(2000, 'x') + "\nhttp://127.0.0.1/in#abc\n";
  const auto sent = send_mail(office.server(), {.to = "Zoë de Wit <zoe@example.org>", .subject = subject, .text = text});
  REQUIRE_MESSAGE(sent.has_value(), sent.error().message);
  const std::string letter = office.line();
  CHECK(in(letter, R"("from": "schakel@example.org", "to": ["zoe@example.org"])"));
  CHECK(in(letter, R"("header_from": "Schakel \u00e9\u00e9n <schakel@example.org>")"));
  CHECK(in(letter, R"("header_to": "Zo\u00eb de Wit <zoe@example.org>")"));
  CHECK(in(letter, R"("subject": "Je bent uitgenodigd: \u00e9\u00e9n loket voor iedere inwoner, ook in de wijken waar niemand ons zoekt \u2013 zeker daar")"));
  CHECK(in(letter, R"(Hallo Zo\u00eb,\n\n.een punt vooraan\n)" + std::string(2000, 'x') + R"(\nhttp://127.0.0.1/in#abc\n)"));
  CHECK(in(letter, R"("type": "text/plain", "charset": "utf-8")"));
  CHECK(in(letter, R"("defects": 0)"));
}

TEST_CASE("a server that does not take a letter is named, with what it said") {
  if (!has_server()) return;
  PostOffice office("--refuse");
  REQUIRE(office.open());
  const auto sent = send_mail(office.server(), {.to = "zoe@example.org", .subject = "s", .text = "t"});
  REQUIRE_FALSE(sent);
  CHECK(sent.error().code == "error.mail");
  CHECK(in(sent.error().message, office.server().url));
}

TEST_CASE("no server there is an answer within a moment, and without the password") {
  const MailServer nobody{.url = "smtp://127.0.0.1:1", .user = "schakel", .password = "geheim", .from = "schakel@example.org"};
  const auto sent = send_mail(nobody, {.to = "zoe@example.org", .subject = "s", .text = "t"});
  REQUIRE_FALSE(sent);
  CHECK(in(sent.error().message, "smtp://127.0.0.1:1"));
  CHECK_FALSE(in(sent.error().message, "geheim"));
}

TEST_CASE("nobody slips a line into a letter's head") {
  const MailServer server{.url = "smtp://127.0.0.1:1", .user = {}, .password = {}, .from = "schakel@example.org"};
  CHECK_FALSE(letter_of(server, {.to = "a@b\r\nBcc: c@d", .subject = "s", .text = ""}, "", ""));
  CHECK_FALSE(letter_of(server, {.to = "\"A\r\nBcc: c@d\" <a@b>", .subject = "s", .text = ""}, "", ""));
  CHECK_FALSE(letter_of(server, {.to = "a@b", .subject = "s\r\nBcc: c@d", .text = ""}, "", ""));
  CHECK_FALSE(letter_of(server, {.to = "nobody", .subject = "s", .text = ""}, "", ""));
  CHECK(letter_of(server, {.to = "a@b", .subject = "s", .text = ""}, "", ""));
  CHECK(address_from("\"De Wit, Anna\" <anna@lindedal.nl>")->name == "De Wit, Anna");
  CHECK(address_from(" anna@lindedal.nl ")->mailbox == "anna@lindedal.nl");
}

TEST_CASE("a letter that somebody may end says how, in the two lines that one click needs") {
  if (!has_server()) return;
  PostOffice office("--take");
  REQUIRE(office.open());
  const Mail mail{.to = "zoe@example.org", .subject = "s", .text = "t", .unsubscribe = "https://schakel.example.org/api/v1/mail/off/1.7.x"};
  REQUIRE(send_mail(office.server(), mail));
  const std::string letter = office.line();
  CHECK(in(letter, R"("unsubscribe": "<https://schakel.example.org/api/v1/mail/off/1.7.x>", "one_click": "List-Unsubscribe=One-Click")"));
  CHECK(in(letter, R"("defects": 0)"));
  CHECK_FALSE(letter_of(office.server(), {.to = "a@b", .subject = "s", .text = "", .unsubscribe = "https://x>\r\nBcc: c@d"}, "", ""));
}
