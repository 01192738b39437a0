#pragma once
// What may be answered once, within a short time: challenges of passkeys, sign-ins on their way to an identity provider.
// In memory, or where all servers of a journal find it; in no backup. After a restart people begin again.
// Threads  any

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/guarded.hpp"
#include "base/time.hpp"
#include "journal/others.hpp"

namespace schakel::service {

class OneTime {
 public:
  // `kind`: tells it from other things that are asked once.
  explicit OneTime(std::string kind, std::chrono::seconds lives, std::size_t most = 100'000) : kind_(std::move(kind)), lives_(lives), most_(most) {}

  // Kept where `others` have it; before the first put.
  void share(journal::Others* others) { others_ = others; }

  // Under a name that nobody can guess. In memory the oldest go when there are too many. Fails  storage
  [[nodiscard]] Result<std::string> put(std::string what, Instant now);
  // Under a name that was made for people to type.
  [[nodiscard]] Result<void> put_as(const std::string& name, std::string what, Instant now);
  // Gone afterwards, whatever becomes of it.
  [[nodiscard]] std::optional<std::string> take(const std::string& name, Instant now);

 private:
  struct Waiting {
    std::map<std::string, std::pair<std::string, Instant>> by_name;
    std::deque<std::pair<std::string, Instant>> order;
  };
  std::string kind_;
  std::chrono::seconds lives_;
  std::size_t most_;
  journal::Others* others_ = nullptr;
  Guarded<Waiting> waiting_;
};

}  // namespace schakel::service
