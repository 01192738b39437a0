#pragma once
// Told: what a channel or a program that a facilitator chose hears of a programme: that a phase began, that there is a result. Never
// who did what. A channel gets a sentence; a program gets JSON, signed as Standard Webhooks has it (standardwebhooks.com, 1.0):
//
//   webhook-id         the same when it is about the same
//   webhook-timestamp  seconds
//   webhook-signature  v1, and in base64 the HMAC-SHA256 of id.timestamp.body under the programme's secret
//
// It is sent once; whoever was not there asks for what they show.

#include <string>
#include <string_view>
#include <vector>

#include "service/running.hpp"

namespace schakel::service {

struct Inside;

void tell_phase(Inside& inside, const Running& of, const domain::PhaseOpened& opened);
// That a round was closed, whose result may be read.
void tell_result(Inside& inside, const Running& of, domain::RoundId round);

// What goes with a message, for who checks it. `key`: of the programme.
[[nodiscard]] std::vector<std::string> signed_headers(const std::string& id, Instant at, const std::string& body, std::string_view key);
// What signs for a programme: follows from the key that its chat address is sealed under. "whsec_" and base64
[[nodiscard]] std::string program_secret(std::string_view programme_key);

}  // namespace schakel::service
