#pragma once
// What the chats have in common: who is somebody there, and to whom a message is.
//
//   in a conversation of named people     to all others of it
//   in a channel                          to who spoke before in the thread, and to who is mentioned; a message that opens a
//                                         thread and mentions nobody is to nobody in particular
//
// A text is looked through for mentions and then gone; reactions are not looked at.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/json/value.hpp>

namespace schakel::sources {

// The text of a field; "" when it is not there or no text.
[[nodiscard]] std::string_view text_in(const boost::json::object& object, std::string_view field);
[[nodiscard]] const boost::json::object* object_in(const boost::json::object& object, std::string_view field);
[[nodiscard]] const boost::json::array* array_in(const boost::json::object& object, std::string_view field);

class ChatPeople {
 public:
  // `name` is what messages say, `email` what other sources say; "" = the chat does not tell.
  void know(std::string_view name, std::string_view email, bool machine, std::size_t most);
  [[nodiscard]] bool knows(std::string_view name) const { return people_.contains(std::string(name)); }
  [[nodiscard]] bool machine(std::string_view name) const;
  // An address, or else the name itself.
  [[nodiscard]] std::string who(std::string_view name) const;

 private:
  struct Person {
    std::string who;
    bool machine = false;
  };
  std::unordered_map<std::string, Person> people_;
};

// Who spoke in a thread, each once, the first hundred.
class Speakers {
 public:
  void spoke(std::string_view name);
  [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

 private:
  std::vector<std::string> names_;
};

}  // namespace schakel::sources
