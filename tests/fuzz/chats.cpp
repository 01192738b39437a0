// What comes in from a chat server: a slash command's form, and an activity of Teams.

#include "base/text.hpp"
#include "exchange/json.hpp"
#include "http/chat_message.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

void answerable(const std::optional<http::ChatMessage>& message) {
  if (!message) return;
  must(is_utf8(message->text) && is_utf8(message->name) && is_utf8(message->token), "what is read of a message is text");
  for (const std::string& answer : {http::slash_answer(message->text), http::teams_answer(message->text)}) {
    must(answer.find('\n') == std::string::npos, "an answer is one line");
    must(exchange::parse_json_value(answer, {}).has_value(), "an answer is JSON");
  }
}

void chat_message(std::string_view bytes) {
  const auto mattermost = http::mattermost_command(bytes);
  const auto slack = http::slack_command(bytes);
  answerable(mattermost);
  answerable(slack);
  answerable(http::teams_activity(bytes));
  must(!mattermost || !slack || mattermost->text == slack->text, "a command says the same in both");
}

}  // namespace

std::vector<Target> chat_targets() { return {{"chat_message", chat_message}}; }

}  // namespace schakel::fuzz
