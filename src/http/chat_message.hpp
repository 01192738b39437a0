#pragma once
// What Mattermost, Slack and Teams send when somebody says something to Schakel there: of all that is in it the name of who says
// it, the words, and the token where that is what shows who sends it. The rest is not read, so it is kept nowhere.

#include <optional>
#include <string>
#include <string_view>

namespace schakel::http {

struct ChatMessage {
  std::string name;   // as their server numbers them; "" = it does not say
  std::string text;
  std::string token;  // of Mattermost's command
};

// A slash command: application/x-www-form-urlencoded with user_id, text and token; in Slack people are numbered per team.
// Edges  nothing when it is broken, or says one of them twice
[[nodiscard]] std::optional<ChatMessage> mattermost_command(std::string_view body);
[[nodiscard]] std::optional<ChatMessage> slack_command(std::string_view body);
// An activity of the type "message" (JSON), without the mention of us and other markup in its text. Edges  nothing when it is none
[[nodiscard]] std::optional<ChatMessage> teams_activity(std::string_view body);

// What they show to who asked alone.
[[nodiscard]] std::string slash_answer(std::string_view text);
// What Teams shows in the channel.
[[nodiscard]] std::string teams_answer(std::string_view text);

}  // namespace schakel::http
