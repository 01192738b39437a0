#pragma once
// Chat: one sentence to a channel's address, as Mattermost, Slack and Teams take it.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace schakel::post {

// {"text":"…"}, which Mattermost and Slack take.
[[nodiscard]] std::string chat_message(std::string_view text);
// An adaptive card with that text, which a Teams workflow takes.
[[nodiscard]] std::string teams_message(std::string_view text);

// Blocks until the channel took it; at most 15 seconds. Follows nobody who points elsewhere, and keeps nothing of the answer.
// Fails  storage "error.chat" with the reason, never the address: whoever has it can write there
[[nodiscard]] Result<void> send_to_chat(const std::string& address, const std::string& message,
                                        const std::vector<std::string>& headers = {});  // "name: value"

}  // namespace schakel::post
