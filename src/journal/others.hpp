#pragma once
// Others: what a server needs of the others that write to the same journal. Being told is a wake-up only: what there is stands in
// the journal, and is looked for there every few seconds too.
//
// Threads  news one thread; the rest any

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::journal {

// Of what others wrote, since it was asked last.
struct News {
  std::vector<domain::OrganisationId> record;     // there are more facts, or it is new
  std::vector<domain::OrganisationId> taken;      // somebody got a credential
  std::vector<std::string> sessions_new;          // bytes: hashes
  std::vector<std::string> sessions_gone;
  bool missed = false;                            // the line was away: anything may have changed
  [[nodiscard]] bool empty() const { return record.empty() && taken.empty() && sessions_new.empty() && sessions_gone.empty() && !missed; }
};

class Others {
 public:
  virtual ~Others() = default;

  // Waits until there is some, `most` at the longest. Fails  storage: the line is away; ask again
  [[nodiscard]] virtual Result<News> news(std::chrono::milliseconds most) = 0;
  // Whether the line holds on which news comes.
  [[nodiscard]] virtual bool hears() const = 0;
  // Whether this server is the one that does what clocks do. Another may think so too for a moment: what is done is written
  // under a key of its own, so that it happens once all the same.
  [[nodiscard]] virtual bool leads() const = 0;
  // Leads no more, whatever comes, so that another does.
  virtual void step_back() = 0;
  // A number that all of them know, drawn when the first of them started, and in no backup.
  [[nodiscard]] virtual std::uint64_t seed() const = 0;

  // What may be asked for once, by whichever server, and is in no backup.
  [[nodiscard]] virtual Result<void> put_once(const std::string& name, const std::string& what, Instant until) = 0;
  [[nodiscard]] virtual Result<std::optional<std::string>> take_once(const std::string& name, Instant now) = 0;
};

}  // namespace schakel::journal
