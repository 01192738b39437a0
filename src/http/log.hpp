#pragma once
// One JSON object a line, to stderr unless told otherwise. It names routes, never paths: no query, body, cookie, address,
// token or person can end up in it.

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace schakel::http {

class Log {
 public:
  using Sink = std::function<void(std::string_view line)>;  // called from several threads
  Log();                                                    // stderr
  explicit Log(Sink sink) : sink_(std::move(sink)) {}

  using Field = std::pair<std::string_view, std::string_view>;
  void write(std::string_view level, std::string_view event, std::initializer_list<Field> fields) const;

 private:
  Sink sink_;
};

}  // namespace schakel::http
