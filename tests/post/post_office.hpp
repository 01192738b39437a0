#pragma once
// A real mail server (aiosmtpd), started by a test.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include "post/mail.hpp"

namespace schakel::test {

inline bool has_mail_server() { return std::system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null") == 0; }

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
  [[nodiscard]] post::MailServer server() const {
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

}  // namespace schakel::test
