#pragma once
// One question to a web server of somebody else, by libcurl: for identity providers.
//
// Fails   storage "error.unreachable": no answer, or one that is too long, naming the server (never what was asked)
// Cost    up to 10 s; never from a thread that answers people

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace schakel::post {

struct Question {
  std::string url;
  std::vector<std::pair<std::string, std::string>> form = {};            // when there is one it is posted
  std::optional<std::pair<std::string, std::string>> basic = {};         // name and password; never logged
};
struct Answered {
  int status = 0;
  std::string body;
};

// https, or http to this machine itself. Follows nobody elsewhere.
[[nodiscard]] Result<Answered> fetch(const Question& question);
[[nodiscard]] bool may_ask(const std::string& url);
// "a b/c" → "a%20b%2Fc"
[[nodiscard]] std::string escaped(const std::string& text);

}  // namespace schakel::post
