#include "http/chat_message.hpp"

#include <array>

#include <boost/describe.hpp>
#include <boost/json/object.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"
#include "http/message.hpp"

namespace schakel::http {

struct SlashAnswer {
  std::string response_type;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(SlashAnswer, (), (response_type, text))
struct TeamsAnswer {
  std::string type;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TeamsAnswer, (), (type, text))

namespace {

constexpr Limits largest_activity{.bytes = 1U << 16};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// False when it is said twice.
bool field_of(const Pairs& pairs, std::string_view name, std::string& value) {
  int times = 0;
  for (const auto& [key, text] : pairs) {
    if (key != name) continue;
    value = text;
    ++times;
  }
  return times < 2;
}

std::string string_at(const boost::json::object& object, std::string_view name) {
  const auto* const value = object.if_contains(boost::json::string_view(name.data(), name.size()));
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->get_string().data(), value->get_string().size());
}

// "<at>Schakel</at>&nbsp;vandaag" → "vandaag". A tag that is not closed ends the text.
std::string without_markup(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities = {
      {{"&nbsp;", " "}, {"&#160;", " "}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}}};
  std::string plain;
  while (!text.empty()) {
    if (text.front() == '<') {
      const bool mention = text.starts_with("<at>") || text.starts_with("<at ");
      const auto end = mention ? text.find("</at>") : text.find('>');
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + (mention ? 5 : 1));
      plain += ' ';
      continue;
    }
    bool entity = false;
    for (const auto& [code, sign] : entities) {
      if (!text.starts_with(code)) continue;
      plain += sign;
      text.remove_prefix(code.size());
      entity = true;
      break;
    }
    if (entity) continue;
    plain += text.front();
    text.remove_prefix(1);
  }
  return std::string(trimmed(plain));
}

}  // namespace

std::optional<ChatMessage> mattermost_command(std::string_view body) {
  Pairs pairs;
  ChatMessage message;
  if (!decode_query(body, pairs)) return std::nullopt;
  const bool once = field_of(pairs, "user_id", message.name) && field_of(pairs, "text", message.text) && field_of(pairs, "token", message.token);
  return once && !message.name.empty() ? std::optional(std::move(message)) : std::nullopt;
}

std::optional<ChatMessage> slack_command(std::string_view body) {
  Pairs pairs;
  ChatMessage message;
  std::string team;
  if (!decode_query(body, pairs)) return std::nullopt;
  const bool once = field_of(pairs, "user_id", message.name) && field_of(pairs, "text", message.text) && field_of(pairs, "team_id", team);
  if (!once || message.name.empty()) return std::nullopt;
  message.name = team + "/" + message.name;
  return message;
}

std::optional<ChatMessage> teams_activity(std::string_view body) {
  const auto value = exchange::parse_json_value(body, largest_activity);
  if (!value || !value->is_object()) return std::nullopt;
  const boost::json::object& activity = value->get_object();
  if (string_at(activity, "type") != "message") return std::nullopt;
  ChatMessage message{.name = {}, .text = without_markup(string_at(activity, "text")), .token = {}};
  if (const auto* const from = activity.if_contains("from"); from != nullptr && from->is_object()) message.name = string_at(from->get_object(), "id");
  return message;
}

std::string slash_answer(std::string_view text) { return exchange::json_text(SlashAnswer{.response_type = "ephemeral", .text = std::string(text)}); }

std::string teams_answer(std::string_view text) { return exchange::json_text(TeamsAnswer{.type = "message", .text = std::string(text)}); }

}  // namespace schakel::http
