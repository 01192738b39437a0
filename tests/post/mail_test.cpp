// Letters as they arrive at a real mail server (aiosmtpd), which the test starts.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "post/address.hpp"
#include "post/mail.hpp"

using namespace schakel;
using namespace schakel::post;

namespace {

class PostOffice {
 public:
  explicit PostOffice(const char* how) {
    int ends[2];
    if (pipe(ends) != 0) return;
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      execl("/usr/bin/python3", "python3", "tests/post/mail_server.py", how, nullptr);
      _exit(127);
    }
    close(ends[1]);
    letters_ = fdopen(ends[0], "r");
    port_ = line();
  }
  ~PostOffice() {
    if (process_ > 0) {
      kill(process_, SIGTERM);
      waitpid(process_, nullptr, 0);
    }
    if (letters_ != nullptr) std::fclose(letters_);
  }
  PostOffice(const PostOffice&) = delete;
  PostOffice& operator=(const PostOffice&) = delete;
  [[nodiscard]] bool open() const { return !port_.empty(); }
  [[nodiscard]] MailServer server() const {
    return {.url = "smtp://127.0.0.1:" + port_, .user = {}, .password = {}, .from = "Schakel één <schakel@example.org>"};
  }
  // The next letter, as the server understood it.
  std::string line() {
    std::string text;
    for (int c = 0; (c = std::fgetc(letters_)) != EOF && c != '\n';) text += static_cast<char>(c);
    return text;
  }

 private:
  pid_t process_ = -1;
  FILE* letters_ = nullptr;
  std::string port_;
};

bool has_server() { return std::system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null") == 0; }
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
