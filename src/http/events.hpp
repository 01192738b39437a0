#pragma once
// Server-sent events: tells every screen that something changed, never what. The screen then asks for what it may see.
//
//   id: 17                                     the organisation's position
//   event: changed                             hello: the first; resync: something was missed, ask for everything again
//   data: {"position":17,"topics":["round:3"]}
//
// A client that does not keep up loses its queue and gets one `resync`: memory per client stays bounded.

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/ids.hpp"

namespace schakel::http {

// Which topics this viewer may hear of. Called by publish, on the publisher's thread; must not block nor call the hub.
using MaySee = std::function<bool(const std::string& topic)>;

// One connected screen.
// Threads  any
class Listener {
 public:
  Listener(MaySee may_see, std::function<bool()> still_welcome, std::size_t most)
      : may_see_(std::move(may_see)), still_welcome_(std::move(still_welcome)), most_(most) {}

  // All frames waiting, as one text; "" when there are none.
  [[nodiscard]] std::string take();
  // Called (from the publisher's thread) whenever the queue stops being empty. Set to {} to stop.
  void on_ready(std::function<void()> wake);
  // Whether the session behind it is still good; asked at every heartbeat.
  [[nodiscard]] bool still_welcome() const { return !still_welcome_ || still_welcome_(); }

 private:
  friend class EventHub;
  void push(std::uint64_t position, const std::vector<std::string>& topics);
  void push_resync(std::uint64_t position);
  void greet(std::uint64_t position);
  void add(std::string frame);
  MaySee may_see_;
  std::function<bool()> still_welcome_;
  std::size_t most_;
  std::mutex mutex_;
  std::vector<std::string> frames_;
  std::function<void()> wake_;
};

// Threads  any
class EventHub {
 public:
  struct Sizes {
    std::size_t queue = 64;      // frames per client
    std::size_t history = 1024;  // publications per organisation that a reconnecting client can catch up on
  };
  EventHub() : EventHub(Sizes{}) {}
  explicit EventHub(Sizes sizes) : sizes_(sizes) {}

  // Something at `position` of this organisation's journal is durable and folded. Positions rise.
  void publish(domain::OrganisationId organisation, std::uint64_t position, const std::vector<std::string>& topics);

  // A new screen. `last_event_id` is what the browser sends on reconnecting ("" at first): what was missed since then is
  // waiting in it, or one resync when that is too long ago. It is forgotten when the last pointer to it goes.
  [[nodiscard]] std::shared_ptr<Listener> listen(domain::OrganisationId organisation, MaySee may_see,
                                                 std::function<bool()> still_welcome, const std::string& last_event_id);

  [[nodiscard]] std::size_t listeners() const;

 private:
  struct Publication {
    std::uint64_t position;
    std::vector<std::string> topics;
  };
  struct Organisation {
    std::vector<std::weak_ptr<Listener>> listeners;
    std::deque<Publication> history;
    std::uint64_t before_history = 0;  // the last position that history no longer has
  };
  Sizes sizes_;
  mutable std::mutex mutex_;
  std::unordered_map<domain::OrganisationId, Organisation> organisations_;
};

}  // namespace schakel::http
