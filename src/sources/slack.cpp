#include "sources/slack.hpp"

#include <charconv>
#include <utility>

#include <boost/json/array.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"

namespace schakel::sources {
namespace {

// "1772443800.000100"; nothing when it is not between 1970 and 2200.
std::optional<When> when_in(std::string_view ts) {
  std::int64_t seconds = 0;
  const std::string_view whole = ts.substr(0, ts.find('.'));
  const auto [end, wrong] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
  if (whole.empty() || wrong != std::errc{} || end != whole.data() + whole.size() || seconds <= 0 || seconds > 7'258'118'400) return std::nullopt;
  return When{.seconds = static_cast<double>(seconds)};
}

bool is_message(std::string_view subtype) {
  return subtype.empty() || subtype == "thread_broadcast" || subtype == "file_share" || subtype == "me_message" || subtype == "reply_broadcast";
}

// "<@U123>" and "<@U123|anna>".
std::vector<std::string> mentioned(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find("<@"); at != std::string_view::npos && names.size() < 1000; at = text.find("<@", at + 2)) {
    const std::size_t end = text.find_first_of("|>", at);
    if (end != std::string_view::npos && end - at <= 40) names.emplace_back(text.substr(at + 2, end - at - 2));
  }
  return names;
}

}  // namespace

bool SlackReader::documents(std::string_view text, const std::string& file, std::vector<boost::json::object>& all) {
  if (gathering_.stopped()) return false;
  auto value = exchange::parse_json_value(text, {.bytes = gathering_.rules().limits.held_bytes});
  auto* const array = value ? value->if_array() : nullptr;
  if (array == nullptr) {  // where it is wrong, never what stands there
    gathering_.refuse(file, 0, "", value ? "this is not a list" : value.error().message);
    return false;
  }
  for (auto& one : *array) {
    if (auto* const object = one.if_object()) all.push_back(std::move(*object));
  }
  return true;
}

void SlackReader::users(std::string_view text, const std::string& file) {
  std::vector<boost::json::object> all;
  if (!documents(text, file, all)) return;
  for (const auto& user : all) {
    const auto* const profile = object_in(user, "profile");
    const auto* const bot = user.if_contains("is_bot");
    people_.know(text_in(user, "id"), profile == nullptr ? std::string_view{} : text_in(*profile, "email"),
                 text_in(user, "id") == "USLACKBOT" || (bot != nullptr && bot->is_bool() && bot->get_bool()), gathering_.rules().limits.nodes);
  }
}

void SlackReader::conversations(std::string_view text, const std::string& file) {
  std::vector<boost::json::object> all;
  if (!documents(text, file, all)) return;
  for (const auto& conversation : all) {
    const auto* const list = array_in(conversation, "members");
    if (list == nullptr || members_.size() >= gathering_.rules().limits.nodes) continue;
    std::vector<std::string> members;
    for (const auto& one : *list) {
      if (one.is_string()) members.emplace_back(one.get_string().data(), one.get_string().size());
    }
    for (const auto* const name : {"id", "name"}) {
      const std::string_view said = text_in(conversation, name);
      if (!said.empty()) members_.insert_or_assign(std::string(said), members);
    }
  }
}

void SlackReader::day(const std::string& conversation, std::string_view text, const std::string& file) {
  if (conversation != conversation_) {
    conversation_ = conversation;
    threads_.clear();
  }
  std::vector<boost::json::object> all;
  if (!documents(text, file, all)) return;
  const auto members = members_.find(conversation);
  for (const auto& said : all) {
    if (text_in(said, "type") == "message") message(said, members == members_.end() ? nullptr : &members->second, file);
  }
}

void SlackReader::message(const boost::json::object& said, const std::vector<std::string>* members, const std::string& file) {
  const std::string_view by = text_in(said, "user");
  if (!is_message(text_in(said, "subtype")) || said.contains("bot_id") || people_.machine(by)) return gathering_.leave_out_automatic();
  if (by.empty()) {
    gathering_.refuse(file, 0, "", "a message does not say who wrote it", "error.no_writer");
    return;
  }
  Contact contact;
  contact.from = people_.who(by);
  contact.at = when_in(text_in(said, "ts"));
  // Who opened a thread stands in it too, or as its parent; a message outside threads is not kept in mind.
  const std::string_view thread = text_in(said, "thread_ts");
  Speakers alone;
  Speakers& speakers = thread.empty() ? alone : threads_[std::string(thread)];
  if (members != nullptr) {
    for (const auto& name : *members) contact.to.push_back(people_.who(name));
  } else {
    if (const auto parent = text_in(said, "parent_user_id"); !parent.empty()) contact.to.push_back(people_.who(parent));
    for (const auto& name : speakers.all()) contact.to.push_back(people_.who(name));
    for (const auto& name : mentioned(text_in(said, "text"))) contact.to.push_back(people_.who(name));
  }
  speakers.spoke(by);
  gathering_.take(contact);
}

}  // namespace schakel::sources
