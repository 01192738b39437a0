#include "sources/mattermost.hpp"

#include <algorithm>

#include <boost/json/array.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"

namespace schakel::sources {
namespace {

bool of_a_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; }

std::optional<When> when_in(const boost::json::object& said) {
  const auto* const value = said.if_contains("create_at");
  if (value == nullptr || !value->is_int64() || value->get_int64() <= 0 || value->get_int64() > 7'258'118'400'000) return std::nullopt;
  return When{.seconds = static_cast<double>(value->get_int64() / 1000)};
}

std::vector<std::string> members_in(const boost::json::object& post) {
  std::vector<std::string> names;
  const auto* all = array_in(post, "channel_members");
  if (all == nullptr) all = array_in(post, "participants");
  if (all == nullptr) return names;
  for (const auto& one : *all) {
    if (one.is_string()) names.emplace_back(one.get_string().data(), one.get_string().size());
    if (const auto* const person = one.if_object()) names.emplace_back(text_in(*person, "username"));
  }
  return names;
}

}  // namespace

MattermostReader::MattermostReader(const std::string& file, Gathering& gathering)
    : file_(file), gathering_(gathering), lines_(gathering.rules().limits.chat_line_bytes) {}

void MattermostReader::feed(std::string_view piece) {
  if (gathering_.stopped()) return;
  lines_.feed(piece, [this](const Line& one) { line(one); });
}

void MattermostReader::line(const Line& line) {
  if (gathering_.stopped() || trimmed(line.text).empty()) return;
  if (line.cut) {
    gathering_.refuse(file_, line.number, "", "the line is longer than " + std::to_string(gathering_.rules().limits.chat_line_bytes) + " bytes");
    return;
  }
  const auto value = exchange::parse_json_value(line.text, {.bytes = gathering_.rules().limits.chat_line_bytes});
  const auto* const object = value ? value->if_object() : nullptr;
  const std::string_view type = object == nullptr ? std::string_view{} : text_in(*object, "type");
  if (!begun_ && type.empty()) {
    gathering_.stop(file_, line.number, "", "this is no export of Mattermost: its first line is not a JSON document with a type", "error.no_mattermost");
    return;
  }
  begun_ = true;
  if (type.empty()) {  // what is wrong inside is not shown: it could be somebody's words
    gathering_.refuse(file_, line.number, "", "this line is not a JSON document with a type");
    return;
  }
  const auto* const body = object_in(*object, type);
  if (body == nullptr) return;
  if (type == "user") user(*body, false);
  if (type == "bot") user(*body, true);
  if (type == "post") post(*body, {}, line.number);
  if (type == "direct_post") post(*body, members_in(*body), line.number);
}

void MattermostReader::user(const boost::json::object& user, bool machine) {
  people_.know(text_in(user, "username"), text_in(user, "email"), machine, gathering_.rules().limits.nodes);
}

// "@anna", with or without the point or dash that ends a sentence, when there is such a person.
std::vector<std::string> MattermostReader::mentioned(std::string_view text) const {
  std::vector<std::string> names;
  for (std::size_t at = text.find('@'); at != std::string_view::npos && names.size() < 1000; at = text.find('@', at + 1)) {
    if (at > 0 && of_a_name(text[at - 1])) continue;  // an address
    std::size_t end = at + 1;
    while (end < text.size() && end - at < 80 && of_a_name(text[end])) ++end;
    std::string name = lower_ascii(text.substr(at + 1, end - at - 1));
    while (!name.empty() && !people_.knows(name) && (name.back() == '.' || name.back() == '-' || name.back() == '_')) name.pop_back();
    if (people_.knows(name)) names.push_back(std::move(name));
  }
  return names;
}

void MattermostReader::post(const boost::json::object& post, const std::vector<std::string>& members, std::uint64_t line) {
  Speakers speakers;
  message(post, members, speakers, line);
  speakers.spoke(text_in(post, "user"));
  const auto* const replies = array_in(post, "replies");
  if (replies == nullptr) return;
  for (const auto& one : *replies) {
    const auto* const reply = one.if_object();
    if (reply == nullptr) continue;
    message(*reply, members, speakers, line);
    speakers.spoke(text_in(*reply, "user"));
  }
}

void MattermostReader::message(const boost::json::object& said, const std::vector<std::string>& members, const Speakers& before, std::uint64_t line) {
  const std::string_view by = text_in(said, "user");
  if (by.empty()) {
    gathering_.refuse(file_, line, "", "a message does not say who wrote it", "error.no_writer");
    return;
  }
  if (people_.machine(by) || text_in(said, "type").starts_with("system_")) return gathering_.leave_out_automatic();
  Contact contact;
  contact.from = people_.who(by);
  contact.at = when_in(said);
  if (members.empty()) {
    for (const auto& name : before.all()) contact.to.push_back(people_.who(name));
    for (const auto& name : mentioned(text_in(said, "message"))) contact.to.push_back(people_.who(name));
  } else {
    for (const auto& name : members) contact.to.push_back(people_.who(name));
  }
  gathering_.take(contact);
}

void MattermostReader::end() {
  lines_.end([this](const Line& one) { line(one); });
  if (!begun_ && !gathering_.stopped()) gathering_.stop(file_, 0, "", "the file is empty", "error.empty_file");
}

}  // namespace schakel::sources
