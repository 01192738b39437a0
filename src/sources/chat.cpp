#include "sources/chat.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/text.hpp"

namespace schakel::sources {

std::string_view text_in(const boost::json::object& object, std::string_view field) {
  const auto* const value = object.if_contains({field.data(), field.size()});
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

const boost::json::object* object_in(const boost::json::object& object, std::string_view field) {
  const auto* const value = object.if_contains({field.data(), field.size()});
  return value == nullptr ? nullptr : value->if_object();
}

const boost::json::array* array_in(const boost::json::object& object, std::string_view field) {
  const auto* const value = object.if_contains({field.data(), field.size()});
  return value == nullptr ? nullptr : value->if_array();
}

void ChatPeople::know(std::string_view name, std::string_view email, bool machine, std::size_t most) {
  if (name.empty() || people_.size() >= most) return;
  people_.insert_or_assign(std::string(name), Person{.who = std::string(email.empty() ? name : email), .machine = machine});
}

bool ChatPeople::machine(std::string_view name) const {
  const auto person = people_.find(std::string(name));
  return person != people_.end() && person->second.machine;
}

std::string ChatPeople::who(std::string_view name) const {
  const auto person = people_.find(std::string(name));
  return person == people_.end() ? std::string(name) : person->second.who;
}

void Speakers::spoke(std::string_view name) {
  if (names_.size() < 100 && std::find(names_.begin(), names_.end(), name) == names_.end()) names_.emplace_back(name);
}

}  // namespace schakel::sources
