#pragma once
// Chat tries: how many codes may be tried in a chat, so that nobody guesses one. In the memory of each server: with several, as many
// times more, which a code of eight characters out of twenty-eight bears.
//
// Threads  any

#include <map>
#include <string>
#include <vector>

#include "base/guarded.hpp"
#include "base/time.hpp"

namespace schakel::service {

class ChatTries {
 public:
  // Whether one more may be tried at this door, by this name; then it counts.
  [[nodiscard]] bool take(const std::string& door, const std::string& name, Instant now);
  // It was right: it does not count for the others.
  void give_back(const std::string& door);

 private:
  using Tried = std::map<std::string, std::vector<Instant>>;
  Guarded<Tried> tried_;
};

}  // namespace schakel::service
