// Organisations that nobody uses leave memory. Their clocks go on: every quarter of an hour, and whenever a round closes, one is read
// again for what is due. One that is too large for that keeps a snapshot meanwhile, when nobody waits for it.

#include <malloc.h>

#include <algorithm>

#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::uint64_t sleeps_up_to = 50'000;  // facts, a fifth of a second to read: whoever comes first waits for them
constexpr std::uint64_t quicker_by_snapshot = 10;
constexpr std::chrono::minutes looks_every{15};
constexpr std::chrono::minutes gives_back_every{1};
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

bool is_soon_read(const Running& running) {
  const std::uint64_t behind = running.behind_snapshot();
  return behind + (running.position() - behind) / quicker_by_snapshot <= sleeps_up_to;
}

bool fell_asleep(Inside& inside, Running& of) {
  if (of.asleep() != nullptr || !is_unused(inside, of) || has_mail(inside, of.id())) return false;
  keep_snapshot_if_worth(inside, of);
  const auto until = of.read([&](const Running& running) -> std::optional<Instant> {
    if (!is_soon_read(running)) return std::nullopt;
    return next_look(running.state(), running.id(), inside.clock());
  });
  if (!until) return false;
  (void)inside.ask_and_wait<Done>([&](Turn&) -> Result<Done> {
    if (is_unused(inside, of)) of.sleep(*until);
    return Done{};
  });
  return of.asleep() != nullptr;
}

// What was freed goes back to the machine; the C library keeps it otherwise.
void give_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace

void let_sleep(Inside& inside) {
  for (Running* const running : inside.all_running()) inside.memory.to_give_back |= fell_asleep(inside, *running);
  const auto present = std::chrono::steady_clock::now();
  if (!inside.memory.to_give_back || present - inside.memory.given_back < gives_back_every) return;
  inside.memory = {.to_give_back = false, .given_back = present};
  give_back();
}

}  // namespace schakel::service
