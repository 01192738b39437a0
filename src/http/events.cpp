#include "http/events.hpp"

#include <charconv>
#include <optional>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace schakel::http {
namespace {

std::string frame(std::uint64_t position, std::string_view event, const std::vector<std::string>& topics) {
  boost::json::array list;
  for (const auto& topic : topics) list.emplace_back(topic);
  const boost::json::object data{{"position", position}, {"topics", std::move(list)}};
  std::string text = "id: " + std::to_string(position) + "\nevent: ";
  return text.append(event).append("\ndata: ").append(boost::json::serialize(data)).append("\n\n");
}

std::optional<std::uint64_t> position_from(const std::string& text) {
  std::uint64_t position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return position;
}

}  // namespace

std::string Listener::take() {
  const std::lock_guard lock(mutex_);
  std::string all;
  for (const auto& one : frames_) all += one;
  frames_.clear();
  return all;
}

void Listener::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
  if (wake_ && !frames_.empty()) wake_();
}

void Listener::push(std::uint64_t position, const std::vector<std::string>& topics) {
  std::vector<std::string> seen;
  for (const auto& topic : topics) {
    if (may_see_(topic)) seen.push_back(topic);
  }
  if (seen.empty()) return;
  const std::lock_guard lock(mutex_);
  if (frames_.size() < most_) return add(frame(position, "changed", seen));
  frames_.clear();
  add(frame(position, "resync", {}));
}

void Listener::push_resync(std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  frames_.clear();
  add(frame(position, "resync", {}));
}

void Listener::greet(std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  add(frame(position, "hello", {}));
}

void Listener::add(std::string text) {
  frames_.push_back(std::move(text));
  if (frames_.size() == 1 && wake_) wake_();
}

void EventHub::publish(domain::OrganisationId organisation, std::uint64_t position, const std::vector<std::string>& topics) {
  // The lock is held while frames are queued, so that every screen gets them in the order of positions.
  const std::lock_guard lock(mutex_);
  auto& found = organisations_[organisation];
  if (found.history.empty() && found.before_history == 0) found.before_history = position - 1;
  found.history.push_back({position, topics});
  if (found.history.size() > sizes_.history) {
    found.before_history = found.history.front().position;
    found.history.pop_front();
  }
  // Not moved by hand: a weak_ptr that is moved onto itself is empty afterwards, and its screen would hear nothing any more.
  std::erase_if(found.listeners, [&](const std::weak_ptr<Listener>& weak) {
    const auto listener = weak.lock();
    if (listener) listener->push(position, topics);
    return !listener;
  });
}

std::shared_ptr<Listener> EventHub::listen(domain::OrganisationId organisation, MaySee may_see,
                                           std::function<bool()> still_welcome, const std::string& last_event_id) {
  auto listener = std::make_shared<Listener>(std::move(may_see), std::move(still_welcome), sizes_.queue);
  const std::lock_guard lock(mutex_);
  auto& found = organisations_[organisation];
  const auto newest = found.history.empty() ? found.before_history : found.history.back().position;
  if (!last_event_id.empty()) {
    const auto last = position_from(last_event_id);
    // Nothing published since our start: we cannot know what was missed before it.
    if (!last || *last < found.before_history || *last > newest || found.history.empty()) {
      listener->push_resync(newest);
    } else {
      for (const auto& missed : found.history) {
        if (missed.position > *last) listener->push(missed.position, missed.topics);
      }
    }
  }
  if (last_event_id.empty()) listener->greet(newest);
  if (found.listeners.size() > 16 && found.listeners.size() == found.listeners.capacity()) {
    std::erase_if(found.listeners, [](const auto& weak) { return weak.expired(); });
  }
  found.listeners.push_back(listener);
  return listener;
}

std::size_t EventHub::listeners() const {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& [organisation, state] : organisations_) {
    for (const auto& weak : state.listeners) count += !weak.expired();
  }
  return count;
}

}  // namespace schakel::http
