// Organisations that nobody uses leave memory. Their clocks go on: every quarter of an hour, and whenever a round closes, one is read
// again for what is due.

#include <algorithm>

#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::uint64_t sleeps_up_to = 50'000;  // facts, a fifth of a second to read: whoever comes first waits for them
constexpr std::chrono::minutes looks_every{15};
constexpr int looks_spread = 300;  // seconds, so that not all are read at once

bool is_unused(const Inside& inside, const Running& of) {
  return std::chrono::steady_clock::now() - of.used() >= inside.settings.memory_for;
}

bool has_mail(Inside& inside, OrganisationId id) {
  return inside.postbox.waiting.read([&](const auto& waiting) {
    return std::any_of(waiting.begin(), waiting.end(), [&](const Letter& letter) { return letter.organisation == id; });
  });
}

// Just behind the next quarter, when mail goes out and phases begin; or when a round closes.
Instant next_look(const State& state, OrganisationId id, Instant now) {
  const auto quarter = std::chrono::ceil<std::chrono::minutes>(now.time_since_epoch()) / looks_every + 1;
  Instant next = Instant(quarter * looks_every) + std::chrono::seconds(id.number() % looks_spread);
  for (const RoundId open : state.index.open_rounds) {
    const Round& round = state.rounds.at(open);
    if (!round.pause) next = std::min(next, round.closes);
  }
  return std::max(next, now + std::chrono::minutes(1));
}

}  // namespace

void let_sleep(Inside& inside, Running& of) {
  if (of.asleep() != nullptr || !is_unused(inside, of) || has_mail(inside, of.id())) return;
  const auto until = of.read([&](const Running& running) -> std::optional<Instant> {
    if (running.position() > sleeps_up_to) return std::nullopt;
    return next_look(running.state(), running.id(), inside.clock());
  });
  if (!until) return;
  (void)inside.ask_and_wait<Done>([&](Turn&) -> Result<Done> {
    if (is_unused(inside, of)) of.sleep(*until);
    return Done{};
  });
}

}  // namespace schakel::service
